"""A slide in a widget: whole, as large as can be, on a ground that tells it from the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ocpart_desktop.ui.slides.layout import paint_in, paint_picture
from ocpart_desktop.ui.slides.stage import WIDE, Scene, Stage
from ocpart_desktop.ui.theme import current_theme

PictureOf = Callable[[Scene], QImage | None]
"""The picture of a page that was drawn beforehand, if it was."""


def unpainted(_scene: Scene) -> QImage | None:
    """Nothing was drawn beforehand."""
    return None


class SlideView(QWidget):
    """Shows one scene, or an empty frame of the stage's shape, with a word in it."""

    def __init__(
        self,
        empty: str = "",
        parent: QWidget | None = None,
        *,
        picture_of: PictureOf = unpainted,
    ) -> None:
        super().__init__(parent)
        self._empty, self._picture_of = empty, picture_of
        self._scene: Scene | None = None
        self._stage: Stage = WIDE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(192, 108)

    @property
    def scene(self) -> Scene | None:
        """What is shown."""
        return self._scene

    def show_scene(self, scene: Scene | None, stage: Stage = WIDE) -> None:
        """Show another scene; None for nothing."""
        self._scene, self._stage = scene, stage
        self.setAccessibleName(scene.title if scene else "")
        self.setAccessibleDescription(scene.alt if scene else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @property
    def place(self) -> QRectF:
        """Where the stage is in the widget."""
        return self._stage.fitted(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    @property
    def picture_size(self) -> QSize:
        """The size of a picture drawn beforehand, in logical pixels."""
        return self.place.size().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        screen = current_theme().screen
        picture = self._picture_of(self._scene) if self._scene is not None else None
        if picture is not None:
            paint_picture(painter, picture, self.place)
        elif self._scene is not None:
            paint_in(painter, self._scene, self.place)
        else:
            painter.fillRect(self.place, screen.raised)
            painter.setPen(screen.muted)
            painter.drawText(self.place, Qt.AlignmentFlag.AlignCenter, self._empty)
        painter.setPen(QPen(screen.border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()
