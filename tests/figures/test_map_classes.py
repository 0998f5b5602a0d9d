"""The classes of a map are few, round, never empty, and agree with the figures displayed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocpart_desktop.figures.amounts import displayed
from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.figures.classes import MOST, classes_of, gap_classes_of

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=18)
MARKS = st.lists(st.floats(0, 10), min_size=1, max_size=18)


@given(SHARES)
def test_there_are_one_to_five_classes_and_none_is_empty(values: list[float]) -> None:
    classes = classes_of(values, Unit.SHARE)
    used = {classes.index(value) for value in values}
    assert 1 <= len(classes.texts) <= MOST
    assert used == set(range(len(classes.texts)))


@given(SHARES)
def test_a_larger_figure_is_never_in_a_lower_class(values: list[float]) -> None:
    classes = classes_of(values, Unit.SHARE)
    placed = [classes.index(value) for value in sorted(values)]
    assert placed == sorted(placed)


@given(SHARES, st.randoms())
def test_classes_do_not_depend_on_the_order_of_regions(values: list[float], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(values)
    random.shuffle(shuffled)
    assert classes_of(values, Unit.SHARE) == classes_of(shuffled, Unit.SHARE)


@given(MARKS)
def test_figures_displayed_alike_share_a_class(values: list[float]) -> None:
    classes = classes_of(values, Unit.SCORE)
    by_text: dict[int, set[int]] = {}
    for value in values:
        by_text.setdefault(displayed(value, Unit.SCORE), set()).add(classes.index(value))
    assert all(len(found) == 1 for found in by_text.values())


@given(SHARES)
def test_the_legend_climbs_and_its_texts_differ(values: list[float]) -> None:
    legend = classes_of(values, Unit.SHARE).legend
    tones = [each.tone for each in legend]
    assert tones == sorted(set(tones))
    assert all(0 <= tone <= 1 for tone in tones)
    assert len({each.text for each in legend}) == len(legend)


def test_bounds_are_round_and_said_in_words() -> None:
    values = [0.21, 0.24, 0.26, 0.31, 0.33, 0.36, 0.38, 0.41, 0.47, 0.52, 0.55, 0.61]
    texts = [text.replace("\u202f", " ") for text in classes_of(values, Unit.SHARE).texts]
    assert texts == ["moins de 30 %", "30 à 39 %", "40 à 49 %", "50 % et plus"]


def test_a_narrow_spread_makes_few_classes() -> None:
    assert len(classes_of([0.31, 0.32, 0.33, 0.34, 0.35], Unit.SHARE).texts) == 2


def test_nothing_to_class_still_makes_a_legend() -> None:
    assert len(classes_of([], Unit.SHARE).legend) == 1


GAPS = st.lists(st.floats(-100, 100), min_size=1, max_size=18)


@given(GAPS)
def test_gaps_are_classed_alike_on_either_side_of_none(gaps: list[float]) -> None:
    classes = gap_classes_of(gaps, Unit.POINTS)
    assert len(classes.texts) in (3, 5)
    middle = len(classes.texts) // 2
    assert classes.index(0.0) == middle
    for gap in gaps:
        assert classes.index(gap) - middle == middle - classes.index(-gap)


@given(GAPS)
def test_the_colours_of_gaps_are_as_far_from_the_middle_on_either_side(gaps: list[float]) -> None:
    tones = [each.tone for each in gap_classes_of(gaps, Unit.POINTS).legend]
    assert tones == sorted(set(tones))
    assert [round(1 - tone, 4) for tone in reversed(tones)] == tones


def test_bounds_of_gaps_are_round_and_signed() -> None:
    texts = gap_classes_of([-18, -2, 4, 9], Unit.POINTS).texts
    assert texts == ("−15 et moins", "−14 à −5", "−4 à +4", "+5 à +14", "+15 et plus")
    assert gap_classes_of([1], Unit.POINTS).texts == ("−1 et moins", "0", "+1 et plus")
    assert gap_classes_of([0.4, -0.3], Unit.SCORE).texts[2] == "0,0"
