"""Printed tables: indicative figures from printed bases, a rest rebuilt, and what they hide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import ComparisonSpec, Note, Shown
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import (
    Mark,
    PublishedCell,
    PublishedColumn,
    PublishedTable,
    Survey,
)
from ocpart_desktop.system.errors import UserError
from tests.analysis.surveys import survey_of

CODES = ["24", "11", "53"]
NET = Answer("yes", "S/T Oui", net=True, members=("engaged", "emerging"))
ANSWERS = (NET, *(Answer(name, name) for name in ("engaged", "emerging", "none")))


def printed(
    shares: dict[str, Sequence[float | None]],
    bases: Sequence[int | None],
    *,
    weighted: Sequence[float | None] = (),
    marks: Sequence[tuple[str, int]] = (),
    kind: QuestionKind = QuestionKind.SINGLE,
) -> Survey:
    """A table whose columns are the total, then regions."""
    heads = [None, *CODES][: len(bases)]
    columns = tuple(
        PublishedColumn(
            head=code or "Ensemble",
            letter="ABCDEF"[i],
            total=code is None,
            region=code,
            base=bases[i],
            weighted_base=weighted[i] if weighted else None,
        )
        for i, code in enumerate(heads)
    )
    cells = {
        answer: tuple(
            PublishedCell(value, f"B{i}", Mark.TOO_FEW if (answer, i) in marks else Mark.NONE)
            for i, value in enumerate(values)
        )
        for answer, values in shares.items()
    }
    question = Question(
        id="Q4",
        label="Q4",
        kind=kind,
        answers=tuple(a for a in ANSWERS if a.id in shares),
        table="t1",
        source="T1!A1",
    )
    return survey_of([question], published=[PublishedTable("t1", "T1", columns, cells)])


DYNAMIC = {
    "yes": [0.76, 0.93, 0.70],
    "engaged": [0.30, 0.43, 0.25],
    "emerging": [0.46, 0.50, 0.45],
    "none": [0.24, 0.07, 0.30],
}
SPEC = ComparisonSpec("Q4||", "24")


def test_the_rest_is_rebuilt_from_the_total_and_the_region_by_their_bases() -> None:
    found = compare(printed(DYNAMIC, [500, 100, 200]), SPEC)
    row = found.rows[0]
    assert row.region.value == 0.93
    assert row.against.value == pytest.approx((0.76 * 500 - 0.93 * 100) / 400)
    assert row.against.n == 400
    assert found.rebuilt
    assert {Note.NO_MICRODATA, Note.REST_REBUILT} <= set(found.notes)


def test_weighted_bases_rebuild_the_rest_when_every_one_is_printed() -> None:
    both = printed(DYNAMIC, [500, 100, 200], weighted=[500, 25, 250])
    row = compare(both, SPEC).rows[0]
    assert row.against.value == pytest.approx((0.76 * 500 - 0.93 * 25) / 475)
    some = printed(DYNAMIC, [500, 100, 200], weighted=[500, 25, None])
    assert compare(some, SPEC).rows[0].against.value == pytest.approx((380 - 93) / 400)


def test_the_test_is_pearsons_on_printed_shares_times_bases() -> None:
    row = compare(printed(DYNAMIC, [500, 100, 200]), SPEC).rows[0]
    observed = np.array([[93, 7], [287, 113]])
    expected = observed.sum(1, keepdims=True) * observed.sum(0) / 500
    statistic = float(((observed - expected) ** 2 / expected).sum())
    assert row.p_value == pytest.approx(math.erfc(math.sqrt(statistic / 2)))
    assert row.significant


def test_the_interval_is_clopper_pearsons_on_the_printed_base() -> None:
    estimate = compare(printed(DYNAMIC, [500, 100, 200]), SPEC).rows[3].region
    assert (estimate.low, estimate.high) == pytest.approx((0.02861, 0.13892), abs=1e-4)


def test_against_france_the_gap_is_that_of_the_figures_printed() -> None:
    survey = printed(DYNAMIC, [500, 100, 200])
    row = compare(survey, ComparisonSpec("Q4||", "24", "france")).rows[0]
    assert row.gap == pytest.approx(0.17)
    assert row.gap_low is not None
    assert row.gap_low > 0
    assert row.p_value == compare(survey, SPEC).rows[0].p_value
    assert not compare(survey, ComparisonSpec("Q4||", "24", "france")).rebuilt


def test_without_a_total_only_another_region_can_be_compared() -> None:
    survey = printed(DYNAMIC, [500, 100, 200])
    table = survey.published["t1"]
    columns = (replace(table.columns[0], total=False, breakdown="Sexe"), *table.columns[1:])
    survey = replace(survey, published={"t1": replace(table, columns=columns)})
    alone = compare(survey, SPEC).rows[0]
    assert alone.region.value == 0.93
    assert alone.gap is alone.against.value is None
    assert compare(survey, ComparisonSpec("Q4||", "24", "11")).rows[0].gap == pytest.approx(0.23)


def test_an_unprinted_base_is_shown_very_weak_and_untested() -> None:
    row = compare(printed(DYNAMIC, [None, None, None]), SPEC).rows[0]
    assert row.shown is Shown.VERY_WEAK
    assert row.region.value == 0.93
    assert row.region.low is row.p_value is row.against.value is None


def indicator(survey: Survey, kind: QuestionKind = QuestionKind.SHARE) -> Survey:
    question = replace(survey.questions[0], kind=kind, indicator=True)
    return replace(survey, questions=(question,))


def test_an_indicator_is_shown_plain_and_ranked_without_interval_test_nor_rest() -> None:
    survey = indicator(printed({"engaged": [0.3, 0.43, 0.25]}, [None] * 3))
    found = compare(survey, SPEC)
    (row,) = found.rows
    assert (row.shown, row.region.value) == (Shown.PLAIN, 0.43)
    assert row.region.low is row.p_value is row.against.value is row.gap is None
    assert found.notes == (Note.NO_BASE,)
    ranks = {r.code: r.rank for r in panorama(survey, SPEC).regions if r.rank}
    assert ranks == {"24": 1, "11": 2}
    against_france = compare(survey, replace(SPEC, against="france")).rows[0]
    assert against_france.gap == pytest.approx(0.13)
    assert against_france.p_value is None


def test_a_count_has_no_gap_with_the_country_that_holds_it() -> None:
    survey = indicator(printed({"engaged": [300, 43, 25]}, [None] * 3), QuestionKind.COUNT)
    against_france = compare(survey, replace(SPEC, against="france")).rows[0]
    assert against_france.against.value == 300
    assert against_france.gap is None
    assert compare(survey, replace(SPEC, against="11")).rows[0].gap == 18


def test_an_indicator_left_out_by_its_publisher_hides_no_other() -> None:
    marks = [("engaged", 1)]
    survey = indicator(printed({"engaged": [0.3, None, 0.25]}, [None] * 3, marks=marks))
    shown = {r.code: r.shown for r in panorama(survey, SPEC).regions}
    assert (shown["24"], shown["11"]) == (Shown.HIDDEN, Shown.PLAIN)


def test_an_indicator_with_a_base_obeys_the_ladder() -> None:
    survey = indicator(printed({"engaged": [0.3, 0.43, 0.25]}, [500, 20, 200]))
    row = compare(survey, SPEC).rows[0]
    assert row.shown is Shown.VERY_WEAK
    assert row.region.low is not None


def test_a_region_without_a_printed_base_is_not_absent() -> None:
    survey = printed({"engaged": [0.3, 0.43, 0.25]}, [None] * 3)
    assert Note.REGION_ABSENT not in panorama(survey, SPEC).notes
    assert Note.REGION_ABSENT in panorama(survey, replace(SPEC, region="53")).notes


def test_a_column_the_institute_flags_is_weak_at_best() -> None:
    survey = printed(DYNAMIC, [500, 100, 200])
    table = survey.published["t1"]
    columns = [replace(c, flagged_weak=c.region == "24") for c in table.columns]
    flagged = replace(survey, published={"t1": replace(table, columns=tuple(columns))})
    assert compare(survey, SPEC).shown is Shown.PLAIN
    assert compare(flagged, SPEC).shown is Shown.WEAK


def test_nsp_left_out_rescales_the_others() -> None:
    shares = {"engaged": [0.3, 0.4, 0.2], "none": [0.6, 0.4, 0.7], "nsp": [0.1, 0.2, 0.1]}
    survey = printed(shares, [500, 100, 200])
    question = survey.questions[0]
    answers = (*question.answers, Answer("nsp", "NSP", no_opinion=True))
    survey = replace(survey, questions=(replace(question, answers=answers),))
    rows = compare(survey, replace(SPEC, without_no_opinion=True)).rows
    assert [row.region.value for row in rows] == pytest.approx([0.5, 0.5])
    assert [row.region.n for row in rows] == [80, 80]


def test_a_mean_has_no_interval_and_no_test() -> None:
    survey = printed({"engaged": [7.1, 6.8, 7.4]}, [500, 100, 200], kind=QuestionKind.MEAN)
    row = compare(survey, SPEC).rows[0]
    assert row.region.value == 6.8
    assert row.against.value == pytest.approx((7.1 * 500 - 6.8 * 100) / 400)
    assert row.region.low is row.p_value is None


def test_printed_tables_cannot_be_filtered() -> None:
    with pytest.raises(UserError) as told:
        compare(printed(DYNAMIC, [500, 100, 200]), replace(SPEC, filters=(("sex", "h"),)))
    assert told.value.code == "no_microdata"


def test_a_weak_column_is_hidden_with_the_smallest_other() -> None:
    shares = {name: [*values, 0.5] for name, values in DYNAMIC.items()}
    survey = printed(shares, [500, 3, 40, 300])
    hidden = {
        region.code
        for region in panorama(survey, SPEC).regions
        if region.code in CODES and region.shown is Shown.HIDDEN
    }
    assert hidden == {"24", "11"}


def test_a_cell_the_institute_leaves_out_is_not_given_back() -> None:
    shares = {
        "yes": [0.76, 0.93, 0.70, 0.7],
        "engaged": [0.30, None, 0.25, 0.3],
        "emerging": [0.46, 0.50, 0.45, 0.4],
        "none": [0.24, 0.07, 0.30, 0.3],
    }
    survey = printed(shares, [500, 60, 200, 240], marks=[("engaged", 1)])
    rows = {row.answer.id: row for row in compare(survey, SPEC).rows}
    assert rows["engaged"].shown is Shown.HIDDEN
    # 93 less 50 would give « engaged » back, and so would 100 less 50 and 7.
    assert Shown.HIDDEN in (rows["yes"].shown, rows["emerging"].shown)
    assert Shown.HIDDEN in (rows["emerging"].shown, rows["none"].shown)
    for row in rows.values():
        assert row.shown is not Shown.HIDDEN or row.region.value is row.against.value is None


CELLS = [(answer, place) for answer in ("engaged", "emerging", "none") for place in range(4)]


@settings(max_examples=150, deadline=None)
@given(
    bases=st.lists(st.integers(0, 60), min_size=3, max_size=3),
    marks=st.lists(st.sampled_from(CELLS), max_size=4),
    seed=st.integers(0, 2**32 - 1),
)
def test_no_printed_cell_hidden_can_be_computed_back(
    bases: list[int], marks: list[tuple[str, int]], seed: int
) -> None:
    """The attacker knows the bases, the sums to 100 %, the nets and the total over regions."""
    shares = np.random.default_rng(seed).dirichlet([1, 1, 1], size=3)
    total = np.array(bases) @ shares / max(sum(bases), 1)
    columns = np.vstack([total, shares]).T
    values = dict(zip(("engaged", "emerging", "none"), columns.tolist(), strict=True))
    values = {"yes": (columns[0] + columns[1]).tolist(), **values}
    survey = printed(values, [sum(bases), *bases], marks=marks)
    known: list[np.ndarray] = []
    secret: list[np.ndarray] = []

    def place(row: int, column: int) -> np.ndarray:
        """A cell of the 3 × 3 table of respondents, or a sum of them, as a vector."""
        vector = np.zeros((3, 3))
        rows = [0, 1] if row == 0 else [row - 1]
        columns = range(3) if column == 0 else [column - 1]
        vector[np.ix_(rows, list(columns))] = 1
        return vector.ravel()

    for i, answer in enumerate(("yes", "engaged", "emerging", "none")):
        found = panorama(survey, replace(SPEC, answer=answer))
        national = found.national.value
        (known if national is not None else secret).append(place(i, 0))
        for j, code in enumerate(CODES, start=1):
            seen = found.region(code).shown is not Shown.HIDDEN
            if bases[j - 1] > 0:
                (known if seen else secret).append(place(i, j))
    for j in range(3):
        known.append(np.tile(np.eye(3)[j], 3))
        if bases[j] == 0:
            known += [place(i, j + 1) for i in (1, 2, 3)]
    matrix = np.array(known)
    rank = np.linalg.matrix_rank(matrix)
    for cell in secret:
        if cell.any() and sum(bases) >= 5:
            assert np.linalg.matrix_rank(np.vstack([matrix, cell])) > rank
