"""Every number of every view can be explained, and its command line gives the same number."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.cli import parse, run
from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.session.making import Made, made_of

SAMPLE = Path(__file__).parents[2] / "sample_data" / "enquete_repondants.xlsx"
TABLES = SAMPLE.with_name("enquete_tableaux.xlsx")
ASSOCIATIONS = ("INNOV", "associations")
EMPLOYING = (("EMPLOYEUR", "Employeuse"),)

VIEWS = {
    "map": View(chart="map", region="24"),
    "gap-map": View(chart="gap-map", region="24", filters=EMPLOYING),
    "ranking": View(chart="ranking", region="24", weighted=False),
    "gap-ranking": View(chart="gap-ranking", region="24", against="france"),
    "answers": View(chart="answers", region="84", without_no_opinion=True),
    "publics": View(chart="publics", region="76"),
    "trend": View(chart="trend", region="44"),
}


def view_of(study: Study, name: str) -> View:
    wanted, public = ("STATUT", "associations") if name == "trend" else ASSOCIATIONS
    question = choose_question(study.survey, wanted, public=public)
    return replace(VIEWS[name], question=question.key)


def keys(made: Made) -> list[str]:
    return [key for key in made.figure.table.keys if key]


def figures(table: TableSpec, key: str) -> dict[str, object]:
    place = table.keys.index(key)
    return dict(zip(table.head, table.values[place], strict=True))


@pytest.mark.parametrize("name", VIEWS)
def test_each_row_of_each_view_is_explained_down_to_its_cells(
    respondents_study: Study, name: str
) -> None:
    made = made_of(respondents_study.survey, view_of(respondents_study, name))
    assert len(keys(made)) == len(set(keys(made))) > 1
    assert made.figure.chart.named
    for key in keys(made):
        facts = dict(made.why(key, None).items)
        assert {"Question", "Public", "Pondération", "Réponse", "Méthode", "Cellules"} <= set(facts)
        shown = made.figure.table.shown[made.figure.table.keys.index(key)]
        figure = [text for label, text in facts.items() if label.startswith("Chiffre")]
        if shown is Shown.HIDDEN:
            assert figure == ["masqué"]
        else:
            assert all("erreur type" in text and "base" in text for text in figure)
        if VIEWS[name].filters:
            assert "Employeuse" in facts["Filtres"]


@pytest.mark.parametrize("name", VIEWS)
def test_the_keys_of_a_chart_are_those_of_its_table(respondents_study: Study, name: str) -> None:
    figure = made_of(respondents_study.survey, view_of(respondents_study, name)).figure
    chart = figure.chart
    drawn = getattr(chart, "keys", None) or [
        item.code
        for item in getattr(chart, "areas", None) or chart.rows  # type: ignore[union-attr]
    ]
    assert set(drawn) == set(figure.table.keys) - {""}


@pytest.mark.parametrize("name", VIEWS)
def test_the_command_of_a_number_prints_that_number(
    respondents_study: Study, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    made = made_of(respondents_study.survey, view_of(respondents_study, name))
    table = made.figure.table
    key = next(
        key
        for key, shown in zip(table.keys, table.shown, strict=True)
        if key and shown.tested and key != VIEWS[name].region
    )
    words = shlex.split(made.why(key, str(SAMPLE)).command)
    assert run(parse(words[1:])) == 0
    printed = json.loads(capfd.readouterr().out)
    options = parse(words[1:])
    row = next(row for row in printed["rows"] if row["answer"] == options.answer)
    told = [figure for figure in figures(table, key).values() if isinstance(figure, float | int)]
    expected = [row["region"][name] for name in ("value", "low", "high", "n", "effective")]
    expected.append(row["against"]["value"])
    if name != "trend":
        expected += [100 * row["gap"], row["p_value"]]
    for figure in expected:
        assert any(figure == pytest.approx(each, rel=1e-9) for each in told), (figure, told)


def test_the_command_of_a_printed_number_prints_it_and_names_its_cells(
    tables_study: Study, capfd: pytest.CaptureFixture[str]
) -> None:
    question = choose_question(tables_study.survey, "INNOV", public="maires")
    made = made_of(tables_study.survey, View(chart="map", question=question.key, region="24"))
    why = made.why("84", str(TABLES))
    assert run(parse(shlex.split(why.command)[1:])) == 0
    printed = json.loads(capfd.readouterr().out)
    row = next(row for row in printed["rows"] if row["answer"] == "oui")
    assert row["region"]["value"] in figures(made.figure.table, "84").values()
    cells = dict(why.items)["Cellules"]
    assert any(char.isdigit() for char in cells)


def test_a_region_of_a_map_has_its_rank_and_the_tests_it_was_part_of(
    respondents_study: Study,
) -> None:
    made = made_of(respondents_study.survey, view_of(respondents_study, "map"))
    facts = dict(made.why("84", None).items)
    assert "au vu des intervalles" in facts["Rang"]
    assert "régions testées ensemble" in facts["Tests"]


def test_a_wave_says_what_changed_since_the_one_before(respondents_study: Study) -> None:
    made = made_of(respondents_study.survey, view_of(respondents_study, "trend"))
    first, last = keys(made)
    assert not any("volution" in label for label, _text in made.why(first, None).items)
    said = [text for label, text in made.why(last, None).items if "Évolution depuis 2011" in label]
    assert len(said) == 2
    assert all("p = " in text and "[" in text for text in said)
