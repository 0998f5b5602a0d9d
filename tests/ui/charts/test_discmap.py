"""Discs on the départements: seen whole, as large as what they count, pointed at by their code."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from ocpart_desktop.figures.initiative_map import counts_figure
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.ui.charts.draw import layout
from ocpart_desktop.ui.charts.drawing import Drawing, Words
from ocpart_desktop.ui.theme import load_theme

ROOM = QRectF(0, 0, 520, 460)


def drawn(counts: dict[str, int], region: str = "", room: QRectF = ROOM) -> Drawing:
    return layout(counts_figure(counts, region).chart, room, load_theme("light"))


def words(drawing: Drawing) -> list[Words]:
    return [each for each in drawing.items if isinstance(each, Words)]


@pytest.mark.parametrize("region", [region.code for region in REGIONS])
def test_every_departement_of_a_region_is_named_and_seen_whole(qapp: object, region: str) -> None:
    inside = [each for each in departements().values() if each.region == region]
    drawing = drawn({each.code: 3 for each in inside}, region)
    assert set(drawing.keys) == {each.code for each in inside}
    assert {each.name for each in inside} <= {each.text for each in words(drawing)}
    assert all(ROOM.contains(area.rect) for area in drawing.areas)


def test_every_departement_of_france_may_have_its_disc_overseas_and_around_paris(
    qapp: object,
) -> None:
    drawing = drawn(dict.fromkeys(departements(), 1), room=QRectF(0, 0, 720, 640))
    assert len(drawing.keys) == 101
    assert len([each for each in words(drawing) if each.text == "1"]) == 101
    paris = [area.rect for area in drawing.areas if area.key in ("75", "92", "93", "94")]
    assert all(rect.width() > 4 for rect in paris)
    numbers = [each.rect for each in words(drawing)]
    assert sum(one.intersects(other) for one, other in combinations(numbers, 2)) == 0


def test_only_where_there_is_something_can_be_pointed_at_on_france(qapp: object) -> None:
    assert drawn({"45": 2}).keys == ("45",)


def test_a_disc_has_the_surface_of_what_it_counts(qapp: object) -> None:
    drawing = drawn({"45": 100, "37": 25}, "24")
    discs = [
        each.path.boundingRect().width()
        for each in drawing.items
        if not isinstance(each, Words) and each.fill == load_theme("light").data.region
    ]
    assert max(discs) == pytest.approx(2 * min(discs), rel=0.01)
