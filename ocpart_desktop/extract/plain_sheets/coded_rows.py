"""The rows of a sheet held as codes; the cells of a row are made when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from ocpart_desktop.extract.plain_sheets.codes import BLANK, Codes, Ints

if TYPE_CHECKING:
    from ocpart_desktop.extract.plain_sheets.blocks import Block
    from ocpart_desktop.extract.workbook import Row

_AT_ONCE = 64
_KEPT = 64


class CodedRows(Sequence["Row"]):
    """Rows that make their cells on demand, a few dozen neighbours at once."""

    def __init__(self, blocks: Sequence[Block], codes: Codes) -> None:
        self._blocks = [(block.top, block.codes) for block in blocks if block.codes.size]
        self.codes = codes
        self.width = max(map(_width, (matrix for _top, matrix in self._blocks)), default=0)
        self._height = max((_bottom(top, matrix) for top, matrix in self._blocks), default=0)
        self._made: dict[int, list[Row]] = {}

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(self._height))]
        at = at + self._height if at < 0 else at
        if not 0 <= at < self._height:
            raise IndexError(at)
        chunk, place = divmod(at, _AT_ONCE)
        if chunk not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[chunk] = self._rows(chunk * _AT_ONCE)
        return self._made[chunk][place]

    def column(self, column: int, top: int = 0, bottom: int | None = None) -> Ints:
        """The codes of a column, from one row to before another."""
        bottom = self._height if bottom is None else bottom
        codes: Ints = self._part(range(column, column + 1), top, bottom)[0]
        return codes

    def _rows(self, top: int) -> list[Row]:
        part = self._part(range(self.width), top, min(top + _AT_ONCE, self._height))
        distinct, places = np.unique(part, return_inverse=True)
        cells = np.empty(len(distinct), object)
        cells[:] = self.codes.cells(distinct)
        rows: list[Row] = cells[places.reshape(part.shape)].T.tolist()
        return rows

    def _part(self, columns: range, top: int, bottom: int) -> Ints:
        """The codes of neighbouring columns from one row to before another."""
        part = np.full((len(columns), bottom - top), BLANK, np.int32)
        for start, matrix in self._blocks:
            low, high = max(start, top), min(start + matrix.shape[1], bottom)
            if low < high:
                here = matrix[columns.start : columns.stop, low - start : high - start]
                part[: len(here), low - top : high - top] = here
        return part


def _width(matrix: Ints) -> int:
    return next((j + 1 for j in reversed(range(len(matrix))) if (matrix[j] != BLANK).any()), 0)


def _bottom(top: int, matrix: Ints) -> int:
    filled = np.flatnonzero((matrix != BLANK).any(axis=0))
    return top + int(filled[-1]) + 1 if len(filled) else 0
