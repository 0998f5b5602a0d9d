"""Laws that hold for any sample."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import fdtrc

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import Comparison, ComparisonSpec, Estimate, Note, Row
from ocpart_desktop.survey.questions import Answer
from ocpart_desktop.survey.survey import Survey
from tests.analysis import plain
from tests.analysis.surveys import frame_of, multiple, single, survey_of, table_of

SPEC = ComparisonSpec("q||", "24")
NET = Answer("ab", "S/T a et b", net=True, members=("a", "b"))


def sample(seed: int, n: int, *, scale: float = 1.0, shuffle: bool = False) -> Survey:
    """Three regions, far-apart weights, four answers of which one is rare."""
    rng = np.random.default_rng(seed)
    data = pd.DataFrame(
        {
            "region": rng.choice(["24", "11", "53"], n, p=[0.3, 0.4, 0.3]),
            "q": rng.choice(["a", "b", "c", "nsp"], n, p=[0.4, 0.3, 0.25, 0.05]),
            "w": rng.choice([2.52, 0.42, 0.06], n) * rng.uniform(0.8, 1.2, n) * scale,
        }
    )
    if shuffle:
        data = data.sample(frac=1, random_state=seed % 2**31).reset_index(drop=True)
    frame = frame_of(data["region"], {"q": data["q"]}, weights=data["w"])
    question = single("q", [NET, "a", "b", "c", Answer("nsp", "NSP", no_opinion=True)])
    return survey_of([question], respondents=table_of(frame))


samples = st.tuples(st.integers(0, 2**32 - 1), st.integers(30, 400))


def estimates(found: Comparison) -> list[Estimate]:
    return [side for row in found.rows for side in (row.region, row.against)]


def numbers(row: Row) -> list[float]:
    """The figures of a row, NaN for none."""
    figures = [row.gap, row.gap_low, row.gap_high, row.p_value]
    for side in (row.region, row.against):
        figures += [side.value, side.low, side.high, side.se, side.effective]
    return [float("nan") if figure is None else figure for figure in figures]


@settings(max_examples=60, deadline=None)
@given(samples)
def test_shares_stay_between_0_and_1_and_within_their_intervals(drawn: tuple[int, int]) -> None:
    for against in ("rest", "france", "11"):
        for side in estimates(compare(sample(*drawn), replace(SPEC, against=against))):
            if side.value is None:
                continue
            assert side.low is not None
            assert side.high is not None
            assert 0 <= side.low <= side.value <= side.high <= 1
            assert side.se is not None
            assert side.se >= 0


@settings(max_examples=40, deadline=None)
@given(samples)
def test_france_is_the_weighted_mean_of_a_region_and_its_rest(drawn: tuple[int, int]) -> None:
    survey = sample(*drawn)
    rest, france = compare(survey, SPEC), compare(survey, replace(SPEC, against="france"))
    bases = rest.base_region, rest.base_against, france.base_against
    if None in bases:
        return
    region_base, rest_base, france_base = bases
    assert region_base.n + rest_base.n == france_base.n
    for beside, within in zip(rest.rows, france.rows, strict=True):
        if beside.region.value is None:
            continue
        whole = region_base.weighted * beside.region.value + rest_base.weighted * (
            beside.against.value or 0
        )
        assert within.against.value == pytest.approx(whole / france_base.weighted)


@settings(max_examples=40, deadline=None)
@given(samples, st.floats(1e-3, 1e3))
def test_neither_the_unit_of_weights_nor_the_order_of_rows_matters(
    drawn: tuple[int, int], scale: float
) -> None:
    plainly = compare(sample(*drawn), SPEC)
    for other in (sample(*drawn, scale=scale), sample(*drawn, shuffle=True)):
        found = compare(other, SPEC)
        for one, two in zip(plainly.rows, found.rows, strict=True):
            assert one.shown is two.shown
            assert numbers(one) == pytest.approx(numbers(two), rel=1e-6, abs=1e-9, nan_ok=True)


@settings(max_examples=30, deadline=None)
@given(samples)
def test_figures_equal_those_computed_respondent_by_respondent(drawn: tuple[int, int]) -> None:
    survey = sample(*drawn)
    frame = survey.respondents["respondents"].frame
    weights = frame["@weight"].tolist()
    inside = (frame["@region"] == "24").tolist()
    for row in compare(survey, SPEC).rows:
        if row.region.value is None:
            continue
        y = frame["q"].isin(["a", "b"] if row.answer.net else [row.answer.id]).tolist()
        y = [float(yi) for yi in y]
        outside = [not di for di in inside]
        assert (row.region.value, row.region.se) == pytest.approx(plain.share(y, weights, inside))
        assert (row.against.value, row.against.se) == pytest.approx(
            plain.share(y, weights, outside)
        )
        if row.p_value is not None and 0 < row.region.value < 1:
            f = plain.rao_scott(y, weights, inside)
            assert row.p_value == pytest.approx(float(fdtrc(1, len(y) - 1, f)))


def test_weights_are_never_taken_for_counts() -> None:
    """Far-apart weights: the naive test would call significant what is not."""
    survey = sample(7, 400)
    row = compare(survey, SPEC).rows[1]
    frame = survey.respondents["respondents"].frame
    inside, chosen = frame["@region"] == "24", frame["q"] == "a"
    table = frame.groupby([inside, chosen])["@weight"].sum().unstack().to_numpy()
    expected = table.sum(1, keepdims=True) * table.sum(0) / table.sum()
    naive = fdtrc(1, 399, float(((table - expected) ** 2 / expected).sum() * 400 / table.sum()))
    assert row.p_value is not None
    assert row.p_value > 1.4 * naive


def test_a_net_is_counted_on_respondents_who_chose_any_of_its_members() -> None:
    chosen = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1]] * 10, dtype="int8")
    frame = frame_of(["24", "11", "24"] * 10, {f"m{i}": chosen[:, i] for i in range(3)})
    net = Answer("any", "any", net=True, members=("m0", "m1"))
    survey = survey_of([multiple("q", [net, "m0", "m1", "m2"])], respondents=table_of(frame))
    shares = [row.region.value for row in compare(survey, SPEC).rows]
    assert shares == pytest.approx([0.5, 0.5, 0.5, 0.5])


def test_leaving_nsp_out_shrinks_the_base_and_says_so() -> None:
    survey = sample(3, 300)
    kept, left = compare(survey, SPEC), compare(survey, replace(SPEC, without_no_opinion=True))
    nsp = int((survey.respondents["respondents"].frame["q"] == "nsp").sum())
    sizes = [
        sum(base.n for base in (found.base_region, found.base_against) if base)
        for found in (kept, left)
    ]
    assert sizes[0] - sizes[1] == nsp > 0
    assert Note.WITHOUT_NO_OPINION in left.notes
    assert all(not row.answer.no_opinion for row in left.rows)
    assert sum(row.region.value or 0 for row in left.rows if not row.answer.net) == pytest.approx(1)


def test_unweighted_every_respondent_counts_for_one() -> None:
    survey = sample(5, 200)
    frame = survey.respondents["respondents"].frame
    found = compare(survey, replace(SPEC, weighted=False))
    raw = (frame.loc[frame["@region"] == "24", "q"] == "a").mean()
    assert found.rows[1].region.value == pytest.approx(raw)
    assert found.base_region is not None
    assert found.base_region.weighted == found.base_region.effective == found.base_region.n
    assert Note.UNWEIGHTED in found.notes


def test_who_weighs_nothing_or_has_no_weight_is_not_in_the_base() -> None:
    frame = frame_of(["24", "11"] * 30, {"q": ["a", "b", "b", "a"] * 15}, weights=[1.0] * 60)
    frame.loc[0:1, "@weight"] = 0.0
    frame.loc[2:5, "@weight"] = float("nan")
    survey = survey_of([single("q", ["a", "b"])], respondents=table_of(frame))
    found = compare(survey, SPEC)
    assert found.base_region is not None
    assert found.base_region.n == 27


def test_a_respondent_of_unknown_region_counts_in_france_only() -> None:
    regions = ["24"] * 40 + ["11"] * 40 + [None] * 10
    frame = frame_of(regions, {"q": ["a", "b"] * 45})
    survey = survey_of([single("q", ["a", "b"])], respondents=table_of(frame))
    rest = compare(survey, SPEC).base_against
    france = compare(survey, replace(SPEC, against="france")).base_against
    assert rest is not None
    assert france is not None
    assert (rest.n, france.n) == (40, 90)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=20))
def test_holm_never_lowers_a_p_value_and_keeps_their_order(p_values: list[float | None]) -> None:
    adjusted = holm(p_values)
    pairs = [(p, a) for p, a in zip(p_values, adjusted, strict=True) if p is not None]
    assert [a is None for a in adjusted] == [p is None for p in p_values]
    assert all(p <= a <= 1 for p, a in pairs)
    assert [a for _, a in sorted(pairs)] == sorted(a for _, a in pairs)


def test_holm_multiplies_by_how_many_tests_are_left() -> None:
    assert holm([0.03, None, 0.01, 0.04]) == pytest.approx([0.06, None, 0.03, 0.06])


@settings(max_examples=20, deadline=None)
@given(samples)
def test_the_panorama_adjusts_over_the_regions_it_tests(drawn: tuple[int, int]) -> None:
    regions = panorama(sample(*drawn), SPEC).regions
    raw = [row.p_value for row in regions]
    assert [row.adjusted_p for row in regions] == holm(raw)
    assert all(row.rank is None for row in regions if not row.shown.tested)
