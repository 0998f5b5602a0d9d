"""Weak bases: hidden under 5, no test and no rank under 30, and said all the way."""

from __future__ import annotations

import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import (
    FRANCE,
    HIDDEN_ESTIMATE,
    ComparisonSpec,
    Note,
    Shown,
    Thresholds,
)
from ocpart_desktop.survey.questions import Answer
from ocpart_desktop.survey.survey import Survey
from tests.analysis.surveys import frame_of, single, survey_of, table_of

SPEC = ComparisonSpec("Q4||", "24")


def mayors(**sizes: int) -> Survey:
    """14 mayors make 6, 7 and 1 in every region of 14; others cycle through the answers."""
    regions, answers = [], []
    for name, size in sizes.items():
        regions += [name[1:]] * size
        answers += (["engaged"] * 6 + ["emerging"] * 7 + ["none"]) * (size // 14 + 1)
        del answers[len(regions) :]
    net = Answer("yes", "S/T Oui", net=True, members=("engaged", "emerging"))
    question = single("Q4", [net, "engaged", "emerging", "none"])
    return survey_of([question], respondents=table_of(frame_of(regions, {"Q4": answers})))


def test_fourteen_mayors_are_shown_very_weak_with_their_interval_and_no_test() -> None:
    found = compare(mayors(r24=14, r11=140), SPEC)
    shares = [row.region.value for row in found.rows]
    assert shares == pytest.approx([13 / 14, 6 / 14, 7 / 14, 1 / 14])
    for row in found.rows:
        assert row.shown is Shown.VERY_WEAK
        assert row.p_value is row.adjusted_p is None
        assert not row.significant
        assert row.region.low is not None
        assert row.region.high is not None
        assert row.region.low < (row.region.value or 0) < row.region.high
    assert found.overall_p is None
    net = found.rows[0].region
    assert net.low == pytest.approx(0.6613, abs=2e-3)  # Clopper-Pearson of 13 in 14
    assert net.high == pytest.approx(0.9982, abs=2e-3)


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (4, Shown.HIDDEN),
        (5, Shown.VERY_WEAK),
        (29, Shown.VERY_WEAK),
        (30, Shown.WEAK),
        (99, Shown.WEAK),
        (100, Shown.PLAIN),
    ],
)
def test_the_rung_follows_the_raw_base(n: int, shown: Shown) -> None:
    found = compare(mayors(r24=n, r11=400, r27=400), SPEC)
    assert found.shown is shown
    assert {row.shown for row in found.rows} == {shown}
    assert all((row.p_value is not None) == shown.tested for row in found.rows)


def test_the_floor_of_three_holds_whatever_the_settings() -> None:
    lowered = Thresholds(hidden=0, very_weak=0, weak=0)
    assert compare(mayors(r24=2, r11=40, r27=40), SPEC, lowered).shown is Shown.HIDDEN
    assert compare(mayors(r24=3, r11=40, r27=40), SPEC, lowered).shown is Shown.PLAIN


@pytest.mark.parametrize("against", ["rest", FRANCE, "11"])
def test_a_hidden_row_has_no_figure_on_either_side(against: str) -> None:
    found = compare(mayors(r24=4, r11=40, r27=40), ComparisonSpec("Q4||", "24", against))
    assert found.base_region is None
    assert Note.HIDDEN_CELLS in found.notes
    for row in found.rows:
        assert row.shown is Shown.HIDDEN
        assert row.region == row.against == HIDDEN_ESTIMATE
        assert row.gap is row.gap_low is row.gap_high is row.p_value is None


def test_the_rest_of_a_hidden_region_hides_its_base_too() -> None:
    assert compare(mayors(r24=4, r11=40, r27=40), SPEC).base_against is None


def test_between_two_regions_the_weaker_rung_is_shown() -> None:
    survey = mayors(r24=120, r11=20, r27=200)
    assert compare(survey, ComparisonSpec("Q4||", "24", "11")).rows[0].shown is Shown.VERY_WEAK
    assert compare(survey, ComparisonSpec("Q4||", "24", "27")).rows[0].shown is Shown.PLAIN


def test_a_region_out_of_the_extract_is_said_to_be_absent_rather_than_hidden() -> None:
    found = compare(mayors(r11=40, r27=40), SPEC)
    assert found.base_region is not None
    assert found.base_region.n == 0
    assert Note.REGION_ABSENT in found.notes
    assert Note.HIDDEN_CELLS not in found.notes
    assert found.rows[0].region.value is None


def test_the_panorama_ranks_only_bases_that_allow_it() -> None:
    found = panorama(mayors(r24=140, r11=140, r27=154, r28=20, r32=3, r44=4, r53=35), SPEC)
    assert found.answer.net
    assert len(found.regions) == 18
    ranks = {row.code: row.rank for row in found.regions if row.rank is not None}
    assert ranks == {"53": 1, "11": 2, "24": 2, "27": 2}
    assert found.region("28").p_value is None
    assert found.region("28").estimate.n == 20
    assert found.region("32").estimate == HIDDEN_ESTIMATE
    assert found.region("94").estimate.n == 0
    assert found.national.n == 496


def test_the_panorama_and_the_comparison_tell_the_same_figures() -> None:
    survey = mayors(r24=90, r11=145, r27=151, r28=40)
    whole = panorama(survey, ComparisonSpec("Q4||", "24", answer="engaged"))
    for code in ("24", "11", "27", "28"):
        row = compare(survey, ComparisonSpec("Q4||", code)).row("engaged")
        seen = whole.region(code)
        assert row is not None
        assert seen.estimate.value == pytest.approx(row.region.value)
        assert seen.estimate.low == pytest.approx(row.region.low)
        assert seen.gap == pytest.approx(row.gap)
        assert seen.p_value == pytest.approx(row.p_value)


def test_the_panorama_may_compare_with_france() -> None:
    survey = mayors(r24=90, r11=145)
    seen = panorama(survey, ComparisonSpec("Q4||", "24", FRANCE)).region("24")
    row = compare(survey, ComparisonSpec("Q4||", "24", FRANCE)).headline
    rest = compare(survey, SPEC).headline
    assert row is not None
    assert rest is not None
    assert seen.gap == pytest.approx(row.gap)
    assert abs(row.gap or 0) < abs(rest.gap or 0)
    assert row.p_value == pytest.approx(rest.p_value)
