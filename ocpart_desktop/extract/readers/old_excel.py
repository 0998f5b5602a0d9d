"""Workbooks of Excel 97 and before (.xls), by way of xlrd."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import FAILURES, damaged, said_when_damaged
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.protection import unknown_protection
from ocpart_desktop.extract.readers.file_issues import epoch_1904, links, macros
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.extract.workbook import (
    Cell,
    MergedRange,
    Sheet,
    SheetMarks,
    Workbook,
    check_extent,
)

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as OldSheet

Progress = Callable[[float], None]

_NUMBER, _DATE, _BOOLEAN, _ERROR = 2, 3, 4, 5
_ELAPSED = ("[h", "[m", "[s")
_RECORDS_A_STEP = 20_000


def read_old_excel(content: bytes, progress: Progress) -> Workbook:
    """Every worksheet; charts and macro sheets are left out."""
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    with said_when_damaged(XLRDError, CompDocError):
        book = _opened(content)
        sheets = tuple(_sheets(book, progress))
        return Workbook(Format.XLS, sheets, issues=tuple(_issues(book, content)))


def _opened(content: bytes) -> Book:
    """With the formats if they make sense; some programs write none that do."""
    import xlrd
    from xlrd.biffh import XLRDError

    def opened(formatting_info: bool) -> Book:
        return xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=formatting_info,
            on_demand=True,
        )

    try:
        return opened(True)
    except XLRDError as error:
        if "encrypted" in str(error):
            raise unknown_protection() from None
        raise
    except FAILURES:
        return opened(False)


def _sheets(book: Book, progress: Progress) -> Iterator[Sheet]:
    count = book.nsheets
    if not count:
        raise damaged()
    for number in range(count):
        start, share = number / count, 1 / count
        _listen(book, partial(_advance, progress, start, 0.7 * share))
        sheet = book.sheet_by_index(number)
        yield _sheet(book, sheet)
        book.unload_sheet(number)
        progress(start + share)


def _advance(progress: Progress, start: float, share: float, done: float) -> None:
    progress(start + share * done)


def _listen(book: Book, progress: Progress) -> None:
    """Tell how far xlrd is in a sheet, which it reads in one go."""
    read, whole = type(book).get_record_parts, max(book.stream_len, 1)
    records = done = 0

    def heard() -> tuple[int, int, bytes]:
        nonlocal records, done
        kind, length, data = read(book)
        records, done = records + 1, done + 4 + length
        if records % _RECORDS_A_STEP == 0:
            progress(min(done / whole, 1.0))
        return kind, length, data

    book.get_record_parts = heard  # type: ignore[method-assign]


def _sheet(book: Book, sheet: OldSheet) -> Sheet:
    check_extent(sheet.name, sheet.nrows, sheet.ncols)
    errors: dict[tuple[int, int], str] = {}
    rows = [_row(book, sheet, i, errors) for i in range(sheet.nrows)]
    hidden_rows = sum(bool(info.hidden) for i, info in sheet.rowinfo_map.items() if i < sheet.nrows)
    hidden_columns = sum(
        bool(info.hidden) for j, info in sheet.colinfo_map.items() if j < sheet.ncols
    )
    return Sheet(
        name=sheet.name,
        rows=rows,
        hidden=sheet.visibility != 0,
        merged=tuple(
            MergedRange(top, left, below - 1, right - 1)
            for top, below, left, right in sheet.merged_cells
        ),
        marks=SheetMarks(
            errors,
            hidden_rows=hidden_rows,
            hidden_columns=hidden_columns,
            cut_texts=fitted(rows),
        ),
        _formats=partial(_formats, book, sheet) if book.formatting_info else None,
    )


def _row(book: Book, sheet: OldSheet, i: int, errors: dict[tuple[int, int], str]) -> list[Cell]:
    from xlrd.biffh import error_text_from_code

    values: list[Cell] = list(sheet.row_values(i))
    for j, kind in enumerate(sheet.row_types(i)):
        if kind <= _NUMBER:
            continue
        value: Any = values[j]
        if kind == _DATE:
            values[j] = _date(value, book.datemode, _format(book, sheet, i, j))
        elif kind == _BOOLEAN:
            values[j] = bool(value)
        elif kind == _ERROR:
            errors[i, j] = error_text_from_code.get(value, "#N/A")
            values[j] = ""
    return values


def _date(serial: float, epoch: Literal[0, 1], number_format: str) -> Cell:
    """A serial as the format shows it; a number when no calendar has it."""
    from xlrd.xldate import xldate_as_datetime

    if serial < 0:
        return serial
    try:
        if any(elapsed in number_format.lower() for elapsed in _ELAPSED):
            return timedelta(days=serial)
        moment: datetime = xldate_as_datetime(serial, epoch)
    except (OverflowError, ValueError):
        return serial
    if serial < 1:
        return moment.time()
    return moment if moment.time() != datetime.min.time() else moment.date()


def _format(book: Book, sheet: OldSheet, i: int, j: int) -> str:
    if not book.formatting_info:
        return ""
    style = book.xf_list[sheet.cell_xf_index(i, j)]
    shown = book.format_map.get(style.format_key)
    return shown.format_str if shown and shown.format_str else ""


def _formats(book: Book, sheet: OldSheet) -> dict[tuple[int, int], str]:
    """The formats of a small sheet (institute's tables are small)."""
    if sheet.nrows * sheet.ncols > limits.FORMATS_CELLS:
        return {}
    try:
        found = {
            (i, j): _format(book, sheet, i, j)
            for i in range(sheet.nrows)
            for j, kind in enumerate(sheet.row_types(i))
            if kind == _NUMBER
        }
    except FAILURES:
        return {}
    return {place: code for place, code in found.items() if code and code != "General"}


def _issues(book: Book, content: bytes) -> Iterator[Issue]:
    from xlrd.book import SUPBOOK_EXTERNAL

    if book.datemode:
        yield epoch_1904()
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        yield macros()
    if SUPBOOK_EXTERNAL in getattr(book, "_supbook_types", ()):
        yield links()
