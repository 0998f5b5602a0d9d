"""Texts are measured, split where they must be, and never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocpart_desktop.documents import fitting
from ocpart_desktop.documents.slides.page import Box
from ocpart_desktop.documents.slides.remarks import Remark, take

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=60)


def test_a_longer_text_takes_more_lines_and_a_smaller_size_fewer() -> None:
    assert fitting.line_count("mot " * 40, 12, 200) > fitting.line_count("mot " * 10, 12, 200)
    assert fitting.line_count("mot " * 40, 8, 200) < fitting.line_count("mot " * 40, 16, 200)
    assert fitting.line_count("a\nb\nc", 12, 200) == 3


def test_a_word_wider_than_the_line_is_counted_on_several() -> None:
    assert fitting.line_count("x" * 200, 12, 100) > 5


@given(WORDS, st.floats(20, 120))
def test_splitting_loses_nothing(words: list[str], room: float) -> None:
    text = " ".join(words)
    first, rest = fitting.split(text, 12, 150, room)
    assert f"{first} {rest}".split() == words


@given(st.lists(WORDS, min_size=1, max_size=8), st.floats(0.3, 2.0))
def test_remarks_carried_over_are_all_there_in_their_order(
    texts: list[list[str]], height: float
) -> None:
    rest = [Remark("Idée", " ".join(words)) for words in texts]
    seen: list[str] = []
    for _page in range(500):
        if not rest:
            break
        taken, rest = take(rest, Box(0, 0, 2.0, height), 12)
        assert taken, "a page that takes nothing would never end"
        seen += [word for remark in taken for word in remark.text.split()]
    assert seen == [word for words in texts for word in words]


def test_a_text_of_several_lines_is_as_wide_as_the_widest() -> None:
    for end in ("\n", "\x85", "\u2028", "\r\n"):
        assert fitting.text_width(f"un{end}mille", 12) == fitting.text_width("mille", 12)
    assert fitting.text_width("", 12) == 0
