"""Hatching as real lines, cut by scan lines: it survives SVG, PDF and a bad projector."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import ceil

from PySide6.QtGui import QPainterPath, QPolygonF


def hatching(path: QPainterPath, step: float) -> QPainterPath:
    """The parts inside ``path`` (odd-even rule) of lines x + y = k · ``step``·√2, as a path."""
    stride = step * 2**0.5
    crossings: dict[int, list[float]] = defaultdict(list)
    for polygon in path.toSubpathPolygons():
        _cross(polygon, stride, crossings)
    lines = QPainterPath()
    for k, places in crossings.items():
        places.sort()
        for start, end in zip(places[::2], places[1::2], strict=False):
            for place, move in ((start, lines.moveTo), (end, lines.lineTo)):
                move((k * stride + place) / 2, (k * stride - place) / 2)
    return lines


def _cross(polygon: QPolygonF, stride: float, crossings: dict[int, list[float]]) -> None:
    """Note where each edge crosses a line: its number, and x - y there."""
    points = [(p.x() + p.y(), p.x() - p.y()) for p in polygon.toList()]
    for (along, across), (next_along, next_across) in pairwise((*points, points[0])):
        low, high = sorted((along, next_along))
        for k in range(ceil(low / stride), ceil(high / stride)):
            share = (k * stride - along) / (next_along - along)
            crossings[k].append(across + (next_across - across) * share)
