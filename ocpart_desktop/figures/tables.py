"""The table twin of each chart: every number, with its interval, bases and test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ocpart_desktop.analysis.results import (
    FRANCE,
    REST,
    Change,
    Comparison,
    Estimate,
    Panorama,
    RegionRow,
    Row,
    Shown,
    WavePoint,
)
from ocpart_desktop.figures.amounts import (
    NONE,
    amount,
    column_of,
    count_text,
    gap_number,
    unit_of,
)
from ocpart_desktop.figures.charts import ColumnKind, TableSpec, Unit, paired
from ocpart_desktop.figures.evolution import break_name
from ocpart_desktop.figures.places import against_name, name_of, reference_name
from ocpart_desktop.figures.sentence import short_verdict
from ocpart_desktop.figures.sides import region_side_name
from ocpart_desktop.i18n import _, half_up, number

Value = str | float | int | None
T = TypeVar("T")

DETAIL = " – "  # between a side and what details it: « Bretagne – borne basse »


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read and what is copied."""

    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Column:
    """A head and what its cells hold."""

    head: str
    kind: ColumnKind


def comparison_table(comparison: Comparison, *others: Comparison) -> TableSpec:
    """A row an answer in questionnaire order; ``others`` add the other side's figure and base."""
    unit = unit_of(comparison.question)
    columns = [
        Column(_("Answer"), ColumnKind.TEXT),
        *_compared_columns(comparison, unit),
        *(c for other in others for c in _brief(side_columns(against_name(other), unit))),
    ]
    rows = []
    for row in comparison.rows:
        beside = [other.row(row.answer.id) for other in others]
        rows.append(
            [
                Cell(row.answer.label, row.answer.label),
                *_compared_cells(row, unit),
                *(c for o in beside for c in _brief(side_cells(o.against if o else None, unit))),
            ]
        )
    keys = [row.answer.id for row in comparison.rows]
    return table_of(columns, rows, [row.shown for row in comparison.rows], keys)


def publics_table(
    comparisons: Sequence[Comparison],
    names: Sequence[str],
    france: Sequence[Comparison] = (),
    *,
    every_row: bool = False,
) -> TableSpec:
    """A row a public, each for the row its own comparison speaks of, or for every one of them.

    ``france`` adds its figure. Keys are those of the questions, paired with the answers' ids when
    every row is there.
    """
    first = comparisons[0]
    unit = unit_of(first.question)
    columns = [
        Column(_("Public"), ColumnKind.TEXT),
        Column(_("Answer"), ColumnKind.TEXT),
        *_compared_columns(first, unit),
        *(_brief(side_columns(_("France"), unit)) if france else []),
    ]
    rows, shown, keys = [], [], []
    for i, (comparison, name) in enumerate(zip(comparisons, names, strict=True)):
        told = comparison.row(comparison.spec.answer)
        for row in comparison.rows if every_row else [told] if told else []:
            cells = [Cell(name, name), Cell(row.answer.label, row.answer.label)]
            cells += _compared_cells(row, unit)
            if france:
                whole = france[i].row(row.answer.id if every_row else france[i].spec.answer)
                cells += _brief(side_cells(whole.against if whole else None, unit))
            rows.append(cells)
            shown.append(row.shown)
            key = comparison.question.key
            keys.append(paired(key, row.answer.id) if every_row else key)
    return table_of(columns, rows, shown, keys)


