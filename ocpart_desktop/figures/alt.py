"""A chart told to someone who cannot see it."""

from __future__ import annotations

from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DotChart,
    LineChart,
    MapChart,
    StackedChart,
)
from ocpart_desktop.i18n import _


def alt_text(chart: Chart) -> str:
    """What kind of chart it is, then every figure it shows, in its own order."""
    if isinstance(chart, StackedChart):
        return _stacked(chart)
    if isinstance(chart, BarChart):
        return _bars(chart)
    if isinstance(chart, DotChart):
        return _dots(chart)
    if isinstance(chart, LineChart):
        return _lines(chart)
    return _map(chart)


def _stacked(chart: StackedChart) -> str:
    lines = [_("Stacked bars, 100% each.")]
    for i, row in enumerate(chart.rows):
        said = [
            f"{answer} {mark.text}" for answer, mark in zip(chart.answers, row.marks, strict=True)
        ]
        said += [f"{net.label} {net.texts[i]}" for net in chart.brackets]
        lines.append(_told(f"{row.name} ({row.base_text})", said))
    return " ".join(lines)


def _bars(chart: BarChart) -> str:
    lines = [_("Horizontal bars.")]
    for i, category in enumerate(chart.categories):
        lines.append(_told(category, [f"{s.name} {s.marks[i].text}" for s in chart.series]))
    return " ".join(lines)


def _dots(chart: DotChart) -> str:
    said = [f"{row.name} {row.mark.text}" for row in chart.rows]
    return " ".join(
        [
            _("Ranked dots with their intervals."),
            _told(chart.reference_name, [chart.reference.text]),
            _told(_("Regions"), said),
        ]
    )


def _lines(chart: LineChart) -> str:
    lines = [_("Figures from wave to wave, oldest first.")]
    stops = {each.before: each.text for each in chart.breaks}
    for i, wave in enumerate(chart.waves):
        if i in stops:
            lines.append(_("{reason}: the line stops here.").format(reason=stops[i]))
        said = [
            f"{series.name} {series.marks[i].text} ({bases[i]})"
            for series, bases in zip(chart.series, chart.bases, strict=True)
        ]
        lines.append(_told(wave, said))
    return " ".join(lines)


def _map(chart: MapChart) -> str:
    lines = [_("Map of the regions of France.")]
    for i in reversed(range(len(chart.classes))):
        names = [f"{a.name} {a.mark.text}" for a in chart.areas if a.index == i]
        if names:
            lines.append(_told(chart.classes[i].text, names))
    grey = [area.name for area in chart.areas if area.index is None]
    if grey:
        lines.append(_told(chart.grey_text, grey))
    return " ".join(lines)


def _told(head: str, said: list[str]) -> str:
    return _("{head}: {list}.").format(head=head, list=", ".join(said))
