"""The 18 regions at their place, overseas ones in frames."""

from __future__ import annotations

import math
from functools import cached_property, partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QTransform

from ocpart_desktop.figures.charts import MapArea, MapChart
from ocpart_desktop.geography.outlines import CAPTION_HEIGHT, Bounds, Shape, load_outlines
from ocpart_desktop.ui.charts.drawing import Drawing, Side, box_path
from ocpart_desktop.ui.charts.land import land_at
from ocpart_desktop.ui.charts.look import Face, Look
from ocpart_desktop.ui.charts.mapkey import (
    draw_figure,
    draw_key,
    draw_region,
    figure_width,
    fill_of,
    place_key,
    said,
)
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.theme.colours import ink_on

OUTSIDE = 1.7  # of a frame's width, its caption at most
DETAILED = 1.9  # the zoom from which départements are seen
FAINT = 0.45
STEPS = 4  # half heights that a region's name may move, each way, to hide no figure


def layout_map(chart: MapChart, rect: QRectF, look: Look, state: ChartState) -> Drawing:
    """Place the map in ``rect``. A region's key is its code."""
    return _Map(chart, rect, look, state).drawing


def plane_to_screen(room: QRectF, state: ChartState) -> QTransform:
    """From the outlines' plane to ``room``: the whole fitted in, or the part zoomed on."""
    bounds = load_outlines().bounds
    width, height = bounds.right - bounds.left, bounds.bottom - bounds.top
    scale = min(room.width() / width, room.height() / height) * state.zoom
    centre = state.centre or QPointF(width / 2, height / 2)
    move = QTransform.fromTranslate(room.center().x(), room.center().y())
    return (
        QTransform.fromTranslate(-centre.x(), -centre.y())
        * QTransform.fromScale(scale, scale)
        * move
    )


def map_room(chart: MapChart, rect: QRectF, look: Look) -> QRectF:
    """The part of ``rect`` that is the map itself, without its key."""
    bounds = load_outlines().bounds
    ratio = (bounds.right - bounds.left) / (bounds.bottom - bounds.top)
    return place_key(chart, rect, ratio, look).map


