"""A remark keeps the figure it was made on, tells which, and leads back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import AnchorKind, Asked, Note, Seen
from ocpart_desktop.session import Session, Study, choose_question
from ocpart_desktop.session.figure_seen import anchored, is_looked_at, look_again, seen, told

EMPLOYING = (("EMPLOYEUR", "Employeuse"),)


@pytest.fixture
def session(respondents_study: Study, tmp_path: Path) -> Iterator[Session]:
    session = Session(lambda _extract, _sha256: tmp_path / "carnet.ocpart")
    session.adopt(respondents_study)
    question = choose_question(respondents_study.survey, "STATUT", public="associations")
    session.select(question=question.key, region="75")
    session.select(answer=question.answers[1].id, filters=EMPLOYING)
    yield session
    session.close()


def made(session: Session, *, on_figure: bool = True) -> Note:
    assert session.question is not None
    return anchored(session, Note(text="à voir"), session.question.key, on_figure=on_figure)


def test_a_remark_keeps_all_of_the_figure_it_was_made_on(session: Session) -> None:
    question = session.question
    assert question is not None
    note = made(session)
    assert (note.anchor_kind, note.anchor) == (AnchorKind.FIGURE, question.key)
    assert note.asked == Asked(
        id="STATUT",
        label=question.label,
        public="associations",
        wave="2015-2016",
        role="partnership_status",
    )
    assert note.seen == Seen(
        answer=question.answers[1].id,
        answer_label=question.answers[1].label,
        region="75",
        filters=EMPLOYING,
    )


def test_a_remark_on_the_whole_question_keeps_no_figure(session: Session) -> None:
    note = made(session, on_figure=False)
    assert (note.anchor_kind, note.seen) == (AnchorKind.QUESTION, None)
    assert note.asked is not None
    assert told(session.survey, note) == ""


def test_the_answer_of_another_question_is_not_taken_for_this_ones(session: Session) -> None:
    survey, selection = session.survey, session.selection
    assert survey is not None
    assert selection is not None
    other = choose_question(survey, "Q4")
    assert seen(other, replace(selection, answer=other.answers[0].id)).answer == ""


def test_the_figure_is_told_in_a_line(session: Session) -> None:
    question = session.question
    assert question is not None
    answer = question.answers[1].label
    assert (
        told(session.survey, made(session))
        == f"«\xa0{answer}\xa0» · Nouvelle-Aquitaine · Employeuse"
    )
    session.select(against="11", weighted=False)
    said = told(session.survey, made(session))
    assert said.endswith("face à Île-de-France · Employeuse · non pondéré")


def test_a_remark_made_on_another_wave_says_which(session: Session) -> None:
    note = made(session)
    assert note.asked is not None
    assert told(session.survey, replace(note, asked=replace(note.asked, wave="2011"))).endswith(
        " · 2011"
    )


def test_the_figure_is_seen_again_from_anywhere(session: Session) -> None:
    note, wanted = made(session), session.selection
    session.select(question=choose_question(session.survey, "Q4").key, region="11", weighted=False)  # type: ignore[arg-type]
    assert not is_looked_at(session, note)
    assert look_again(session, note)
    assert session.selection == wanted
    assert is_looked_at(session, note)


def test_what_the_extract_no_longer_has_is_left_as_it_is(session: Session) -> None:
    note, before = made(session), session.selection
    assert note.seen is not None
    lost = replace(note, anchor="QX||", asked=Asked(id="QX", label="Licorne"))
    assert not look_again(session, lost)
    assert session.selection == before
    elsewhere = replace(note, seen=replace(note.seen, region="999", filters=(("X", "y"),)))
    assert look_again(session, elsewhere)
    assert session.selection is not None
    assert (session.selection.region, session.selection.filters) == ("75", ())
