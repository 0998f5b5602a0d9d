"""Respondents under one, two or three header rows, whatever stands above them."""

from __future__ import annotations

from .registry import Made, case
from .study import WORDINGS, grid, study
from .writing import workbook

S = study()


@case("codes_alone.xlsx", "one header row of codes, labels in the cells")
def codes_alone() -> Made:
    rows = grid(
        ("ID", S.numbers()),
        ("REGION", S.region_cells()),
        ("POIDS", list(S.weights)),
        ("Q4", S.choice("dynamic").cells()),
        ("INNOV", S.choice("innovation").cells()),
    )
    facts = S.facts(
        {
            "Q4": S.asked("dynamic", role=None, weighted=True),
            "INNOV": S.asked("innovation", role=None, weighted=True),
        }
    )
    return Made(workbook({"Base": rows}), facts.but(headers={"Base": (1,)}))


@case("wordings_alone.xlsx", "one header row of wordings; the questions have no code")
def wordings_alone() -> Made:
    rows = grid(
        ("Numéro du répondant", S.numbers()),
        ("Dans quelle région habitez-vous ?", S.region_cells()),
        ("Coefficient de redressement", list(S.weights)),
        (WORDINGS["dynamic"], S.choice("dynamic").cells()),
        (WORDINGS["innovation"], S.choice("innovation").cells()),
    )
    facts = S.facts(
        {
            WORDINGS["dynamic"]: S.asked("dynamic"),
            WORDINGS["innovation"]: S.asked("innovation"),
        },
        weight="Coefficient de redressement",
    )
    return Made(workbook({"Réponses": rows}), facts)
