"""The 18 regions: the map and the ranking."""

from __future__ import annotations

from math import ceil, floor

from ocpart_desktop.analysis.results import Base, Panorama, RegionRow, Shown
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import NONE, mark_of, unit_of
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
from ocpart_desktop.figures.classes import classes_of
from ocpart_desktop.figures.explanation import explain_panorama
from ocpart_desktop.figures.places import name_of
from ocpart_desktop.figures.predicates import quotable
from ocpart_desktop.figures.sentence import panorama_sentence
from ocpart_desktop.figures.tables import panorama_table
from ocpart_desktop.figures.wording import (
    counted,
    footer,
    heading,
    panorama_notes,
    subtitle,
    topic,
)
from ocpart_desktop.i18n import _, number
from ocpart_desktop.survey.survey import Survey


def map_figure(survey: Survey, panorama: Panorama, selected: str | None = None) -> Figure:
    """The regions coloured by class."""
    several, one = _("{topic}: “{answer}” by region"), _("{topic} by region")
    title = one if _is_its_topic(panorama) else several
    return _figure(survey, panorama, selected, map_chart(panorama, selected), title)


def ranking_figure(survey: Survey, panorama: Panorama, selected: str | None = None) -> Figure:
    """The regions ranked, with their intervals."""
    several, one = _("{topic}: “{answer}”, regions ranked"), _("{topic}: regions ranked")
    title = one if _is_its_topic(panorama) else several
    return _figure(survey, panorama, selected, ranking_chart(panorama, selected), title)


def _is_its_topic(panorama: Panorama) -> bool:
    """Whether the answer says no more than the question: an indicator, a single mean."""
    return panorama.answer.label.strip() in (panorama.question.label, topic(panorama.question))


def map_chart(panorama: Panorama, selected: str | None = None) -> MapChart:
    """Classes are cut on the figures that may be read, very weak ones left out if possible."""
    unit = unit_of(panorama.question)
    classes = classes_of(_values(panorama, tested=True) or _values(panorama), unit)
    areas = []
    for row in panorama.regions:
        mark = _mark(row, unit)
        areas.append(
            MapArea(
                row.code,
                name_of(row.code, row.name),
                None if mark.value is None else classes.index(mark.value),
                mark,
                _base(row),
                selected=row.code == selected,
            )
        )
    return MapChart(
        areas=tuple(areas),
        classes=classes.legend,
        grey_text=_("No figure published")
        if panorama.question.indicator
        else _("Too few respondents, or none"),
        hatched_text=_("Very weak base"),
        unit=unit,
    )


def ranking_chart(panorama: Panorama, selected: str | None = None) -> DotChart:
    """Ranked regions first, then those too weak to be ranked, then those without a figure."""
    unit = unit_of(panorama.question)
    rows = [
        DotRow(
            row.code,
            name_of(row.code, row.name),
            _rank(panorama, row),
            _mark(row, unit),
            _base(row),
            selected=row.code == selected,
        )
        for row in ranked(panorama)
    ]
    reference = mark_of(panorama.national, Shown.PLAIN, unit)
    minimum, maximum = _axis([*(row.mark for row in rows), reference], unit)
    return DotChart(tuple(rows), reference, _("France"), unit, minimum, maximum)


def ranked(panorama: Panorama) -> list[RegionRow]:
    """The regions in the order of the ranking."""

    def place(row: RegionRow) -> tuple[bool, bool, float, str]:
        missing = row.estimate.value is None or row.shown is Shown.HIDDEN
        return (missing, row.rank is None, -(row.estimate.value or 0.0), row.code)

    return sorted(panorama.regions, key=place)


def _figure(
    survey: Survey, panorama: Panorama, selected: str | None, chart: Chart, title: str
) -> Figure:
    question = panorama.question
    order = ranked(panorama) if isinstance(chart, DotChart) else panorama.regions
    national = panorama.national
    base = Base(national.n, 0.0, national.effective or 0.0) if national.n else None
    return Figure(
        title=title.format(topic=heading(question), answer=quotable(panorama.answer.label)),
        subtitle=subtitle(survey, question, panorama.spec),
        chart=chart,
        table=panorama_table(panorama, order),
        sentence=panorama_sentence(panorama, selected),
        footer=footer(survey, question, [(_("France"), base)]),
        notes=panorama_notes(panorama),
        alt=alt_text(chart),
        explanation=explain_panorama(survey, panorama).lines,
    )


def _values(panorama: Panorama, *, tested: bool = False) -> list[float]:
    return [
        row.estimate.value
        for row in panorama.regions
        if row.estimate.value is not None
        and row.shown is not Shown.HIDDEN
        and (row.shown.tested or not tested)
    ]


def _mark(row: RegionRow, unit: Unit) -> Mark:
    return mark_of(row.estimate, row.shown, unit, significant=row.significant)


def _base(row: RegionRow) -> str:
    if row.shown is Shown.HIDDEN or row.estimate.value is None:
        return _("too few respondents, or none")
    if not row.estimate.n:
        return ""  # no base was published: the notes say so once
    return counted(row.estimate.n, row.estimate.effective, row.shown)


def _rank(panorama: Panorama, row: RegionRow) -> str:
    if row.rank is None:
        return NONE
    tied = sum(other.rank == row.rank for other in panorama.regions) > 1
    return number(row.rank) + (" =" if tied else "")


def _axis(marks: list[Mark], unit: Unit) -> tuple[float, float]:
    """Round bounds that hold every interval: dots need no zero."""
    step = 0.1 if unit is Unit.SHARE else 1.0
    values = [v for mark in marks for v in (mark.low, mark.value, mark.high) if v is not None]
    if not values:
        return (0.0, 1.0 if unit is Unit.SHARE else 10.0)
    low = floor(min(values) / step + 1e-9) * step
    high = ceil(max(values) / step - 1e-9) * step
    return (round(max(0.0, low), 4), round(max(high, low + step), 4))
