"""A selection finds its respondents, or says in one sentence why not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.survey.questions import QuestionKind
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError
from tests.analysis.surveys import frame_of, means, multiple, single, survey_of, table_of

ROWS = 120


def survey() -> Survey:
    """Two publics in two waves in one sheet, a filter, a battery with holes."""
    regions = ["24", "11"] * (ROWS // 2)
    public = ["maires"] * 60 + ["citoyens"] * 60
    wave = (["2016"] * 30 + ["2024"] * 30) * 2
    frame = frame_of(
        regions,
        {
            "q": ["a", "a", "b", None] * (ROWS // 4),
            "size": ["s", "s", "l"] * (ROWS // 3),
            "f1": [5.0, 7.0] * (ROWS // 2),
            "f2": [4.0, float("nan"), float("nan"), 6.0] * (ROWS // 4),
            "m1": np.array([1, 0, -1, 0] * (ROWS // 4), dtype="int8"),
            "m2": np.array([1, 0, -1, 0] * (ROWS // 4), dtype="int8"),
        },
        public=public,
        wave=wave,
    )
    asked = [
        single("q", ["a", "b"]),
        single("q", ["a", "b"], public="maires", wave="2024"),
        means("f", ["f1", "f2"]),
        multiple("m", ["m1", "m2"]),
        replace(single("open", ["x"]), kind=QuestionKind.TEXT),
    ]
    return survey_of(asked, respondents=table_of(frame, "size"))


def n(spec: ComparisonSpec) -> int:
    base = compare(survey(), spec).base_region
    assert base is not None
    return base.n


def test_a_question_keeps_to_its_own_public_and_wave() -> None:
    assert n(ComparisonSpec("q||", "24")) == 60
    assert n(ComparisonSpec("q|maires|2024", "24")) == 15


def test_filters_must_all_hold() -> None:
    assert n(ComparisonSpec("q||", "24", filters=(("size", "l"),))) == 20
    both = (("size", "l"), ("size", "s"))
    assert n(ComparisonSpec("q||", "24", filters=both)) == 0


def test_the_base_of_several_answers_holds_whoever_said_no_to_all() -> None:
    assert n(ComparisonSpec("m||", "24")) == 30
    rows = compare(survey(), ComparisonSpec("m||", "11")).rows
    assert [row.region.value for row in rows] == [0, 0]
    assert [row.region.n for row in rows] == [60, 60]


def test_each_item_of_a_battery_has_its_own_base() -> None:
    found = compare(survey(), ComparisonSpec("f||", "24"))
    assert [row.region.n for row in found.rows] == [60, 30]
    assert found.base_region is not None
    assert found.base_region.n == 60
    assert found.rows[0].region.value == 5


def test_a_mean_keeps_its_own_scale_and_gap() -> None:
    row = compare(survey(), ComparisonSpec("f||", "24")).rows[0]
    assert (row.region.value, row.against.value, row.gap) == (5, 7, -2)


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        (ComparisonSpec("nothing||", "24"), "unknown_question"),
        (ComparisonSpec("open||", "24"), "no_figures"),
        (ComparisonSpec("q||", "99"), "unknown_region"),
        (ComparisonSpec("q||", "24", "99"), "unknown_region"),
        (ComparisonSpec("q||", "24", "24"), "same_region"),
        (ComparisonSpec("q||", "24", filters=(("age", "18"),)), "unknown_filter"),
        (ComparisonSpec("q||", "24", filters=(("size", "xl"),)), "unknown_category"),
    ],
)
def test_a_selection_that_names_nothing_is_told_in_a_sentence(
    spec: ComparisonSpec, code: str
) -> None:
    with pytest.raises(UserError) as told:
        compare(survey(), spec)
    assert told.value.code == code
    assert told.value.message.endswith(".")


def test_a_panorama_needs_an_answer_of_its_question() -> None:
    with pytest.raises(UserError) as told:
        panorama(survey(), ComparisonSpec("q||", "24", answer="z"))
    assert told.value.code == "unknown_answer"
