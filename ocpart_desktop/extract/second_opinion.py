"""Reading an .xlsx that the usual reader gives up on."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import damaged, said_when_damaged
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.workbook import Cell, Sheet, squared, too_many_cells


def read_with_openpyxl(content: bytes, parts: OoxmlParts) -> tuple[Sheet, ...]:
    """The sheets as openpyxl sees them; ``UserError`` when it gives up too or finds none."""
    import openpyxl

    with said_when_damaged(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheets = [_sheet(worksheet, parts) for worksheet in book.worksheets]
    if not sheets:
        raise damaged()
    return tuple(sheets)


def _sheet(worksheet: Any, parts: OoxmlParts) -> Sheet:
    worksheet.reset_dimensions()
    rows = _rows(worksheet.title, worksheet.iter_rows(values_only=True))
    told = parts.marks(worksheet.title)
    for i, j in told.errors:
        if i < len(rows) and j < len(rows[i]):
            rows[i][j] = ""
    marks = replace(told, cut_texts=fitted(rows))
    hidden = worksheet.sheet_state != "visible"
    return Sheet(worksheet.title, squared(worksheet.title, rows), hidden, (), marks)


def _rows(title: str, values: Iterable[Iterable[Any]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cells = 0
    for values_of_row in values:
        row: list[Cell] = ["" if value is None else value for value in values_of_row]
        cells += len(row)
        if cells > limits.CELLS:
            raise too_many_cells(title, len(rows), len(row))
        rows.append(row)
    return rows
