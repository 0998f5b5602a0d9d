"""The pages' models: plain Python, tested without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.extract.excerpts import place_of
from ocpart_desktop.extract.workbook import column_letters
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session import Study
from ocpart_desktop.session.naming import chart_name
from ocpart_desktop.ui.pages.home import model as home
from ocpart_desktop.ui.pages.initiatives.columns import INITIATIVE_WIDTHS, initiative_columns
from ocpart_desktop.ui.pages.receipt import model as receipt
from ocpart_desktop.ui.pages.regions import model as regions
from ocpart_desktop.ui.pages.summary import model as summary
from ocpart_desktop.ui.pages.typology import model as typology


def test_an_initiative_without_a_title_still_has_a_name_in_the_list() -> None:
    columns = initiative_columns(Words(), lambda _identity: 0)
    untitled = Initiative(territory_name="Blois")
    told = [columns[key].text(untitled) for key in INITIATIVE_WIDTHS]
    assert told == ["Initiative sans titre", "Blois", "", ""]


def test_recent_files_come_newest_first_and_a_missing_one_is_said(tmp_path: Path) -> None:
    there = tmp_path / "ici.xlsx"
    there.touch()
    now = datetime.now(UTC)
    rows = home.recent_rows(
        [(tmp_path / "parti.ocpart", now - timedelta(days=9)), (there, now)], date.today()
    )
    assert [row.name for row in rows] == ["ici.xlsx", "parti.ocpart"]
    assert [row.missing for row in rows] == [False, True]
    assert rows[0].when.startswith("aujourd’hui à ")
    assert rows[1].notebook


def test_the_receipt_says_at_a_glance_who_answered(respondents_study: Study) -> None:
    texts = [(fact.value, fact.name) for fact in receipt.facts(respondents_study)]
    assert texts[0] == ("7\u202f350", "répondants")
    assert texts[2] == ("18", "régions")


def test_every_question_of_the_survey_is_in_the_receipt(respondents_study: Study) -> None:
    table = receipt.questions_listing(respondents_study).table
    assert len(table.texts) == len(respondents_study.survey.questions)
    assert {row[0] for row in table.texts} >= {"Q4", "INNOV", "STATUT", "TYPO"}


@pytest.mark.parametrize(
    ("cell", "place"), [("A1", (0, 0)), ("B7", (6, 1)), ("AB12", (11, 27)), ("", None), ("x", None)]
)
def test_a_doubt_leads_to_its_cell(cell: str, place: tuple[int, int] | None) -> None:
    assert place_of(cell) == place
    if place:
        assert cell.startswith(column_letters(place[1]))


def test_questions_are_grouped_by_public_without_repeating_a_heading(
    respondents_study: Study,
) -> None:
    groups = [choice.group for choice in regions.question_choices(respondents_study.survey)]
    seen = list(dict.fromkeys(groups))
    assert sorted(groups, key=seen.index) == groups


def test_the_sides_of_the_typology_are_companies_then_associations(
    respondents_study: Study,
) -> None:
    texts = [side.text for side in typology.sides(respondents_study.survey)]
    assert [text.split(" · ")[0] for text in texts] == [
        "Dirigeants d’entreprise",
        "Responsables associatifs",
    ]


def test_the_proposed_name_is_plain_enough_for_any_drive() -> None:
    name = summary.proposed_name("Provence-Alpes-Côte d'Azur", date(2026, 11, 24))
    assert name == "synthese-provence-alpes-cote-d-azur-2026-11-24"


def test_the_trend_is_a_way_of_seeing_one_answer_and_has_its_name_in_the_summary() -> None:
    names = {choice.key: choice.text for choice in regions.chart_choices()}
    assert names["trend"] == "Évolution"
    assert regions.Looking("trend").of_one_answer
    assert chart_name("trend") == names["trend"]


@pytest.mark.parametrize(
    ("looking", "chart", "as_table", "one_answer"),
    [
        (regions.Looking("map"), "map", False, True),
        (regions.Looking("map", "gap"), "gap-map", False, True),
        (regions.Looking("ranking", "gap"), "gap-ranking", False, True),
        (regions.Looking("answers", "gap"), "answers", False, False),
        (regions.Looking("table", "gap", "ranking"), "ranking", True, True),
        (regions.Looking("table", table="answers"), "answers", True, False),
    ],
)
def test_a_way_of_looking_is_a_view_of_the_selection(
    looking: regions.Looking, chart: str, as_table: bool, one_answer: bool
) -> None:
    selection = ComparisonSpec("Q4||", "24", filters=(("TAILLE", "x"),))
    view = looking.view(selection)
    assert (view.chart, view.filters) == (chart, selection.filters)
    assert (looking.as_table, looking.of_one_answer) == (as_table, one_answer)


@pytest.mark.parametrize("left", [None, 7, "globe", ["map"]])
def test_a_way_of_looking_nobody_knows_is_not_taken_up_again(left: object) -> None:
    assert regions.Looking.remembered(lambda _name: left) == regions.Looking()


@pytest.mark.parametrize("chart", ["gap-map", "gap-ranking"])
def test_gaps_have_their_name_in_the_summary(chart: str) -> None:
    assert "écart" in chart_name(chart)
