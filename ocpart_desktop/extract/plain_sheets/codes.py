"""A number for each cell, the same for equal cells nearly always: what a large sheet is held in.

Shared strings are their own number; whole numbers come next, up to a bound, then what was met
besides: other numbers, dates, texts written in the cells. Cells become objects only when asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

BLANK = -1
"""The code of a cell that holds nothing."""

_TEXT = 100  # beside the values of ``Shown``
_WHOLE = 1 << 16
_FALSE, _TRUE, _ERROR, _FIRST_WHOLE = 0, 1, 2, 3


class Codes:
    """The codes of one sheet's cells, and the way back."""

    def __init__(self, strings: list[str], formats: Sequence[Shown], *, from_1904: bool) -> None:
        self._strings = strings
        self._own = len(strings)  # where the codes that are no shared string begin
        self._shown = np.array([*formats, Shown.NUMBER], np.uint8)
        self._from_1904 = from_1904
        self._first_whole = self._own + _FIRST_WHOLE
        self._met = self._next = self._first_whole + _WHOLE
        self._met_values: list[Floats] = []
        self._met_kinds: list[npt.NDArray[np.uint8]] = []
        self._texts: list[str] = []
        self._text_codes: dict[tuple[bytes, Callable[[bytes], str]], int] = {}

    def shared(self, numbers: Places) -> Ints:
        """The codes of shared strings, by their number in the file."""
        expect(not len(numbers) or int(numbers.max()) < self._own, "known shared strings")
        return numbers.astype(np.int32)

    def booleans(self, values: npt.NDArray[Any]) -> Ints:
        """The codes of false (0) and true (anything else)."""
        return np.where(values == 0, self._own + _FALSE, self._own + _TRUE).astype(np.int32)

    @property
    def error(self) -> int:
        """The code of an error, which is no value but is not blank either."""
        return self._own + _ERROR

    def numbers(self, values: Floats, styles: Places | None = None) -> Ints:
        """The codes of numbers; ``styles`` (-1 for none) tell which are dates."""
        kinds = self._kinds(values, styles)
        whole = ~np.signbit(values) & (values < _WHOLE) & (kinds == Shown.NUMBER)
        whole &= values == np.floor(values)
        codes = np.where(whole, values, 0).astype(np.int32) + np.int32(self._first_whole)
        if not whole.all():
            rest = np.flatnonzero(~whole)
            codes[rest] = self._meet(values[rest], kinds[rest])
        return codes

    def _kinds(self, values: Floats, styles: Places | None) -> npt.NDArray[np.uint8]:
        if styles is None or not self._shown.any():
            return np.zeros(len(values), np.uint8)  # plain numbers
        kinds = self._shown[np.minimum(styles, len(self._shown) - 1)]
        expect(not (kinds == Shown.UNSURE).any(), "formats that plainly show a date or not")
        expect((np.abs(values[kinds != Shown.NUMBER]) < FURTHEST).all(), "dates of a calendar")
        return kinds

    def text(self, raw: bytes, read: Callable[[bytes], str]) -> int:
        """The code of a text written in its cell; ``read`` once for each different one."""
        code = self._text_codes.get((raw, read))
        if code is None:
            code = self._add(np.array([float(len(self._texts))]), _TEXT)
            self._text_codes[raw, read] = code
            self._texts.append(read(raw))
            expect(len(self._texts[-1]) <= limits.CELL_TEXT, "texts that a cell can hold")
        return code

    def cells(self, codes: npt.NDArray[Any]) -> list[Cell]:
        """The cells that codes stand for."""
        values, kinds = self._others
        at = np.maximum(codes - self._met, 0)
        each = zip(codes.tolist(), values[at].tolist(), kinds[at].tolist(), strict=True)
        return [self._cell(code, value, kind) for code, value, kind in each]

    @cached_property
    def seen(self) -> Bools:
        """For each code, whether a reader would see anything; asked for once all are known."""
        seen = np.ones(self._next + 1, bool)
        blank = [n for n, text in enumerate(self._strings) if not text.strip()]
        for code in self._text_codes.values():
            text = self._texts[int(self._others[0][code - self._met])]
            blank += [] if text.strip() else [code]
        seen[[*blank, self.error, BLANK]] = False
        return seen

    @cached_property
    def _others(self) -> tuple[Floats, npt.NDArray[np.uint8]]:
        """What was met besides; asked for once everything was."""
        return (
            np.concatenate([*self._met_values, np.zeros(1)]),
            np.concatenate([*self._met_kinds, np.zeros(1, np.uint8)]),
        )

    def _meet(self, values: Floats, kinds: npt.NDArray[np.uint8]) -> Ints:
        """Codes for other numbers: the same one for those that are equal in this batch."""
        codes = np.empty(len(values), np.int32)
        for kind in np.unique(kinds).tolist():
            rows = np.flatnonzero(kinds == kind)
            distinct, places = np.unique(values[rows], return_inverse=True)
            codes[rows] = self._add(distinct, kind) + places.astype(np.int32)
        return codes

    def _add(self, values: Floats, kind: int) -> int:
        first = self._next
        self._met_values.append(values)
        self._met_kinds.append(np.full(len(values), kind, np.uint8))
        self._next += len(values)
        return first

    def _cell(self, code: int, value: float, kind: int) -> Cell:
        if code < self._own:
            return self._strings[code] if code >= 0 else ""
        if code >= self._met:
            return self._other(value, kind)
        if code >= self._first_whole:
            return float(code - self._first_whole)
        return "" if code == self.error else code == self._own + _TRUE

    def _other(self, value: float, kind: int) -> Cell:
        if kind == _TEXT:
            return self._texts[int(value)]
        if kind == Shown.NUMBER:
            return value
        if kind == Shown.DURATION:
            return duration(value)
        return moment(value, from_1904=self._from_1904)
