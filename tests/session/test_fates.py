"""After a newer extract every remark and view is listed; the lost can be attached again or left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import AnchorKind, Asked, Note, Seen, View
from ocpart_desktop.session import Session, Study
from ocpart_desktop.session.anchors import Fate, asked
from ocpart_desktop.session.fates import attach, fates, is_newer, proposals
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


@pytest.fixture
def session(respondents_study: Study, tmp_path: Path) -> Iterator[Session]:
    session = Session(lambda _extract, _sha256: tmp_path / "carnet.ocpart")
    session.adopt(respondents_study)
    yield session
    session.close()


@pytest.fixture
def question(respondents_study: Study) -> Question:
    survey = respondents_study.survey
    return next(q for q in survey.questions if q.role == "coconstruction_dynamic")


def on_answer(question: Question, text: str = "à voir") -> Note:
    answer = question.answers[0]
    return Note(
        text=text,
        anchor_kind=AnchorKind.FIGURE,
        anchor=question.key,
        asked=asked(question),
        seen=Seen(answer=answer.id, answer_label=answer.label, region="24"),
    )


def lost(question: Question, text: str = "perdue") -> Note:
    told = Asked(id="QX", label="Dynamique disparue de ce territoire", public="maires")
    return replace(on_answer(question, text), anchor="QX|maires|", asked=told)


def write(session: Session, *records: Note | View) -> None:
    session.change(lambda notebook: notebook.put_all(records))


def found(session: Session, survey: Survey | None = None) -> dict[Fate, int]:
    assert session.notebook is not None
    assert session.survey is not None
    told = fates(survey or session.survey, session.notebook)
    return {fate: sum(len(each.ids) for each in told[fate]) for fate in Fate}


def test_every_remark_and_view_is_listed_under_its_fate(
    session: Session, question: Question
) -> None:
    view = View(question=question.key, region="24", asked=asked(question))
    write(session, on_answer(question), lost(question), Note(text="de la journée"), view)
    survey = session.survey
    assert survey is not None
    later = tuple(replace(q, wave="2030") if q == question else q for q in survey.questions)
    assert found(session) == {Fate.KEPT: 2, Fate.MOVED: 0, Fate.ORPHANED: 1}
    newer = found(session, replace(survey, questions=later))
    assert newer == {Fate.KEPT: 0, Fate.MOVED: 2, Fate.ORPHANED: 1}
    assert session.notebook is not None
    assert len(session.notebook.notes) == 3, "nothing is deleted"


def test_what_was_said_of_one_question_is_listed_together(
    session: Session, question: Question
) -> None:
    write(session, lost(question, "une"), lost(question, "deux"))
    assert session.survey is not None
    assert session.notebook is not None
    (each,) = fates(session.survey, session.notebook)[Fate.ORPHANED]
    assert [note.text for note in each.notes] == ["une", "deux"]


def test_the_lost_are_attached_together_in_one_step_that_is_undone(
    session: Session, question: Question
) -> None:
    view = View(question="QX|maires|", answer="1", region="24", asked=lost(question).asked)
    first, second = lost(question, "une"), lost(question, "deux")
    write(session, first, second, view)
    assert session.survey is not None
    notebook = session.notebook
    assert notebook is not None
    (each,) = fates(session.survey, notebook)[Fate.ORPHANED]
    attach(session, [(each, question.key)])
    assert found(session) == {Fate.KEPT: 3, Fate.MOVED: 0, Fate.ORPHANED: 0}
    moved = notebook.notes[0]
    assert (moved.text, moved.asked) == ("une", asked(question))
    assert moved.seen == first.seen, "the question has an answer of the same wording"
    assert notebook.views[0].answer == ""
    session.undo()
    assert notebook.notes == (first, second)
    assert notebook.views == (view,)


def test_an_answer_the_other_question_lacks_is_let_go_of(
    session: Session, question: Question
) -> None:
    note = lost(question)
    assert note.seen is not None
    write(session, replace(note, seen=replace(note.seen, answer="9", answer_label="Licorne")))
    assert session.survey is not None
    assert session.notebook is not None
    (each,) = fates(session.survey, session.notebook)[Fate.ORPHANED]
    attach(session, [(each, question.key)])
    (moved,) = session.notebook.notes
    assert moved.seen == replace(note.seen, answer="", answer_label="")


def test_what_is_left_alone_stays(session: Session, question: Question) -> None:
    write(session, lost(question))
    attach(session, [])
    assert session.notebook is not None
    assert session.notebook.notes[0].text == "perdue"
    assert session.notebook.undo_label != "le rattachement de remarques à une autre question"


def test_the_likest_questions_of_the_same_public_are_proposed_first(
    session: Session, question: Question
) -> None:
    assert session.survey is not None
    told = Asked(id="QX", label=f"{question.label[:60]} encore", public="maires")
    offered = proposals(session.survey, told)
    assert offered[0] == question
    assert {q.public for q in offered} == {"maires"}
    assert proposals(session.survey, Asked(label="zzz", public="maires")) == ()


def test_an_extract_is_newer_when_it_still_asks_most_of_the_questions(
    session: Session, question: Question
) -> None:
    survey, notebook = session.survey, session.notebook
    assert survey is not None
    assert notebook is not None
    fewer = replace(survey, questions=survey.questions[: len(survey.questions) * 2 // 3])
    assert is_newer(fewer, survey, notebook)
    other = tuple(
        replace(q, id=f"Z{n}", label=f"Licorne {n}", role=None)
        for n, q in enumerate(survey.questions)
    )
    assert not is_newer(replace(survey, questions=other), survey, notebook)
    assert not is_newer(survey, None, notebook), "a notebook that speaks of nothing"
    write(session, on_answer(question))
    assert is_newer(survey, None, notebook), "its remarks say what it speaks of"
