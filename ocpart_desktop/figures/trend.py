"""One answer from wave to wave, drawn: the region and the other side, no line across a break."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ocpart_desktop.analysis.results import Base, Break, Comparison, Note, Shown, WavePoint
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import NONE, axis_end, displayed, unit_of
from ocpart_desktop.figures.charts import ColourRole, Figure, LineBreak, LineChart, Mark, Series
from ocpart_desktop.figures.evolution import break_name, trend_sentence
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import against_name, capitalised
from ocpart_desktop.figures.predicates import quotable
from ocpart_desktop.figures.sides import (
    against_mark,
    against_role,
    against_shown,
    region_mark,
    region_shown,
    region_side_name,
)
from ocpart_desktop.figures.tables import waves_table
from ocpart_desktop.figures.wording import (
    base_text,
    brief_footer,
    footer,
    heading,
    note_texts,
    subtitle,
    weakness_notes,
)
from ocpart_desktop.i18n import _, ngettext, number
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


def trend_figure(
    survey: Survey, points: Sequence[WavePoint], left_out: Sequence[str] = ()
) -> Figure:
    """The answer that the points speak of, oldest wave first; there is at least one point.

    ``left_out`` are the waves not shown because the filters say nothing of them.

    The wording and the source are the newest wave's; what differs before it is named as a break.
    """
    newest = points[-1].comparison
    row, chart = points[-1].row, line_chart(points)
    topic, asked = heading(newest.question, newest), asked_in(points)
    titled = _("{topic}: “{answer}” from wave to wave") if row else _("{topic} from wave to wave")
    return Figure(
        title=titled.format(topic=topic, answer=quotable(row.answer.label) if row else ""),
        subtitle=subtitle(survey, replace(asked, wave=waves_span(points)), newest.spec),
        chart=chart,
        table=waves_table(points),
        sentence=trend_sentence(points),
        footer=footer(survey, asked, waves_bases(points)),
        brief=brief_footer(survey, asked, waves_bases(points)),
        notes=(*missing_waves(left_out), *waves_notes(points)),
        alt=alt_text(chart),
        explanation=tuple(
            line for p in points for line in explain(survey, p.comparison, p.row).lines
        ),
    )


def line_chart(points: Sequence[WavePoint]) -> LineChart:
    """A series a side; a wave without the answer, or with a hidden base, is a gap in the line."""
    newest = points[-1].comparison
    unit, scale = unit_of(newest.question), newest.question.scale
    mine = tuple(_mark(region_mark, point) for point in points)
    theirs = tuple(_mark(against_mark, point) for point in points)
    reach = [v for mark in (*mine, *theirs) for v in (mark.value, mark.high) if v is not None]
    return LineChart(
        waves=tuple(point.wave for point in points),
        series=(
            Series(region_side_name(newest), ColourRole.REGION, mine),
            Series(against_name(newest), against_role(newest), theirs),
        ),
        bases=(
            tuple(_base(p, p.comparison.base_region, region_shown) for p in points),
            tuple(_base(p, p.comparison.base_against, against_shown) for p in points),
        ),
        unit=unit,
        minimum=float(scale[0]) if scale else 0.0,
        maximum=axis_end(reach, unit, scale),
        breaks=tuple(
            LineBreak(place, capitalised(break_name(point.breaks)))
            for place, point in enumerate(points)
            if point.breaks
        ),
        keys=tuple(point.comparison.question.key for point in points),
    )


def _mark(side: Callable[..., Mark], point: WavePoint) -> Mark:
    """The gap with the other side is not what this chart tests: its diamond is left out."""
    if point.row is None:
        return Mark(value=None, text=NONE, shown=Shown.HIDDEN)
    return replace(side(point.comparison, point.row, starred=True), significant=False)


def _base(point: WavePoint, base: Base | None, shown: Callable[[Comparison], Shown]) -> str:
    if point.row is None:
        return _("answer not offered")
    return base_text(base, shown(point.comparison))


def waves_span(points: Sequence[WavePoint]) -> str:
    """« Vagues 2011, 2015-2016 »."""
    waves = ", ".join(point.wave for point in points)
    return ngettext("Wave {waves}", "Waves {waves}", len(points)).format(waves=waves)


def asked_in(points: Sequence[WavePoint]) -> Question:
    """The newest question, without its base's wording when the waves do not share it."""
    newest = points[-1].comparison.question
    shared = not any(Break.BASE in point.breaks for point in points)
    return newest if shared else replace(newest, base_note=None)


def waves_bases(points: Sequence[WavePoint]) -> list[tuple[str, Base | None]]:
    """The region's base in each wave, with its name."""
    name = region_side_name(points[-1].comparison)
    return [(f"{name} {point.wave},", point.comparison.base_region) for point in points]


def missing_waves(waves: Sequence[str]) -> tuple[str, ...]:
    """That these waves are not shown, and why."""
    if not waves:
        return ()
    said = _("Waves not shown, as the filter does not apply to them: {waves}.")
    return (said.format(waves=", ".join(waves)),)


def waves_notes(points: Sequence[WavePoint]) -> tuple[str, ...]:
    """How changes were tested, then what any wave owes its reader; several trends may follow each
    other."""
    changes = [c for p in points for c in (p.region_change, p.against_change) if c is not None]
    tested = sum(change.p_value is not None for change in changes)
    said = []
    if tested:
        said.append(
            ngettext(
                "Waves are separate samples: {n} change tested.",
                "Waves are separate samples: {n} changes tested together, with Holm's correction.",
                tested,
            ).format(n=number(tested))
        )
    if any(map(_seems_off, points, points[1:])):
        said.append(_("Changes are computed before rounding."))
    kept = [n for p in points for n in p.comparison.notes if n is not Note.HOLM]
    said += note_texts(kept)
    said += weakness_notes({p.row.shown for p in points if p.row is not None})
    return tuple(said)


def _seems_off(before: WavePoint, after: WavePoint) -> bool:
    """Whether a change is not the difference of the rounded figures that are read."""
    if before.row is None or after.row is None:
        return False
    unit = unit_of(after.comparison.question)
    sides = (
        (before.row.region.value, after.row.region.value, after.region_change),
        (before.row.against.value, after.row.against.value, after.against_change),
    )
    return any(
        displayed(new, unit) - displayed(old, unit) != displayed(change.value, unit)
        for old, new, change in sides
        if change is not None and old is not None and new is not None
    )
