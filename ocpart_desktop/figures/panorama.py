"""The 18 regions: the map and the ranking, of a figure or of its gap with the other side."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from ocpart_desktop.analysis.results import FRANCE, Base, Panorama, RegionRow, Shown
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import mark_of
from ocpart_desktop.figures.charts import (
    Chart,
    DotChart,
    DotRow,
    Figure,
    MapArea,
    MapChart,
    Mark,
    Unit,
)
from ocpart_desktop.figures.classes import classes_of, gap_classes_of
from ocpart_desktop.figures.explanation import explain_panorama
from ocpart_desktop.figures.measures import Drawn, Measure, drawn, in_order, unit_drawn
from ocpart_desktop.figures.places import name_of, reference_name
from ocpart_desktop.figures.predicates import quotable
from ocpart_desktop.figures.sentence import panorama_sentence
from ocpart_desktop.figures.tables import panorama_table
from ocpart_desktop.figures.wording import (
    brief_footer,
    counted,
    footer,
    heading,
    panorama_notes,
    subtitle,
    topic,
)
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.survey import Survey


def map_figure(
    survey: Survey,
    panorama: Panorama,
    selected: str | None = None,
    measure: Measure = Measure.LEVEL,
) -> Figure:
    """The regions coloured by class."""
    several, one = _("{topic}: “{answer}” by region"), _("{topic} by region")
    if measure is Measure.GAP:
        several, one = _("{topic}: “{answer}”, {gap} by region"), _("{topic}: {gap} by region")
    title = _titled(panorama, several, one)
    return _figure(survey, panorama, selected, map_chart(panorama, selected, measure), title)


def ranking_figure(
    survey: Survey,
    panorama: Panorama,
    selected: str | None = None,
    measure: Measure = Measure.LEVEL,
) -> Figure:
    """The regions ranked, with their intervals."""
    several, one = _("{topic}: “{answer}”, regions ranked"), _("{topic}: regions ranked")
    if measure is Measure.GAP:
        several = _("{topic}: “{answer}”, regions ranked by {gap}")
        one = _("{topic}: regions ranked by {gap}")
    title = _titled(panorama, several, one)
    return _figure(survey, panorama, selected, ranking_chart(panorama, selected, measure), title)


def _titled(panorama: Panorama, several: str, one: str) -> str:
    """The first wording, or the second for an answer that says no more than its question."""
    answer = panorama.answer.label.strip()
    alone = answer in (panorama.question.label, topic(panorama.question))
    whole = panorama.spec.against == FRANCE
    return (one if alone else several).format(
        topic=heading(panorama.question, panorama),
        answer=quotable(panorama.answer.label),
        gap=_("gap with France as a whole") if whole else _("gap with the rest of France"),
    )


def map_chart(
    panorama: Panorama, selected: str | None = None, measure: Measure = Measure.LEVEL
) -> MapChart:
    """Classes are cut on the figures that may be read, very weak ones left out if possible."""
    unit, regions = unit_drawn(panorama, measure), drawn(panorama, measure)
    make = gap_classes_of if measure is Measure.GAP else classes_of
    classes = make(_values(regions, tested=True) or _values(regions), unit)
    return MapChart(
        areas=tuple(
            MapArea(
                each.row.code,
                name_of(each.row.code, each.row.name),
                None if each.mark.value is None else classes.index(each.mark.value),
                each.mark,
                _base(each.row),
                selected=each.row.code == selected,
            )
            for each in regions
        ),
        classes=classes.legend,
        grey_text=_("No figure published")
        if panorama.question.indicator
        else _("Too few respondents, or none"),
        hatched_text=_("Very weak base"),
        unit=unit,
        diverging=measure is Measure.GAP,
    )


def ranking_chart(
    panorama: Panorama, selected: str | None = None, measure: Measure = Measure.LEVEL
) -> DotChart:
    """Ranked regions first, then those too weak to be ranked, then those without a figure.

    The line to compare with is France's figure; of gaps, no gap at all.
    """
    unit = unit_drawn(panorama, measure)
    rows = tuple(
        DotRow(
            each.row.code,
            name_of(each.row.code, each.row.name),
            each.rank,
            each.mark,
            _base(each.row),
            selected=each.row.code == selected,
        )
        for each in in_order(drawn(panorama, measure))
    )
    name, reference = _("France"), mark_of(panorama.national, Shown.PLAIN, unit)
    if measure is Measure.GAP:
        name, reference = reference_name(panorama.spec.against), Mark(0.0, _("no gap"))
    minimum, maximum = _axis([*(row.mark for row in rows), reference], unit)
    return DotChart(rows, reference, name, unit, minimum, maximum)


def _figure(
    survey: Survey, panorama: Panorama, selected: str | None, chart: Chart, title: str
) -> Figure:
    question = panorama.question
    order = None
    if isinstance(chart, DotChart):
        order = [panorama.region(row.code) for row in chart.rows]
    national = panorama.national
    base = Base(national.n, 0.0, national.effective or 0.0) if national.n else None
    return Figure(
        title=title,
        subtitle=subtitle(survey, question, panorama.spec),
        chart=chart,
        table=panorama_table(panorama, order),
        sentence=panorama_sentence(panorama, selected),
        footer=footer(survey, question, [(_("France"), base)]),
        brief=brief_footer(survey, question, [(_("France"), base)]),
        notes=panorama_notes(panorama),
        alt=alt_text(chart),
        explanation=explain_panorama(survey, panorama).lines,
    )


def _values(regions: Sequence[Drawn], *, tested: bool = False) -> list[float]:
    return [
        each.mark.value
        for each in regions
        if each.mark.value is not None and (each.mark.shown.tested or not tested)
    ]


def _base(row: RegionRow) -> str:
    if row.shown is Shown.HIDDEN or row.estimate.value is None:
        return _("too few respondents, or none")
    if not row.estimate.n:
        return ""  # no base was published: the notes say so once
    return counted(row.estimate.n, row.estimate.effective, row.shown)


def _axis(marks: Sequence[Mark], unit: Unit) -> tuple[float, float]:
    """Round bounds that hold every interval: dots need no zero."""
    step = {Unit.SHARE: 0.1, Unit.POINTS: 10.0}.get(unit, 1.0)
    values = [v for mark in marks for v in (mark.low, mark.value, mark.high) if v is not None]
    if not values:
        return (0.0, 10 * step)
    low = floor(min(values) / step + 1e-9) * step
    high = ceil(max(values) / step - 1e-9) * step
    return (round(low, 4), round(max(high, low + step), 4))
