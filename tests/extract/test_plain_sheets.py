"""The quick reader sees what the usual one sees, to the type of each cell, or leaves it to it."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutated import mutated
from plain_and_usual import surprises
from sheet_shapes import PLAIN, SHAPES, spaced_out
from workbooks import REGION, inline, number, one_of, people, shared

from ocpart_desktop.extract.draft import Draft, framed
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.plain_sheets import book
from ocpart_desktop.extract.plain_sheets.coded_sheet import CodedSheet
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.spreadsheets import read_workbook
from ocpart_desktop.system.paths import sample

MUTABLE = sorted(PLAIN - {"several pieces", "wide columns", "nothing"})


@cache
def shaped(shape: str) -> bytes:
    return SHAPES[shape]()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_sheet_is_read_as_usual_whatever_its_shape(shape: str) -> None:
    told, differing = surprises(shaped(shape))
    assert differing == []
    assert (told == []) == (shape in PLAIN)


# Texts with all that XML, Excel and trimming make special; no control characters: no file has them.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \t\n<>&\"';=_x0041\u00a0\u202féœ€中😀"),
        st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn", "Cc", "Co"]),
    ),
    max_size=30,
)
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.integers(-2, 70_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(0, 10).map(lambda x: round(x, 2)),
)
GRIDS = st.lists(
    st.lists(st.one_of(st.none(), TEXTS, NUMBERS, st.booleans()), min_size=1, max_size=5),
    min_size=1,
    max_size=8,
)


@settings(deadline=None)
@given(GRIDS)
def test_whatever_is_written_is_read_as_usual(rows: list[list[object]]) -> None:
    for write in (shared, inline):
        told, differing = surprises(write({"S": rows}))
        assert (told, differing) == ([], [])


def mutations(seeds: range) -> Counter[str]:
    """How many damaged workbooks were read the quick way, or surprised it; none may differ."""
    counted: Counter[str] = Counter()
    for seed in seeds:
        rng = random.Random(seed)
        shape = rng.choice(MUTABLE)
        told, differing = surprises(mutated(shaped(shape), rng))
        assert differing == [], (seed, shape)
        counted["left" if told else "read"] += 1
    return counted


def test_a_damaged_sheet_is_read_as_usual_or_left() -> None:
    counted = mutations(range(150))
    assert counted["left"] > 50
    assert counted["read"] > 10


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_thousand_damaged_sheets_are_read_as_usual_or_left() -> None:
    counted = mutations(range(10_000, 20_000))
    assert counted["left"] > 5_000
    assert counted["read"] > 800


def read_with(worth_it: int, content: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> Draft:
    monkeypatch.setattr(book, "WORTH_IT", worth_it)
    return read_bytes(content, name)


@pytest.mark.parametrize(
    "name", ["enquete_repondants.xlsx", "enquete_tableaux.xlsx", "enquete_abimee.xlsx"]
)
def test_the_survey_is_the_same_by_either_way(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = sample(name).read_bytes()
    usual = read_with(1 << 40, content, name, monkeypatch)
    quick = read_with(0, content, name, monkeypatch)
    assert quick.receipt == usual.receipt
    assert quick.questions == usual.questions
    for one, other in zip(quick.survey().respondents.values(), usual.tables, strict=True):
        pd.testing.assert_frame_equal(one.frame, framed(other).frame)


def test_only_a_large_sheet_is_held_as_codes() -> None:
    rows = people(9_000, number(), REGION, one_of("Oui", "Non", "NSP"))
    read = read_workbook(
        shared({"Grande": rows, "Petite": rows[:9]}), Format.XLSX, lambda _done: None
    )
    large, small = read.sheets
    assert isinstance(large, CodedSheet)
    assert isinstance(small.rows, list)
    assert list(large.rows[:9]) == small.rows
    assert large.rows[-1] == large.rows[8_999]
    assert large.rows[8_990:] == [large.rows[i] for i in range(8_990, 9_000)]
    with pytest.raises(IndexError):
        large.rows[9_000]


def test_a_column_met_later_than_the_first_used_one_is_in_its_place() -> None:
    rows = [[None, None, i, "x"] for i in range(6_000)]
    read = read_workbook(spaced_out(shared({"Décalée": rows})), Format.XLSX, lambda _done: None)
    assert list(read.sheets[0].rows[5_500]) == ["", "", 5500.0, "x"]
