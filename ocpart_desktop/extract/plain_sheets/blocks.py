"""A piece of sheet → a matrix of codes, and what the values do not say."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.plain_sheets import forms
from ocpart_desktop.extract.plain_sheets.codes import BLANK, Codes, Ints
from ocpart_desktop.extract.plain_sheets.figures import floats
from ocpart_desktop.extract.plain_sheets.odd_cells import odd_cell, preserved_text, trimmed_text
from ocpart_desktop.extract.plain_sheets.surprise import expect
from ocpart_desktop.extract.plain_sheets.texts import decoded, is_utf_8
from ocpart_desktop.extract.plain_sheets.tiles import Tags, find_cells, find_rows
from ocpart_desktop.extract.plain_sheets.words import Places, Text, numbers
from ocpart_desktop.extract.plain_sheets.written import text_codes

_SHARED, _BOOLEAN = b"sb"
_MOST_DIGITS = 8


@dataclass(slots=True)
class Block:
    """Rows from ``top`` (0-based) on: ``codes[column, row]``; other places are the sheet's."""

    top: int
    codes: Ints
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: int = 0

    @property
    def bottom(self) -> int:
        """The row after the last one."""
        height: int = self.codes.shape[1]
        return self.top + height


def read_block(xml: bytes, codes: Codes) -> Block:
    """Whole rows of a sheet, from a ``<row`` to a ``</row>``."""
    return _Piece(xml, codes).block()


class _Piece:
    """A piece of sheet while it is read: ``found`` gets the code of each cell."""

    def __init__(self, xml: bytes, codes: Codes) -> None:
        expect(is_utf_8(xml), "text that is UTF-8")
        self.codes = codes
        self.text = Text(xml)
        self.tags = Tags(self.text)
        self.rows = find_rows(self.text, self.tags)
        self.cells = find_cells(self.text, self.tags, self.rows)
        self.found = np.full(len(self.cells.tag), BLANK, np.int32)

    def block(self) -> Block:
        """What it holds."""
        cells, block = self.cells, self._empty_block()
        row = self.rows.number[cells.row] - 1
        left = self._read_values()
        left = left[~forms.blank(self.text, cells.some(left))]
        for n in self._read_texts(left).tolist():
            place = int(row[n]), int(cells.column[n])
            start, end = int(self.tags.starts[cells.tag[n]]), int(cells.end[n])
            cell = odd_cell(self.text.xml, start, end, self.codes)
            self.found[n] = cell.code
            if cell.error:
                block.errors[place] = cell.error
            if cell.uncomputed:
                block.uncomputed.append(place)
        block.codes[cells.column, row - block.top] = self.found
        return block

    def _empty_block(self) -> Block:
        top, bottom = int(self.rows.number[0]) - 1, int(self.rows.number[-1])
        width = int(self.cells.column.max(initial=-1)) + 1
        expect(bottom * width <= limits.CELLS, "no more cells than can be read")
        codes = np.full((width, bottom - top), BLANK, np.int32)
        return Block(top, codes, hidden_rows=self.rows.hidden)

    def _read_values(self) -> Places:
        """Put in the codes of the numbers, booleans and shared strings; the cells left."""
        text, found = self.text, self.found
        values = forms.valued(text, self.tags, self.cells)
        kind = np.where(values.sound & (values.length > 0), values.kind, 0)

        shared = np.flatnonzero((kind == _SHARED) & (values.length <= _MOST_DIGITS))
        number, plain = numbers(text.words(values.at[shared]), values.length[shared])
        expect(plain.all(), "numbers of shared strings")
        found[shared] = self.codes.shared(number)

        figures = np.flatnonzero(kind == forms.NUMBER)
        read = floats(text, values.at[figures], values.length[figures])
        found[figures] = self.codes.numbers(read, values.style[figures])

        booleans = np.flatnonzero((kind == _BOOLEAN) & (values.length == 1))
        digit = text.bytes[values.at[booleans]] - ord("0")
        expect((digit <= 1).all(), "true or false")
        found[booleans] = self.codes.booleans(digit)

        left = np.ones(len(found), bool)
        for done in (shared, figures, booleans):
            left[done] = False
        return np.flatnonzero(left)

    def _read_texts(self, left: Places) -> Places:
        """Put in the codes of the texts that are not shared; the cells left."""
        usual = ((forms.computed_texts, decoded), (forms.written_texts, trimmed_text))
        for form, trimmed in usual:
            some = form(self.text, self.tags, self.cells.some(left))
            for preserved, read in ((True, preserved_text), (False, trimmed)):
                rows = np.flatnonzero(some.sound & (some.preserved == preserved))
                places, lengths = some.at[rows], some.length[rows]
                self.found[left[rows]] = text_codes(self.text, places, lengths, self.codes, read)
            left = left[~some.sound]
        return left
