"""The one door to the charts: any spec, any rectangle, any painter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DiscMap,
    DotChart,
    GridChart,
    LineChart,
    PanelChart,
    StackedChart,
    UpsetChart,
)
from ocpart_desktop.ui.charts import bars, dots, grid, lines, panels, stacked, upset
from ocpart_desktop.ui.charts.discmap import layout_discs
from ocpart_desktop.ui.charts.drawing import Drawing, Shape
from ocpart_desktop.ui.charts.geomap import layout_map
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.charts.state import WHOLE, ChartState
from ocpart_desktop.ui.charts.tilemap import layout_tiles
from ocpart_desktop.ui.theme import Theme


def layout(chart: Chart, rect: QRectF, theme: Theme, state: ChartState = WHOLE) -> Drawing:
    """The chart placed in ``rect``, before any painter."""
    look = Look(theme, state.scale, state.least)
    if isinstance(chart, BarChart):
        return bars.layout_bars(chart, rect, look)
    if isinstance(chart, StackedChart):
        return stacked.layout_stacked(chart, rect, look)
    if isinstance(chart, DotChart):
        return dots.layout_dots(chart, rect, look)
    if isinstance(chart, LineChart):
        return lines.layout_lines(chart, rect, look)
    if isinstance(chart, PanelChart):
        return panels.layout_panels(chart, rect, look)
    if isinstance(chart, GridChart):
        return grid.layout_grid(chart, rect, look)
    if isinstance(chart, UpsetChart):
        return upset.layout_upset(chart, rect, look)
    if isinstance(chart, DiscMap):
        return layout_discs(chart, rect, look)
    return layout_tiles(chart, rect, look) if state.tiles else layout_map(chart, rect, look, state)


def draw(
    painter: QPainter, chart: Chart, rect: QRectF, theme: Theme, state: ChartState = WHOLE
) -> Drawing:
    """Paint the chart inside ``rect``; return its drawing, for pointing at its areas."""
    drawing = layout(chart, rect, theme, state)
    drawing.paint(painter)
    if state.highlight is not None:
        emphasis(drawing, state.highlight, theme.screen.text, state.scale).paint(painter)
    return drawing


def emphasis(drawing: Drawing, key: str, colour: QColor, scale: float = 1.0) -> Drawing:
    """Contours around every area of a key, to be painted over the drawing."""
    contours = [
        Shape(area.path, stroke=colour, width=2.0 * scale)
        for area in drawing.areas
        if area.key == key
    ]
    return Drawing(drawing.rect, items=list(contours))


def least_height(
    chart: Chart,
    theme: Theme,
    scale: float = 1.0,
    width: float | None = None,
    least: float = 0.0,
) -> float:
    """The height under which a chart's texts would meet, at this width where it counts."""
    look = Look(theme, scale, least)
    if isinstance(chart, BarChart):
        return bars.least_height(chart, look, width)
    if isinstance(chart, StackedChart):
        return stacked.least_height(chart, look)
    if isinstance(chart, DotChart):
        return dots.least_height(chart, look)
    if isinstance(chart, LineChart):
        return lines.least_height(chart, look)
    if isinstance(chart, PanelChart):
        return panels.least_height(chart, look, width)
    if isinstance(chart, GridChart):
        return grid.least_height(chart, look)
    if isinstance(chart, UpsetChart):
        return upset.least_height(chart, look)
    return look.px(240)


def most_height(chart: Chart, theme: Theme, scale: float = 1.0, least: float = 0.0) -> float | None:
    """The height above which a chart only leaves white; None when it always fills its room."""
    look = Look(theme, scale, least)
    if isinstance(chart, BarChart):
        return bars.most_height(chart, look)
    if isinstance(chart, StackedChart):
        return stacked.most_height(chart, look)
    if isinstance(chart, LineChart):
        return lines.most_height(chart, look)
    if isinstance(chart, PanelChart):
        return panels.most_height(chart, look)
    if isinstance(chart, GridChart):
        return grid.most_height(chart, look)
    return upset.most_height(chart, look) if isinstance(chart, UpsetChart) else None
