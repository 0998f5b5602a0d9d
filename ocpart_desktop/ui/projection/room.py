"""The room's window: a page and nothing else.

It is handed scenes, from which drafts were taken out before they were laid out; it knows neither
the notebook nor the session.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ocpart_desktop.ui.projection.model import Eye
from ocpart_desktop.ui.slides.layout import paint_in, paint_picture
from ocpart_desktop.ui.slides.stage import WIDE, Scene, Stage, stage_for

BLACK = QColor("#000000")
POINTER = 22.0  # px of radius for a stage of 720


class RoomWindow(QWidget):
    """``resized`` asks for pages of another size; ``pressed`` passes the keys on."""

    resized = Signal()
    pressed = Signal(QKeyEvent)
    pointed = Signal(float, float)
    closed = Signal()

    def __init__(self, picture_of: Callable[[Scene], QImage | None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("OCPart")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._picture_of = picture_of
        self._scene: Scene | None = None
        self._eye = Eye()

    # -- what is shown -----------------------------------------------------------------------------

    @property
    def scene(self) -> Scene | None:
        """The page shown; None when the screen is black."""
        return self._scene

    @property
    def stage(self) -> Stage:
        """The stage that suits this screen."""
        return stage_for(self.width(), self.height()) if self.width() > 1 else WIDE

    def show_scene(self, scene: Scene | None, eye: Eye) -> None:
        """Show a page, or black."""
        if scene is not self._scene or eye != self._eye:
            self._scene, self._eye = scene, eye
            self.setAccessibleName(scene.title if scene else "")
            self.setAccessibleDescription(scene.alt if scene else "")
            self.update()

    @property
    def place(self) -> QRectF:
        """Where the page is in the window."""
        return QRectF(self._scene_stage.fitted(QRectF(self.rect())))

    @property
    def _scene_stage(self) -> Stage:
        if self._scene is None:
            return self.stage
        return Stage(int(self._scene.rect.width()), int(self._scene.rect.height()))

    @property
    def picture_size(self) -> QSize:
        """The size at which pages are drawn beforehand, in logical pixels."""
        return self.stage.fitted(QRectF(self.rect())).size().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), BLACK)
        if self._scene is None:
            return
        place = self.place
        painter.setClipRect(place)
        image = self._picture_of(self._scene)
        if image is not None and self._eye.zoom == 1.0:
            paint_picture(painter, image, place)
        else:
            self._paint_closer(painter, place)
        if self._eye.pointer is not None:
            self._paint_pointer(painter, place)

    def _paint_closer(self, painter: QPainter, place: QRectF) -> None:
        """The page itself: words stay sharp however close one looks."""
        assert self._scene is not None
        left, top, width, height = self._eye.part()
        whole = QRectF(
            place.left() - left / width * place.width(),
            place.top() - top / height * place.height(),
            place.width() / width,
            place.height() / height,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_in(painter, self._scene, whole)

    def _paint_pointer(self, painter: QPainter, place: QRectF) -> None:
        assert self._eye.pointer is not None
        left, top, width, height = self._eye.part()
        x, y = self._eye.pointer
        at = QPointF(
            place.left() + (x - left) / width * place.width(),
            place.top() + (y - top) / height * place.height(),
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("#FFFFFF"))
        painter.setBrush(QColor(210, 20, 20, 190))
        radius = POINTER * place.height() / 720
        painter.drawEllipse(at, radius, radius)

    # -- what happens ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.emit(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place
        if place.contains(event.position()):
            x = (event.position().x() - place.left()) / place.width()
            y = (event.position().y() - place.top()) / place.height()
            self.pointed.emit(x, y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
