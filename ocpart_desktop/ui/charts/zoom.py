"""Zooming and moving the map: which part of the plane is seen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from ocpart_desktop.geography.outlines import load_outlines
from ocpart_desktop.ui.charts.geomap import plane_to_screen
from ocpart_desktop.ui.charts.state import ChartState

LEAST, MOST = 1.0, 12.0


def zoomed(state: ChartState, room: QRectF, factor: float, at: QPointF) -> ChartState:
    """Nearer or farther, what is under ``at`` (in pixels) staying where it is."""
    zoom = min(max(state.zoom * factor, LEAST), MOST)
    fixed = _to_plane(state, room, at)
    nearer = replace(state, zoom=zoom)
    scale = plane_to_screen(room, nearer).m11()
    x, y = at.x() - room.center().x(), at.y() - room.center().y()
    centre = QPointF(fixed.x() - x / scale, fixed.y() - y / scale)
    return _kept_in_view(replace(nearer, centre=centre), room)


def moved(state: ChartState, room: QRectF, by: QPointF) -> ChartState:
    """The map dragged by some pixels."""
    centre = _to_plane(state, room, room.center() - by)
    return _kept_in_view(replace(state, centre=centre), room)


def _to_plane(state: ChartState, room: QRectF, point: QPointF) -> QPointF:
    back, possible = plane_to_screen(room, state).inverted()
    return back.map(point) if possible else QPointF()


def _kept_in_view(state: ChartState, room: QRectF) -> ChartState:
    """Never more empty space than when the whole is seen."""
    if state.zoom <= LEAST or state.centre is None:
        return replace(state, zoom=LEAST, centre=None)
    bounds, scale = load_outlines().bounds, plane_to_screen(room, state).m11()
    x = _kept(state.centre.x(), bounds.right - bounds.left, room.width() / scale)
    y = _kept(state.centre.y(), bounds.bottom - bounds.top, room.height() / scale)
    return replace(state, centre=QPointF(x, y))


def _kept(centre: float, length: float, seen: float) -> float:
    half = min(seen, length) / 2
    return min(max(centre, half), length - half)
