"""The four types of partnership are told apart by every eye, on both themes."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.theme import load_theme
from tests.ui.theme.colour_difference import EYES, Triple, ciede2000, difference

# Pairs published with the formula by Sharma, Wu and Dalal (2005), table 1.
PUBLISHED: list[tuple[Triple, Triple, float]] = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, 2.8361, -74.0200), (50.0, 0.0, -82.7485), 3.4412),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((50.0, 2.5, 0.0), (50.0, 3.1736, 0.5854), 1.0000),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "expected"), PUBLISHED)
def test_the_difference_is_the_published_one(one: Triple, other: Triple, expected: float) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("eye", EYES)
def test_no_eye_turns_greys_into_colours(eye: str) -> None:
    for grey in ("#000000", "#7F7F7F", "#FFFFFF"):
        assert difference(grey, grey, eye) == 0
    assert difference("#000000", "#FFFFFF", eye) == pytest.approx(100, abs=0.1)


def test_red_and_green_that_differ_by_hue_alone_meet_for_a_deuteranope() -> None:
    assert difference("#B04A2A", "#6F6F1F", "usual") > 2 * difference(
        "#B04A2A", "#6F6F1F", "deuteranopia"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_types_are_told_apart_by_every_eye(theme: str, eye: str) -> None:
    data = load_theme(theme).data
    colours = [getattr(data, kind.value).name() for kind in PartnershipType]
    assert min(difference(*pair, eye) for pair in pairwise(colours)) >= 12
    assert min(difference(*pair, eye) for pair in combinations(colours, 2)) >= 12
