"""The types seen together: combinations, citations, regions and waves, against a plain count."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.analysis.combinations import types_held
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import (
    FRANCE,
    Break,
    ComparisonSpec,
    Counted,
    Note,
    Shown,
)
from ocpart_desktop.analysis.types_by_region import types_by_region
from ocpart_desktop.analysis.types_over_time import types_over_time
from ocpart_desktop.analysis.typology import profile_of, typology
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, Role
from ocpart_desktop.survey.survey import PublishedCell, PublishedColumn, PublishedTable, Survey
from ocpart_desktop.system.errors import UserError
from tests.analysis import plain
from tests.analysis.surveys import frame_of, multiple, survey_of, table_of

P, R, E, S = PartnershipType
OPTIONS = (
    Answer("mecenat", "Mécénat", type=P, column="mecenat"),
    Answer("achats", "Achats responsables", type=R, column="achats"),
    Answer("handicap", "Handicap", type=R, column="handicap"),
    Answer("coop", "Coopération économique", type=E, column="coop"),
    Answer("inno", "Innovation sociétale", type=S, column="inno"),
    Answer("autre", "Autre", column="autre"),
)
NAMES = tuple(answer.column or "" for answer in OPTIONS)
REGIONS = ("24", "11", "53")
Held = frozenset[PartnershipType]

respondents = st.lists(
    st.tuples(
        st.sampled_from(REGIONS),
        st.tuples(*[st.integers(0, 1)] * len(NAMES)),
        st.floats(0.05, 5, allow_nan=False),
        st.booleans(),
    ),
    min_size=40,
    max_size=160,
)


def survey(drawn: list[tuple[str, tuple[int, ...], float, bool]]) -> Survey:
    """Respondents who were asked, or not (-1 in every option)."""
    rows = [held if asked else (-1,) * len(NAMES) for _region, held, _weight, asked in drawn]
    columns = {
        name: np.array(values, dtype="int8")
        for name, values in zip(NAMES, zip(*rows, strict=True), strict=True)
    }
    frame = frame_of([each[0] for each in drawn], columns, weights=[each[2] for each in drawn])
    question = multiple("Q7", OPTIONS, role=Role.PARTNERSHIP_TYPES)
    return survey_of([question], respondents=table_of(frame))


def held_by(options: tuple[int, ...]) -> Held:
    pairs = zip(OPTIONS, options, strict=True)
    return frozenset(a.type for a, chosen in pairs if a.type and chosen)


@settings(max_examples=60, deadline=None)
@given(respondents)
def test_combinations_are_what_a_count_by_hand_gives(
    drawn: list[tuple[str, tuple[int, ...], float, bool]],
) -> None:
    sums: dict[bool, dict[Held, float]] = {True: defaultdict(float), False: defaultdict(float)}
    for region, options, weight, asked in drawn:
        if asked:
            sums[region == "24"][held_by(options)] += weight
    bases = Counter(region == "24" for region, _o, _w, asked in drawn if asked)
    regions = Counter(region for region, _o, _w, asked in drawn if asked)
    made = typology(survey(drawn), public=None, region="24").together
    assert made is not None
    if min(bases[True], bases[False]) < 5:
        assert made.rows == ()
        return
    if made.shown is Shown.HIDDEN or made.base_against is None:  # to protect another region
        assert 0 < min(regions[code] for code in REGIONS) < 5
        assert made.rows == ()
        return
    here, there = sums[True], sums[False]
    assert {frozenset(types_held(row.answer)) for row in made.rows} == set(here) | set(there)
    for row in made.rows:
        held = frozenset(types_held(row.answer))
        assert row.region.value == pytest.approx(here[held] / sum(here.values()), abs=1e-12)
        assert row.against.value == pytest.approx(there[held] / sum(there.values()), abs=1e-12)
        assert (row.region.n, row.against.n) == (bases[True], bases[False])
    both = {held: here[held] + there[held] for held in set(here) | set(there)}
    order = [both[frozenset(types_held(row.answer))] for row in made.rows]
    assert order == sorted(order, reverse=True)


@settings(max_examples=40, deadline=None)
@given(respondents)
def test_combinations_that_hold_a_type_add_up_to_its_share(
    drawn: list[tuple[str, tuple[int, ...], float, bool]],
) -> None:
    profile = typology(survey(drawn), public=None, region="24")
    if profile.together is None or not profile.together.rows:
        return
    for row in profile.comparison.rows:
        held = [c for c in profile.combinations if row.answer.type in c.types]
        assert sum(c.region.value or 0 for c in held) == pytest.approx(row.region.value)


@settings(max_examples=40, deadline=None)
@given(respondents)
def test_shares_of_citations_are_those_of_a_table_of_citations_clustered_by_respondent(
    drawn: list[tuple[str, tuple[int, ...], float, bool]],
) -> None:
    made = typology(survey(drawn), public=None, region="24", counted=Counted.CITATIONS).comparison
    if made.shown is Shown.HIDDEN:
        return
    asked = [(r == "24", held_by(o) if a else frozenset(), w) for r, o, w, a in drawn]
    cited = sum(w * len(held) for here, held, w in asked if here)
    assert sum(row.region.value or 0 for row in made.rows) == pytest.approx(1)
    assert Note.CITATIONS in made.notes
    assert Note.MULTIPLE_ANSWERS not in made.notes
    for row in made.rows:
        share = sum(w for here, held, w in asked if here and row.answer.type in held) / cited
        scores = [
            w * ((row.answer.type in held) - share * len(held)) / cited if here else 0.0
            for here, held, w in asked
        ]
        assert row.region.value == pytest.approx(share, abs=1e-12)
        if 0 < share < 1:
            assert row.region.se == pytest.approx(math.sqrt(plain.variance(scores)), rel=1e-9)
            assert row.region.low is not None
            assert row.region.high is not None
            assert row.region.low <= share <= row.region.high


def test_a_share_of_citations_rests_on_those_who_cite() -> None:
    some = [("24", (1, 0, 0, 0, 0, 0), 1.0, True)] * 4 + [("24", (0,) * 6, 1.0, True)] * 8
    drawn = [*some, *[("11", (1, 0, 0, 1, 0, 0), 1.0, True)] * 20]
    plainly = typology(survey(drawn), public=None, region="24")
    cited = typology(survey(drawn), public=None, region="24", counted=Counted.CITATIONS)
    assert plainly.comparison.shown is Shown.VERY_WEAK
    assert cited.comparison.shown is Shown.HIDDEN
    assert cited.total == plainly.total


def printed(shares: dict[str, tuple[float, ...]], bases: dict[str, int]) -> Survey:
    """An institute's table of the types: a share a column, France under an empty code."""
    columns = tuple(
        PublishedColumn(head=code or "Ensemble", letter="", total=not code, region=code or None,
                        base=base)
        for code, base in bases.items()
    )  # fmt: skip
    kept = [answer for answer in OPTIONS if answer.id in shares]
    cells = {a.id: tuple(PublishedCell(v, "B2") for v in shares[a.id]) for a in kept}
    question = replace(multiple("Q7", kept, role=Role.PARTNERSHIP_TYPES), table="t")
    return survey_of([question], published=[PublishedTable("t", "Tables", columns, cells)])


