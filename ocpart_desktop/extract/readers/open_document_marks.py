"""What a table of OpenDocument says beyond its values: spans, errors, formats, what is hidden.

Its rows and cells are repeated by a number: how far they reach is bounded here, before any
reader unfolds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import damaged
from ocpart_desktop.extract.readers.xml_events import Attributes, read_events
from ocpart_desktop.extract.workbook import MergedRange, check_extent

Place = tuple[int, int]

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT = (f"{_URN}{name}:1.0 " for name in ("office", "table", "text"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NAME, _FORMULA, _VISIBILITY = f"{_TABLE}name", f"{_TABLE}formula", f"{_TABLE}visibility"
_COLUMNS_REPEATED, _ROWS_REPEATED = (f"{_TABLE}number-{x}-repeated" for x in ("columns", "rows"))
_COLUMNS_SPANNED, _ROWS_SPANNED = (f"{_TABLE}number-{x}-spanned" for x in ("columns", "rows"))
_KIND, _SPACES = f"{_OFFICE}value-type", f"{_TEXT}c"
_KIND_SHOWN = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ERROR = re.compile(r"Err:\d{3}|#[A-Z/0]+[!?A]")
_SHOWN = re.compile(r"[^,.]*?(?:[.,](?P<decimals>\d+))?\s*(?P<percent>%)?")


@dataclass(slots=True)
class TableMarks:
    """The marks of one table; cells are 0-based (row, column)."""

    name: str = ""
    merged: list[MergedRange] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    uncomputed: list[Place] = field(default_factory=list)
    texts: dict[Place, str] = field(default_factory=dict)
    """Texts with a line break or a tab inside, which calamine drops."""
    formats: dict[Place, str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False
    rows: int = 0
    columns: int = 0


def scanned(xml: bytes, progress: Callable[[float], None]) -> list[TableMarks]:
    """The marks of each table of a ``content.xml``, in its order."""
    scan = _Scan()
    read_events(xml, start=scan.start, end=scan.end, text=scan.text, progress=progress)
    return scan.tables


class _Scan:
    """Follows the tables; annotations, shapes and the tables inside them are passed over."""

    def __init__(self) -> None:
        self.tables: list[TableMarks] = []
        self._depth = 0
        self._body = -1
        self._passed_over = 0
        self._row = self._row_times = self._column = 0
        self._cell: Attributes | None = None
        self._words: list[str] = []
        self._broken = self._inside_paragraph = self._row_hidden = False

    def start(self, name: str, told: Attributes) -> None:
        self._depth += 1
        if self._passed_over:
            return
        if name == f"{_OFFICE}spreadsheet":
            self._body = self._depth
        elif name == f"{_TABLE}table" and self._depth == self._body + 1:
            self.tables.append(TableMarks(told.get(_NAME, "")))
            self._row = self._row_times = 0
        elif name in _PASSED_OVER:
            self._passed_over = self._depth
        elif self.tables and name in _STARTS:
            _STARTS[name](self, told)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._passed_over:
            if self._depth < self._passed_over:
                self._passed_over = 0
        elif self.tables and name in _ENDS:
            _ENDS[name](self)

    def text(self, words: str) -> None:
        if self._inside_paragraph and not self._passed_over:
            self._words.append(words)

    def _start_column(self, told: Attributes) -> None:
        if told.get(_VISIBILITY, "visible") != "visible":
            self.tables[-1].hidden_columns += _count(told, _COLUMNS_REPEATED)

    def _start_row(self, told: Attributes) -> None:
        self._row_times, self._column = _count(told, _ROWS_REPEATED), 0
        table = self.tables[-1]
        shown = told.get(_VISIBILITY, "visible")
        self._row_hidden = shown != "visible"
        table.filtered = table.filtered or shown == "filter"

    def _end_row(self) -> None:
        table = self.tables[-1]
        if self._row_hidden and table.rows > self._row:
            table.hidden_rows += self._row_times
        self._row += self._row_times

    def _start_cell(self, told: Attributes) -> None:
        self._cell, self._words, self._broken = told, [], False

    def _start_paragraph(self, _told: Attributes) -> None:
        if self._words:
            self._words.append("\n")
        self._inside_paragraph = self._cell is not None

    def _end_paragraph(self) -> None:
        self._inside_paragraph = False

    def _start_spaces(self, told: Attributes) -> None:
        count = _count(told, _SPACES)
        if count > limits.CELL_TEXT:
            raise damaged()
        self._words.append(" " * count)

    def _start_tab(self, _told: Attributes) -> None:
        self._words.append("\t")
        self._broken = True

    def _start_line(self, _told: Attributes) -> None:
        self._words.append("\n")
        self._broken = True

    def _end_cell(self) -> None:
        told, self._cell = self._cell or {}, None
        times = _count(told, _COLUMNS_REPEATED)
        first, self._column = self._column, self._column + times
        shown = "".join(self._words)
        span = _spanned(told)
        if shown or span or any(name.startswith((_OFFICE, _FORMULA)) for name in told):
            self._note(told, shown, first, times, span)

    def _note(
        self, told: Attributes, shown: str, first: int, times: int, span: tuple[int, int] | None
    ) -> None:
        table, row = self.tables[-1], self._row
        table.rows = max(table.rows, row + self._row_times)
        table.columns = max(table.columns, first + times)
        check_extent(table.name, table.rows, table.columns)
        if span:
            table.merged.append(MergedRange(row, first, row + span[0] - 1, first + span[1] - 1))
        kind, formula = told.get(_KIND), _FORMULA in told
        if told.get(_KIND_SHOWN) == "error" or (formula and _ERROR.fullmatch(shown)):
            self._mark(table.errors, shown or "#N/A", first, times)
        elif self._broken and kind == "string":
            self._mark(table.texts, shown, first, times)
        elif kind in ("percentage", "float"):
            if code := _format_of(shown, "%" if kind == "percentage" else '"%"'):
                self._mark(table.formats, code, first, times)
        elif formula and kind is None and not shown:
            table.uncomputed.append((row, first))

    def _mark(self, marks: dict[Place, str], what: str, first: int, times: int) -> None:
        places = self._row_times * times
        if len(marks) + places > limits.FORMATS_CELLS:
            return
        for i in range(self._row, self._row + self._row_times):
            for j in range(first, first + times):
                marks[i, j] = what


def _count(told: Attributes, name: str) -> int:
    try:
        return max(int(told.get(name, "1")), 1)
    except ValueError:
        raise damaged() from None


def _spanned(told: Attributes) -> tuple[int, int] | None:
    rows, columns = _count(told, _ROWS_SPANNED), _count(told, _COLUMNS_SPANNED)
    return (rows, columns) if rows > 1 or columns > 1 else None


def _format_of(shown: str, percent: str) -> str:
    """The format that shows « 43,2 % », as Excel writes it; none for a plain number."""
    found = _SHOWN.fullmatch(shown)
    if not found:
        return ""
    decimals = f".{'0' * len(found['decimals'])}" if found["decimals"] else ""
    return f"0{decimals}{percent}" if found["percent"] else f"0{decimals}" if decimals else ""


_PASSED_OVER = frozenset((f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}tracked-changes"))
_STARTS: dict[str, Callable[[_Scan, Attributes], None]] = {
    f"{_TABLE}table-column": _Scan._start_column,
    f"{_TABLE}table-row": _Scan._start_row,
    **dict.fromkeys(_CELLS, _Scan._start_cell),
    f"{_TEXT}p": _Scan._start_paragraph,
    f"{_TEXT}s": _Scan._start_spaces,
    f"{_TEXT}tab": _Scan._start_tab,
    f"{_TEXT}line-break": _Scan._start_line,
}
_ENDS: dict[str, Callable[[_Scan], None]] = {
    f"{_TABLE}table-row": _Scan._end_row,
    **dict.fromkeys(_CELLS, _Scan._end_cell),
    f"{_TEXT}p": _Scan._end_paragraph,
}
