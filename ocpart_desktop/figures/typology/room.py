"""The room beside the survey: the types of the initiatives noted here, and what nobody brought.

A room is no sample: nothing of it is estimated nor tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.analysis.results import Row, Shown, TypologyProfile
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import amount
from ocpart_desktop.figures.charts import (
    BarChart,
    ColourRole,
    ColumnKind,
    Figure,
    Mark,
    Named,
    Panel,
    PanelChart,
    Series,
    TableSpec,
    Unit,
    paired,
)
from ocpart_desktop.figures.explanation import Explanation, explain
from ocpart_desktop.figures.places import within
from ocpart_desktop.figures.predicates import of_them, quoted
from ocpart_desktop.figures.publics import publics_left_out
from ocpart_desktop.figures.sentence import listed
from ocpart_desktop.figures.tables import Cell, Column, side_cells, side_columns, table_of
from ocpart_desktop.figures.typology.sides import asked_of, panel_chart, public_name
from ocpart_desktop.figures.wording import (
    brief_footer,
    comparison_notes,
    footer,
    restriction,
    subtitle,
    topic,
)
from ocpart_desktop.i18n import _, ngettext, number, whole
from ocpart_desktop.notebook.room import Room
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.survey import Survey


def room_figure(
    survey: Survey,
    room: Room,
    profiles: Sequence[TypologyProfile],
    left_out: Sequence[str] = (),
) -> Figure:
    """A panel for the room, then one a public of the survey; there is at least one profile.

    ``left_out`` are the publics of whom the filters say nothing.
    """
    compared = [profile.comparison for profile in profiles]
    first = compared[0]
    chart = PanelChart((_room_panel(room), *map(_without_gaps, panel_chart(compared).panels)))
    bases = [(public_name(c), c.base_region) for c in compared]
    return Figure(
        title=_(
            "{topic}: the room beside the survey, initiatives noted here and % of the respondents"
        ).format(topic=topic(first.question) + restriction(first)),
        subtitle=subtitle(survey, first.question, first.spec, public=False),
        chart=chart,
        table=_table(room, profiles),
        sentence=f"{room_sentence(room, profiles)} {_not_a_sample()}",
        footer=footer(survey, replace(first.question, base_note=None), bases),
        brief=brief_footer(survey, replace(first.question, base_note=None), bases),
        notes=(
            *_notes(room),
            *asked_of(compared, [public_name(c) for c in compared]),
            *publics_left_out(left_out),
            *dict.fromkeys(n for c in compared for n in comparison_notes(c)),
        ),
        alt=alt_text(chart),
        explanation=tuple(
            line for c in compared for line in explain(survey, c, command=("typology",)).lines
        ),
    )


def room_sentence(room: Room, profiles: Sequence[TypologyProfile]) -> str:
    """How many initiatives, and the types that none of them is of: the blind spots."""
    count = len(room.initiatives)
    if not count:
        return _(
            "No initiative is noted in this workshop yet: note them (Ctrl+N), and the room will "
            "be seen beside the survey."
        )
    noted = ngettext("{n} initiative noted here", "{n} initiatives noted here", count).format(
        n=number(count)
    )
    if room.untyped == count:
        return _("{noted}, none of which says its type of partnership.").format(noted=noted)
    blind = [kind for kind, told in room.by_type.items() if not told]
    if not blind:
        most = max(room.by_type, key=lambda kind: len(room.by_type[kind]))
        return _("{noted}: the four types are there, “{type}” most of all ({n}).").format(
            noted=noted, type=most.label, n=number(len(room.by_type[most]))
        )
    return ngettext(
        "{noted}, none of the type {types}: this is the room's blind spot.",
        "{noted}, none of these types: {types}; these are the room's blind spots.",
        len(blind),
    ).format(noted=noted, types=listed([_blind(kind, profiles) for kind in blind]))


def explain_room(room: Room, kind: PartnershipType, profile: Explanation) -> Explanation:
    """Which initiatives a number of the room counts; ``profile`` is what the survey says of it."""
    told = room.by_type[kind]
    titles = " ; ".join(each.title or each.territory_name or _("untitled") for each in told)
    items = (
        (_("Initiatives noted here"), number(len(told)) + (f" : {titles}" if titles else "")),
        (_("Tests"), _not_a_sample()),
    )
    return Explanation((*items, *profile.items), profile.command)


def _blind(kind: PartnershipType, profiles: Sequence[TypologyProfile]) -> str:
    """« « Innovation sociale » (16 % des dirigeants d'entreprise en Bretagne) »."""
    shares = [
        f"{amount(row.region.value, Unit.SHARE)} {of_them(profile.comparison.question.public)}"
        for profile in profiles
        if (row := _row(profile, kind)) is not None and row.region.value is not None
    ]
    if not shares:
        return quoted(kind.label)
    first = profiles[0].comparison
    return _("“{type}” ({shares} {place})").format(
        type=kind.label,
        shares=listed(shares),
        place=within(first.region_code, first.region_name),
    )


def _row(profile: TypologyProfile, kind: PartnershipType) -> Row | None:
    """The row of a type; None when several answers of the file bear it, which cannot be added."""
    rows = [row for row in profile.comparison.rows if row.answer.type is kind]
    return rows[0] if len(rows) == 1 else None


def _room_panel(room: Room) -> Panel:
    counts = {kind: len(told) for kind, told in room.by_type.items()}
    marks = tuple(Mark(float(n), number(n)) for n in counts.values())
    total = len(room.initiatives)
    said = ngettext("{n} initiative", "{n} initiatives", total).format(n=number(total))
    bars = BarChart(
        categories=tuple(kind.label for kind in counts),
        series=(Series(_("Initiatives noted here"), ColourRole.OTHER, marks),),
        unit=Unit.NUMBER,
        maximum=float(max(4, *counts.values())),
        keys=tuple(paired("", kind.value) for kind in counts),
        named=Named.QUESTION_ANSWER,
    )
    return Panel(_("The room"), said, bars)


def _without_gaps(panel: Panel) -> Panel:
    return replace(panel, chart=replace(panel.chart, gaps=()))


def _table(room: Room, profiles: Sequence[TypologyProfile]) -> TableSpec:
    """A row a type: the room's number, then each public's figure in the region."""
    compared = [profile.comparison for profile in profiles]
    columns = [
        Column(_("Type"), ColumnKind.TEXT),
        Column(_("Initiatives noted here"), ColumnKind.COUNT),
        *(c for made in compared for c in side_columns(public_name(made), Unit.SHARE)),
    ]
    rows, keys = [], []
    for kind, told in room.by_type.items():
        cells = [Cell(kind.label, kind.label), Cell(whole(len(told)), len(told))]
        for profile in profiles:
            row = _row(profile, kind)
            cells += side_cells(row.region if row else None, Unit.SHARE)
        rows.append(cells)
        keys.append(paired("", kind.value))
    return table_of(columns, rows, [Shown.PLAIN] * len(rows), keys)


def _notes(room: Room) -> tuple[str, ...]:
    told = _("In this notebook, “{type}” is called “{word}”.")
    notes = [told.format(type=kind.label, word=word) for kind, word in room.renamed]
    if room.shared:
        notes.append(_("An initiative of several types counts once in each."))
    if room.untyped:
        notes.append(
            ngettext(
                "{n} initiative has no type yet: it is in none of the bars.",
                "{n} initiatives have no type yet: they are in none of the bars.",
                room.untyped,
            ).format(n=number(room.untyped))
        )
    if room.elsewhere:
        notes.append(
            ngettext(
                "{n} initiative told in another workshop is not counted.",
                "{n} initiatives told in other workshops are not counted.",
                room.elsewhere,
            ).format(n=number(room.elsewhere))
        )
    return tuple(notes)


def _not_a_sample() -> str:
    return _("Nothing is tested: a room is not a sample of its territory.")
