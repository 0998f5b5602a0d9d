"""From degrees to one drawing plane: projection, simplification, insets, places for labels.

The plane is 1000 wide, y goes down; whatever is drawn larger is simplified less, so that the
whole map has one fineness. Neighbours keep exactly the same border (coverage simplification),
and a region is the union of its départements.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyproj
import shapely
from shapely.geometry import shape as from_geojson

GRID = 10  # integers in the file are tenths of a plane unit
FINENESS = 0.6  # plane units; about 800 m in metropolitan France
SPECK = 1.0  # islets smaller than this many square units are left out
WIDTH = 1000.0
MARGIN = 6.0

LAMBERT_93 = 2154
LOCAL = {"971": 5490, "972": 5490, "973": 2972, "974": 2975, "976": 4471}
PETITE_COURONNE = ("75", "92", "93", "94")

COLUMN = 150.0  # the left of the plane, kept for the overseas insets
FRAME_WIDTH, FRAME_GAP = 120.0, 8.0
PARIS_FRAME = [180.0, MARGIN, 125.0, 118.0]  # in the Channel
CAPTION = 20.0  # the foot of a frame, kept for its name
PADDING = 9.0


def project(geometry: dict[str, Any], crs: int) -> Any:
    transform = pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform
    shape = shapely.make_valid(from_geojson(geometry))
    return shapely.transform(shape, lambda xy: np.column_stack(transform(xy[:, 0], xy[:, 1])))


def place(shapes: Any, scale: float, left: float, top: float) -> Any:
    """Projected metres (y up) to plane units (y down): ``left``, ``top`` are metres too."""
    return shapely.transform(
        shapes, lambda xy: np.column_stack(((xy[:, 0] - left) * scale, (top - xy[:, 1]) * scale))
    )


def fit(shapes: Any, frame: list[float]) -> Any:
    """Projected shapes, as large as they can be in the frame above its caption, centred."""
    x, y, width, height = frame
    left, bottom, right, top = shapely.total_bounds(shapes)
    room = width - 2 * PADDING, height - CAPTION - 2 * PADDING
    scale = min(room[0] / (right - left), room[1] / (top - bottom))
    spare = room[0] - scale * (right - left), room[1] - scale * (top - bottom)
    dx, dy = x + PADDING + spare[0] / 2, y + PADDING + spare[1] / 2
    return place(shapes, scale, left - dx / scale, top + dy / scale)


def rings(shape: Any) -> list[list[list[int]]]:
    """Polygons, largest first; each its exterior then its holes; points as deltas on the grid."""
    polygons = []
    for polygon in sorted(shapely.get_parts(shape), key=lambda p: -p.area):
        if polygon.area >= SPECK:
            turned = shapely.orient_polygons(polygon)
            polygons.append([delta(ring) for ring in (turned.exterior, *turned.interiors)])
    return polygons


def delta(ring: Any) -> list[int]:
    """x, y then steps; the last point is not the first one repeated."""
    points = np.rint(np.asarray(ring.coords)[:-1] * GRID).astype(int)
    points = points[(points != np.roll(points, 1, axis=0)).any(axis=1)]
    return [int(v) for v in np.diff(points, axis=0, prepend=np.zeros((1, 2), int)).ravel()]


def anchor(shape: Any) -> list[float]:
    """Centre and half-width of the largest 2:1 ellipse inside the largest part: a label's room."""
    largest = max(shapely.get_parts(shape), key=lambda p: p.area)
    squeezed = shapely.transform(largest, lambda xy: xy / (2, 1))
    radius = shapely.maximum_inscribed_circle(squeezed, tolerance=0.05)
    (x, y), _ = radius.coords
    return [round(x * 2, 1), round(y, 1), round(radius.length * 2, 1)]


def encode(shape: Any) -> dict[str, Any]:
    return {"anchor": anchor(shape), "polygons": rings(shape)}


def metropolitan(projected: list[Any]) -> tuple[Any, int]:
    """Metropolitan shapes on the plane, right of the insets' column, and the plane's height."""
    coverage = np.array(projected)
    if not shapely.coverage_is_valid(coverage):
        raise SystemExit("the départements overlap")
    left, bottom, right, top = shapely.total_bounds(coverage)
    scale = (WIDTH - COLUMN - MARGIN) / (right - left)
    placed = place(coverage, scale, left - COLUMN / scale, top + MARGIN / scale)
    height = round((top - bottom) * scale + 2 * MARGIN)
    return shapely.coverage_simplify(placed, FINENESS), height


def column_of_frames(height: float) -> dict[str, list[float]]:
    """Five frames of one size down the left side, by département."""
    each = (height - 2 * MARGIN - 4 * FRAME_GAP) / 5
    return {
        code: [MARGIN, round(MARGIN + i * (each + FRAME_GAP), 1), FRAME_WIDTH, round(each, 1)]
        for i, code in enumerate(LOCAL)
    }


def in_frame(projected: list[Any], frame: list[float]) -> Any:
    return shapely.coverage_simplify(fit(np.array(projected), frame), FINENESS)


def draw_plane(geometries: dict[str, Any], region_of: dict[str, str]) -> dict[str, Any]:
    """Everything the map is drawn from, ready for the file. ``geometries`` in degrees."""
    if geometries.keys() != region_of.keys():
        raise SystemExit("the outlines and the départements are not the same")
    projected = {
        code: project(geometries[code], LOCAL.get(code, LAMBERT_93)) for code in sorted(geometries)
    }
    mainland = [code for code in projected if code not in LOCAL]
    placed, height = metropolitan([projected[code] for code in mainland])
    shapes = dict(zip(mainland, placed, strict=True))
    frames = column_of_frames(height)
    for code, frame in frames.items():
        shapes[code] = in_frame([projected[code]], frame)[0]
    paris = in_frame([projected[code] for code in PETITE_COURONNE], PARIS_FRAME)
    members: dict[str, list[Any]] = {}
    for code, region in region_of.items():
        members.setdefault(region, []).append(shapes[code])
    return {
        "size": [WIDTH, height],
        "grid": GRID,
        "regions": {r: encode(shapely.coverage_union_all(members[r])) for r in sorted(members)},
        "departements": {code: encode(shapes[code]) for code in sorted(shapes)},
        "insets": {region_of[code]: frame for code, frame in frames.items()},
        "paris": {
            "frame": PARIS_FRAME,
            "departements": {c: encode(s) for c, s in zip(PETITE_COURONNE, paris, strict=True)},
        },
    }
