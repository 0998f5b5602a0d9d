"""Discs on the départements: of one region as large as it can be, or of France with its insets."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QTransform

from ocpart_desktop.figures.discs import DiscArea, DiscMap
from ocpart_desktop.geography.outlines import (
    Bounds,
    DepartementShape,
    Inset,
    Outlines,
    load_outlines,
)
from ocpart_desktop.i18n import ngettext
from ocpart_desktop.ui.charts.drawing import Drawing, Side, box_path, disc
from ocpart_desktop.ui.charts.land import departement_path
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.theme.colours import ink_on

_AIR = 12  # px around a region
_LARGEST = {True: 30.0, False: 17.0}  # px of the radius, for a region or for France


def layout_discs(chart: DiscMap, rect: QRectF, look: Look) -> Drawing:
    """Place the map in ``rect``. A département's key is its code.

    On all of France only those where there is something can be pointed at: a hundred would be too
    many to walk through.
    """
    return _DiscMap(chart, rect, look).drawing


def said(area: DiscArea) -> str:
    """What a département says to a screen reader and in its tooltip."""
    text = ngettext("{n} initiative", "{n} initiatives", area.count).format(n=area.text or "0")
    return f"{area.name} ({area.code}) : {text}"


class _DiscMap:
    def __init__(self, chart: DiscMap, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        self.outlines: Outlines = load_outlines()
        self.whole = not chart.region
        self.shapes = self._shapes()
        bounds = self.outlines.bounds if self.whole else _around(list(self.shapes.values()))
        self.to_screen = _fitted(bounds, rect, look.px(0 if self.whole else _AIR))
        if self.whole:
            self._draw_frames()
        areas = sorted(chart.areas, key=lambda area: area.selected)
        for area in areas:
            self._draw_land(area)
        for area in sorted(chart.areas, key=lambda area: -area.count):
            self._draw_disc(area)  # the smallest last: none is hidden by a larger one

    def _shapes(self) -> dict[str, DepartementShape]:
        """Where each is drawn: the smallest ones of France enlarged in their inset."""
        shapes = {area.code: self.outlines.departements[area.code] for area in self.chart.areas}
        return {**shapes, **self.outlines.paris.departements} if self.whole else shapes

    def _draw_frames(self) -> None:
        frames: list[Inset] = [*self.outlines.insets.values(), self.outlines.paris]
        for inset in frames:
            frame = self.to_screen.mapRect(_rect(inset.frame))
            edge = self.look.theme.screen.border
            self.drawing.outline(box_path(frame, self.look.px(4)), edge, self.look.px(1))

    def _draw_land(self, area: DiscArea) -> None:
        look, screen = self.look, self.look.theme.screen
        path = self._path(area)
        fill = screen.accent_soft if area.selected else self._ground(area)
        edge = screen.accent if area.selected else look.theme.data.land_edge
        self.drawing.fill(path, fill, edge, look.px(2 if area.selected else 0.75))
        if area.count or area.selected or not self.whole:
            self.drawing.area(area.code, said(area), path)

    def _ground(self, area: DiscArea) -> QColor:
        """Land where there is something stands out a little even under a small disc."""
        screen = self.look.theme.screen
        return screen.raised if area.count else screen.surface

    def _path(self, area: DiscArea) -> QPainterPath:
        enlarged = self.whole and area.code in self.outlines.paris.departements
        return self.to_screen.map(departement_path(area.code, enlarged=enlarged))

    def _draw_disc(self, area: DiscArea) -> None:
        look, centre = self.look, self.to_screen.map(QPointF(*self.shapes[area.code].anchor))
        radius = self._radius(area)
        if not self.whole and area.count:
            centre -= QPointF(0, look.small.height / 2)  # room for the name under it
        if area.count:
            colour = look.theme.data.region
            self.drawing.fill(disc(centre, radius), colour, look.paper, look.px(1.5))
            face = look.small_strong if self.whole else look.strong
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            self.drawing.words(area.text, box, face, ink_on(colour), Side.CENTRE, ground=colour)
        if not self.whole:
            self._draw_name(area, centre, radius)

    def _radius(self, area: DiscArea) -> float:
        """The disc's surface is what it counts; never smaller than its number."""
        if not area.count:
            return 0.0
        face = self.look.small_strong if self.whole else self.look.strong
        least = max(face.height * 0.62, face.width(area.text) / 2 + self.look.px(4))
        largest = self.look.px(_LARGEST[not self.whole])
        return max(least, largest * sqrt(area.count / max(self.chart.most, 1)))

    def _draw_name(self, area: DiscArea, centre: QPointF, radius: float) -> None:
        """Under the disc; in the middle of a département where there is none."""
        look = self.look
        width, height = look.small.width(area.name) + look.px(4), look.small.height
        top = centre.y() + radius + look.px(1) if area.count else centre.y() - height / 2
        box = QRectF(centre.x() - width / 2, top, width, height)
        ground = look.theme.screen.accent_soft if area.selected else self._ground(area)
        ink = look.ink if area.count else look.muted
        self.drawing.words(area.name, box, look.small, ink, Side.CENTRE, ground=ground, plate=True)


def _around(shapes: list[DepartementShape]) -> Bounds:
    return Bounds(
        min(shape.bounds.left for shape in shapes),
        min(shape.bounds.top for shape in shapes),
        max(shape.bounds.right for shape in shapes),
        max(shape.bounds.bottom for shape in shapes),
    )


def _fitted(bounds: Bounds, rect: QRectF, air: float) -> QTransform:
    """From the outlines' plane to the middle of a rectangle, as large as it holds."""
    room, part = rect.adjusted(air, air, -air, -air), _rect(bounds)
    scale = max(min(room.width() / part.width(), room.height() / part.height()), 0.01)
    move = QTransform.fromTranslate(room.center().x(), room.center().y())
    start = QTransform.fromTranslate(-part.center().x(), -part.center().y())
    return start * QTransform.fromScale(scale, scale) * move


def _rect(bounds: Bounds) -> QRectF:
    return QRectF(QPointF(bounds.left, bounds.top), QPointF(bounds.right, bounds.bottom))
