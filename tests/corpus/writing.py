"""Files as other programs write them: the same rows always give the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import xlsxwriter

Rows = Sequence[Sequence[Any]]
Merges = Mapping[str, Sequence[tuple[int, int, int, int]]]


@dataclass(frozen=True)
class Shown:
    """A number under a format: 0.43 shown as 43 %."""

    value: float
    number_format: str = "0%"


@dataclass(frozen=True)
class Link:
    """A text that leads to a sheet."""

    text: str
    sheet: str


_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(
    sheets: Mapping[str, Rows], *, merges: Merges | None = None, hidden: Collection[str] = ()
) -> bytes:
    """A workbook with its texts in shared strings, as Excel writes it. Merges are 0-based."""
    stream = io.BytesIO()
    options = {"strings_to_urls": False, "strings_to_formulas": False, "in_memory": True}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": _LONG_AGO})
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        times = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    if isinstance(value, datetime):
                        sheet.write_datetime(i, j, value, times)
                    elif isinstance(value, date):
                        sheet.write_datetime(i, j, value, days)
                    elif isinstance(value, Shown):
                        shown = book.add_format({"num_format": value.number_format})
                        sheet.write_number(i, j, value.value, shown)
                    elif isinstance(value, Link):
                        sheet.write_url(i, j, f"internal:'{value.sheet}'!A1", string=value.text)
                    elif value is not None:
                        sheet.write(i, j, value)
            for top, left, bottom, right in (merges or {}).get(name, ()):
                sheet.merge_range(top, left, bottom, right, rows[top][left])
            if name in hidden:
                sheet.hide()
    return stream.getvalue()


def inline_workbook(sheets: Mapping[str, Rows], *, merges: Merges | None = None) -> bytes:
    """A workbook with its texts in the cells, as openpyxl (hence pandas) writes it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = _LONG_AGO
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for i, row in enumerate(rows, start=1):
            for j, value in enumerate(row, start=1):
                sheet.cell(i, j, value=value)
        for top, left, bottom, right in (merges or {}).get(name, ()):
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    stream = io.BytesIO()
    book.save(stream)
    return _dateless(stream.getvalue())


def _dateless(content: bytes) -> bytes:
    """The same archive without the hour it was written at."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            if part != "docProps/core.xml":
                new.writestr(zipfile.ZipInfo(part), old.read(part), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def text_table(
    rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8", quoted: bool = False
) -> bytes:
    """A csv file; ``quoted`` puts every cell between quotes."""
    stream = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n", quoting=quoting)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return stream.getvalue().encode(encoding)
