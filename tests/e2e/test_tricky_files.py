"""Files that no reader can be sure of are put right by hand in less than a minute each.

The minute is a hand's, told by the keystroke-level model: opening the file, each choice thought
over, pointed at and clicked. What it leaves out, the reading again, is measured elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from corpus.registry import all_cases
from pytestqt.qtbot import QtBot
from receipt_hand import Receipt
from windows import OpenWindow, open_file

from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.survey.corrections import NONE, About, Use
from ocpart_desktop.survey.questions import Question, QuestionKind, Role
from ocpart_desktop.ui.pages.receipt import model

_A_MINUTE = 60
_OPENING = 12  # find the file, drag it, read the first lines of the receipt

OpenCase = Callable[[str], Receipt]


@pytest.fixture
def open_case(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> OpenCase:
    def opened(name: str) -> Receipt:
        case = all_cases()[name]
        path = tmp_path / case.file
        path.write_bytes(case.made.content)
        window = open_window()
        open_file(qtbot, window, path)
        receipt = Receipt(window, qtbot)
        receipt.seconds = _OPENING
        return receipt

    return opened


def _question(receipt: Receipt, name: str) -> Question:
    return next(q for q in receipt.study.survey.questions if q.name == name)


def _doubts(receipt: Receipt) -> set[str]:
    issues = receipt.study.receipt.issues
    return {issue.code for issue in issues if issue.severity is not Severity.INFO}


def test_regions_nobody_knows_are_given_theirs(open_case: OpenCase) -> None:
    receipt = open_case("regions_unknown")
    receipt.choose(model.REGIONS, "Bretange")
    receipt.pick(About.REGION, "53")
    receipt.choose(model.REGIONS, "Bassin parisien")
    receipt.pick(About.REGION, NONE)
    counts = {region.code: region.n for region in receipt.study.receipt.regions}
    assert counts["53"] == 12
    assert _doubts(receipt) == set()
    assert receipt.seconds < _A_MINUTE


def test_another_weight_is_chosen_and_the_estimates_follow(open_case: OpenCase) -> None:
    receipt = open_case("weight_two_candidates")
    receipt.choose(model.COLUMNS, "POIDS_EXTRAPOL")
    receipt.pick(About.COLUMN, Use.WEIGHT)
    weight = receipt.study.receipt.weight
    assert weight is not None
    assert weight.column == "POIDS_EXTRAPOL"
    assert receipt.seconds < _A_MINUTE


def test_a_weight_with_a_hole_is_put_aside_and_nothing_is_red(open_case: OpenCase) -> None:
    receipt = open_case("weight_missing")
    assert receipt.study.receipt.has_errors
    receipt.choose(model.COLUMNS, "POIDS")
    receipt.pick(About.COLUMN, Use.ASIDE)
    assert not receipt.study.receipt.has_errors
    assert receipt.seconds < _A_MINUTE


def test_codes_without_a_codebook_become_marks_out_of_five(open_case: OpenCase) -> None:
    receipt = open_case("codes_of_steps")
    receipt.choose(model.QUESTIONS, "Q3")
    receipt.pick(About.QUESTION, QuestionKind.MEAN)
    receipt.type(About.SCALE, "1;5")
    assert _question(receipt, "Q3").kind is QuestionKind.MEAN
    assert _question(receipt, "Q3").scale == (1, 5)
    receipt.choose(model.QUESTIONS, "Q4")
    receipt.pick(About.ROLE, Role.COCONSTRUCTION_DYNAMIC)
    assert _question(receipt, "Q4").role is Role.COCONSTRUCTION_DYNAMIC
    assert receipt.seconds < _A_MINUTE


def test_a_value_that_is_no_answer_leaves_the_mean(open_case: OpenCase) -> None:
    receipt = open_case("marks_alone")
    assert "outside_scale" in _doubts(receipt)
    receipt.choose(model.QUESTIONS, "Q8")
    receipt.type(About.MISSING, "11 ; 99")
    assert "outside_scale" not in _doubts(receipt)
    assert _question(receipt, "Q8").n == 42  # blanks, 99 and 11 are out
    assert receipt.seconds < _A_MINUTE
