"""Text as every format can hold it, and nothing lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ocpart_desktop.documents.legal_text import (
    CELL_LIMIT,
    illegal_count,
    legal,
    legal_values,
    looks_like_formula,
    pieces,
    sheet_name,
)
from ocpart_desktop.notebook.model import Initiative

ANY = st.text(st.characters(codec=None))


@given(ANY)
def test_a_legal_text_can_be_written_in_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = legal(text)
    assert etree.fromstring(etree.tostring(element)).text == (legal(text) or None)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert legal(text) == text
    assert illegal_count((text,)) == 0


def test_line_ends_become_line_feeds_and_controls_go() -> None:
    assert legal("a\r\nb\rc\x00\x1b\u202e") == "a\nb\nc"
    assert illegal_count(("a\x00", ("b\x1b",))) == 2


@given(st.text(min_size=0, max_size=60), st.integers(2, 20))
def test_pieces_fit_and_joined_they_are_the_text(text: str, limit: int) -> None:
    cut = pieces(text, limit)
    assert "".join(cut) == text
    assert all(len(piece.encode("utf-16-le", "surrogatepass")) // 2 <= limit for piece in cut)


def test_a_text_of_a_hundred_thousand_characters_is_never_cut() -> None:
    text = "é🙂" * 50_000
    assert "".join(pieces(text)) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= CELL_LIMIT for piece in pieces(text))


@pytest.mark.parametrize("text", ["=1+1", "+33", "-1", "@SUM(A1)", "\tx"])
def test_what_a_spreadsheet_would_compute_is_recognised(text: str) -> None:
    assert looks_like_formula(text)


@given(st.lists(ANY, max_size=8))
def test_sheet_names_are_legal_and_unique(wanted: list[str]) -> None:
    names: list[str] = []
    for each in wanted:
        names.append(sheet_name(each, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_records_are_cleaned_at_any_depth_and_stay_records() -> None:
    record = Initiative(title="a\x00b", domains=("c\x07",))
    cleaned = legal_values((record,))[0]
    assert (cleaned.title, cleaned.domains, cleaned.id) == ("ab", ("c",), record.id)
    assert illegal_count(record) == 2


def test_a_piece_ends_between_words_when_it_can() -> None:
    assert pieces("un deux trois", 9) == ("un deux ", "trois")
    assert pieces("un" * 50, 30) == ("un" * 15, "un" * 15, "un" * 15, "un" * 5)
