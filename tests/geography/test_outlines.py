"""The outlines: complete, closed, without gap or overlap, and placed where a map can be read."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

import pytest

from ocpart_desktop.geography.outlines import Bounds, Outlines, Polygon, Ring, Shape, load_outlines
from ocpart_desktop.geography.tiles import COLUMNS, ROWS
from ocpart_desktop.survey.regions import REGION_BY_CODE, REGIONS

OVERSEAS = [region.code for region in REGIONS if region.overseas]


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return load_outlines()


def points(ring: Ring) -> list[tuple[float, float]]:
    return list(zip(ring[0::2], ring[1::2], strict=True))


def edges(shape: Shape) -> list[frozenset[tuple[float, float]]]:
    paths = [points(ring) for ring in shape.rings]
    return [frozenset(pair) for path in paths for pair in pairwise(path)]


def signed_area(ring: Ring) -> float:
    path = points(ring)
    pairs = pairwise(path)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def area(shape: Shape) -> float:
    return abs(sum(signed_area(ring) for ring in shape.rings))


def contains(polygons: tuple[Polygon, ...], x: float, y: float) -> bool:
    crossings = 0
    for polygon in polygons:
        for ring in polygon:
            path = points(ring)
            for (x0, y0), (x1, y1) in pairwise(path):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                    crossings += 1
    return crossings % 2 == 1


def overlap(one: Bounds, other: Bounds) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def everything(outlines: Outlines) -> list[Shape]:
    return [
        *outlines.regions.values(),
        *outlines.departements.values(),
        *outlines.paris.departements.values(),
    ]


def test_there_are_18_regions_and_101_departements(outlines: Outlines) -> None:
    assert set(outlines.regions) == set(REGION_BY_CODE)
    assert len(outlines.departements) == 101
    assert {s.region for s in outlines.departements.values()} == set(REGION_BY_CODE)


def test_shapes_bear_official_names(outlines: Outlines) -> None:
    assert outlines.regions["93"].name == "Provence-Alpes-Côte d'Azur"
    assert outlines.departements["2A"].name == "Corse-du-Sud"
    assert outlines.departements["973"].name == "Guyane"


def test_every_ring_is_closed_and_encloses_something(outlines: Outlines) -> None:
    for shape in everything(outlines):
        assert shape.polygons
        for ring in shape.rings:
            assert ring[:2] == ring[-2:], shape.code
            assert len(set(points(ring))) >= 3, shape.code
            assert abs(signed_area(ring)) > 0, shape.code


def test_a_hole_turns_the_other_way_than_its_polygon(outlines: Outlines) -> None:
    for shape in everything(outlines):
        for exterior, *holes in shape.polygons:
            assert signed_area(exterior) > 0
            assert all(signed_area(hole) < 0 for hole in holes)


def test_everything_is_within_the_plane_and_within_its_bounds(outlines: Outlines) -> None:
    left, top, right, bottom = outlines.bounds
    assert (left, top, right) == (0, 0, 1000)
    for shape in everything(outlines):
        xs = [x for ring in shape.rings for x in ring[0::2]]
        ys = [y for ring in shape.rings for y in ring[1::2]]
        assert shape.bounds == (min(xs), min(ys), max(xs), max(ys))
        assert left < min(xs) <= max(xs) < right, shape.code
        assert top < min(ys) <= max(ys) < bottom, shape.code


def test_a_region_is_exactly_its_departements(outlines: Outlines) -> None:
    for code, region in outlines.regions.items():
        members = [s for s in outlines.departements.values() if s.region == code]
        assert sum(map(area, members)) == pytest.approx(area(region), abs=1e-6)
        drawn = {edge for shape in members for edge in edges(shape)}
        assert drawn.issuperset(edges(region)), region.name


def test_each_departement_is_inside_its_region_and_in_no_other(outlines: Outlines) -> None:
    for shape in outlines.departements.values():
        homes = [
            code
            for code, region in outlines.regions.items()
            if contains(region.polygons, *shape.anchor)
        ]
        assert homes == [shape.region], shape.name


def test_no_border_is_shared_by_three(outlines: Outlines) -> None:
    seen: dict[frozenset[tuple[float, float]], int] = {}
    for shape in outlines.departements.values():
        for edge in edges(shape):
            seen[edge] = seen.get(edge, 0) + 1
    assert max(seen.values()) == 2


def test_a_label_fits_around_its_anchor(outlines: Outlines) -> None:
    for shape in everything(outlines):
        x, y = shape.anchor
        reach = shape.room * 0.9
        assert shape.room > 1
        for dx, dy in [(0, 0), (reach, 0), (-reach, 0), (0, reach / 2), (0, -reach / 2)]:
            assert contains(shape.polygons[:1], x + dx, y + dy), shape.name


def test_overseas_regions_are_in_frames_with_room_for_their_name(outlines: Outlines) -> None:
    assert sorted(outlines.insets) == OVERSEAS
    for code, inset in outlines.insets.items():
        assert [s.region for s in inset.departements.values()] == [code]
        x, y = inset.caption
        assert inset.frame.left < x < inset.frame.right
        shape = outlines.regions[code].bounds
        assert inset.frame.left < shape.left < shape.right < inset.frame.right
        assert inset.frame.top < shape.top
        assert shape.bottom < y - 8 < y < inset.frame.bottom


def test_frames_cover_neither_each_other_nor_the_mainland(outlines: Outlines) -> None:
    frames = [inset.frame for inset in (*outlines.insets.values(), outlines.paris)]
    assert not any(overlap(a, b) for a, b in combinations(frames, 2))
    for shape in outlines.departements.values():
        if shape.region not in OVERSEAS:
            assert not any(overlap(shape.bounds, frame) for frame in frames), shape.name


def test_paris_and_its_neighbours_are_shown_larger(outlines: Outlines) -> None:
    assert list(outlines.paris.departements) == ["75", "92", "93", "94"]
    for code, large in outlines.paris.departements.items():
        assert area(large) > 8 * area(outlines.departements[code])
        assert overlap(large.bounds, outlines.paris.frame)


def test_the_compass_is_right(outlines: Outlines) -> None:
    def at(code: str) -> tuple[float, float]:
        return outlines.regions[code].anchor

    assert at("53")[0] < at("11")[0] < at("44")[0]
    assert at("32")[1] < at("24")[1] < at("76")[1]
    assert at("94")[0] > at("93")[0]
    assert at("94")[1] > at("93")[1]


def test_no_two_regions_share_a_tile(outlines: Outlines) -> None:
    assert set(outlines.tiles) == set(REGION_BY_CODE)
    assert len(set(outlines.tiles.values())) == 18
    assert all(0 <= t.column < COLUMNS and 0 <= t.row < ROWS for t in outlines.tiles.values())


def test_tiles_side_by_side_are_true_neighbours(outlines: Outlines) -> None:
    borders = {code: set(edges(shape)) for code, shape in outlines.regions.items()}
    mainland = {code: t for code, t in outlines.tiles.items() if code not in OVERSEAS}
    for (one, a), (other, b) in combinations(mainland.items(), 2):
        if abs(a.column - b.column) + abs(a.row - b.row) == 1:
            assert borders[one] & borders[other], (one, other)


def test_loading_is_quick_and_done_once() -> None:
    load_outlines.cache_clear()
    start = time.process_time()
    first = load_outlines()
    assert time.process_time() - start < 0.06
    assert load_outlines() is first
