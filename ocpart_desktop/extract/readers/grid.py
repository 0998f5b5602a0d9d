"""A sheet under construction: rows of any length, and cells that span several."""

from __future__ import annotations

from dataclasses import dataclass, field

from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.workbook import (
    Cell,
    MergedRange,
    Sheet,
    SheetMarks,
    check_extent,
    squared,
)

Place = tuple[int, int]


@dataclass(slots=True)
class Grid:
    """Rows are opened one after the other; ``put`` finds the next free cell of the last one.

    Places are 0-based (row, column).
    """

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    uncomputed: list[Place] = field(default_factory=list)
    formats: dict[Place, str] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False
    _taken: dict[int, int] = field(default_factory=dict)
    _width: int = 0
    _next: int = 0

    def open_row(self, row: int | None = None) -> None:
        """Begin the next row, or a later one; what spans down into it keeps its place."""
        wanted = len(self.rows) if row is None else max(row, len(self.rows))
        check_extent(self.name, wanted + 1, self._width)
        self.rows.extend([] for _skipped in range(len(self.rows), wanted + 1))
        self._taken = {column: last for column, last in self._taken.items() if last >= wanted}
        self._next = 0

    def put(self, value: Cell, *, across: int = 1, down: int = 1, column: int | None = None) -> int:
        """Fill a cell and tell its column; it covers ``across`` columns and ``down`` rows."""
        place = self._next if column is None else max(column, self._next)
        while column is None and place in self._taken:
            place += 1
        row = len(self.rows) - 1
        self._width = max(self._width, place + across)
        check_extent(self.name, len(self.rows), self._width)
        cells = self.rows[row]
        cells.extend([""] * (place + across - len(cells)))
        cells[place] = value
        if across > 1 or down > 1:
            bottom = row + down - 1
            self.merged.append(MergedRange(row, place, bottom, place + across - 1))
            if down > 1:
                self._taken.update(dict.fromkeys(range(place, place + across), bottom))
        self._next = place + across
        return place

    def close_spans(self) -> None:
        """Nothing spans down any further: what reached beyond the last row ends there."""
        last = len(self.rows) - 1
        self._taken.clear()
        self.merged = [
            m if m.bottom <= last else MergedRange(m.top, m.left, last, m.right)
            for m in self.merged
        ]

    def sheet(self) -> Sheet:
        """The sheet, its rows equally long and its texts of a bounded length."""
        self.close_spans()
        cut = fitted(self.rows)
        return Sheet(
            name=self.name,
            rows=squared(self.name, self.rows),
            hidden=self.hidden,
            merged=tuple(self.merged),
            marks=SheetMarks(
                errors=self.errors,
                uncomputed=tuple(self.uncomputed),
                hidden_rows=self.hidden_rows,
                filtered=self.filtered,
                hidden_columns=self.hidden_columns,
                cut_texts=cut,
            ),
            _formats=self.formats.copy,
        )
