"""The rows and cells of a piece of sheet, edge to edge: every byte belongs to one of them.

A piece is ``<row r="…" …>cells</row>`` again and again. Where a cell ends is where the next one
starts; whoever reads its inside must end there too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.plain_sheets.surprise import expect
from ocpart_desktop.extract.plain_sheets.words import (
    Bools,
    Places,
    Text,
    Words,
    mask,
    masks,
    numbers,
    word,
)

_ROW, _ROW_END, _CELL = word(b'<row r="'), word(b"</row>"), word(b'<c r="')
_ATTRIBUTES = re.compile(rb'(?: [\w:.]+="[^"<>&]*")*/?')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_MOST_DIGITS = 7
_A, _Z, _QUOTE, _SLASH, _LESS, _MORE = b'AZ"/<>'


class Tags:
    """Where each tag starts, and its second byte; past the last one, the end again and again."""

    def __init__(self, text: Text) -> None:
        end = len(text.xml)
        self.starts: Places = np.append(
            np.flatnonzero(text.bytes[:end] == _LESS), [end, end, end, end]
        )
        self._second = text.bytes[self.starts + 1]

    def with_second(self, letter: bytes) -> Places:
        """The places, among the tags, of those whose second byte is this."""
        return np.flatnonzero(self._second == letter[0])


@dataclass(frozen=True, slots=True)
class Rows:
    """``first_cell`` is the place, among the cells, of a row's first one.

    ``number`` is 1-based; ``label`` holds its digits and the quote after them, ``digits`` of them;
    ``inside`` is where its cells start, ``end`` where they end.
    """

    number: Places
    label: Words
    digits: Places
    inside: Places
    end: Places
    tag: Places
    hidden: int


@dataclass(frozen=True, slots=True)
class Cells:
    """``tag`` is the place of each among the tags; ``quote`` closes its address.

    ``tag_end`` is its first tag's last byte, ``end`` where the next cell starts, ``row`` its row's
    place, ``column`` 0-based.
    """

    tag: Places
    quote: Places
    tag_end: Places
    end: Places
    row: Places
    column: Places

    def some(self, which: Places) -> Cells:
        """Some of them."""
        return Cells(
            self.tag[which],
            self.quote[which],
            self.tag_end[which],
            self.end[which],
            self.row[which],
            self.column[which],
        )


def find_rows(text: Text, tags: Tags) -> Rows:
    """The rows of a piece, in growing order and edge to edge."""
    tag = tags.with_second(b"r")
    starts, inside = tags.starts[tag], tags.starts[tag + 1]
    expect(len(tag) and starts[0] == 0, "a row first")
    expect((text.words(starts) == _ROW).all(), "numbered rows")
    digits = _digits(text, starts + 8)
    after = text.words(starts + 8)
    number, plain = numbers(after, np.maximum(digits, 1))
    expect(plain.all() and (digits > 0).all() and (np.diff(number) > 0).all(), "growing numbers")
    expect(number[0] > 0 and number[-1] <= limits.ROWS, "rows that Excel has")
    expect((text.bytes[inside - 1] == _MORE).all(), "tags that end")
    attributes = Counter(
        text.xml[a:b]
        for a, b in zip((starts + 9 + digits).tolist(), (inside - 1).tolist(), strict=True)
    )
    expect(all(map(_ATTRIBUTES.fullmatch, attributes)), "plain attributes of rows")
    closed = text.bytes[inside - 2] == _SLASH
    following = np.append(starts[1:], len(text.xml))
    ended = (text.words(following - 8) >> np.uint64(16)) == _ROW_END
    expect((np.where(closed, inside == following, ended)).all(), "rows edge to edge")
    return Rows(
        number=number,
        label=after & masks(digits + 1),
        digits=digits,
        inside=inside,
        end=np.where(closed, inside, following - 6),
        tag=tag,
        hidden=sum(n for each, n in attributes.items() if _HIDDEN.search(each)),
    )


def find_cells(text: Text, tags: Tags, rows: Rows) -> Cells:
    """The cells of the rows, each with an address in its row, from left to right."""
    tag = tags.with_second(b"c")
    starts = tags.starts[tag]
    head = text.words(starts)
    expect(((head & mask(6)) == _CELL).all(), "cells with an address first")
    first = np.searchsorted(tag, rows.tag)
    count = np.diff(np.append(first, len(tag)))
    expect(first[0] == 0, "cells in rows")
    filled = count > 0
    expect((starts[first[filled]] == rows.inside[filled]).all(), "nothing before the cells")
    expect((rows.end[~filled] == rows.inside[~filled]).all(), "nothing in empty rows")
    row = np.repeat(np.arange(len(count)), count)
    end = np.append(starts[1:], 0)
    end[(np.cumsum(count) - 1)[filled]] = rows.end[filled]
    column, digits_at = _columns(text, starts, head, rows, row)
    expect(((np.diff(column) > 0) | (np.diff(row) > 0)).all(), "cells from left to right")
    return Cells(
        tag=tag,
        quote=digits_at + rows.digits[row],
        tag_end=tags.starts[tag + 1] - 1,
        end=end,
        row=row,
        column=column,
    )


def _columns(
    text: Text, starts: Places, head: Words, rows: Rows, row: Places
) -> tuple[Places, Places]:
    """The column of each cell, and where the digits of its address start."""
    one = ((head >> np.uint64(48)) & np.uint64(255)).view(np.int64)
    two = (head >> np.uint64(56)).view(np.int64)
    double = two >= _A
    expect(_are_letters(one) and _are_letters(two[double]), "columns in capitals")
    column = np.where(double, (one - _A + 1) * 26 + two - _A, one - _A)
    digits_at = starts + 7 + double
    label, wide = rows.label[row], masks(rows.digits + 1)[row]
    fits = (text.words(digits_at) & wide) == label
    if not fits.all():
        far = np.flatnonzero(~fits)
        three = text.bytes[starts[far] + 8].astype(np.int64)
        expect(double[far].all() and _are_letters(three), "addresses in their row")
        digits_at[far] += 1
        column[far] = (column[far] + 1) * 26 + three - _A
        expect(((text.words(digits_at[far]) & wide[far]) == label[far]).all(), "addresses")
        expect(column.max() < limits.COLUMNS, "columns that Excel has")
    return column, digits_at


def _are_letters(letters: Places) -> bool:
    return bool(((letters >= _A) & (letters <= _Z)).all())


def _digits(text: Text, places: Places) -> Places:
    """How many bytes stand before the next quote, up to the most a row's number has."""
    count = np.zeros(len(places), np.int64)
    open_: Bools = np.ones(len(places), bool)
    for n in range(_MOST_DIGITS + 1):
        open_ &= text.bytes[places + n] != _QUOTE
        count += open_
    expect((count <= _MOST_DIGITS).all(), "row numbers of few digits")
    return count
