"""A whole figure as a picture: title, wording, chart, sentence, notes, base and source.

Needs an application object (a ``QGuiApplication`` is enough) and no window. Text stays text in SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.ui.charts.draw import draw, least_height
from ocpart_desktop.ui.charts.drawing import Drawing
from ocpart_desktop.ui.charts.look import Face, Look
from ocpart_desktop.ui.charts.png import png_bytes
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.theme import LIGHT, Theme, load_fonts, load_theme
from ocpart_desktop.ui.theme.scale import FALLBACKS, FAMILY

USUAL = QSize(1280, 800)
_EASY = QSize(960, 600)  # the size at which texts have the window's own sizes


def render_png(
    figure: Figure,
    size: QSize = USUAL,
    scale: float = 2.0,
    theme: Theme | None = None,
    state: ChartState | None = None,
) -> bytes:
    """The figure as PNG: ``size`` in logical pixels, ``scale`` real pixels for each.

    Like every picture, taller than asked when its rows would not fit.
    """
    return png_bytes(_image(figure, size, scale, theme, state))


def render_svg(
    figure: Figure,
    size: QSize = USUAL,
    theme: Theme | None = None,
    state: ChartState | None = None,
) -> bytes:
    """The figure as SVG, its words as text elements."""
    size = fitting_size(figure, size, state)
    data = QByteArray()
    store = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(store)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(figure.title)
    generator.setDescription(figure.alt)
    painter = QPainter(generator)
    paint_figure(painter, figure, QRectF(0, 0, size.width(), size.height()), theme, state)
    painter.end()
    family = f'font-family="{FAMILY}"'.encode()
    families = ", ".join((FAMILY, *(f"'{name}'" for name in FALLBACKS[:-1]), FALLBACKS[-1]))
    return bytes(data.data()).replace(family, f'font-family="{families}"'.encode())


def copy_to_clipboard(
    figure: Figure, theme: Theme | None = None, state: ChartState | None = None
) -> None:
    """Put the figure on the clipboard as a picture and as SVG.

    No text beside them: word processors would paste it in place of the picture.
    """
    data = QMimeData()
    data.setImageData(_image(figure, USUAL, 2.0, theme, state))
    data.setData("image/svg+xml", QByteArray(render_svg(figure, theme=theme, state=state)))
    QGuiApplication.clipboard().setMimeData(data)


def paint_figure(
    painter: QPainter,
    figure: Figure,
    rect: QRectF,
    theme: Theme | None = None,
    state: ChartState | None = None,
) -> None:
    """Paint the whole figure on its own paper; in the light theme unless told otherwise."""
    load_fonts()
    theme = theme or load_theme(LIGHT)
    state = state or ChartState(scale=easy_scale(rect))
    page = _Page(figure, rect, Look(theme, state.scale))
    painter.setFont(page.look.text.font)
    painter.fillRect(rect, theme.screen.surface)
    page.words.paint(painter)
    draw(painter, figure.chart, page.room, theme, state)


def fitting_size(figure: Figure, size: QSize, state: ChartState | None = None) -> QSize:
    """The size asked, or a taller one in which nothing of the figure meets."""
    load_fonts()
    theme, rect = load_theme(LIGHT), QRectF(0, 0, size.width(), size.height())
    scale = state.scale if state else easy_scale(rect)
    room = _Page(figure, rect, Look(theme, scale)).room
    lacking = least_height(figure.chart, theme, scale, room.width()) - room.height()
    return QSize(size.width(), size.height() + max(0, ceil(lacking)))


def easy_scale(rect: QRectF) -> float:
    """The scale at which a picture of this size reads as the window does."""
    return max(1.0, min(rect.width() / _EASY.width(), rect.height() / _EASY.height()))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    face: Face
    colour: QColor
    lines: int
    after: float


class _Page:
    """Words above and below, and the room they leave to the chart."""

    def __init__(self, figure: Figure, rect: QRectF, look: Look) -> None:
        self.words, self.look = Drawing(rect), look
        margin = look.px(20)
        inner = rect.adjusted(margin, margin * 0.8, -margin, -margin * 0.8)
        notes = " ".join((*figure.notes, figure.footer))
        above = [
            _Paragraph(figure.title, look.title, look.ink, 2, look.px(2)),
            _Paragraph(figure.subtitle, look.small, look.muted, 3, look.px(12)),
        ]
        below = [
            _Paragraph(figure.sentence, look.text, look.ink, 5, look.px(6)),
            _Paragraph(notes, look.small, look.muted, 5, 0.0),
        ]
        top = self._write(above, inner.left(), inner.top(), inner.width())
        height = sum(_height(p, inner.width()) for p in below)
        bottom = max(inner.bottom() - height, top)
        self._write(below, inner.left(), bottom, inner.width())
        chart_bottom = max(bottom - look.px(12), top + 1.0)
        self.room = QRectF(inner.left(), top, inner.width(), chart_bottom - top)

    def _write(self, paragraphs: list[_Paragraph], x: float, y: float, width: float) -> float:
        for p in paragraphs:
            lines = _lines(p, width)
            for i, line in enumerate(lines):
                box = QRectF(x, y + i * p.face.height, width, p.face.height)
                self.words.words(line, box, p.face, p.colour)
            y += _height(p, width)
        return y


def _lines(paragraph: _Paragraph, width: float) -> list[str]:
    if not paragraph.text:
        return []
    return paragraph.face.wrapped(paragraph.text, width, paragraph.lines)


def _height(paragraph: _Paragraph, width: float) -> float:
    count = len(_lines(paragraph, width))
    return count * paragraph.face.height + paragraph.after if count else 0.0


def _image(
    figure: Figure, size: QSize, scale: float, theme: Theme | None, state: ChartState | None
) -> QImage:
    size = fitting_size(figure, size, state)
    image = QImage(size * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.setText("Title", figure.title)
    image.setText("Description", figure.alt)
    painter = QPainter(image)
    paint_figure(painter, figure, QRectF(0, 0, size.width(), size.height()), theme, state)
    painter.end()
    return image
