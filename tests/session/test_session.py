"""The open study: one selection, one notebook, and everything found again where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.session import (
    NotebookOpened,
    SelectionChanged,
    Session,
    Study,
    SurveyOpened,
    choose_question,
    choose_region,
)
from ocpart_desktop.system.errors import UserError


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")


def test_a_fresh_study_opens_on_the_mayors_of_a_region_it_holds(
    session: Session, respondents_study: Study
) -> None:
    session.adopt(respondents_study)
    assert session.question is not None
    assert session.question.role == "coconstruction_dynamic"
    assert session.region.code in {region.code for region in respondents_study.survey.regions}
    session.close()


def test_each_thing_that_happens_is_told_once_and_in_order(
    session: Session, respondents_study: Study
) -> None:
    told: list[type] = []
    for kind in (NotebookOpened, SurveyOpened, SelectionChanged, NotebookChanged):
        session.events.listen(kind, lambda event: told.append(type(event)))
    session.adopt(respondents_study)
    session.select(region="53")
    session.select(region="53")
    session.write(Note(text="dit dans la salle"))
    session.undo()
    assert told == [
        NotebookOpened,
        SurveyOpened,
        SelectionChanged,
        NotebookChanged,
        NotebookChanged,
    ]
    session.close()


def test_a_new_question_forgets_the_answer_of_the_old_one(
    session: Session, respondents_study: Study
) -> None:
    session.adopt(respondents_study)
    session.select(answer="3")
    assert session.selection is not None
    assert session.selection.answer == "3"
    session.select(question=choose_question(respondents_study.survey, "INNOV").key)
    assert session.selection.answer is None
    session.close()


def test_a_study_is_found_where_it_was_left(
    session: Session, respondents_study: Study, tmp_path: Path
) -> None:
    session.adopt(respondents_study)
    question = choose_question(respondents_study.survey, "ROLE", public="maires").key
    session.select(question=question, region="84", against="france")
    session.write(Initiative(title="Conciergerie solidaire"))
    session.remember(page="typology")
    session.close()

    again = Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")
    again.adopt(respondents_study)
    assert again.selection is not None
    assert (again.selection.question, again.selection.region) == (question, "84")
    assert again.selection.against == "france"
    assert again.remembered("page") == "typology"
    assert again.notebook is not None
    assert [i.title for i in again.notebook.initiatives] == ["Conciergerie solidaire"]
    again.close()


def test_a_notebook_that_cannot_be_opened_leaves_the_open_one_alone(
    session: Session, respondents_study: Study, tmp_path: Path
) -> None:
    session.adopt(respondents_study)
    session.write(Note(text="à garder"))
    stranger = tmp_path / "autre.ocpart"
    stranger.write_text("ceci n'est pas un carnet")
    with pytest.raises(UserError):
        session.open_notebook(stranger)
    assert session.notebook is not None
    assert [note.text for note in session.notebook.notes] == ["à garder"]
    session.close()


@pytest.mark.parametrize("wanted", ["", "Atlantide", "99"])
def test_an_unknown_region_is_said(wanted: str) -> None:
    with pytest.raises(UserError) as refusal:
        choose_region(wanted)
    assert refusal.value.code == "unknown_region"


def test_a_question_asked_of_others_says_of_whom(respondents_study: Study) -> None:
    with pytest.raises(UserError) as refusal:
        choose_question(respondents_study.survey, "Q4", public="citoyens")
    assert refusal.value.code == "question_not_asked"
    assert "maires" in refusal.value.message


def test_the_newest_wave_is_taken_unless_one_is_asked_for(respondents_study: Study) -> None:
    survey = respondents_study.survey
    assert choose_question(survey, "STATUT", public="entreprises").wave == "2015-2016"
    assert choose_question(survey, "STATUT", public="entreprises", wave="2011").wave == "2011"
