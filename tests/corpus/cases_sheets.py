"""Several sheets, several publics and waves, sheets that are no data, large sheets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .facts import Asked
from .registry import Made, case
from .study import TYPES, WORDINGS, Cells, Study, grid, identity, study
from .writing import text_table, workbook

S = study()
OTHERS = study(seed=7, n=40)


def _rows(truth: Study) -> list[Cells]:
    return grid(
        *identity(truth),
        ("Q4", WORDINGS["dynamic"], truth.choice("dynamic").cells()),
        ("Q5", WORDINGS["innovation"], truth.choice("innovation").cells()),
    )


def _both(first: str, second: str, questions: dict[str, Asked], sheets: dict[str, Any]) -> Made:
    counts = {
        code: S.region_counts()[code] + OTHERS.region_counts()[code] for code in S.region_counts()
    }
    facts = S.facts(questions).but(respondents=S.n + OTHERS.n, regions=counts)
    kinds = {first: "microdata", second: "microdata"}
    return Made(workbook(sheets), facts.but(sheets=kinds))


@case("a_sheet_a_public.xlsx", "mayors on one sheet, company managers on another")
def a_sheet_a_public() -> Made:
    return _both(
        "Maires",
        "Dirigeants d'entreprise",
        {
            "Q4|maires": S.asked("dynamic"),
            "Q5|maires": S.asked("innovation"),
            "Q4|entreprises": OTHERS.asked("dynamic"),
            "Q5|entreprises": OTHERS.asked("innovation"),
        },
        {"Maires": _rows(S), "Dirigeants d'entreprise": _rows(OTHERS)},
    )


@case("a_sheet_a_wave.xlsx", "the same public in 2016 and in 2024, a sheet each")
def a_sheet_a_wave() -> Made:
    return _both(
        "Maires 2016",
        "Maires 2024",
        {
            "Q4|maires|2016": S.asked("dynamic"),
            "Q5|maires|2016": S.asked("innovation"),
            "Q4|maires|2024": OTHERS.asked("dynamic"),
            "Q5|maires|2024": OTHERS.asked("innovation"),
        },
        {"Maires 2016": _rows(S), "Maires 2024": _rows(OTHERS)},
    )


@case("public_and_wave_columns.xlsx", "everybody on one sheet, told apart by two columns")
def public_and_wave_columns() -> Made:
    waves = ["2016" if i < 30 else "2024" for i in range(S.n)]
    publics = [("Maires", "Citoyens")[i % 2] for i in range(S.n)]
    rows = grid(
        *identity(S),
        ("PUBLIC", publics),
        ("VAGUE", waves),
        ("Q5", WORDINGS["innovation"], S.choice("innovation").cells()),
    )
    given = S.choice("innovation")
    questions = {}
    for public, code in (("Maires", "maires"), ("Citoyens", "citoyens")):
        for wave in ("2016", "2024"):
            who = [i for i in range(S.n) if (publics[i], waves[i]) == (public, wave)]
            base = sum(given.given[i] is not None for i in who)
            questions[f"Q5|{code}|{wave}"] = Asked(
                "single", base, given.figures(who), role="innovation_source"
            )
    return Made(workbook({"Base": rows}), S.facts(questions))


@case(
    "beside_other_sheets.xlsx", "contents, notes, an empty sheet and a hidden draft beside the data"
)
def beside_other_sheets() -> Made:
    sheets = {
        "Sommaire": [["Feuille", "Contenu"], ["Base", "Les répondants"], ["Note", "Méthode"]],
        "Note méthodologique": [
            ["Note méthodologique"],
            ["Enquête synthétique, menée par téléphone auprès de 60 personnes imaginaires."],
        ],
        "Base": _rows(S),
        "Feuil3": [],
        "Brouillon": _rows(OTHERS),
    }
    facts = S.facts({"Q4": S.asked("dynamic"), "Q5": S.asked("innovation")}).but(
        sheets={
            "Sommaire": "contents", "Note méthodologique": "notes", "Base": "microdata",
            "Feuil3": "empty", "Brouillon": "microdata",
        },
        issues=frozenset({("hidden_sheet_set_aside", None)}),
    )  # fmt: skip
    return Made(workbook(sheets, hidden=("Brouillon",)), facts)


@case("parts_of_a_survey.xlsx", "the same respondents on two sheets, half of the questions each")
def parts_of_a_survey() -> Made:
    one = grid(*identity(S), ("Q4", WORDINGS["dynamic"], S.choice("dynamic").cells()))
    two = grid(*identity(S), ("Q5", WORDINGS["innovation"], S.choice("innovation").cells()))
    twice = {code: 2 * n for code, n in S.region_counts().items()}
    facts = S.facts({"Q4|Partie 1": S.asked("dynamic"), "Q5|Partie 2": S.asked("innovation")})
    return Made(
        workbook({"Partie 1": one, "Partie 2": two}),
        facts.but(
            respondents=2 * S.n, regions=twice, issues=frozenset({("same_respondents", "A3")})
        ),
    )


@case("wide.csv", "1 200 columns: 280 questions of four options and 80 alone")
def wide() -> Made:
    types, dynamic = S.choice("types"), S.choice("dynamic")
    several = [
        (f"M{k}_{n}", f"Question {k} ? [{x}]", c)
        for k in range(1, 281)
        for n, (x, c) in enumerate(zip(TYPES, types.ticks(), strict=True), start=1)
    ]
    alone = [(f"S{k}", f"Question seule {k} ?", dynamic.cells()) for k in range(1, 78)]
    asked = replace(S.asked("types"), within={})
    questions = {f"M{k}": asked for k in range(1, 281)}
    questions |= {f"S{k}": replace(S.asked("dynamic", role=None), within={}) for k in range(1, 78)}
    rows = grid(*identity(S), *several, *alone)
    return Made(text_table(rows), S.facts(questions))
