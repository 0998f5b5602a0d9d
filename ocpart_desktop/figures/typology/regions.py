"""The gaps of the four types in the 18 regions, as a grid."""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.analysis.results import FRANCE, Base, Panorama, RegionRow, Shown
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import NONE, STARS, amount, gap_text, unit_of
from ocpart_desktop.figures.charts import (
    ColumnKind,
    Figure,
    GridChart,
    GridRow,
    TableSpec,
    Unit,
    paired,
)
from ocpart_desktop.figures.classes import Classes, gap_classes_of
from ocpart_desktop.figures.explanation import explain_panorama
from ocpart_desktop.figures.measures import Drawn, Measure, drawn, in_order, unit_drawn
from ocpart_desktop.figures.places import capitalised, name_of, within
from ocpart_desktop.figures.sentence import listed
from ocpart_desktop.figures.tables import DETAIL, Cell, Column, Value, table_of
from ocpart_desktop.figures.typology.words import type_name
from ocpart_desktop.figures.wording import (
    brief_footer,
    conditions,
    counted,
    footer,
    heading,
    note_texts,
    subtitle,
    weakness_notes,
)
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _, ngettext, number, points, whole
from ocpart_desktop.survey.survey import Survey

MOST_TOLD = 4  # significant gaps named in the sentence


def grid_figure(
    survey: Survey, types: Sequence[Panorama], selected: str, sorted_by: str | None = None
) -> Figure:
    """A line a region, a column a type; sorted by a type's gap, else by name."""
    first = types[0]
    by_type = [drawn(each, Measure.GAP) for each in types]
    place = next((i for i, each in enumerate(types) if each.answer.id == sorted_by), None)
    order = _order(by_type, place)
    chart = _chart(types, by_type, order, selected, place)
    national = first.national
    base = Base(national.n, 0.0, national.effective or 0.0) if national.n else None
    return Figure(
        title=_title(first),
        subtitle=subtitle(survey, first.question, first.spec),
        chart=chart,
        table=_table(types, order),
        sentence=_sentence(types, selected),
        footer=footer(survey, first.question, [(_("France"), base)]),
        brief=brief_footer(survey, first.question, [(_("France"), base)]),
        notes=_notes(types),
        alt=alt_text(chart),
        explanation=tuple(line for each in types for line in explain_panorama(survey, each).lines),
    )


def tested_in(types: Sequence[Panorama]) -> int:
    """How many gaps are tested together."""
    return sum(row.p_value is not None for each in types for row in each.regions)


def _title(first: Panorama) -> str:
    worded = _("{topic}: gaps with the rest of France")
    if first.spec.against == FRANCE:
        worded = _("{topic}: gaps with France as a whole")
    title = worded.format(topic=heading(first.question, first))
    return _("{title}, in points (% of the respondents)").format(title=title)


def _name(each: Panorama, types: Sequence[Panorama]) -> str:
    return type_name(each.answer, [other.answer for other in types])


def _names(types: Sequence[Panorama]) -> list[str]:
    return [_name(each, types) for each in types]


def _order(by_type: Sequence[Sequence[Drawn]], place: int | None) -> list[int]:
    """The places of the regions, in INSEE order, as the rows come."""
    rows = [each.row for each in by_type[0]]
    if place is None:
        return sorted(range(len(rows)), key=lambda i: fold(rows[i].name))
    codes = [row.code for row in rows]
    return [codes.index(each.row.code) for each in in_order(by_type[place])]


def _chart(
    types: Sequence[Panorama],
    by_type: Sequence[Sequence[Drawn]],
    order: Sequence[int],
    selected: str,
    place: int | None,
) -> GridChart:
    unit = unit_drawn(types[0], Measure.GAP)
    classes = _classes(by_type, unit)
    rows = [_line([each[i] for each in by_type], classes, selected) for i in order]
    return GridChart(
        columns=tuple(_names(types)),
        column_keys=tuple(each.answer.id for each in types),
        rows=tuple(rows),
        classes=classes.legend,
        grey_text=_("Too few respondents, or none"),
        hatched_text=_("Very weak base"),
        unit=unit,
        sorted_by=place,
    )


def _classes(by_type: Sequence[Sequence[Drawn]], unit: Unit) -> Classes:
    """The same for all the types; cut on the gaps that are not very weak, if there are any."""
    marks = [d.mark for each in by_type for d in each if d.mark.value is not None]
    sure = [mark for mark in marks if mark.shown.tested]
    return gap_classes_of([mark.value or 0.0 for mark in sure or marks], unit)


def _line(across: Sequence[Drawn], classes: Classes, selected: str) -> GridRow:
    row, marks = across[0].row, tuple(each.mark for each in across)
    return GridRow(
        row.code,
        name_of(row.code, row.name),
        _short_base(row),
        _base(row),
        marks,
        tuple(None if m.value is None else classes.index(m.value) for m in marks),
        selected=row.code == selected,
    )


