"""A slide in a widget: whole, as large as can be, on a ground that tells it from the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ocpart_desktop.ui.slides.layout import paint_in
from ocpart_desktop.ui.slides.stage import WIDE, Scene, Stage
from ocpart_desktop.ui.theme import current_theme


class SlideView(QWidget):
    """Shows one scene, or an empty frame of the stage's shape, with a word in it."""

    def __init__(self, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        screen = current_theme().screen
        if self._scene is not None:
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
