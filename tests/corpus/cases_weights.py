"""The weight: by name or by content, as number or as text, and when it cannot be used."""

from __future__ import annotations

from typing import Any

from .facts import Facts
from .registry import Made, case
from .study import grid, study
from .writing import text_table, workbook

S = study()
ASKED = {"Q4": S.asked("dynamic", role=None, weighted=True)}
UNWEIGHTED = {"Q4": S.asked("dynamic", role=None)}


def _rows(*weights: tuple[str, list[Any]]) -> list[list[Any]]:
    return grid(
        ("ID", S.numbers()),
        ("REGION", S.region_cells()),
        *weights,
        ("Q4", S.choice("dynamic").cells()),
    )


@case("weight_comma_text.csv", "decimal commas as text, in a file cut by semicolons")
def weight_comma_text() -> Made:
    cells = [str(w).replace(".", ",") for w in S.weights]
    content = text_table(_rows(("COEFF_REDR", cells)), encoding="cp1252")
    return Made(content, S.facts(ASKED, weight="COEFF_REDR"))


@case("weight_by_content.xlsx", "no telling name: decimals of mean 1, as no answer is")
def weight_by_content() -> Made:
    weights = [round(w + (i % 7 - 3) * 0.011, 4) for i, w in enumerate(S.weights)]
    shift = (S.n - sum(weights)) / S.n
    weights = [round(w + shift, 6) for w in weights]
    asked = S.choice("dynamic").shares(weights)
    facts = S.facts({"Q4": type(ASKED["Q4"])("single", S.n, weighted=asked)}, weight="VAR_CORR")
    issues = frozenset({("weight_by_content", "C1")})
    return Made(workbook({"Base": _rows(("VAR_CORR", weights))}), facts.but(issues=issues))


@case(
    "weight_two_candidates.xlsx", "a calibrated weight and an extrapolating one: the choice is said"
)
def weight_two_candidates() -> Made:
    large = [w * 1234.5 for w in S.weights]
    content = workbook({"Base": _rows(("POIDS_EXTRAPOL", large), ("POIDS_NORM", list(S.weights)))})
    facts = S.facts(ASKED, weight="POIDS_NORM")
    return Made(content, facts.but(issues=frozenset({("several_weights", "D1")})))


def _flawed(row: int, value: Any, code: str) -> Made:
    weights: list[Any] = list(S.weights)
    weights[row] = value
    content = workbook({"Base": _rows(("POIDS", weights))})
    facts = S.facts(UNWEIGHTED, weight=None)
    return Made(content, facts.but(issues=frozenset({(code, f"C{row + 2}")})))


@case("weight_missing.xlsx", "a respondent without a weight: nothing is weighted, and it is said")
def weight_missing() -> Made:
    return _flawed(7, None, "weight_missing")


@case("weight_zero.xlsx", "a weight of zero stops the weighting")
def weight_zero() -> Made:
    return _flawed(11, 0, "weight_not_positive")


@case("weight_negative.xlsx", "a negative weight stops the weighting")
def weight_negative() -> Made:
    return _flawed(13, -0.5, "weight_not_positive")


@case("weight_word.xlsx", "a word among the weights stops the weighting")
def weight_word() -> Made:
    return _flawed(0, "n.c.", "weight_missing")


@case("weight_sum.xlsx", "weights that add up neither to the respondents nor to a population")
def weight_sum() -> Made:
    weights = [w * 1.3 for w in S.weights]
    content = workbook({"Base": _rows(("Pondération", weights))})
    facts = S.facts(ASKED, weight="Pondération")
    return Made(content, facts.but(issues=frozenset({("weight_sum", "C1")})))


@case("weight_of_a_population.xlsx", "weights that add up to a population are as they should be")
def weight_of_a_population() -> Made:
    weights = [w * 1_000 for w in S.weights]
    content = workbook({"Base": _rows(("WEIGHT", weights))})
    return Made(content, S.facts(ASKED, weight="WEIGHT"))


@case("weight_body.xlsx", "« Poids (kg) » is a person's, « coefficient familial » an income's")
def weight_body() -> Made:
    kilos = [50 + (i * 7) % 45 for i in range(S.n)]
    family = [400 + (i * 37) % 1500 for i in range(S.n)]
    rows = grid(
        ("ID", S.numbers()),
        ("REGION", S.region_cells()),
        ("Poids (kg)", kilos),
        ("Coefficient familial", family),
        ("Q4", S.choice("dynamic").cells()),
    )
    facts = Facts(
        respondents=S.n,
        weight=None,
        regions=S.region_counts(),
        questions={
            "Q4": S.asked("dynamic", role=None),
            "Poids (kg)": type(ASKED["Q4"])("count", S.n),
            "Coefficient familial": type(ASKED["Q4"])("count", S.n),
        },
    )
    return Made(workbook({"Base": rows}), facts)
