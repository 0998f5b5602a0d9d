"""What « sig. » means beside a gap, for the figures where it stands."""

from __future__ import annotations

from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    GridChart,
    Mark,
    PanelChart,
    UpsetChart,
)
from ocpart_desktop.i18n import _


def significance_key(chart: Chart) -> list[str]:
    """The key, when a gap of the chart is told significant."""
    if any(gap.significant for gap in _gaps(chart)):
        return [_("sig.: gap significant at 95%.")]
    return []


def _gaps(chart: Chart) -> list[Mark]:
    if isinstance(chart, BarChart):
        return list(chart.gaps)
    if isinstance(chart, PanelChart):
        return [gap for panel in chart.panels for gap in panel.chart.gaps]
    if isinstance(chart, GridChart):
        return [mark for row in chart.rows for mark in row.marks]
    return list(chart.combinations.gaps) if isinstance(chart, UpsetChart) else []
