"""Reading an .xlsx that the usual reader gives up on."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import damaged, said_when_damaged
from ocpart_desktop.extract.onward import Onward, Progress
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.workbook import Cell, Sheet, squared, too_many_cells

_ROWS_A_STEP = 1_000


def read_with_openpyxl(content: bytes, parts: OoxmlParts, progress: Progress) -> tuple[Sheet, ...]:
    """The sheets as openpyxl sees them; ``UserError`` when it gives up too or finds none."""
    import openpyxl

    with said_when_damaged(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        onward = Onward(progress)
        count = len(book.worksheets)
        sheets = [
            _sheet(worksheet, parts, onward.part(n / count, 1 / count))
            for n, worksheet in enumerate(book.worksheets)
        ]
    if not sheets:
        raise damaged()
    return tuple(sheets)


def _sheet(worksheet: Any, parts: OoxmlParts, progress: Progress) -> Sheet:
    height = worksheet.max_row or _ROWS_A_STEP  # what the sheet says of itself; it may be wrong
    worksheet.reset_dimensions()
    told = worksheet.iter_rows(values_only=True)
    rows = _rows(worksheet.title, told, lambda done: progress(min(done / height, 1.0)))
    progress(1.0)
    marked = parts.marks(worksheet.title)
    for i, j in marked.errors:
        if i < len(rows) and j < len(rows[i]):
            rows[i][j] = ""
    marks = replace(marked, cut_texts=fitted(rows))
    hidden = worksheet.sheet_state != "visible"
    return Sheet(worksheet.title, squared(worksheet.title, rows), hidden, (), marks)


def _rows(
    title: str, values: Iterable[Iterable[Any]], read: Callable[[int], None]
) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cells = 0
    for values_of_row in values:
        row: list[Cell] = ["" if value is None else value for value in values_of_row]
        cells += len(row)
        if cells > limits.CELLS:
            raise too_many_cells(title, len(rows), len(row))
        rows.append(row)
        if len(rows) % _ROWS_A_STEP == 0:
            read(len(rows))
    return rows
