"""The pictures of documents: each chart at the width of a page, as tall as it needs to be."""

from __future__ import annotations

import os
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ocpart_desktop.documents.pictures import PAGE, Drawn
from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DotChart,
    Figure,
    GridChart,
    LineChart,
    PanelChart,
    StackedChart,
    UpsetChart,
)
from ocpart_desktop.ui.charts.draw import layout, least_height
from ocpart_desktop.ui.charts.drawing import Drawing
from ocpart_desktop.ui.charts.png import png_bytes
from ocpart_desktop.ui.charts.render import render_png
from ocpart_desktop.ui.charts.svg import drawing_svg
from ocpart_desktop.ui.theme import LIGHT, load_fonts, load_theme

FINE = 3.0  # pixels of a picture for one of the window


class ChartPictures:
    """Draws with our own painter, in the light theme: documents are read on white."""

    def chart(self, chart: Chart, width: int, *, stretch: bool = False) -> Drawn:
        """See ``Pictures``."""
        drawing = _drawing(chart, width)
        height = round(drawing.rect.height())
        return Drawn(drawing_svg(drawing, stretch=stretch), width, height)

    def image(self, chart: Chart, width: int) -> bytes:
        """See ``Pictures``."""
        drawing = _drawing(chart, width)
        return _png(drawing.rect.size(), drawing.paint)

    def raster(self, svg: str, width: int) -> bytes:
        """See ``Pictures``."""
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        size = QSizeF(renderer.defaultSize())
        size.scale(width, size.height() * width, Qt.AspectRatioMode.KeepAspectRatio)
        return _png(size, lambda painter: renderer.render(painter, QRectF(QPointF(), size)))

    def page(self, figure: Figure) -> bytes:
        """See ``Pictures``."""
        return render_png(figure)


def offscreen_pictures() -> ChartPictures:
    """For a command: makes the application that painting needs, without any display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _Kept.application = QGuiApplication.instance() or QGuiApplication(["ocpart"])
    load_fonts()
    return ChartPictures()


def _drawing(chart: Chart, width: int) -> Drawing:
    load_fonts()
    theme = load_theme(LIGHT)
    height = ceil(max(_ease(chart, width), least_height(chart, theme, width=width)))
    return layout(chart, QRectF(0, 0, width, height), theme)


def _png(size: QSizeF, paint: Callable[[QPainter], object]) -> bytes:
    image = QImage((size * FINE).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return png_bytes(image)


def _ease(chart: Chart, width: int) -> float:
    """The height at which a chart of this width reads with ease, in pixels."""
    if isinstance(chart, StackedChart):
        legend = 24 * (1 + sum(map(len, chart.answers)) * 8 // width)
        return legend + 30 + 74 * len(chart.rows)
    if isinstance(chart, BarChart):
        band = 20 + 22 * len(chart.series)
        if width < PAGE:  # on a phone, labels stand above their bars and nothing ends a page
            return 90 + len(chart.categories) * (18 + band)
        return min(90 + len(chart.categories) * band, 0.72 * width)
    if isinstance(chart, DotChart):
        return 70 + 22 * len(chart.rows)
    if isinstance(chart, LineChart):
        return 300
    if isinstance(chart, PanelChart):
        rows = [len(panel.chart.categories) for panel in chart.panels]
        if width < PAGE:
            return sum(130 + 62 * each for each in rows)
        return 130 + 52 * max(rows)
    if isinstance(chart, GridChart):
        return 100 + (32 if width < PAGE else 22) * len(chart.rows)
    if isinstance(chart, UpsetChart):
        return 200 + 26 * len(chart.members)
    return 1.25 * width if width < 500 else 0.52 * width


class _Kept:
    """Qt wants its application object alive as long as anything is painted."""

    application: object = None
