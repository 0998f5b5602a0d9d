"""Small workbooks for the tests, written as different programs write them."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import xlsxwriter

from ocpart_desktop.extract.draft import Draft

Rows = Sequence[Sequence[Any]]
Merges = Sequence[tuple[int, int, int, int]]

ReadRows = Callable[..., Draft]
"""The fixture ``read_rows``: sheets and merged ranges → what is read of them."""

REGIONS = ("Bretagne", "Centre-Val de Loire", "Occitanie", "Île-de-France")


def shared(sheets: dict[str, Rows], merges: dict[str, Merges] | None = None) -> bytes:
    """Texts in the shared strings, as Excel and LibreOffice write them. Merges are 0-based."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_numbers": False}) as book:
        percent = book.add_format({"num_format": "0%"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    if isinstance(value, Percent):
                        sheet.write_number(i, j, float(value), percent)
                    elif value is not None:
                        sheet.write(i, j, value)
            for top, left, bottom, right in (merges or {}).get(name, ()):
                sheet.merge_range(top, left, bottom, right, rows[top][left])
    return stream.getvalue()


def inline(sheets: dict[str, Rows], merges: dict[str, Merges] | None = None) -> bytes:
    """Texts in the cells, as openpyxl writes them."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for i, row in enumerate(rows, start=1):
            for j, value in enumerate(row, start=1):
                cell = sheet.cell(i, j, value=float(value) if isinstance(value, Percent) else value)
                if isinstance(value, Percent):
                    cell.number_format = "0%"
        for top, left, bottom, right in (merges or {}).get(name, ()):
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class Percent(float):
    """A fraction shown as a percentage by its format."""


def people(n: int, *columns: Callable[[random.Random, int], Any], seed: int = 7) -> list[list[Any]]:
    """``n`` rows; each column is a function of a generator and of the row's number."""
    rng = random.Random(seed)
    return [[column(rng, i) for column in columns] for i in range(n)]


def one_of(*values: Any) -> Callable[[random.Random, int], Any]:
    """A column that holds one of these values."""
    return lambda rng, _i: rng.choice(values)


def number() -> Callable[[random.Random, int], Any]:
    """A column of respondents' numbers."""
    return lambda _rng, i: i + 1


REGION = one_of(*REGIONS)