def waves_table(points: Sequence[WavePoint]) -> TableSpec:
    """A row a wave, oldest first, with each side's change since the wave before.

    A wave that did not offer the answer has a blank row.
    """
    newest = points[-1].comparison
    unit = unit_of(newest.question)
    sides = (region_side_name(newest), against_name(newest))
    columns = [
        Column(_("Wave"), ColumnKind.TEXT),
        *(
            column
            for side in sides
            for column in (*side_columns(side, unit), *_change_columns(side, unit))
        ),
        Column(_("Since the wave before"), ColumnKind.TEXT),
    ]
    rows, shown = [], []
    for point in points:
        row = point.row
        kept = row if row is not None and row.shown is not Shown.HIDDEN else None
        cells = [Cell(point.wave, point.wave)]
        for estimate, change in (
            (kept.region if kept else None, point.region_change),
            (kept.against if kept else None, point.against_change),
        ):
            cells += side_cells(estimate, unit) if row else [Cell(NONE, None)] * 5
            cells += _change_cells(change, unit)
        said = _since(point)
        rows.append([*cells, Cell(said, said)])
        shown.append(row.shown if row else Shown.PLAIN)
    return table_of(columns, rows, shown, [point.comparison.question.key for point in points])


def panorama_table(panorama: Panorama, order: Sequence[RegionRow] | None = None) -> TableSpec:
    """A row a region (INSEE order unless given), then France."""
    unit = unit_of(panorama.question)
    other = reference_name(FRANCE if panorama.spec.against == FRANCE else REST)
    columns = [
        Column(_("Region"), ColumnKind.TEXT),
        Column(_("Rank"), ColumnKind.COUNT),
        *side_columns("", unit),
        Column(other, column_of(unit)),
        *_test_columns(unit, other),
        Column(_("Possible ranks"), ColumnKind.TEXT),
    ]
    regions = order or panorama.regions
    rows = [_region_cells(row, unit) for row in regions]
    blank = [Cell(NONE, None)]
    france = [Cell(_("France"), _("France")), *blank, *side_cells(panorama.national, unit)]
    rows.append([*france, *blank * 6, Cell("", ""), Cell("", "")])
    shown, keys = [row.shown for row in regions], [row.code for row in regions]
    return table_of(columns, rows, [*shown, Shown.PLAIN], [*keys, ""])


def _region_cells(row: RegionRow, unit: Unit) -> list[Cell]:
    name = name_of(row.code, row.name)
    hidden = row.shown is Shown.HIDDEN
    possible = "" if row.ranks is None else "–".join(dict.fromkeys(map(number, row.ranks)))
    return [
        Cell(name, name),
        _cell(row.rank, number),
        *side_cells(None if hidden else row.estimate, unit),
        _cell(None if hidden else row.against.value, lambda value: amount(value, unit)),
        *_test_cells(row, unit),
        Cell(possible, possible),
    ]


def _compared_columns(comparison: Comparison, unit: Unit) -> list[Column]:
    other = against_name(comparison)
    return [
        *side_columns(region_side_name(comparison), unit),
        *side_columns(other, unit),
        *_test_columns(unit, other),
    ]


def _compared_cells(row: Row, unit: Unit) -> list[Cell]:
    hidden = row.shown is Shown.HIDDEN
    return [
        *side_cells(None if hidden else row.region, unit),
        *side_cells(None if hidden else row.against, unit),
        *_test_cells(row, unit),
    ]


def figures_first(table: TableSpec) -> TableSpec:
    """The same table for a narrow screen: figures, gap and test first, then what details a side."""
    order = sorted(range(len(table.head)), key=lambda i: DETAIL in table.head[i])

    def arranged(row: Sequence[T]) -> tuple[T, ...]:
        return tuple(row[i] for i in order)

    return replace(
        table,
        head=arranged(table.head),
        texts=tuple(map(arranged, table.texts)),
        values=tuple(map(arranged, table.values)),
        kinds=arranged(table.kinds) if table.kinds else (),
    )


def side_columns(name: str, unit: Unit) -> list[Column]:
    """A side's figure, bounds and bases."""
    kind = column_of(unit)
    value = {Unit.SHARE: _("Share"), Unit.SCORE: _("Mean mark")}.get(unit) or _("Mean")
    heads = [
        (name or value, kind),
        (_("lower bound"), kind),
        (_("upper bound"), kind),
        (_("base"), ColumnKind.COUNT),
        (_("effective base"), ColumnKind.COUNT),
    ]
    first, *rest = heads
    own = f"{name}{DETAIL}" if name else ""
    return [Column(*first), *(Column(own + head, kind) for head, kind in rest)]


