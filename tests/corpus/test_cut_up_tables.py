"""Published tables whose rows and cells were cut, moved or turned are read or refused."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Mapping
from functools import cache

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ocpart_desktop.extract.packing import packed, unpacked
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.report import check_json, check_text
from ocpart_desktop.system.errors import UserError

from .registry import all_cases
from .tables import Row
from .writing import inline_workbook

_STRANGERS = (
    "-", "*", "s", "43 %", "Total", "Ensemble", "France", "Bretagne", "Base", "Base : ensemble",
    "S/T Oui", "Moyenne", "2024", "(n=30)", "A", "B C", "Région", 0, 1, 43, 0.43, -5, 1e9, "n.d.",
    "Q5. Autre ?", "%", "Eff.", "dont émergente", "   Oui", None,
)  # fmt: skip
_TABLES = [
    name
    for name, case in all_cases().items()
    if name.startswith(("tables_", "indicators_")) and case.file.endswith(".xlsx")
]
_MANY = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Change = Callable[[list[Row], random.Random], list[Row]]


@cache
def sheets_of(name: str) -> Mapping[str, list[Row]]:
    """The cells of a case's sheets."""
    book = openpyxl.load_workbook(io.BytesIO(all_cases()[name].made.content))
    return {s.title: [[*row] for row in s.iter_rows(values_only=True)] for s in book.worksheets}


def _row_lost(rows: list[Row], rng: random.Random) -> list[Row]:
    lost = rng.randrange(len(rows))
    return rows[:lost] + rows[lost + 1 :]


def _row_again(rows: list[Row], rng: random.Random) -> list[Row]:
    at = rng.randrange(len(rows))
    return [*rows[:at], rng.choice(rows), *rows[at:]]


def _blank_row(rows: list[Row], rng: random.Random) -> list[Row]:
    at = rng.randrange(len(rows))
    return [*rows[:at], [], *rows[at:]]


def _stranger(rows: list[Row], rng: random.Random) -> list[Row]:
    at = rng.randrange(len(rows))
    row = rows[at] or [None]
    place = rng.randrange(len(row))
    return [*rows[:at], [*row[:place], rng.choice(_STRANGERS), *row[place + 1 :]], *rows[at + 1 :]]


def _column_lost(rows: list[Row], rng: random.Random) -> list[Row]:
    lost = rng.randrange(max(map(len, rows)) or 1)
    return [row[:lost] + row[lost + 1 :] for row in rows]


def _row_moved(rows: list[Row], rng: random.Random) -> list[Row]:
    at = rng.randrange(len(rows))
    return [*rows[:at], [None] * rng.randint(1, 3) + rows[at], *rows[at + 1 :]]


def _row_shuffled(rows: list[Row], rng: random.Random) -> list[Row]:
    at = rng.randrange(len(rows))
    return [*rows[:at], rng.sample(rows[at], len(rows[at])), *rows[at + 1 :]]


def _turned(rows: list[Row], _rng: random.Random) -> list[Row]:
    width = max(map(len, rows))
    return [
        [*column] for column in zip(*(r + [None] * (width - len(r)) for r in rows), strict=True)
    ]


_CHANGES: tuple[Change, ...] = (
    _row_lost, _row_again, _blank_row, _stranger, _column_lost, _row_moved, _row_shuffled, _turned,
)  # fmt: skip


def cut_up(name: str, seed: int) -> bytes:
    """A case's workbook after a few changes to each of its sheets."""
    rng = random.Random(seed)
    sheets = {}
    for title, rows in sheets_of(name).items():
        changed = rows
        for _n in range(rng.randint(1, 8)):
            if changed:
                changed = rng.choice(_CHANGES)(changed, rng)
        sheets[title] = changed
    return inline_workbook(sheets)


def check(name: str, seed: int) -> None:
    """Read it to the end, through all that the window and the command line are told."""
    content = cut_up(name, seed)
    draft = refusal = None
    try:
        draft = unpacked(packed(read_bytes(content, "x.xlsx")))
    except UserError as misfortune:
        refusal = misfortune.message
    assert draft or (refusal and refusal.endswith("."))
    if draft is None:
        return
    survey = draft.survey()
    json.dumps(check_json(survey, draft.receipt), allow_nan=False)
    assert check_text(survey, draft.receipt)


@_MANY
@given(st.sampled_from(_TABLES), st.integers(0, 2**20))
@example("tables_contents", 0)
def test_a_table_cut_up_is_read_or_refused(name: str, seed: int) -> None:
    check(name, seed)


def test_a_title_is_announced_for_a_sheet_whose_table_is_lost() -> None:
    lost = [["Retour au sommaire"], [], ["", "Ensemble", "Bretagne"], ["Base brute", 402, 120]]
    sheets = {**sheets_of("tables_contents"), "T1": lost}
    draft = read_bytes(inline_workbook(sheets), "x.xlsx")
    assert [question.id for question in draft.questions] == ["Q5"]


@pytest.mark.slow
@settings(_MANY, max_examples=3_000)
@given(st.sampled_from(_TABLES), st.integers(0, 2**20))
def test_thousands_of_tables_cut_up_are_read_or_refused(name: str, seed: int) -> None:
    check(name, seed)
