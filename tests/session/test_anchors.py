"""Remarks survive a newer extract: kept, moved or orphaned, always listed, never deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocpart_desktop.notebook.model import AnchorKind, Note, Seen, View
from ocpart_desktop.session import Study
from ocpart_desktop.session.anchors import (
    Fate,
    NotesAbout,
    asked,
    followed_note,
    followed_view,
    note_standing,
    standing,
)
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


@pytest.fixture
def survey(respondents_study: Study) -> Survey:
    return respondents_study.survey


@pytest.fixture
def question(survey: Survey) -> Question:
    return next(q for q in survey.questions if q.role == "coconstruction_dynamic")


def newer(survey: Survey, question: Question, **changes: object) -> Survey:
    """The survey as the next extract has it: one question is not as it was."""
    changed = replace(question, **changes)  # type: ignore[arg-type]
    questions = tuple(changed if q == question else q for q in survey.questions)
    return replace(survey, questions=questions)


def about(question: Question, answer: int | None = 0, region: str = "24") -> Note:
    seen = Seen(region=region)
    if answer is not None:
        chosen = question.answers[answer]
        seen = Seen(answer=chosen.id, answer_label=chosen.label, region=region)
    return Note(
        text="à voir",
        anchor_kind=AnchorKind.FIGURE,
        anchor=question.key,
        asked=asked(question),
        seen=seen,
    )


def test_a_question_that_is_still_there_keeps_its_remarks(
    survey: Survey, question: Question
) -> None:
    place = note_standing(survey, about(question))
    assert place is not None
    assert (place.fate, place.question, place.answer) == (
        Fate.KEPT, question, question.answers[0],
    )  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Q99"},
        {"wave": "2030"},
        {"id": "Q99", "label": "Une autre formulation"},
        {"id": "Q99", "role": None},
    ],
)
def test_a_question_under_another_name_takes_its_remarks_along(
    survey: Survey, question: Question, changes: dict[str, object]
) -> None:
    later = newer(survey, question, **changes)
    note = about(question)
    place = note_standing(later, note)
    assert place is not None
    assert place.fate is Fate.MOVED
    assert place.question is not None
    assert place.question.id == changes.get("id", question.id)
    followed = followed_note(later, note)
    assert followed.anchor == place.question.key
    assert NotesAbout().of(later, (note,), place.question.key) == (note,)
    assert replace(followed, anchor=note.anchor) == note, "nothing else of it changes"


def test_another_question_under_the_same_name_takes_nothing_over(
    survey: Survey, question: Question
) -> None:
    later = newer(survey, question, label="Tout autre chose", role=None)
    place = note_standing(later, about(question))
    assert place is not None
    assert place.fate is Fate.ORPHANED
    assert NotesAbout().of(later, (about(question),), question.key) == ()


def test_an_answer_under_another_code_is_found_by_its_wording(
    survey: Survey, question: Question
) -> None:
    renumbered = tuple(replace(a, id=f"x{a.id}", members=()) for a in question.answers)
    later = newer(survey, question, answers=renumbered)
    note = about(question, answer=1)
    place = note_standing(later, note)
    assert place is not None
    assert (place.fate, place.answer) == (Fate.MOVED, renumbered[1])
    seen = followed_note(later, note).seen
    assert seen is not None
    assert seen.answer == renumbered[1].id


def test_an_answer_that_is_no_longer_offered_leaves_the_remark_on_its_question(
    survey: Survey, question: Question
) -> None:
    later = newer(survey, question, answers=question.answers[1:])
    place = note_standing(later, about(question))
    assert place is not None
    assert (place.fate, place.answer) == (Fate.MOVED, None)
    assert place.question is not None


def test_a_remark_of_an_earlier_release_is_known_by_its_key_alone(
    survey: Survey, question: Question
) -> None:
    kept = standing(survey, question.key, None)
    assert kept.fate is Fate.KEPT
    moved = standing(newer(survey, question, wave="2030"), question.key, None)
    assert (moved.fate, moved.question and moved.question.id) == (Fate.MOVED, question.id)
    assert standing(survey, "QX|maires|2016", None).fate is Fate.ORPHANED


def test_remarks_that_are_about_nothing_of_the_extract_are_left_alone(survey: Survey) -> None:
    for note in (Note(), Note(anchor_kind=AnchorKind.INITIATIVE, anchor="x")):
        assert note_standing(survey, note) is None
        assert followed_note(survey, note) is note


def test_a_question_worded_a_little_otherwise_takes_its_remarks_along(
    survey: Survey, question: Question
) -> None:
    note = about(replace(question, role=None))
    reworded = question.label.replace("?", "aujourd'hui ?")
    for changes in ({}, {"id": "Q99"}):
        later = newer(survey, question, label=reworded, role=None, **changes)
        place = note_standing(later, note)
        assert place is not None
        assert (place.fate, place.question and place.question.label) == (Fate.MOVED, reworded)


def test_two_questions_worded_alike_take_nothing_over(survey: Survey, question: Question) -> None:
    note = about(replace(question, role=None))
    later = newer(survey, question, label=f"{question.label} aujourd'hui", id="Q98", role=None)
    twin = replace(question, label=f"{question.label} demain", id="Q99", role=None)
    place = note_standing(replace(later, questions=(*later.questions, twin)), note)
    assert place is not None
    assert place.fate is Fate.ORPHANED, "nobody can tell which of the two it is"


def test_the_same_role_in_other_words_is_said_to_have_moved(
    survey: Survey, question: Question
) -> None:
    later = newer(survey, question, label="Une tout autre formulation")
    place = note_standing(later, about(question))
    assert place is not None
    assert place.fate is Fate.MOVED
    assert place.question is not None
    assert place.question.key == question.key


def test_a_view_is_drawn_on_the_newer_extract(survey: Survey, question: Question) -> None:
    view = View(question=question.key, region="24", chart="answers", asked=asked(question))
    later = newer(survey, question, id="Q99")
    assert followed_view(later, view).question.startswith("Q99|")
    assert figure_of(later, view).sentence == figure_of(survey, view).sentence


def test_a_view_keeps_its_answer_by_its_wording_not_by_its_code(
    survey: Survey, question: Question
) -> None:
    answer = question.answers[1]
    view = View(
        question=question.key,
        answer=answer.id,
        answer_label=answer.label,
        region="24",
        asked=asked(question),
    )
    turned = tuple(
        replace(a, id=other.id, members=())
        for a, other in zip(question.answers, reversed(question.answers), strict=True)
    )
    later = newer(survey, question, answers=turned)
    followed = followed_view(later, view)
    found = next(q for q in later.questions if q.key == followed.question)
    assert found.answer(followed.answer) == next(a for a in turned if a.label == answer.label)