def side_cells(estimate: Estimate | None, unit: Unit) -> list[Cell]:
    """What they hold; « masked » without an estimate."""
    if estimate is None or estimate.value is None:
        return [Cell(_("masked"), None), *[Cell(NONE, None)] * 4]
    return [
        Cell(amount(estimate.value, unit), estimate.value),
        Cell(amount(estimate.low, unit), estimate.low),
        Cell(amount(estimate.high, unit), estimate.high),
        _cell(estimate.n or None, count_text),
        _cell(estimate.effective, count_text),
    ]


def _brief(side: list[T]) -> list[T]:
    """Of a side's columns or cells, the figure and its base: a table is to be printed."""
    return [side[0], side[3]]


def _test_columns(unit: Unit, other: str) -> list[Column]:
    gap = _("Gap in points ({other})") if unit is Unit.SHARE else _("Gap ({other})")
    kind = ColumnKind.POINTS if unit is Unit.SHARE else ColumnKind.SCORE
    own = _("Gap") + DETAIL
    return [
        Column(gap.format(other=other), kind),
        Column(own + _("lower bound"), kind),
        Column(own + _("upper bound"), kind),
        Column(_("p-value"), ColumnKind.PROBABILITY),
        Column(_("adjusted p-value"), ColumnKind.PROBABILITY),
        Column(_("Verdict"), ColumnKind.TEXT),
    ]


def _test_cells(row: Row | RegionRow, unit: Unit) -> list[Cell]:
    hidden = row.shown is Shown.HIDDEN
    gaps = (None,) * 3 if hidden else (row.gap, row.gap_low, row.gap_high)
    said = short_verdict(row.shown, row.p_value, significant=row.significant)
    return [
        *(_gap_cell(gap, unit) for gap in gaps),
        _cell(None if hidden else row.p_value, _p_text),
        _cell(None if hidden else row.adjusted_p, _p_text),
        Cell(said, said),
    ]


def _gap_cell(gap: float | None, unit: Unit) -> Cell:
    """Copied in points for shares."""
    if gap is None:
        return Cell(NONE, None)
    return Cell(gap_number(gap, unit), gap * (100 if unit is Unit.SHARE else 1))


def _change_columns(side: str, unit: Unit) -> list[Column]:
    change = _("{side} – change in points") if unit is Unit.SHARE else _("{side} – change")
    kind = ColumnKind.POINTS if unit is Unit.SHARE else ColumnKind.SCORE
    return [
        Column(change.format(side=side), kind),
        Column(
            _("{side} – adjusted p-value of the change").format(side=side), ColumnKind.PROBABILITY
        ),
    ]


def _since(point: WavePoint) -> str:
    """The break by its name, else the verdict on the region's change."""
    if point.breaks:
        return break_name(point.breaks)
    change, row = point.region_change, point.row
    if change is None or row is None:
        return ""
    return short_verdict(row.shown, change.p_value, significant=change.significant)


def _change_cells(change: Change | None, unit: Unit) -> list[Cell]:
    if change is None:
        return [Cell(NONE, None)] * 2
    return [_gap_cell(change.value, unit), _cell(change.adjusted_p, _p_text)]


def _p_text(p_value: float) -> str:
    return "< " + number(0.001, 3) if p_value < 0.001 else number(half_up(p_value, 3), 3)


def _cell(value: float | None, text: Callable[[float], str]) -> Cell:
    return Cell(NONE, None) if value is None else Cell(text(value), value)


def table_of(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    shown: Sequence[Shown],
    keys: Sequence[str],
) -> TableSpec:
    """The table of these columns and cells; how it is ``shown`` and its key for each row."""
    return TableSpec(
        head=tuple(column.head for column in columns),
        texts=tuple(tuple(cell.text for cell in row) for row in rows),
        values=tuple(tuple(cell.value for cell in row) for row in rows),
        kinds=tuple(column.kind for column in columns),
        shown=tuple(shown),
        keys=tuple(keys),
    )
