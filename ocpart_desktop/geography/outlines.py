"""The map's outlines, in one drawing plane: ``WIDTH`` wide, y downwards, insets already placed.

Neighbours share exactly the same border points, and a region is the union of its départements,
so that nothing gapes and nothing overlaps at any size.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import Any, NamedTuple

from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.tiles import TILES, Tile
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.system.paths import resource

CREDIT = "INSEE COG 2026, DGCL, La Poste · Natural Earth"  # wherever a map is shown
WIDTH = 1000.0
CAPTION_HEIGHT = 20.0  # the foot of a frame is left free for its name

Ring = tuple[float, ...]
Polygon = tuple[Ring, ...]


class Bounds(NamedTuple):
    """A rectangle of the plane."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A territory's outline.

    A polygon is its exterior ring, then its holes; the largest polygon comes first. A ring is
    flat, ``x0, y0, x1, y1, …``, and closed (its last point is its first). A label centred on
    ``anchor`` may extend ``room`` to each side, and half of that above and below.
    """

    code: str
    name: str
    polygons: tuple[Polygon, ...]
    anchor: tuple[float, float]
    room: float
    bounds: Bounds

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Every ring, for a painter that fills by the odd-even rule."""
        return tuple(chain.from_iterable(self.polygons))


@dataclass(frozen=True, slots=True)
class DepartementShape(Shape):
    """A département's outline, with its region's code."""

    region: str


@dataclass(frozen=True, slots=True)
class Inset:
    """A frame that shows a territory out of its place, at a scale of its own.

    ``departements`` are the shapes drawn in it: for an overseas region, the same as in
    ``Outlines.departements``; for Paris and its inner ring, enlarged copies.
    """

    frame: Bounds
    departements: Mapping[str, DepartementShape]

    @property
    def caption(self) -> tuple[float, float]:
        """Where the frame's name is centred."""
        return (self.frame.left + self.frame.right) / 2, self.frame.bottom - CAPTION_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Outlines:
    """Everything a map is drawn from. ``insets`` are the five overseas regions, by code.

    ``paris`` enlarges the four smallest départements: wanted on a map by département only.
    ``tiles`` is the other way to place the regions, one square each (see ``tiles``).
    """

    bounds: Bounds
    regions: Mapping[str, Shape]
    departements: Mapping[str, DepartementShape]
    insets: Mapping[str, Inset]
    paris: Inset
    tiles: Mapping[str, Tile]


@cache
def load_outlines() -> Outlines:
    """The outlines, read once."""
    data = json.loads(gzip.decompress(resource("geography", "outlines.json.gz").read_bytes()))
    grid = data["grid"]
    shapes = _departement_shapes(data["departements"], grid)
    paris = _departement_shapes(data["paris"]["departements"], grid)
    return Outlines(
        bounds=Bounds(0.0, 0.0, *map(float, data["size"])),
        regions={
            code: Shape(code, REGION_BY_CODE[code].name, *_drawn(shape, grid))
            for code, shape in data["regions"].items()
        },
        departements=shapes,
        insets={
            code: Inset(_frame(frame), {c: s for c, s in shapes.items() if s.region == code})
            for code, frame in data["insets"].items()
        },
        paris=Inset(_frame(data["paris"]["frame"]), paris),
        tiles=TILES,
    )


def _departement_shapes(data: dict[str, Any], grid: int) -> dict[str, DepartementShape]:
    known = departements()
    return {
        code: DepartementShape(code, known[code].name, *_drawn(shape, grid), known[code].region)
        for code, shape in data.items()
    }


def _drawn(
    data: dict[str, Any], grid: int
) -> tuple[tuple[Polygon, ...], tuple[float, float], float, Bounds]:
    polygons = tuple(tuple(_ring(steps, grid) for steps in polygon) for polygon in data["polygons"])
    x, y, room = data["anchor"]
    return polygons, (x, y), room, _bounds(polygons)


def _ring(steps: list[int], grid: int) -> Ring:
    """A closed ring from its first point and the steps to each next one, on the file's grid."""
    xs = [x / grid for x in accumulate(steps[0::2])]
    ys = [y / grid for y in accumulate(steps[1::2])]
    return (*chain.from_iterable(zip(xs, ys, strict=True)), xs[0], ys[0])


def _bounds(polygons: tuple[Polygon, ...]) -> Bounds:
    exteriors = [polygon[0] for polygon in polygons]
    xs = [x for ring in exteriors for x in ring[0::2]]
    ys = [y for ring in exteriors for y in ring[1::2]]
    return Bounds(min(xs), min(ys), max(xs), max(ys))


def _frame(data: list[float]) -> Bounds:
    x, y, width, height = data
    return Bounds(x, y, x + width, y + height)
