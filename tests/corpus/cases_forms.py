"""Forms on the web, as they write their answers down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from .facts import Asked
from .platforms import (
    DYNAMIC,
    INNOVATION,
    OPINIONS,
    OTHER,
    PRIO,
    START,
    STATUS,
    S,
    same,
    times,
    unweighted,
    with_other,
)
from .registry import Made, case
from .study import OPINION, PRIORITIES, WORDINGS, Cells, grid
from .writing import text_table, workbook


@case("google_forms.csv", "« Horodateur », options joined by commas that labels hold, a grid")
def google_forms() -> Made:
    lines = ("Les élus", "Les entreprises")
    rows = grid(
        ("Horodateur", times("%d/%m/%Y %H:%M:%S")),
        ("Adresse e-mail", [f"repondant{i}@exemple.fr" for i in range(S.n)]),
        ("Votre région ?", S.region_cells()),
        (WORDINGS["innovation"], INNOVATION.cells()),
        (WORDINGS["priorities"], PRIO.joined(", ")),
        (f"Qui aide à se rencontrer ? [{lines[0]}]", OPINIONS.cells()),
        (f"Qui aide à se rencontrer ? [{lines[1]}]", OPINIONS.cells(OPINION[::-1])),
        ("Une idée à partager ?", OTHER),
    )
    opinion = S.asked("opinion", kind="scale", role=None)
    backwards = replace(
        opinion,
        figures=OPINIONS.figures(range(S.n), OPINION[::-1]),
        within={},
    )
    facts = unweighted(
        {
            WORDINGS["innovation"]: S.asked("innovation"),
            WORDINGS["priorities"]: S.asked("priorities"),
            f"Qui aide à se rencontrer ? — {lines[0]}": opinion,
            f"Qui aide à se rencontrer ? — {lines[1]}": backwards,
            "Une idée à partager ?": Asked("text", sum(map(bool, OTHER))),
        }
    )
    return Made(text_table(rows, delimiter=","), facts)


@case("microsoft_forms.xlsx", "answers joined by semicolons, with one more at the end")
def microsoft_forms() -> Made:
    joined = [f"{cell};" if cell else None for cell in PRIO.joined(";")]
    rows = grid(
        ("ID", list(range(1, S.n + 1))),
        ("Heure de début", [START + timedelta(minutes=i) for i in range(S.n)]),
        ("Heure de fin", [START + timedelta(minutes=i + 4) for i in range(S.n)]),
        ("Adresse de messagerie", same("anonymous")),
        ("Nom", same(None)),
        ("Région", S.region_cells()),
        (WORDINGS["status"], STATUS.cells()),
        (WORDINGS["priorities"], joined),
    )
    facts = unweighted({
        WORDINGS["status"]: S.asked("status"), WORDINGS["priorities"]: S.asked("priorities"),
    })  # fmt: skip
    return Made(workbook({"Sheet1": rows}), facts)


@case("framaforms.csv", "three header rows, submission details first, X in the options chosen")
def framaforms() -> Made:
    rows = grid(
        ("Détails de la soumission", None, "Numéro de série", list(range(1, S.n + 1))),
        (None, None, "SID", list(range(501, 501 + S.n))),
        (None, None, "Heure", times("%d/%m/%Y - %H:%M")),
        (None, None, "Brouillon", same("")),
        (None, None, "Adresse IP", [f"192.0.2.{i}" for i in range(S.n)]),
        (None, None, "UID", same(0)),
        (None, None, "Nom d'utilisateur", same("Anonyme")),
        (None, "Votre région", None, S.region_cells()),
        (None, WORDINGS["dynamic"], None, DYNAMIC.cells()),
        *[
            (None, None if n else WORDINGS["priorities"], x, c)
            for n, (x, c) in enumerate(zip(PRIORITIES, PRIO.ticks("X", None), strict=True))
        ],
    )
    facts = unweighted({
        WORDINGS["dynamic"]: S.asked("dynamic"), WORDINGS["priorities"]: S.asked("priorities"),
    })  # fmt: skip
    return Made(text_table(rows, delimiter=",", quoted=True), facts.but(headers={"CSV": (2, 3)}))


def _surveymonkey(response: str, other: str) -> list[Cells]:
    return grid(
        ("Respondent ID", None, [str(11_400_000_000 + i) for i in range(S.n)]),
        ("Collector ID", None, same("410000001")),
        ("Start Date", None, times("%m/%d/%Y %I:%M:%S %p")),
        ("End Date", None, times("%m/%d/%Y %I:%M:%S %p")),
        ("IP Address", None, [f"192.0.2.{i}" for i in range(S.n)]),
        ("Email Address", None, same(None)),
        ("First Name", None, same(None)),
        ("Last Name", None, same(None)),
        ("Custom Data 1", None, same(None)),
        ("Dans quelle région êtes-vous ?", response, S.region_cells()),
        (WORDINGS["status"], response, STATUS.cells()),
        *[
            (None if n else WORDINGS["priorities"], x, c)
            for n, (x, c) in enumerate(zip(PRIORITIES, PRIO.ticks(None, None), strict=True))
        ],
        (None, other, OTHER),
        *[
            (None if n else "Êtes-vous d'accord ?", x, c)
            for n, (x, c) in enumerate(
                (("Les élus aident", OPINIONS.cells()), ("Les fonds suffisent", OPINIONS.cells()))
            )
        ],
    )


def _surveymonkey_facts(other: str) -> Any:
    opinion = S.asked("opinion", kind="scale", role=None)
    return unweighted(
        {
            WORDINGS["status"]: S.asked("status"),
            WORDINGS["priorities"]: with_other(S.asked("priorities"), other),
            "Êtes-vous d'accord ? — Les élus aident": opinion,
            "Êtes-vous d'accord ? — Les fonds suffisent": opinion,
        }
    )


@case("surveymonkey.xlsx", "« Response » and options on a second row, an « Other » column of texts")
def surveymonkey() -> Made:
    other = "Other (please specify)"
    rows = _surveymonkey("Response", other)
    return Made(workbook({"Sheet": rows}), _surveymonkey_facts(other))


@case("surveymonkey_fr.csv", "the same in French: « Réponse », « Autre (veuillez préciser) »")
def surveymonkey_fr() -> Made:
    other = "Autre (veuillez préciser)"
    rows = _surveymonkey("Réponse", other)
    return Made(text_table(rows, delimiter=",", encoding="utf-8-sig"), _surveymonkey_facts(other))
