"""The regions as they lie on the screen: computed once for a size and a zoom, whatever is shown.

The same map is drawn again at every selection: mapping 18 outlines, and above all cutting their
hatching line by line, took longer than all the rest of it.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from PySide6.QtGui import QPainterPath, QTransform

from ocpart_desktop.geography.outlines import Shape, load_outlines
from ocpart_desktop.ui.charts.hatching import hatching

KEPT = 4  # sizes of the map: the page's, the projection's, a document's, one more


class Land:
    """Every region through one transform of the outlines' plane."""

    def __init__(self, to_screen: QTransform) -> None:
        self._to_screen = to_screen
        self._regions: dict[str, QPainterPath] = {}
        self._hatchings: dict[tuple[str, float], QPainterPath] = {}

    def region(self, code: str) -> QPainterPath:
        """A region."""
        if code not in self._regions:
            self._regions[code] = self._to_screen.map(region_path(code))
        return self._regions[code]

    def hatching(self, code: str, step: float) -> QPainterPath:
        """The hatching of a region."""
        if (code, step) not in self._hatchings:
            self._hatchings[code, step] = hatching(self.region(code), step)
        return self._hatchings[code, step]

    def departements(self, code: str) -> QPainterPath:
        """The départements of a region."""
        return self._to_screen.map(departements_path(code))

    @cached_property
    def coast(self) -> QPainterPath:
        """All the regions as one."""
        return self._to_screen.map(coast_path())


def land_at(to_screen: QTransform) -> Land:
    """The regions through a transform that scales and moves."""
    return _land(to_screen.m11(), to_screen.dx(), to_screen.dy())


@lru_cache(maxsize=KEPT)
def _land(scale: float, dx: float, dy: float) -> Land:
    return Land(QTransform(scale, 0, 0, scale, dx, dy))


@cache
def region_path(code: str) -> QPainterPath:
    """A region in the outlines' plane."""
    return _path_of(load_outlines().regions[code])


@cache
def departements_path(region: str) -> QPainterPath:
    """The départements of a region in the outlines' plane, as one path of their contours."""
    path = QPainterPath()
    for shape in load_outlines().departements.values():
        if shape.region == region:
            path.addPath(_path_of(shape))
    return path


@cache
def departement_path(code: str, *, enlarged: bool = False) -> QPainterPath:
    """A département in the outlines' plane, at its place or ``enlarged`` in the inset of Paris."""
    outlines = load_outlines()
    return _path_of((outlines.paris.departements if enlarged else outlines.departements)[code])


@cache
def coast_path() -> QPainterPath:
    """All the regions as one, in the outlines' plane: borders between them are gone."""
    whole = QPainterPath()
    for code in load_outlines().regions:
        whole = whole.united(region_path(code))
    return whole


def _path_of(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    for ring in shape.rings:
        points = list(zip(ring[0::2], ring[1::2], strict=True))
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.closeSubpath()
    return path
