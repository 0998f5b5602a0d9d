"""LimeSurvey: its codes, its full texts, its own columns."""

from __future__ import annotations

from dataclasses import replace
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
    same,
    times,
    unweighted,
    with_other,
)
from .registry import Made, case
from .study import PRIORITIES, TYPES, WORDINGS, grid
from .writing import inline_workbook, text_table


def _lime_technical() -> list[tuple[Any, ...]]:
    return [
        ("id", list(range(1, S.n + 1))),
        ("submitdate", times("%Y-%m-%d %H:%M:%S")),
        ("lastpage", same(5)),
        ("startlanguage", same("fr")),
        ("seed", [1_000_000 + 7919 * i for i in range(S.n)]),
        ("startdate", times("%Y-%m-%d %H:%M:%S")),
        ("datestamp", times("%Y-%m-%d %H:%M:%S")),
    ]


@case("limesurvey_codes.csv", "codes in heads and cells: Y or nothing, -oth- beside its text")
def limesurvey_codes() -> Made:
    status = STATUS.cells(["A1", "A2", "A3"])
    single = ["-oth-" if text else cell for text, cell in zip(OTHER, status, strict=True)]
    rows = grid(
        *_lime_technical(),
        ("REGION", S.region_cells()),
        ("Q4", DYNAMIC.cells(["A1", "A2", "A3"])),
        ("Q6", single),
        ("Q6[other]", OTHER),
        *[(f"Q7[SQ00{n}]", c) for n, c in enumerate(TYPOLOGY.ticks("Y", ""), start=1)],
        *[(f"Q9[SQ00{n}]", c) for n, c in enumerate(PRIO.ticks("Y", ""), start=1)],
        ("Q9[other]", OTHER),
        *[(f"Q8[SQ00{n}]", c) for n, c in enumerate(MARKS.columns(""), start=1)],
    )
    kept = [min(told) for told, text in zip(STATUS.given, OTHER, strict=True) if told and not text]
    six = {f"A{n + 1}": kept.count(n) for n in range(3)} | {"Autre": sum(map(bool, OTHER))}
    facts = unweighted(
        {
            "Q4": S.asked("dynamic", labels=("A1", "A2", "A3"), role=None),
            "Q6": Asked("single", S.n, six),
            "Q6[other]": Asked("text", sum(map(bool, OTHER))),
            "Q7": S.asked("types", labels=[f"SQ00{n}" for n in range(1, 5)], role=None),
            "Q9": with_other(
                S.asked("priorities", labels=[f"SQ00{n}" for n in range(1, 7)], role=None), "Autre"
            ),
            "Q8": replace(
                S.asked("fragilities", labels=[f"SQ00{n}" for n in range(1, 4)], role=None),
                n=sum(any(m is not None for m in marks) for marks in MARKS.given),
            ),
        }
    )
    return Made(text_table(rows, delimiter=",", quoted=True), facts)


@case("limesurvey_full.xlsx", "full headings and answers: Oui, Non, and N/A where it was not shown")
def limesurvey_full() -> Made:
    rows = grid(
        ("ID de la réponse", list(range(1, S.n + 1))),
        ("Date de soumission", times("%Y-%m-%d %H:%M:%S")),
        ("Dernière page", same(5)),
        ("Langue de départ", same("fr")),
        ("Tête de série", [1_000_000 + 7919 * i for i in range(S.n)]),
        ("Dans quelle région êtes-vous ?", S.region_cells()),
        (WORDINGS["status"], STATUS.cells()),
        *[
            (f"{WORDINGS['types']} [{x}]", c)
            for x, c in zip(TYPES, TYPOLOGY.ticks("Oui", "Non", "N/A"), strict=True)
        ],
        *[
            (f"{WORDINGS['priorities']} [{x}]", c)
            for x, c in zip(PRIORITIES, PRIO.ticks("Oui", "Non"), strict=True)
        ],
        (f"{WORDINGS['priorities']} [Autre]", OTHER),
    )
    facts = unweighted(
        {
            WORDINGS["status"]: S.asked("status"),
            WORDINGS["types"]: S.asked("types"),
            WORDINGS["priorities"]: with_other(S.asked("priorities"), "Autre"),
        }
    )
    return Made(inline_workbook({"Réponses": rows}), facts)


@case(
    "limesurvey_code_and_text.csv", "« Q7[SQ001]. Question [Option] », Y and N turned into 1 and 2"
)
def limesurvey_code_and_text() -> Made:
    rows = grid(
        ("id. ID de la réponse", list(range(1, S.n + 1))),
        ("submitdate. Date de soumission", times("%Y-%m-%d %H:%M:%S")),
        ("lastpage. Dernière page", same(5)),
        ("startlanguage. Langue de départ", same("fr")),
        ("REG. Région", S.region_cells()),
        (f"Q4. {WORDINGS['dynamic']}", DYNAMIC.cells()),
        *[
            (f"Q7[SQ00{n}]. {WORDINGS['types']} [{x}]", c)
            for n, (x, c) in enumerate(zip(TYPES, TYPOLOGY.ticks(1, 2, ""), strict=True), start=1)
        ],
    )
    facts = unweighted({"Q4": S.asked("dynamic"), "Q7": S.asked("types")})
    facts = facts.but(issues=frozenset({("two_means_no", "G5")}))
    return Made(text_table(rows, delimiter=",", quoted=True), facts)