def test_printed_shares_of_citations_have_neither_interval_nor_test() -> None:
    shares = {"mecenat": (0.6, 0.5), "achats": (0.3, 0.3), "coop": (0.3, 0.2)}
    tables = printed(shares, {"": 400, "24": 120})
    made = typology(tables, public=None, region="24", against=FRANCE, counted=Counted.CITATIONS)
    rows = made.comparison.rows
    assert [row.region.value for row in rows] == pytest.approx([0.5, 0.3, 0.2])
    assert [row.against.value for row in rows] == pytest.approx([0.5, 0.25, 0.25])
    assert {row.region.low for row in rows} == {row.p_value for row in rows} == {None}
    assert Note.NO_JOINT in made.comparison.notes
    assert made.total == pytest.approx({"region": 1.0, "against": 1.2})
    assert made.together is None


def test_the_rest_of_printed_citations_is_rebuilt_before_it_is_counted() -> None:
    shares = {"mecenat": (0.6, 0.9), "achats": (0.3, 0.1)}
    made = typology(
        printed(shares, {"": 300, "24": 100}), public=None, region="24", counted=Counted.CITATIONS
    )
    rest = (0.6 * 300 - 0.9 * 100) / 200, (0.3 * 300 - 0.1 * 100) / 200
    values = [row.against.value for row in made.comparison.rows]
    assert values == pytest.approx([share / sum(rest) for share in rest])


