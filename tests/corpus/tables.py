"""The tables that cases print in many ways: one question, four answers, the country, three regions.

Every figure is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from .facts import Facts
from .printed import FRANCE, Figure, Printed
from .registry import Made
from .writing import Merges, Rows, workbook

WORDING = "Votre commune soutient-elle les associations ?"
TITLE = f"Q4. {WORDING}"
BASE = "Base : ensemble des répondants"
HEADS = ("Ensemble", "Bretagne", "Centre-Val de Loire", "Occitanie")
PLACES = (FRANCE, "53", "24", "76")
BASES = (402, 120, 93, 189)
SHARES: Mapping[str, tuple[int, ...]] = {
    "Oui, beaucoup": (31, 28, 40, 27),
    "Oui, un peu": (44, 47, 33, 48),
    "Non": (20, 21, 22, 19),
    "NSP": (5, 4, 5, 6),
}
REGIONS = {"24": 93, "53": 120, "76": 189}

TABLE = Printed(
    "single", PLACES, SHARES, bases=BASES, n=402, label=WORDING,
)  # fmt: skip

Row = list[Any]


def rows(
    figures: Mapping[str, Sequence[Any]] = SHARES, shown: Callable[[Any], Any] = lambda x: x
) -> list[Row]:
    """A row an answer, each figure as ``shown``."""
    return [[label, *map(shown, told)] for label, told in figures.items()]


def table(*body: Row, title: str = TITLE, heads: Sequence[Any] = HEADS) -> list[Row]:
    """A title, who was asked, a banner, then rows."""
    return [[title], [BASE], ["", *heads], *body]


def usual() -> list[Row]:
    """The table as most institutes print it."""
    return table(["Base brute", *BASES], *rows())


def made(
    sheets: Mapping[str, Rows],
    tables: Mapping[str, Printed],
    *,
    merges: Merges | None = None,
    hidden: Sequence[str] = (),
    kinds: Mapping[str, str] = MappingProxyType({}),
    **facts: Any,
) -> Made:
    """A workbook of tables and what is true of it: the same regions and no doubt, unless told."""
    told = Facts(sheets=kinds, tables=tables, regions=REGIONS).but(**facts)
    return Made(workbook(sheets, merges=merges, hidden=hidden), told)


def one(body: Rows, printed: Printed = TABLE, **facts: Any) -> Made:
    """A workbook of one sheet that holds one table."""
    return made({"Tableau": body}, {"Q4": printed}, kinds={"Tableau": "crosstab"}, **facts)


def figures(**told: Sequence[Figure]) -> Printed:
    """The usual table with other figures for some answers, by their first word."""
    return replace(TABLE, figures={k: told.get(k.split()[-1], v) for k, v in SHARES.items()})
