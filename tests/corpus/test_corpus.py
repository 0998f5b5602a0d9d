"""Every file of the corpus is read as expected, and no value of it changes without a word."""

from __future__ import annotations

import pytest

from .expectations import as_text, difference, read, told
from .fidelity import silent_changes
from .registry import EXPECTED, Case, all_cases
from .traced import altered_figures

EVERY_CASE = pytest.mark.parametrize("case", all_cases().values(), ids=all_cases())


@EVERY_CASE
def test_a_file_is_read_as_expected(case: Case) -> None:
    opened = read(case)
    assert case.made.facts.broken(opened) == []
    assert silent_changes(case.made, opened) == []
    assert altered_figures(case.made, opened) == []
    assert difference(case, as_text(told(opened))) == ""


def test_every_expectation_is_that_of_a_file() -> None:
    assert {path.stem for path in EXPECTED.glob("*.json")} == set(all_cases())


@EVERY_CASE
def test_a_file_is_made_twice_the_same(case: Case) -> None:
    assert case.build().content == case.made.content
