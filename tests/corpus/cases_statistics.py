"""Sphinx and SPSS, as they export to Excel."""

from __future__ import annotations

from typing import Any

from .facts import Asked
from .platforms import (
    DYNAMIC,
    MARKS,
    OTHER,
    PRIO,
    STATUS,
    TYPOLOGY,
    S,
    times,
    unweighted,
)
from .registry import Made, case
from .study import PRIORITIES, TYPES, WORDINGS, grid
from .writing import text_table, workbook


@case("sphinx_joined.csv", "accents in cp1252, answers joined by « ; » with spaces")
def sphinx_joined() -> Made:
    rows = grid(
        ("CLE", list(range(1, S.n + 1))),
        ("DATE_SAISIE", times("%d/%m/%Y %H:%M:%S")),
        ("RÉGION", S.region_cells()),
        ("DYNAMIQUE", DYNAMIC.cells()),
        ("PRIORITÉS", PRIO.joined(" ; ")),
        ("COMMENTAIRES", OTHER),
    )
    facts = unweighted(
        {
            "DYNAMIQUE": S.asked("dynamic", role=None),
            "PRIORITÉS": S.asked("priorities"),
            "COMMENTAIRES": Asked("text", sum(map(bool, OTHER))),
        }
    )
    return Made(text_table(rows, encoding="cp1252"), facts)


@case("sphinx_slots.xlsx", "first answer, second answer…: a column a citation, not an option")
def sphinx_slots() -> Made:
    cells = [[None] * S.n for _ in range(6)]
    for i, told in enumerate(PRIO.given):
        for k, option in enumerate(sorted(told or ())):
            cells[k][i] = PRIORITIES[option]  # type: ignore[call-overload]
    used = [column for column in cells if any(column)]
    rows = grid(
        ("CLE", list(range(1, S.n + 1))),
        ("REGION", S.region_cells()),
        *[(f"PRIORITES_{n}", column) for n, column in enumerate(used, start=1)],
    )
    facts = unweighted({"PRIORITES": S.asked("priorities")})
    return Made(workbook({"Base": rows}), facts)


@case("spss_values.xlsx", "codes, beside the variable view and the value labels")
def spss_values() -> Made:
    rows = grid(
        ("ID", S.numbers()),
        ("REGION", S.region_cells(int)),
        ("POIDS", list(S.weights)),
        ("Q4", [float(c) for c in DYNAMIC.codes()]),
        ("Q6", [float(c) for c in STATUS.codes()]),
        *[(f"Q7_{n}", c) for n, c in enumerate(TYPOLOGY.ticks(1.0, 0.0), start=1)],
        *[(f"Q8_{n}", c) for n, c in enumerate(MARKS.columns(99), start=1)],
    )
    view = [["Nom", "Type", "Largeur", "Décimales", "Étiquette", "Valeurs", "Manquant", "Colonnes",
             "Align", "Mesure", "Rôle"]]  # fmt: skip
    labels = [("ID", "Identifiant", "Aucun"), ("REGION", "Région", "Aucun"),
              ("POIDS", "Poids de redressement", "Aucun"),
              ("Q4", WORDINGS["dynamic"], "{1,00, Oui, une dynamique engagée}..."),
              ("Q6", WORDINGS["status"], "{1,00, A des partenariats}...")]  # fmt: skip
    labels += [
        (f"Q7_{n}", f"{WORDINGS['types']} {x}", "{0,00, Non}...") for n, x in enumerate(TYPES, 1)
    ]
    labels += [
        (f"Q8_{n}", f"{WORDINGS['fragilities']} {x}", "{99,00, NSP}...")
        for n, x in enumerate(("Emploi", "Pouvoir d'achat", "Sécurité"), 1)
    ]
    view += [
        [name, "Numérique", 8, 2, label, values, "Aucun", 8, "Droite", "Nominales", "Entrée"]
        for name, label, values in labels
    ]
    told: list[list[Any]] = [["Valeur", None, "Étiquette"]]
    for name, choice in (("Q4", DYNAMIC), ("Q6", STATUS)):
        told += [[None if n else name, n + 1, x] for n, x in enumerate(choice.labels)]
    for n in range(1, 5):
        told += [[f"Q7_{n}", 0, "Non"], [None, 1, "Oui"]]
    told += [[f"Q8_{n}", 99, "NSP"] for n in range(1, 4)]
    facts = S.facts({
        "Q4": S.asked("dynamic", weighted=True), "Q6": S.asked("status"), "Q7": S.asked("types"),
        "Q8": S.asked("fragilities"),
    })  # fmt: skip
    sheets = {"Données": rows, "Affichage des variables": view, "Valeurs de variable": told}
    kinds = {"Affichage des variables": "codebook", "Valeurs de variable": "codebook"}
    return Made(workbook(sheets), facts.but(sheets=kinds, missing=frozenset({"99"})))
