"""Cells as the readers hand them over, before anything is understood of them."""

from __future__ import annotations

from ocpart_desktop.extract.formats import recognise_format
from ocpart_desktop.extract.spreadsheets import read_workbook
from ocpart_desktop.extract.workbook import Cell, Sheet, Workbook


def book_of(content: bytes) -> Workbook:
    seen: list[float] = []
    book = read_workbook(content, recognise_format(content), seen.append)
    assert all(0 <= done <= 1 for done in seen)
    return book


def sheet_of(content: bytes) -> Sheet:
    return book_of(content).sheets[0]


def rows_of(content: bytes) -> list[list[Cell]]:
    return [list(row) for row in sheet_of(content).rows]


def codes_of(content: bytes) -> list[str]:
    return [issue.code for issue in book_of(content).issues]
