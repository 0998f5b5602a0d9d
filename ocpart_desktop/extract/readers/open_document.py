"""OpenDocument workbooks (.ods): calamine's values, and what it leaves out of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import said_when_damaged
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.onward import Onward, Progress
from ocpart_desktop.extract.readers import calamine_book
from ocpart_desktop.extract.readers.file_issues import macros
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.readers.open_document_marks import TableMarks, scanned
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.extract.workbook import Cell, Sheet, SheetMarks, Workbook

_SCANNED = 0.6


def read_open_document(content: bytes, progress: Progress) -> Workbook:
    """Every table of the workbook."""
    with said_when_damaged(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        xml = archive.read("content.xml")
    onward = Onward(progress)
    tables = scanned(xml, onward.part(0.0, _SCANNED))
    with calamine_book.said_when_calamine_fails():
        sheets = tuple(_sheets(content, tables, onward.rest()))
    return Workbook(Format.ODS, sheets, issues=tuple(_issues(names)))


def _sheets(content: bytes, tables: list[TableMarks], progress: Progress) -> Iterator[Sheet]:
    book = calamine_book.opened(content)
    wanted = list(calamine_book.worksheets(book))
    onward = Onward(progress)
    for done, (number, name, hidden) in enumerate(wanted):
        onward(done / len(wanted))
        table = tables[number] if number < len(tables) else TableMarks()
        sheet = book.get_sheet_by_index(number)
        share = onward.part(done / len(wanted), 1 / len(wanted))
        rows = [list(row) for row in calamine_book.rows_of(name, sheet, share)]
        _put(rows, {**table.texts, **dict.fromkeys(table.errors, "")})
        yield Sheet(
            name=name,
            rows=rows,
            hidden=hidden,
            merged=tuple(table.merged),
            marks=SheetMarks(
                errors=table.errors,
                uncomputed=tuple(table.uncomputed),
                hidden_rows=table.hidden_rows,
                filtered=table.filtered,
                hidden_columns=table.hidden_columns,
                cut_texts=fitted(rows),
            ),
            _formats=partial(dict, table.formats),
        )
        share(1.0)


def _put(rows: list[list[Cell]], values: dict[tuple[int, int], str]) -> None:
    for (i, j), value in values.items():
        if i < len(rows) and j < len(rows[i]):
            rows[i][j] = value[: limits.CELL_TEXT + 1]


def _issues(names: list[str]) -> Iterator[Issue]:
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        yield macros()
