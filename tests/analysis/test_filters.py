"""Only what tells a question's own respondents apart is offered as a filter."""

from __future__ import annotations

import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.filters import applicable, filter_variables
from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.system.errors import UserError
from tests.analysis.surveys import frame_of, single, survey_of, table_of

LARGE = ("TAILLE_COMMUNE", "20 000 habitants et plus")


@pytest.mark.parametrize(
    ("question", "public", "wave", "offered"),
    [
        ("Q4", "maires", None, {"TAILLE_COMMUNE": 3}),
        ("STATUT", "entreprises", "2015-2016", {"EFFECTIF": 3}),
        ("STATUT", "entreprises", "2011", {"EFFECTIF": 5}),
        ("STATUT", "associations", None, {"EMPLOYEUR": 2}),
    ],
)
def test_categories_without_a_respondent_of_the_public_and_wave_are_not_offered(
    respondents_study: Study, question: str, public: str, wave: str | None, offered: dict[str, int]
) -> None:
    survey = respondents_study.survey
    asked = choose_question(survey, question, public=public, wave=wave)
    found = filter_variables(survey, asked)
    assert {variable.name: len(variable.categories) for variable in found} == offered


def test_a_published_table_offers_no_filter(tables_study: Study) -> None:
    survey = tables_study.survey
    assert filter_variables(survey, choose_question(survey, "Q4")) == ()


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
