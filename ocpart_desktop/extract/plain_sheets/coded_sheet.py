"""A sheet held as codes: columns cost a pass over small integers, and an object a distinct cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ocpart_desktop.extract.cells import CodedCells
from ocpart_desktop.extract.plain_sheets.coded_rows import CodedRows
from ocpart_desktop.extract.plain_sheets.codes import Codes, Ints
from ocpart_desktop.extract.workbook import Cell, Sheet

_WORTH_A_TABLE = 1 << 18


@dataclass(slots=True)
class CodedSheet(Sheet):
    """A sheet whose ``rows`` are ``CodedRows``."""

    @property
    def _coded(self) -> CodedRows:
        assert isinstance(self.rows, CodedRows)
        return self.rows

    @property
    def width(self) -> int:
        """The number of columns up to the last one used."""
        return self._coded.width

    def used_rows(self) -> list[int]:
        """The rows that hold anything."""
        rows = self._coded
        seen = rows.codes.seen
        used = np.zeros(len(rows), bool)
        for column in range(rows.width):
            used |= seen[rows.column(column)]
        found: list[int] = np.flatnonzero(used).tolist()
        return found

    def filled(self, rows: Sequence[int]) -> list[int]:
        """How many cells of each of these rows hold anything."""
        seen = self._coded.codes.seen
        filled = np.zeros(len(rows), np.int64)
        for codes in self._codes(range(self.width), rows):
            filled += seen[codes]
        found: list[int] = filled.tolist()
        return found

    def columns(self, indices: Sequence[int], rows: Sequence[int]) -> list[CodedCells]:
        """The cells of these columns down these rows, both 0-based and in order."""
        codes = self._coded.codes
        return [coded_cells(each, codes) for each in self._codes(indices, rows)]

    def _codes(self, columns: Sequence[int], rows: Sequence[int]) -> Iterator[Ints]:
        top, bottom = (rows[0], rows[-1] + 1) if rows else (0, 0)
        wanted = np.array(rows, np.int64) - top
        for column in columns:
            codes = self._coded.column(column, top, bottom)
            yield codes if len(codes) == len(rows) else codes[wanted]

    def distinct(self, column: int) -> Iterable[Cell]:
        """The distinct cells of a column, in the order in which they are met."""
        return coded_cells(self._coded.column(column), self._coded.codes).distinct

    def rows_holding(self, column: int, value: Cell) -> Iterable[int]:
        """The rows whose cell in a column is this one."""
        cells = coded_cells(self._coded.column(column), self._coded.codes)
        if value not in cells.distinct:
            return []
        found: list[int] = np.flatnonzero(cells.places == cells.distinct.index(value)).tolist()
        return found


def coded_cells(column: Ints, codes: Codes) -> CodedCells:
    """A column of codes as places among its distinct cells, in the order in which they are met."""
    if not len(column):
        return CodedCells(column, ())
    low, high = int(column.min()), int(column.max())
    if high - low > _WORTH_A_TABLE + 4 * len(column):
        distinct, among = np.unique(column, return_inverse=True)
    else:
        distinct, among = np.arange(low, high + 1, dtype=np.int32), (column - low).astype(np.int64)
    first = np.full(len(distinct), len(column), np.int64)
    first[among[::-1]] = np.arange(len(column))[::-1]
    met = np.flatnonzero(first < len(column))
    met = met[np.argsort(first[met])]
    cells = codes.cells(distinct[met])
    place = dict(zip(dict.fromkeys(cells), range(len(cells)), strict=False))
    table = np.zeros(len(distinct), np.min_scalar_type(len(place)))
    table[met] = range(len(cells)) if len(place) == len(cells) else [place[c] for c in cells]
    return CodedCells(table[among], tuple(place))
