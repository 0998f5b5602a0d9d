"""The regional day is made from whatever the survey holds, for any region."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocpart_desktop.figures.charts import LineChart
from ocpart_desktop.notebook.model import Initiative, Slide, SlideKind, View
from ocpart_desktop.session import Study
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.session.regional_day import regional_day
from ocpart_desktop.survey.regions import REGION_BY_CODE


def views(study: Study, region: str = "24") -> list[View]:
    items = regional_day(study.survey, region).items
    return [item for item in items if isinstance(item, View)]


@pytest.mark.parametrize("region", sorted(REGION_BY_CODE))
def test_the_day_of_any_region_has_a_figure_for_every_view(
    respondents_study: Study, region: str
) -> None:
    asked = views(respondents_study, region)
    assert len(asked) == 13
    assert {view.region for view in asked} == {region}
    for view in asked:
        figure = figure_of(respondents_study.survey, view)
        for said in (figure.title, figure.sentence, figure.footer, figure.alt):
            assert said.strip()
        assert figure.table.texts


def test_the_day_goes_from_the_mayors_view_to_the_next_steps(respondents_study: Study) -> None:
    items = regional_day(respondents_study.survey, "24").items
    shown = [item for item in items if not item.hidden]
    told = [i.chart if isinstance(i, View) else i.kind.value for i in shown]
    assert told == [
        "opening",
        "answers",
        "publics",
        "map",
        "map",
        "answers",
        "answers",
        "typology",
        "typology",
        "answers",
        "answers",
        "wall",
        "notes",
        "steps",
    ]
    assert [item.position for item in items] == list(range(len(items)))


def test_what_the_extract_lacks_is_skipped_and_listed(respondents_study: Study) -> None:
    survey = respondents_study.survey
    kept = tuple(q for q in survey.questions if q.role != "partnership_types")
    day = regional_day(replace(survey, questions=kept), "24")
    assert "typology" not in [item.chart for item in day.items if isinstance(item, View)]
    assert day.missing == (
        "Types de partenariat – Dirigeants d’entreprise",
        "Types de partenariat – Responsables associatifs",
    )
    assert regional_day(survey, "24").missing == ()


def test_an_extract_without_any_of_the_questions_still_has_a_day_for_the_room(
    respondents_study: Study,
) -> None:
    day = regional_day(replace(respondents_study.survey, questions=()), "24")
    assert not any(isinstance(item, View) for item in day.items)
    assert len(day.items) == 4
    assert len(day.missing) == len(set(day.missing)) > 5


def test_the_initiatives_already_noted_have_a_slide_each_but_drafts(
    respondents_study: Study,
) -> None:
    noted = [Initiative(id="un"), Initiative(id="deux", published=False), Initiative(id="trois")]
    items = regional_day(respondents_study.survey, "24", noted).items
    told = [i.initiative for i in items if isinstance(i, Slide) and i.kind is SlideKind.INITIATIVE]
    assert told == ["un", "trois"]


def test_the_trend_of_associations_waits_but_none_of_companies_whose_base_changed(
    respondents_study: Study,
) -> None:
    day = views(respondents_study)
    (trend,) = [place for place, view in enumerate(day) if view.chart == "trend"]
    assert day[trend].hidden
    assert day[trend].question == "STATUT|associations|2015-2016"
    assert day[trend - 1].question == day[trend].question
    figure = figure_of(respondents_study.survey, day[trend])
    assert isinstance(figure.chart, LineChart)
    assert figure.chart.joined(figure.chart.series[0]) == [(0, 1)]