@pytest.fixture
def everywhere() -> Survey:
    rng = np.random.default_rng(7)
    drawn = [
        (
            str(rng.choice(["24", "11", "53", "84"], p=[0.1, 0.4, 0.3, 0.2])),
            tuple(int(x) for x in rng.random(6) < (0.4, 0.2, 0.2, 0.25, 0.15, 0.1)),
            float(rng.uniform(0.2, 3)),
            bool(rng.random() < 0.9),
        )
        for _row in range(600)
    ]
    return survey(drawn)


def test_the_types_by_region_are_the_panoramas_of_each_adjusted_together(
    everywhere: Survey,
) -> None:
    spec = ComparisonSpec("Q7||", "24", FRANCE)
    types = types_by_region(everywhere, spec)
    assert [each.answer.type for each in types] == [P, R, E, S]
    alone = panorama(everywhere, replace(spec, answer="mecenat"))
    together = types[0]
    for one, other in zip(together.regions, alone.regions, strict=True):
        mine, theirs = (np.array(astuple(e), dtype=float) for e in (one.estimate, other.estimate))
        np.testing.assert_allclose(mine, theirs, rtol=1e-12)  # summed in another order
        assert (one.gap, one.p_value) == pytest.approx((other.gap, other.p_value), nan_ok=True)
    p_values = [row.p_value for each in types for row in each.regions]
    assert [row.adjusted_p for each in types for row in each.regions] == holm(p_values)
    assert sum(p is not None for p in p_values) == 16


def test_a_filter_narrows_combinations_and_regions_alike(everywhere: Survey) -> None:
    spec = ComparisonSpec("Q7||", "24", weighted=False)
    profile = profile_of(everywhere, spec)
    assert profile.together is not None
    assert Note.UNWEIGHTED in profile.together.notes
    (first, *_others) = types_by_region(everywhere, spec)
    assert first.region("24").estimate == profile.comparison.rows[0].region


def waves(*, label: str = "Innovation sociale", base: str | None = None) -> Survey:
    """The types asked in 2011 and in 2015, the last one by another name in 2011."""
    options = [replace(answer, label=label) if answer.type is S else answer for answer in OPTIONS]
    rng = np.random.default_rng(3)
    count = 400
    columns = {
        name: (rng.random(count) < share).astype("int8")
        for name, share in zip(NAMES, (0.4, 0.3, 0.2, 0.2, 0.2, 0.1), strict=True)
    }
    years = ["2011"] * 200 + ["2015"] * 200
    frame = frame_of(["24", "11"] * 200, columns, wave=years, public=["entreprises"] * count)
    about = {"role": Role.PARTNERSHIP_TYPES, "public": "entreprises"}
    old = multiple("Q7", options, wave="2011", **about)
    new = multiple("Q7", OPTIONS, wave="2015", base_note=base, **about)
    return survey_of([old, new], respondents=table_of(frame))


def test_types_are_followed_by_type_whatever_they_are_called() -> None:
    trends = types_over_time(waves(), ComparisonSpec("Q7|entreprises|2015", "24"))
    assert len(trends) == 4
    for kind, points in zip(PartnershipType, trends, strict=True):
        assert [point.wave for point in points] == ["2011", "2015"]
        assert points[1].breaks == ()
        assert all(point.row and point.row.answer.type is kind for point in points)
        assert points[1].region_change is not None
    changes = [
        change
        for points in trends
        for change in (points[1].region_change, points[1].against_change)
        if change
    ]
    assert [c.adjusted_p for c in changes] == holm([c.p_value for c in changes])


def test_a_break_between_waves_of_types_is_named_and_nothing_is_tested_across_it() -> None:
    told = waves(base="Entreprises de 10 salariés et plus")
    for points in types_over_time(told, ComparisonSpec("Q7|entreprises|2015", "24")):
        assert points[1].breaks == (Break.BASE,)
        assert points[1].region_change is None


def test_a_question_whose_answers_name_no_type_says_what_to_do() -> None:
    bare = multiple("Q7", ["oui", "non"], role=Role.PARTNERSHIP_TYPES)
    columns = {"oui": [1] * 10, "non": [0] * 10}
    extract = survey_of([bare], respondents=table_of(frame_of(["24"] * 10, columns)))
    with pytest.raises(UserError) as told:
        typology(extract, public=None, region="24")
    assert told.value.code == "no_types"
