"""One selection is drawn in every way of seeing, and says what it lacks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ocpart_desktop.figures.charts import BarChart, DotChart, LineChart, MapChart, StackedChart
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.session.making import figure_of, same_question_by_public
from ocpart_desktop.system.errors import UserError


@pytest.mark.parametrize(
    ("chart", "kind"),
    [
        ("map", MapChart),
        ("ranking", DotChart),
        ("answers", StackedChart),
        ("publics", BarChart),
        ("trend", LineChart),
    ],
)
def test_one_selection_is_drawn_as_each_chart(
    respondents_study: Study, chart: str, kind: type
) -> None:
    question = choose_question(respondents_study.survey, "INNOV", public="entreprises")
    view = View(chart=chart, question=question.key, region="53")
    assert isinstance(figure_of(respondents_study.survey, view).chart, kind)


def test_a_view_of_another_extract_says_what_is_missing(respondents_study: Study) -> None:
    with pytest.raises(UserError) as refusal:
        figure_of(respondents_study.survey, View(question="Q77||", region="24"))
    assert refusal.value.code == "view_without_question"
    assert "Q77" in refusal.value.message


def test_the_trend_of_companies_names_the_change_of_base_and_draws_no_line(
    respondents_study: Study,
) -> None:
    view = View(chart="trend", question="STATUT|entreprises|2011", region="24")
    figure = figure_of(respondents_study.survey, view)
    assert isinstance(figure.chart, LineChart)
    assert not any(figure.chart.joined(series) for series in figure.chart.series)
    assert re.sub(r"\s", " ", figure.sentence).endswith(
        "La base a changé entre 2011 et 2015-2016 (« Ensemble des entreprises, avec ou sans "
        "salarié », puis « Entreprises de 10 salariés et plus ») : les deux chiffres ne se "
        "comparent pas."
    )


def test_a_trend_follows_the_answer_looked_at(respondents_study: Study) -> None:
    question = respondents_study.survey.question("STATUT|associations|2011")
    assert question is not None
    last = question.answers[-1]
    view = View(chart="trend", question=question.key, region="24", answer=last.id)
    assert last.label in figure_of(respondents_study.survey, view).title


def test_a_question_is_found_for_each_public_of_its_wave_in_the_observatory_s_order(
    respondents_study: Study,
) -> None:
    question = choose_question(respondents_study.survey, "INNOV", public="maires")
    asked = same_question_by_public(respondents_study.survey, question)
    assert [q.public for q in asked] == ["citoyens", "entreprises", "associations", "maires"]
    assert {q.wave for q in asked} == {question.wave}


def test_a_public_that_was_not_offered_the_answer_is_left_out_by_name(
    respondents_study: Study,
) -> None:
    survey = respondents_study.survey
    shown = choose_question(survey, "INNOV", public="maires")
    questions = tuple(
        replace(q, answers=q.answers[:-1]) if q.id == "INNOV" and q.public == "citoyens" else q
        for q in survey.questions
    )
    view = View(chart="publics", question=shown.key, answer="nsp", region="24")
    figure = figure_of(replace(survey, questions=questions), view)
    assert isinstance(figure.chart, BarChart)
    assert len(figure.chart.categories) == 3
    assert any("citoyens" in note for note in figure.notes)
