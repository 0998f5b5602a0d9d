"""Why this figure: down to the cells and the command; and the same as stable JSON."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace

import pytest
from made_figures import DYNAMIC, dynamic, panorama, profile, survey, types

from ocpart_desktop.analysis.results import Comparison, Estimate, Note
from ocpart_desktop.cli import parse
from ocpart_desktop.figures.explanation import explain, explain_panorama
from ocpart_desktop.figures.json_form import compare_json, typology_json
from ocpart_desktop.figures.replay import command_line
from ocpart_desktop.figures.sentence import comparison_sentence
from ocpart_desktop.survey.survey import PublishedCell, PublishedColumn, PublishedTable


def test_an_explanation_names_the_question_bases_method_and_cells() -> None:
    made = dynamic(answer="oui")
    facts = dict(explain(survey(), made, made.row("oui")).items)
    assert facts["Question"].startswith("Q4. Votre territoire")
    assert facts["Posée à"] == "Ensemble des maires"
    assert facts["Réponse"] == "S/T Oui, qui réunit Oui, engagée + Oui, émergente"
    assert "base 87" in facts["Centre-Val de Loire"]
    assert "Korn et Graubard" in facts["Méthode"]
    assert facts["Cellules"] == "Données!F1:F302"
    assert "p = 0,2785" in facts["Écart"]


def test_published_figures_point_to_their_own_cells() -> None:
    table = PublishedTable(
        "maires",
        "Tris",
        (PublishedColumn("Ensemble", "B", total=True), PublishedColumn("CVL", "C", region="24")),
        {"oui": (PublishedCell(0.76, "B7"), PublishedCell(0.93, "C7"))},
    )
    study = replace(survey(), published={"maires": table})
    made = dynamic(answer="oui", notes=(Note.NO_MICRODATA,))
    facts = dict(explain(study, made).items)
    assert facts["Cellules"] == "Tris\u00a0: B7, C7"
    assert "publiée par l’institut" in facts["Méthode"]


@pytest.mark.parametrize("name", ["essai.xlsx", "-rf l'été $HOME.xlsx", "a b.csv"])
def test_the_command_is_accepted_by_the_command_line(name: str) -> None:
    study = replace(survey(), source=replace(survey().source, name=name))
    made = dynamic(answer="oui", against="53", filters=(("TAILLE", "10 et plus"),))
    command = explain(study, made).command
    options = parse(shlex.split(command)[1:])
    assert str(options.file) == name
    assert (options.question, options.answer, options.region) == ("Q4", "oui", "24")
    assert options.against == "53"
    assert options.filter == [("TAILLE", "10 et plus")]


def test_an_answer_beginning_with_a_dash_stays_an_answer() -> None:
    spec = replace(dynamic().spec, answer="-1", weighted=False)
    options = parse(shlex.split(command_line(survey(), DYNAMIC, spec))[1:])
    assert options.answer == "-1"
    assert options.unweighted


@pytest.mark.parametrize("without", [True, False])
def test_no_opinion_left_out_is_in_the_command_where_there_is_one(without: bool) -> None:
    unsaid = replace(DYNAMIC.answers[-1], no_opinion=True)
    asked = replace(DYNAMIC, answers=(*DYNAMIC.answers[:-1], unsaid))
    spec = replace(dynamic().spec, without_no_opinion=without)
    for question, expected in ((asked, without), (DYNAMIC, False)):
        options = parse(shlex.split(command_line(survey(), question, spec))[1:])
        assert options.without_no_opinion is expected


def test_a_map_is_explained_too() -> None:
    facts = dict(explain_panorama(survey(), panorama()).items)
    assert facts["Chaque région comparée à"] == "Reste de la France"
    assert "50,0\u202f%" in facts["France"]


def test_json_has_the_agreed_keys() -> None:
    made = compare_json(types())
    assert list(made) == [
        "format", "question", "region", "against", "weighted", "base", "rows", "sentence", "notes",
    ]  # fmt: skip
    assert made["format"] == 1
    assert list(made["question"]) == ["id", "label", "kind", "public", "wave"]
    assert made["region"] == {"code": "24", "name": "Centre-Val de Loire"}
    assert made["against"] == {"kind": "rest", "name": "Reste de la France", "rebuilt": False}
    assert list(made["base"]["region"]) == ["n", "weighted", "effective"]
    row = made["rows"][0]
    assert list(row) == [
        "answer", "label", "net", "region", "against", "gap", "p_value", "adjusted_p",
        "significant", "shown",
    ]  # fmt: skip
    assert list(row["region"]) == ["value", "low", "high", "se", "n", "effective"]
    assert row["region"]["value"] == 0.3612
    assert row["shown"] == "weak"
    assert made["sentence"] == comparison_sentence(types())


def test_json_flags_nets_and_keeps_the_questionnaire_order() -> None:
    rows = compare_json(dynamic())["rows"]
    assert [(r["answer"], r["net"]) for r in rows] == [
        ("oui", True), ("engagee", False), ("emergente", False), ("non", False),
    ]  # fmt: skip


def numbers(value: object) -> list[object]:
    if isinstance(value, dict):
        return [n for item in value.values() for n in numbers(item)]
    return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []


def test_a_hidden_row_has_null_figures() -> None:
    made = compare_json(dynamic(n=3, notes=(Note.HIDDEN_CELLS,)))
    assert made["base"]["region"] is None
    for row in made["rows"]:
        assert row["shown"] == "hidden"
        assert numbers(row) == []


def test_json_never_holds_infinity_nor_not_a_number() -> None:
    made = dynamic()
    broken = replace(made.rows[0], region=Estimate(0.5, 0.1, 0.9, float("inf"), 87, float("nan")))
    strange = replace(made, rows=(broken,))
    text = json.dumps(compare_json(strange), allow_nan=False)
    assert json.loads(text)["rows"][0]["region"]["effective"] is None


def test_typology_json_has_the_four_types_in_order_whatever_the_file_did() -> None:
    made = profile()
    shuffled: Comparison = replace(made.comparison, rows=made.comparison.rows[::-1])
    form = typology_json(replace(made, comparison=shuffled))
    assert [row["answer"] for row in form["rows"]] == [
        "patronage", "responsible_practices", "economic_cooperation", "social_innovation",
    ]  # fmt: skip
    assert form["total"] == {"region": 1.2212, "against": 1.14}
    assert form["mean_citations"] == {"region": 1.2212, "against": 1.14}


def test_typology_json_lists_combinations_and_hides_what_is_hidden() -> None:
    first, second = typology_json(profile())["combinations"]
    assert first["types"] == ["patronage"]
    assert first["region"]["value"] == 0.2
    assert second["types"] == ["patronage", "social_innovation"]
    assert numbers(second["region"]) == []
