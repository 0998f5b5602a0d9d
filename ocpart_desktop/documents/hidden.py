"""Figures that may not be shown: what is said in their place."""

from __future__ import annotations

from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DotChart,
    GridChart,
    LineChart,
    Mark,
    PanelChart,
    StackedChart,
    UpsetChart,
)
from ocpart_desktop.i18n import _


def has_figures(chart: Chart) -> bool:
    """Whether anything is left to draw; a map without figures still shows where they lack."""
    marks: list[Mark]
    if isinstance(chart, BarChart | LineChart):
        marks = [mark for series in chart.series for mark in series.marks]
    elif isinstance(chart, StackedChart):
        marks = [mark for row in chart.rows for mark in row.marks]
    elif isinstance(chart, DotChart):
        marks = [row.mark for row in chart.rows]
    elif isinstance(chart, PanelChart):
        return any(has_figures(panel.chart) for panel in chart.panels)
    elif isinstance(chart, UpsetChart):
        return has_figures(chart.combinations)
    elif isinstance(chart, GridChart):
        marks = [mark for row in chart.rows for mark in row.marks]
    else:
        return True
    return any(mark.value is not None for mark in marks)


def why_hidden(*, invited: bool = True) -> tuple[str, str, str]:
    """That it is hidden, why, and what the room can do about it.

    Who was not ``invited`` to the room has nothing to say there.
    """
    room = _("The room may know more: what do you see here?") if invited else ""
    return (
        _("No figure may be shown: the base is too small."),
        _(
            "With so few answers, a figure could reveal what one person said. The other regions "
            "can be read on the maps."
        ),
        room,
    )
