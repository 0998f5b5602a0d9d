"""The stage: two sizes a projector may have, the faces read from afar, and a scene upon it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ocpart_desktop.ui.charts.drawing import Drawing
from ocpart_desktop.ui.charts.look import Face, face
from ocpart_desktop.ui.theme import Theme, load_theme

LEAST = 27.0  # px of the smallest text: 20 points at 96 to the inch are 26.7
BETWEEN = 3 / 2  # the shape of a screen, width over height, under which the stage is narrow


@dataclass(frozen=True, slots=True)
class Stage:
    """Its size in pixels; it is shown whole, enlarged or reduced, on any screen."""

    width: int
    height: int

    @property
    def rect(self) -> QRectF:
        return QRectF(0, 0, self.width, self.height)

    def fitted(self, screen: QRectF) -> QRectF:
        """The stage whole and as large as can be in the middle of a screen."""
        size = QSizeF(self.width, self.height)
        size.scale(screen.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(screen.center())
        return place


WIDE, NARROW = Stage(1280, 720), Stage(1024, 768)


def stage_for(width: float, height: float) -> Stage:
    """The stage that leaves least of a screen unused."""
    return WIDE if width >= BETWEEN * max(1.0, height) else NARROW


def room_theme() -> Theme:
    """The colours of the room: the contrast a bad projector needs, whatever the window wears."""
    return load_theme("room")


@dataclass
class Scene(Drawing):
    """A page of a slide: shapes and words over a paper, and pictures upon it.

    ``title`` names it to who cannot see it; ``alt`` describes it.
    """

    paper: QColor = field(default_factory=lambda: QColor("#FFFFFF"))
    pictures: list[tuple[QRectF, QImage]] = field(default_factory=list)
    title: str = ""
    alt: str = ""

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect, self.paper)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, image in self.pictures:
            painter.drawImage(place, image)
        super().paint(painter)


@cache
def title_face() -> Face:
    """Of the head of every slide."""
    return face(38, QFont.Weight.DemiBold)


@cache
def plain_face(pixels: float = LEAST) -> Face:
    """Of what is read."""
    return face(max(LEAST, pixels))


@cache
def strong_face(pixels: float = LEAST) -> Face:
    """Of what stands out."""
    return face(max(LEAST, pixels), QFont.Weight.DemiBold)
