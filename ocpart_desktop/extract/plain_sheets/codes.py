"""A number for each cell, nearly always the same for equal cells: what a large sheet is held in.

Shared strings are their own number; texts written in the cells are below zero. Past the strings
come whole numbers and whole days, up to a bound, then the other numbers and dates, as they were
met. Cells become objects only when asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.plain_sheets.serial_dates import FURTHEST, Shown, duration, moment
from ocpart_desktop.extract.plain_sheets.surprise import expect
from ocpart_desktop.extract.plain_sheets.words import Bools, Floats, Places

if TYPE_CHECKING:
    from ocpart_desktop.extract.workbook import Cell

Ints = npt.NDArray[np.int32]
Kinds = npt.NDArray[np.uint8]

BLANK = -1
"""The code of a cell that holds nothing."""

_FIRST_TEXT = -2
_FALSE, _ERROR, _FIRST_WHOLE = 0, 2, 3
_WHOLE = 1 << 16


class Codes:
    """The codes of one sheet's cells, and the way back once all are known."""

    def __init__(self, strings: list[str], formats: Sequence[Shown], *, from_1904: bool) -> None:
        self._strings = strings
        self._shown = np.array([*formats, Shown.NUMBER], np.uint8)
        self._from_1904 = from_1904
        self._booleans = len(strings)
        self._whole = self._booleans + _FIRST_WHOLE
        self._days = self._whole + _WHOLE
        self._met = self._next = self._days + _WHOLE
        self._met_values: list[Floats] = []
        self._met_kinds: list[Kinds] = []
        self._texts: list[str] = []
        self._text_codes: dict[tuple[bytes, Callable[[bytes], str]], int] = {}

    def shared(self, numbers: Places) -> Ints:
        """The codes of shared strings, by their number in the file."""
        known = not len(numbers) or int(numbers.max()) < len(self._strings)
        expect(known, "known shared strings")
        return numbers.astype(np.int32)

    def booleans(self, values: npt.NDArray[Any]) -> Ints:
        """The codes of false (0) and true (1)."""
        return values.astype(np.int32) + np.int32(self._booleans + _FALSE)

    @property
    def error(self) -> int:
        """The code of an error, which is no value but is not blank either."""
        return self._booleans + _ERROR

    def numbers(self, values: Floats, styles: Places | None = None) -> Ints:
        """The codes of numbers; ``styles`` (-1 for none) tell which are dates."""
        kinds = self._kinds(values, styles)
        whole = ~np.signbit(values) & (values < _WHOLE) & (values == np.floor(values))
        codes = np.where(whole, values, 0).astype(np.int32) + np.int32(self._whole)
        if kinds is not None:
            whole &= kinds != Shown.DURATION
            codes[kinds == Shown.MOMENT] += self._days - self._whole
        if not whole.all():
            rest = np.flatnonzero(~whole)
            codes[rest] = self._meet(values[rest], None if kinds is None else kinds[rest])
        return codes

    def text(self, raw: bytes, read: Callable[[bytes], str]) -> int:
        """The code of a text written in its cell; ``read`` once for each different one."""
        code = self._text_codes.get((raw, read))
        if code is None:
            text = read(raw)
            expect(len(text) <= limits.CELL_TEXT, "texts that a cell can hold")
            code = self._text_codes[raw, read] = _FIRST_TEXT - len(self._texts)
            self._texts.append(text)
        return code

    def cells(self, codes: npt.NDArray[Any]) -> list[Cell]:
        """The cells that codes stand for."""
        cells = np.empty(len(codes), object)
        cells[:] = ""  # blank cells and errors
        readers: tuple[tuple[Callable[[Iterable[int]], Iterable[Cell]], int, int], ...] = (
            (self._some_texts, -len(self._texts) - 1, BLANK),
            (self._some_strings, 0, self._booleans),
            (_some_booleans, self._booleans, self.error),
            (_some_numbers, self._whole, self._days),
            (self._some_days, self._days, self._met),
            (self._some_met, self._met, self._next),
        )
        for read, low, high in readers:
            rows = np.flatnonzero((codes >= low) & (codes < high))
            if len(rows):
                cells[rows] = list(read((codes[rows] - low).tolist()))
        listed: list[Cell] = cells.tolist()
        return listed

    @cached_property
    def seen(self) -> Bools:
        """For each code, whether a reader would see anything; asked for once all are known."""
        seen = np.ones(self._next + 1 + len(self._texts), bool)
        blank = [n for n, text in enumerate(self._strings) if not text.strip()]
        blank += [_FIRST_TEXT - n for n, text in enumerate(self._texts) if not text.strip()]
        seen[[*blank, self.error, BLANK]] = False
        return seen

    def _kinds(self, values: Floats, styles: Places | None) -> Kinds | None:
        """What each number is shown as; None when all are plain numbers."""
        if styles is None or not self._shown.any():
            return None
        kinds = self._shown[np.minimum(styles, len(self._shown) - 1)]
        expect(not (kinds == Shown.UNSURE).any(), "formats that plainly show a date or not")
        expect((np.abs(values[kinds != Shown.NUMBER]) < FURTHEST).all(), "dates of a calendar")
        return kinds

    def _meet(self, values: Floats, kinds: Kinds | None) -> Ints:
        """Codes for other numbers: the same one for those that are equal in this batch."""
        codes = np.empty(len(values), np.int32)
        for kind in (Shown.NUMBER,) if kinds is None else np.unique(kinds).tolist():
            rows = slice(None) if kinds is None else np.flatnonzero(kinds == kind)
            distinct, places = np.unique(values[rows], return_inverse=True)
            codes[rows] = self._next + places.astype(np.int32)
            self._met_values.append(distinct)
            self._met_kinds.append(np.full(len(distinct), kind, np.uint8))
            self._next += len(distinct)
        return codes

    def _some_texts(self, places: Iterable[int]) -> Iterable[str]:
        return (self._texts[len(self._texts) - 1 - place] for place in places)

    def _some_strings(self, places: Iterable[int]) -> Iterable[str]:
        return map(self._strings.__getitem__, places)

    def _some_days(self, places: Iterable[int]) -> Iterable[Cell]:
        return (moment(float(place), from_1904=self._from_1904) for place in places)

    def _some_met(self, places: Iterable[int]) -> Iterable[Cell]:
        values, kinds = self._others
        wanted = np.array(places)
        each = zip(values[wanted].tolist(), kinds[wanted].tolist(), strict=True)
        return (
            value if kind == Shown.NUMBER else self._shown_as(value, kind) for value, kind in each
        )

    @cached_property
    def _others(self) -> tuple[Floats, Kinds]:
        return np.concatenate(self._met_values), np.concatenate(self._met_kinds)

    def _shown_as(self, value: float, kind: int) -> Cell:
        if kind == Shown.DURATION:
            return duration(value)
        return moment(value, from_1904=self._from_1904)


def _some_booleans(places: Iterable[int]) -> Iterable[bool]:
    return map(bool, places)


def _some_numbers(places: Iterable[int]) -> Iterable[float]:
    return map(float, places)
