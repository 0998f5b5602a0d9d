"""Our line icons (24-pixel grid), coloured by role when they are worn.

``wear`` keeps a button's icon in step with the theme; ``picture`` paints one anywhere.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ocpart_desktop.system.paths import resource
from ocpart_desktop.ui.theme.applied import current_theme

SIZE = 20


@cache
def _stencil(name: str, pixels: int) -> QImage:
    """The icon in opaque black, drawn from its SVG once; colours are poured into copies of it."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", "#000000").encode()))
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


def picture(name: str, colour: QColor, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of ``size`` logical pixels."""
    image = QImage(_stencil(name, round(size * ratio)))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), colour)
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def screen_ratios() -> frozenset[float]:
    """The pixels in one logical pixel, on each of the screens there are: 1, 1.5, 2…"""
    return frozenset(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def icon(name: str, colour: QColor, checked: QColor | None = None, size: int = SIZE) -> QIcon:
    """The icon in ``colour``, greyed when disabled, in ``checked`` when the button is on."""
    made = QIcon()
    disabled = current_theme().screen.outline
    for ratio in screen_ratios():
        made.addPixmap(picture(name, colour, size, ratio))
        made.addPixmap(picture(name, disabled, size, ratio), QIcon.Mode.Disabled)
        if checked:
            made.addPixmap(picture(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


_DRESSING = (QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange)


class _Wardrobe(QObject):
    """Gives a widget its icon again each time the theme, or the pixels of the screen, change."""

    def __init__(
        self, widget: QWidget, name: str, role: str, checked: str | None, size: int
    ) -> None:
        super().__init__(widget)
        self._worn = (name, role, checked, size)
        self._widget = widget
        self._dressed: tuple[str, frozenset[float]] = ("", frozenset())
        widget.installEventFilter(self)
        self.dress()

    def dress(self) -> None:
        name, role, checked, size = self._worn
        theme = current_theme()
        self._dressed = (theme.name, screen_ratios())
        on = getattr(theme.screen, checked) if checked else None
        self._widget.setIcon(icon(name, getattr(theme.screen, role), on, size))  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DRESSING:
            wanted = (current_theme().name, screen_ratios())
            if wanted != self._dressed:
                self.dress()
        return super().eventFilter(watched, event)


def wear(
    button: QWidget, name: str, role: str = "text", checked: str | None = None, size: int = SIZE
) -> None:
    """Give a button an icon coloured by a role of the theme, now and after every change."""
    for old in button.findChildren(_Wardrobe, options=Qt.FindChildOption.FindDirectChildrenOnly):
        button.removeEventFilter(old)
        old.deleteLater()
    button.setIconSize(QSize(size, size))  # type: ignore[attr-defined]
    _Wardrobe(button, name, role, checked, size)
