"""Qualtrics: three header rows, the last for machines."""

from __future__ import annotations

from typing import Any

from .facts import Asked
from .platforms import (
    DYNAMIC,
    MARKS,
    OTHER,
    PRIO,
    S,
    same,
    times,
    unweighted,
)
from .registry import Made, case
from .study import PRIORITIES, WORDINGS, Cells, grid
from .writing import text_table, workbook

_META = (
    ("StartDate", "Start Date", "startDate", times("%Y-%m-%d %H:%M:%S")),
    ("EndDate", "End Date", "endDate", times("%Y-%m-%d %H:%M:%S")),
    ("Status", "Response Type", "status", same("IP Address")),
    ("IPAddress", "IP Address", "ipAddress", [f"192.0.2.{i}" for i in range(S.n)]),
    ("Progress", "Progress", "progress", same("100")),
    ("Duration (in seconds)", "Duration (in seconds)", "duration", list(range(200, 200 + S.n))),
    ("Finished", "Finished", "finished", same("True")),
    ("RecordedDate", "Recorded Date", "recordedDate", times("%Y-%m-%d %H:%M:%S")),
    ("ResponseId", "Response ID", "_recordId", [f"R_{i:015d}" for i in range(S.n)]),
    ("RecipientLastName", "Recipient Last Name", "recipientLastName", same("")),
    ("LocationLatitude", "Location Latitude", "locationLatitude", same("47.9")),
    ("DistributionChannel", "Distribution Channel", "distributionChannel", same("anonymous")),
    ("UserLanguage", "User Language", "userLanguage", same("FR")),
)


def _qualtrics(*columns: tuple[Any, ...]) -> list[Cells]:
    """Codes, wordings, import identifiers; each column says its own but for the last."""
    told = [(code, text, f'{{"ImportId":"{name}"}}', cells) for code, text, name, cells in _META]
    own = [(code, text, f'{{"ImportId":"QID{code}"}}', cells) for code, text, cells in columns]
    return grid(*told, *own)


@case("qualtrics_text.csv", "three header rows, the third of JSON; several answers in one cell")
def qualtrics_text() -> Made:
    priorities = WORDINGS["priorities"]
    rows = _qualtrics(
        ("Q1", "Votre région", S.region_cells()),
        ("Q4", WORDINGS["dynamic"], DYNAMIC.cells()),
        ("Q9", f"{priorities} - Selected Choice", PRIO.joined(",")),
        ("Q9_7_TEXT", f"{priorities} - Autre - Text", OTHER),
    )
    facts = unweighted(
        {
            "Q4": S.asked("dynamic"),
            "Q9": S.asked("priorities"),
            "Q9_7_TEXT": Asked("text", sum(map(bool, OTHER))),
        }
    )
    return Made(text_table(rows, delimiter=","), facts.but(headers={"CSV": (1, 2, 3)}))


@case("qualtrics_values.xlsx", "numeric values in split columns, -99 where seen but not answered")
def qualtrics_values() -> Made:
    priorities, fragilities = WORDINGS["priorities"], WORDINGS["fragilities"]
    rows = _qualtrics(
        ("Q1", "Votre région", S.region_cells()),
        *[
            (f"Q9_{n}", f"{priorities} - Selected Choice - {x}", c)
            for n, (x, c) in enumerate(zip(PRIORITIES, PRIO.ticks(1, None), strict=True), start=1)
        ],
        *[
            (f"Q8_{n}", f"{fragilities} - {x}", c)
            for n, (x, c) in enumerate(zip(MARKS.items, MARKS.columns(-99), strict=True), start=1)
        ],
    )
    facts = unweighted({"Q9": S.asked("priorities"), "Q8": S.asked("fragilities")})
    facts = facts.but(notes=frozenset({"taken_for_missing"}), headers={"Sheet0": (1, 2, 3)})
    return Made(workbook({"Sheet0": rows}), facts)