class _Map:
    def __init__(self, chart: MapChart, rect: QRectF, look: Look, state: ChartState) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        self.outlines = load_outlines()
        bounds = self.outlines.bounds
        ratio = (bounds.right - bounds.left) / (bounds.bottom - bounds.top)
        places = place_key(chart, rect, ratio, look)
        self.room = places.map
        self.to_screen = plane_to_screen(self.room, state)
        self.land = land_at(self.to_screen)
        self.labelled: dict[str, QRectF] = {}
        self._draw_frames()
        self._draw_land()
        if state.zoom >= DETAILED:
            self._draw_departements()
        for area in chart.areas:
            self._draw_label(area)
        for area in chart.areas:
            if area.selected:
                self._draw_selected(area)
        draw_key(self.drawing, chart, places, look)

    @cached_property
    def scale(self) -> float:
        """Pixels for one unit of the plane."""
        return self.to_screen.m11()

    def _frame(self, code: str) -> QRectF:
        return self.to_screen.mapRect(_rect(self.outlines.insets[code].frame))

    def _draw_frames(self) -> None:
        for code in self.outlines.insets:
            frame = box_path(self._frame(code), self.look.px(4))
            self.drawing.outline(frame, self.look.theme.screen.border, self.look.px(1))

    def _draw_land(self) -> None:
        """The regions, then the coast in a darker line: light ones stand out on any projector."""
        for area in self.chart.areas:
            path = self.land.region(area.code)
            lines = partial(self.land.hatching, area.code)
            draw_region(self.drawing, path, area, self.chart, self.look, hatched=lines)
            overseas = area.code in self.outlines.insets
            target = box_path(self._frame(area.code)) if overseas else path
            self.drawing.area(area.code, said(area), target)
        self.drawing.outline(self.land.coast, self.look.theme.data.land_edge, self.look.px(1))

    def _draw_departements(self) -> None:
        """Their borders, in the ink of the region they are in: lines, for no figure is theirs."""
        for area in self.chart.areas:
            ink = QColor(ink_on(fill_of(area, self.chart, self.look)))
            ink.setAlphaF(FAINT)
            self.drawing.outline(self.land.departements(area.code), ink, self.look.px(0.75))

    def _draw_label(self, area: MapArea) -> None:
        """The region's figure where it fits; overseas, in the frame's caption."""
        if area.code in self.outlines.insets:
            self._draw_caption(area)
        elif area.mark.value is not None:
            box = self._label_box(self.outlines.regions[area.code])
            face = self._fitting_face(area, box)
            if face and self.room.contains(box):
                draw_figure(self.drawing, area, box, face, fill_of(area, self.chart, self.look))
                text = QRectF(0, 0, figure_width(area, face), face.height)
                text.moveCenter(box.center())
                self.labelled[area.code] = text

    def _fitting_face(self, area: MapArea, box: QRectF) -> Face | None:
        """The largest face in which a label holds, if any; it may be a little taller than said."""
        for face in (self.look.large_strong, self.look.strong, self.look.small_strong):
            width = figure_width(area, face) + face.height * 0.4
            if width <= box.width() and face.height <= box.height() * 1.4:
                return face
        return None

    def _label_box(self, shape: Shape) -> QRectF:
        """Where the shape holds a label: ``room`` to each side, half of it above and below."""
        centre, room = self.to_screen.map(QPointF(*shape.anchor)), shape.room * self.scale
        return QRectF(centre.x() - room, centre.y() - room / 2, 2 * room, room)

    def _draw_caption(self, area: MapArea) -> None:
        """Name and figure at the frame's foot, in as many words as its width allows.

        The figure of the selected region is told beside its frame, whose edge stays whole.
        """
        face, frame = self.look.small, self._frame(area.code)
        number = next(iter(self.outlines.insets[area.code].departements))
        value = area.mark.text if area.mark.value is not None else ""
        told = (f"{area.name} · {value}", f"{number} · {value}")
        wordings = (*(() if area.selected else told), area.name, number)
        most = frame.width() * (1.0 if area.selected else OUTSIDE)
        text = next((w.strip(" ·") for w in wordings if face.width(w) <= most), "")
        height = max(CAPTION_HEIGHT * self.scale, face.height)
        box = QRectF(0, frame.bottom() - height, max(frame.width(), face.width(text)), height)
        box.moveLeft(max(self.room.left(), frame.center().x() - box.width() / 2))
        paper, ink = self.look.paper, self.look.muted
        if self.room.contains(box):
            self.drawing.words(text, box, face, ink, Side.CENTRE, ground=paper, plate=True)

    def _draw_selected(self, area: MapArea) -> None:
        look, data = self.look, self.look.theme.data
        path = self.land.region(area.code)
        self.drawing.outline(path, look.paper, look.px(5))
        self.drawing.outline(path, data.region, look.px(3))
        around = path.boundingRect()
        if area.code in self.outlines.insets:
            around = self._frame(area.code)
            self.drawing.outline(box_path(around, look.px(4)), data.region, look.px(2))
        text = area.name if area.code in self.labelled else f"{area.name} {area.mark.text}"
        plate = self._free_place(around, look.strong.width(text) + look.px(16))
        self.drawing.block(plate, data.region, look.px(4))
        self.drawing.words(
            text, plate, look.strong, ink_on(data.region), Side.CENTRE, ground=data.region
        )

    def _free_place(self, shape: QRectF, width: float) -> QRectF:
        """Beside a region: the nearest place of those that cover least, kept in the room."""
        height, gap = self.look.strong.height + self.look.px(6), self.look.px(6)
        centre = shape.center()
        beside = (shape.right() + gap, shape.left() - gap - width)
        beyond = (shape.top() - height - gap, shape.bottom() + gap)
        steps = [step * height / 2 for step in range(-STEPS, STEPS + 1)]
        spots = [(centre.x() - width / 2 + step * 2, y) for y in beyond for step in steps]
        spots += [(x, centre.y() - height / 2 + step) for x in beside for step in steps]
        frames = map(self._frame, self.outlines.insets)
        taken = [shape, *self.labelled.values(), *frames]
        plates = [self._kept_inside(QRectF(x, y, width, height)) for x, y in spots]

        plates.sort(key=lambda plate: (plate.center() - centre).manhattanLength())
        least, best = math.inf, plates[0]
        for plate in plates:
            hidden = round(sum(_size(plate & other) for other in taken))
            if hidden < least:
                least, best = hidden, plate
            if not hidden:
                break
        return best

    def _kept_inside(self, plate: QRectF) -> QRectF:
        room = self.room
        x = max(room.left(), min(plate.left(), room.right() - plate.width()))
        y = max(room.top(), min(plate.top(), room.bottom() - plate.height()))
        return QRectF(x, y, min(plate.width(), room.width()), plate.height())


def _size(rect: QRectF) -> float:
    return rect.width() * rect.height()


def _rect(bounds: Bounds) -> QRectF:
    return QRectF(QPointF(bounds.left, bounds.top), QPointF(bounds.right, bounds.bottom))
