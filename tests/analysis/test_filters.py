"""Only what tells a question's own respondents apart is offered as a filter."""

from __future__ import annotations

import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.filters import applicable, criteria, worded
from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.survey.prisms import Prism, prism_of
from ocpart_desktop.system.errors import UserError
from tests.analysis.surveys import frame_of, single, survey_of, table_of

PRIORITIES = {f"PRIO:{n}": 2 for n in range(1, 13)}
TYPES = {f"TYPO_{n}": 2 for n in range(1, 5)}
LARGE = ("TAILLE_COMMUNE", "20 000 habitants et plus")


@pytest.mark.parametrize(
    ("question", "public", "wave", "offered"),
    [
        ("Q4", "maires", None, {"TAILLE_COMMUNE": 3, "INNOV": 3, **PRIORITIES, "ROLE": 6}),
        ("STATUT", "entreprises", "2015-2016", {"EFFECTIF": 3, "INNOV": 3, **TYPES, "ROLE": 6}),
        ("STATUT", "entreprises", "2011", {"EFFECTIF": 5}),
        ("STATUT", "associations", "2011", {"EMPLOYEUR": 2}),
        ("FRAG", "citoyens", None, {"AGE": 4, "INNOV": 3}),
    ],
)
def test_categories_without_a_respondent_of_the_public_and_wave_are_not_offered(
    respondents_study: Study, question: str, public: str, wave: str | None, offered: dict[str, int]
) -> None:
    survey = respondents_study.survey
    asked = choose_question(survey, question, public=public, wave=wave)
    found = {each.name: len(each.categories) for each in criteria(survey, asked)}
    assert found == offered


def test_criteria_come_by_prism_and_answers_to_other_questions_last(
    respondents_study: Study,
) -> None:
    survey = respondents_study.survey
    prisms = {
        each.prism
        for question in survey.questions
        for each in criteria(survey, question)
        if each.name in ("TAILLE_COMMUNE", "EFFECTIF", "EMPLOYEUR", "AGE")
    }
    assert prisms == {Prism.TERRITORY, Prism.ACTOR}
    found = criteria(survey, choose_question(survey, "Q4"))
    assert found[0].prism is Prism.TERRITORY
    assert found[-1].prism is Prism.ANSWERS


@pytest.mark.parametrize(
    ("name", "label", "prism"),
    [
        ("TAILLE_COMMUNE", "Taille de la commune", Prism.TERRITORY),
        ("DEP", "Département", Prism.TERRITORY),
        ("S3", "Zone urbaine ou rurale", Prism.TERRITORY),
        ("EFFECTIF", "Effectif salarié", Prism.ACTOR),
        ("EMP", "Association employeuse ou non", Prism.ACTOR),
        ("AGE", "Tranche d'âge", Prism.ACTOR),
        ("SECT", "Secteur d'activité", Prism.DOMAIN),
        ("X1", "Couleur préférée", Prism.OTHER),
    ],
)
def test_a_characteristic_finds_its_prism_by_its_words(name: str, label: str, prism: Prism) -> None:
    assert prism_of(name, label) is prism


def test_an_answer_to_another_question_filters_and_is_read_by_its_wording(
    respondents_study: Study,
) -> None:
    survey = respondents_study.survey
    question = choose_question(survey, "INNOV", public="associations")
    filters = (("STATUT", "a-des-partenariats"),)
    assert applicable(survey, question, filters) == filters
    assert worded(survey, question, filters)[0][1] == "A des partenariats"
    found = compare(survey, ComparisonSpec(question.key, "11", filters=filters))
    practising = choose_question(survey, "TYPO", public="associations")
    whole = compare(survey, ComparisonSpec(practising.key, "11"))
    assert found.base_region is not None
    assert whole.base_region is not None
    assert found.base_region.n == whole.base_region.n
    assert found.filtered[0][1] == "A des partenariats"


def test_a_published_table_offers_no_filter(tables_study: Study) -> None:
    survey = tables_study.survey
    assert criteria(survey, choose_question(survey, "Q4")) == ()


def test_a_filter_applies_only_where_it_keeps_someone(respondents_study: Study) -> None:
    survey = respondents_study.survey
    wanted = (LARGE, ("EMPLOYEUR", "Employeuse"), ("ABSENTE", "x"))
    assert applicable(survey, choose_question(survey, "Q4"), wanted) == (LARGE,)


def test_a_fourth_filter_is_refused_with_a_reason() -> None:
    frame = frame_of(["24"] * 40, {name: ["x"] * 40 for name in ("q", "a", "b", "c", "d")})
    survey = survey_of([single("q", ["x"])], respondents=table_of(frame, *"abcd"))
    three = tuple((name, "x") for name in "abc")
    assert compare(survey, ComparisonSpec("q||", "24", filters=three)).base_region is not None
    with pytest.raises(UserError, match="3") as refusal:
        compare(survey, ComparisonSpec("q||", "24", filters=(*three, ("d", "x"))))
    assert refusal.value.code == "too_many_filters"


def test_an_option_of_several_answers_filters_those_who_chose_it(
    respondents_study: Study,
) -> None:
    survey = respondents_study.survey
    question = choose_question(survey, "STATUT", public="entreprises")
    offered = {each.name: each for each in criteria(survey, question)}
    assert offered["TYPO_1"].option == "Mécénat"
    filters = (("TYPO_1", "1"),)
    assert worded(survey, question, filters) == (
        ("Quels types de partenariats pratiquez-vous ? (plusieurs réponses possibles)", "Mécénat"),
    )
    assert applicable(survey, question, filters) == filters
    found = compare(survey, ComparisonSpec(question.key, "11", filters=filters))
    frame = survey.respondents[question.table].frame
    chosen = (frame["TYPO_1"] == 1) & (frame["@region"] == "11")
    chosen &= (frame["@public"] == "entreprises") & (frame["@wave"] == question.wave)
    assert found.base_region is not None
    assert found.base_region.n == (chosen & frame["STATUT"].notna()).sum()


def test_a_question_is_not_filtered_by_its_own_options(respondents_study: Study) -> None:
    survey = respondents_study.survey
    question = choose_question(survey, "TYPO", public="entreprises")
    assert not {each.name for each in criteria(survey, question)} & set(TYPES)
