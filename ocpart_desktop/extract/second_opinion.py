"""Reading an .xlsx that the usual reader gives up on."""

from __future__ import annotations

import io
import zipfile
import zlib

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.workbook import Cell, Row, Sheet, damaged, too_many_cells

# Whatever openpyxl lets out of a damaged file; a syntax error is how XML parsers complain.
_FAILURES = (
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError,
    SyntaxError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError,
)  # fmt: skip


def read_with_openpyxl(content: bytes, parts: OoxmlParts) -> tuple[Sheet, ...]:
    """The sheets as openpyxl sees them; ``UserError`` when it gives up too or finds none."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheets = []
        for worksheet in book.worksheets:
            worksheet.reset_dimensions()
            rows = _rows(worksheet.title, worksheet.iter_rows(values_only=True))
            hidden = worksheet.sheet_state != "visible"
            sheets.append(Sheet(worksheet.title, rows, hidden, (), parts.marks(worksheet.title)))
    except _FAILURES:
        raise damaged() from None
    if not sheets:
        raise damaged()
    return tuple(sheets)


def _rows(title: str, values: object) -> list[Row]:
    rows: list[list[Cell]] = []
    cells = 0
    for row in values:  # type: ignore[attr-defined]
        cells += len(row)
        if cells > limits.CELLS:
            raise too_many_cells(title, len(rows), len(row))
        rows.append(["" if value is None else value for value in row])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
