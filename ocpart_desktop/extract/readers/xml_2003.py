"""« XML spreadsheets » of Excel 2002 and 2003, which some platforms still write."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime, time

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import damaged
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.readers.calamine_book import unlike
from ocpart_desktop.extract.readers.grid import Grid
from ocpart_desktop.extract.readers.xml_events import Attributes, read_events
from ocpart_desktop.extract.workbook import Cell, Workbook

Progress = Callable[[float], None]

_SS = "urn:schemas-microsoft-com:office:spreadsheet "
_EXCEL = "urn:schemas-microsoft-com:office:excel "
_NAMED_FORMATS = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00"}


def read_xml_2003(content: bytes, progress: Progress) -> Workbook:
    """Every worksheet of the workbook."""
    book = _Book()
    read_events(content, start=book.start, end=book.end, text=book.text, progress=progress)
    return Workbook(Format.XML, tuple(grid.sheet() for grid in book.grids))


class _Book:
    """Follows the elements; comments, which hold data too, are passed over."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._styles: dict[str, str] = {}
        self._style = ""
        self._taken: set[str] = set()
        self._cell: Attributes | None = None
        self._kind: str | None = None
        self._in_comment = self._in_data = self._in_visible = False
        self._words: list[str] = []

    def start(self, name: str, told: Attributes) -> None:
        if name == f"{_SS}Style":
            self._style = told.get(f"{_SS}ID", "")
        elif name == f"{_SS}NumberFormat":
            code = told.get(f"{_SS}Format", "")
            self._styles[self._style] = _NAMED_FORMATS.get(code, code)
        elif name == f"{_SS}Worksheet":
            self.grids.append(Grid(unlike(told.get(f"{_SS}Name", ""), self._taken)))
        elif name == f"{_SS}Comment":
            self._in_comment = True
        elif name == f"{_EXCEL}Visible":
            self._in_visible, self._words = True, []
        elif self.grids and not self._in_comment:
            self._start_in_sheet(name, told)

    def _start_in_sheet(self, name: str, told: Attributes) -> None:
        grid = self.grids[-1]
        if name == f"{_SS}Row":
            grid.open_row(_index(told))
            grid.hidden_rows += told.get(f"{_SS}Hidden") == "1"
        elif name == f"{_SS}Column" and told.get(f"{_SS}Hidden") == "1":
            grid.hidden_columns += 1 + _count(told, "Span")
        elif name == f"{_SS}Cell" and grid.rows:
            self._cell, self._kind, self._words = told, None, []
        elif name == f"{_SS}Data" and self._cell is not None:
            self._kind, self._in_data = told.get(f"{_SS}Type", "String"), True
        elif name == f"{_EXCEL}AutoFilter":
            grid.filtered = True

    def end(self, name: str) -> None:
        if name == f"{_SS}Comment":
            self._in_comment = False
        elif name == f"{_SS}Data":
            self._in_data = False
        elif name == f"{_SS}Cell" and self._cell is not None:
            self._put(self._cell)
            self._cell = None
        elif name == f"{_EXCEL}Visible" and self.grids:
            self._in_visible = False
            self.grids[-1].hidden = "".join(self._words).strip() in (
                "SheetHidden",
                "SheetVeryHidden",
            )

    def text(self, words: str) -> None:
        if (self._in_data and not self._in_comment) or self._in_visible:
            self._words.append(words)

    def _put(self, told: Attributes) -> None:
        grid, shown = self.grids[-1], "".join(self._words)
        is_error = self._kind == "Error"
        place = (
            len(grid.rows) - 1,
            grid.put(
                "" if is_error else _value(self._kind, shown),
                across=1 + _count(told, "MergeAcross"),
                down=1 + _count(told, "MergeDown"),
                column=_index(told),
            ),
        )
        if is_error:
            grid.errors[place] = shown or "#N/A"
        elif self._kind is None and f"{_SS}Formula" in told:
            grid.uncomputed.append(place)
        elif self._kind == "Number" and (code := self._styles.get(told.get(f"{_SS}StyleID", ""))):
            grid.formats[place] = code


def _index(told: Attributes) -> int | None:
    """The 0-based place a row or cell asks for."""
    return _count(told, "Index") - 1 if f"{_SS}Index" in told else None


def _count(told: Attributes, name: str) -> int:
    try:
        return min(max(int(told.get(f"{_SS}{name}", "0")), 0), limits.ROWS + 1)
    except ValueError:
        raise damaged() from None


def _value(kind: str | None, shown: str) -> Cell:
    if kind == "Number":
        return _number(shown)
    if kind == "Boolean":
        return shown.strip() == "1"
    if kind == "DateTime":
        return _moment(shown)
    return shown


def _number(shown: str) -> Cell:
    try:
        number = float(shown)
    except ValueError:
        return shown
    return number if math.isfinite(number) else shown


def _moment(shown: str) -> Cell:
    """A date when the hour is midnight; a time when the day is the first of Excel's calendar."""
    try:
        moment = datetime.fromisoformat(shown.strip())
    except ValueError:
        return shown
    if moment.date().isoformat() == "1899-12-31":
        return moment.time()
    return moment if moment.time() != time() else moment.date()
