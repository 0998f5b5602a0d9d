"""What is counted is chosen once, found again, said everywhere, and dropped where it is void."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import View
from ocpart_desktop.session import Session, Study, choose_question
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.session.storyline import spec_of, view_of

LARGE = ("TAILLE_COMMUNE", "20 000 habitants et plus")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")


def asked(study: Study, wanted: str, public: str) -> str:
    return choose_question(study.survey, wanted, public=public).key


def test_what_is_counted_is_found_where_it_was_left(
    session: Session, respondents_study: Study, tmp_path: Path
) -> None:
    session.adopt(respondents_study)
    session.select(filters=(LARGE,), weighted=False, without_no_opinion=True)
    left = session.selection
    session.close()
    again = Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")
    again.adopt(respondents_study)
    assert again.selection == left
    assert left is not None
    assert (left.filters, left.weighted, left.without_no_opinion) == ((LARGE,), False, True)
    again.close()


@pytest.mark.parametrize(
    "left",
    [
        [["DISPARUE", "x"]],
        [["TAILLE_COMMUNE", "3 habitants"]],
        [["TAILLE_COMMUNE"]],
        [[1, None]],
        [7],
        "TAILLE",
        {"TAILLE_COMMUNE": "x"},
        None,
    ],
)
def test_a_filter_the_survey_does_not_have_is_not_taken_up_again(
    session: Session, respondents_study: Study, left: object
) -> None:
    session.adopt(respondents_study)
    session.remember(filters=left)
    session.adopt(respondents_study)
    assert session.selection is not None
    assert session.selection.filters == ()
    session.close()


def test_a_new_question_keeps_only_the_filters_that_speak_of_its_public(
    session: Session, respondents_study: Study
) -> None:
    session.adopt(respondents_study)
    session.select(filters=(LARGE,))
    session.select(question=asked(respondents_study, "INNOV", "maires"))
    assert session.selection is not None
    assert session.selection.filters == (LARGE,)
    session.select(question=asked(respondents_study, "INNOV", "citoyens"))
    assert session.selection.filters == ()
    session.close()


def test_an_answer_left_out_is_not_looked_at(session: Session, respondents_study: Study) -> None:
    key = asked(respondents_study, "INNOV", "maires")
    question = respondents_study.survey.question(key)
    assert question is not None
    unsaid = next(answer.id for answer in question.answers if answer.no_opinion)
    session.adopt(respondents_study)
    session.select(question=key, answer=unsaid)
    assert session.selection is not None
    assert session.selection.answer == unsaid
    session.select(without_no_opinion=True)
    assert session.selection.answer is None
    session.close()


def test_a_view_counts_as_what_it_was_made_from(respondents_study: Study) -> None:
    view = View(
        question=asked(respondents_study, "INNOV", "maires"),
        region="11",
        filters=(LARGE,),
        weighted=False,
        without_no_opinion=True,
    )
    assert spec_of(view_of(spec_of(view), "map")) == spec_of(view)


@pytest.mark.parametrize("chart", ["map", "ranking", "answers", "publics", "trend"])
def test_every_figure_and_its_sentence_say_who_is_counted_and_how(
    respondents_study: Study, chart: str
) -> None:
    view = View(
        chart=chart,
        question=asked(respondents_study, "INNOV", "maires"),
        region="75",
        filters=(LARGE,),
        weighted=False,
        without_no_opinion=True,
    )
    figure = figure_of(respondents_study.survey, view)
    for text in (figure.subtitle, figure.sentence):
        assert "Taille de la commune (maires)\u00a0: 20 000 habitants et plus" in text
        assert "non pondéré" in text
        assert "hors «\u00a0ne se prononcent pas\u00a0»" in text


def test_what_does_not_apply_is_not_said(respondents_study: Study, tables_study: Study) -> None:
    for study in (respondents_study, tables_study):
        view = View(question=asked(study, "Q4", "maires"), region="11", without_no_opinion=True)
        assert "ne se prononcent pas" not in figure_of(study.survey, view).subtitle
    printed = View(question=asked(tables_study, "Q4", "maires"), region="11", weighted=False)
    assert "pondéré" not in figure_of(tables_study.survey, printed).subtitle


def test_publics_that_a_filter_says_nothing_of_are_left_out_and_named(
    respondents_study: Study,
) -> None:
    key = asked(respondents_study, "INNOV", "maires")
    view = View(chart="publics", question=key, region="75", filters=(LARGE,))
    figure = figure_of(respondents_study.survey, view)
    assert [row[0] for row in figure.table.texts] == ["Maires"]
    (said,) = (note for note in figure.notes if "ne les concerne pas" in note)
    for public in ("citoyens", "dirigeants d’entreprise", "responsables associatifs"):
        assert public in said


def test_a_region_that_the_filters_empty_is_not_said_absent_from_the_extract(
    respondents_study: Study,
) -> None:
    key = asked(respondents_study, "Q4", "maires")
    figure = figure_of(respondents_study.survey, View(question=key, region="24", filters=(LARGE,)))
    assert "Dans la région, personne ne répond à ces filtres." in figure.notes
    assert not any("absente" in note for note in figure.notes)
