"""The regional day is made from whatever the survey holds, for any region."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocpart_desktop.figures.charts import BarChart, DotChart, MapChart, StackedChart
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.session.storyline import figure_of, regional_day
from ocpart_desktop.system.errors import UserError


@pytest.mark.parametrize("region", ["24", "01", "11", "06"])
def test_the_day_of_any_region_has_a_figure_for_every_view(
    respondents_study: Study, region: str
) -> None:
    views = regional_day(respondents_study.survey, region)
    assert len(views) == 12
    for view in views:
        figure = figure_of(respondents_study.survey, view)
        assert figure.title
        assert figure.sentence
        assert figure.footer
        assert figure.alt
        assert figure.table.texts


def test_a_survey_without_a_question_has_a_day_without_its_slide(respondents_study: Study) -> None:
    survey = respondents_study.survey
    kept = tuple(q for q in survey.questions if q.role != "partnership_types")
    charts = [view.chart for view in regional_day(replace(survey, questions=kept), "24")]
    assert "typology" not in charts
    assert len(charts) == 10


@pytest.mark.parametrize(
    ("chart", "kind"),
    [("map", MapChart), ("ranking", DotChart), ("answers", StackedChart), ("publics", BarChart)],
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
