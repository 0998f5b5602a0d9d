"""A drawing before any painter: shapes and words in order, and areas that can be pointed at.

Layouts build it, painters, tests and screen readers read it. Words are fitted to their box when
they are placed, so that nothing is ever clipped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ocpart_desktop.ui.charts.hatching import hatching
from ocpart_desktop.ui.charts.look import Face


class Side(Enum):
    """Where words stand in their box."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``at`` is the left end of its baseline, ``ground`` what it lies on."""

    text: str
    at: QPointF
    face: Face
    colour: QColor
    ground: QColor | None = None

    @property
    def rect(self) -> QRectF:
        top = self.at.y() - self.face.ascent
        return QRectF(self.at.x(), top, self.face.width(self.text), self.face.height)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled, stroked or both."""

    path: QPainterPath
    fill: QColor | None = None
    stroke: QColor | None = None
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Something that can be hovered, selected and read aloud. Several areas may share a key."""

    key: str
    label: str
    path: QPainterPath

    @property
    def rect(self) -> QRectF:
        return self.path.boundingRect()


@dataclass
class Drawing:
    """Everything a chart shows inside ``rect``, in painting order."""

    rect: QRectF
    items: list[Shape | Words] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint everything, and nothing outside ``rect``."""
        painter.save()
        painter.setClipRect(self.rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self.items:
            if isinstance(item, Words):
                painter.setFont(item.face.font)
                painter.setPen(item.colour)
                painter.drawText(item.at, item.text)
            else:
                painter.setPen(_pen(item))
                painter.setBrush(item.fill or Qt.BrushStyle.NoBrush)
                painter.drawPath(item.path)
        painter.restore()

    def area_at(self, point: QPointF) -> Area | None:
        """The topmost area under a point."""
        return next((area for area in reversed(self.areas) if area.path.contains(point)), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """What can be selected, in reading order."""
        return tuple(dict.fromkeys(area.key for area in self.areas))

    # -- building --------------------------------------------------------------------------------

    def block(self, rect: QRectF, fill: QColor, radius: float = 0.0) -> None:
        """A filled rectangle."""
        self.items.append(Shape(box_path(rect, radius), fill=fill))

    def fill(self, path: QPainterPath, colour: QColor, edge: QColor, width: float) -> None:
        """A filled path with an edge."""
        self.items.append(Shape(path, fill=colour, stroke=edge, width=width))

    def outline(
        self, path: QPainterPath, colour: QColor, width: float = 1.0, *, dashed: bool = False
    ) -> None:
        """A contour without filling."""
        self.items.append(Shape(path, stroke=colour, width=width, dashed=dashed))

    def line(
        self,
        start: QPointF,
        end: QPointF,
        colour: QColor,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """A straight line."""
        path = QPainterPath(start)
        path.lineTo(end)
        self.outline(path, colour, width, dashed=dashed)

    def hatch(self, path: QPainterPath, colour: QColor, step: float, width: float) -> None:
        """Diagonal lines inside a path, as lines: patterns are lost in pictures."""
        self.items.append(Shape(hatching(path, step), stroke=colour, width=width))

    def words(
        self,
        text: str,
        box: QRectF,
        face: Face,
        colour: QColor,
        side: Side = Side.LEFT,
        *,
        lines: int = 1,
        ground: QColor | None = None,
        plate: bool = False,
    ) -> None:
        """Text fitted into a box, centred in its height.

        ``ground`` is the colour it stands on; ``plate`` paints that colour behind each line.
        """
        room = max(1, min(lines, int(box.height() / face.height + 0.01)))
        fitted = [line for line in face.wrapped(text, box.width(), room) if line]
        top = box.center().y() - face.height * len(fitted) / 2
        for i, line in enumerate(fitted):
            x = box.left() + (box.width() - face.width(line)) * side.value
            words = Words(
                line, QPointF(x, top + face.height * i + face.ascent), face, colour, ground
            )
            if plate and ground:
                self.block(words.rect.adjusted(-3, 0, 3, 0), ground, 3)
            self.items.append(words)

    def area(self, key: str, label: str, shape: QRectF | QPainterPath) -> None:
        """Something that can be pointed at."""
        path = box_path(shape) if isinstance(shape, QRectF) else shape
        self.areas.append(Area(key, label, path))


def box_path(rect: QRectF, radius: float = 0.0) -> QPainterPath:
    """A rectangle as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def disc(centre: QPointF, radius: float) -> QPainterPath:
    """A disc as a path."""
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    return path


def diamond(centre: QPointF, radius: float) -> QPainterPath:
    """The mark of a significant gap."""
    path = QPainterPath(centre + QPointF(0, -radius))
    for dx, dy in ((radius, 0), (0, radius), (-radius, 0)):
        path.lineTo(centre + QPointF(dx, dy))
    path.closeSubpath()
    return path


def _pen(shape: Shape) -> QPen:
    if shape.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(shape.stroke, shape.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    if shape.dashed:
        pen.setDashPattern([3.0, 2.0])
    return pen