def _base(row: RegionRow) -> str:
    if row.shown is Shown.HIDDEN or row.estimate.value is None:
        return _("too few respondents, or none")
    return counted(row.estimate.n, row.estimate.effective, row.shown)


def _short_base(row: RegionRow) -> str:
    if row.shown is Shown.HIDDEN or row.estimate.value is None or not row.estimate.n:
        return ""
    return whole(row.estimate.n) + STARS.get(row.shown, "")


def _table(types: Sequence[Panorama], order: Sequence[int]) -> TableSpec:
    """A row a region: its base, then each type's share and gap, which says when significant."""
    unit = unit_of(types[0].question)
    columns = [Column(_("Region"), ColumnKind.TEXT), Column(_("base"), ColumnKind.COUNT)]
    for name in _names(types):
        columns.append(Column(name, ColumnKind.SHARE))
        columns.append(Column(name + DETAIL + _("gap in points"), ColumnKind.POINTS))
    rows, shown, keys = [], [], []
    for i in order:
        across = [each.regions[i] for each in types]
        first = across[0]
        hidden = first.shown is Shown.HIDDEN
        name = name_of(first.code, first.name)
        base = first.estimate.n
        cells = [Cell(name, name), _known(None if hidden else base or None, whole(base))]
        for row in across:
            cells += [
                _known(row.estimate.value, amount(row.estimate.value, unit)),
                _gap(row),
            ]
        rows.append(cells)
        shown.append(first.shown)
        keys.append(paired(first.code, ""))
    return table_of(columns, rows, shown, keys)


def _known(value: Value, text: str) -> Cell:
    return Cell(NONE, None) if value is None else Cell(text, value)


def _gap(row: RegionRow) -> Cell:
    if row.gap is None or row.shown is Shown.HIDDEN:
        return Cell(NONE, None)
    text = points(row.gap)
    return Cell(_("{gap} sig.").format(gap=text) if row.significant else text, row.gap * 100)


def _sentence(types: Sequence[Panorama], selected: str) -> str:
    """The region's widest gap, then which gaps of the grid are significant."""
    return " ".join(filter(None, (_widest(types, selected), _significant(types))))


def _widest(types: Sequence[Panorama], selected: str) -> str:
    across = [(each, each.region(selected)) for each in types]
    known = [(each, row) for each, row in across if row.gap is not None]
    name = across[0][1].name
    where = capitalised(within(selected, name))
    said = conditions(types[0])
    where = f"{where} ({', '.join(said)})" if said else where
    if not known:
        return _("{where}, there is no gap to show: too few people answered, or none.").format(
            where=where
        )
    widest, row = max(known, key=lambda pair: abs(pair[1].gap or 0.0))
    return _("{where}, the widest gap is that of “{type}” ({gap}), {verdict}.").format(
        where=where,
        type=_name(widest, types),
        gap=gap_text(row.gap or 0.0, unit_of(widest.question)),
        verdict=_verdict(row),
    )


def _verdict(row: RegionRow) -> str:
    if row.shown is Shown.VERY_WEAK:
        return _("on a very weak base, which is not tested")
    if row.p_value is None:
        return _("not tested")
    return _("significant") if row.significant else _("not significant")


def _significant(types: Sequence[Panorama]) -> str:
    tested = tested_in(types)
    if not tested:
        return _("No gap could be tested.")
    found = [(each, row) for each in types for row in each.regions if row.significant and row.gap]
    if not found:
        return ngettext(
            "The one gap tested is not significant.",
            "None of the {n} gaps tested is significant.",
            tested,
        ).format(n=number(tested))
    found.sort(key=lambda pair: -abs(pair[1].gap or 0.0))
    names = [
        _("“{type}” {place} ({gap})").format(
            type=_name(each, types),
            place=within(row.code, row.name),
            gap=gap_text(row.gap or 0.0, unit_of(each.question)),
        )
        for each, row in found[:MOST_TOLD]
    ]
    if len(found) > MOST_TOLD:
        more = len(found) - MOST_TOLD
        names.append(ngettext("{n} other", "{n} others", more).format(n=number(more)))
    return ngettext(
        "Significant gap, of {n} tested: {gaps}.",
        "Significant gaps, of {n} tested: {gaps}.",
        len(found),
    ).format(n=number(tested), gaps=listed(names))


def _notes(types: Sequence[Panorama]) -> tuple[str, ...]:
    notes = dict.fromkeys(note for each in types for note in each.notes)
    seen = {r.shown for each in types for r in each.regions if r.estimate.value is not None}
    filtered = bool(types[0].filtered)
    return (*note_texts(notes, tested_in(types), filtered=filtered), *weakness_notes(seen))
