"""No silent change in a table: each published figure is its own cell's, and so is each base.

The cell is looked up by its name and its text read again, by other code than the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.formats import recognise_format
from ocpart_desktop.extract.spreadsheets import read_workbook
from ocpart_desktop.extract.workbook import Cell, Sheet, column_number
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Mark, PublishedCell, PublishedColumn, PublishedTable

from .registry import Made

_CLOSE = 1e-9
_NUMBER = re.compile(r"[+\-\u2212]?\d[\d\s]*(?:[.,]\d+)?")


def altered_figures(made: Made, opened: Opened) -> list[str]:
    """Each published figure or base that is not what its own cell holds."""
    if not opened.survey.published:
        return []
    book = read_workbook(made.content, recognise_format(made.content), lambda _done: None)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    left_out = {issue.cell for issue in opened.receipt.issues if issue.code == "share_impossible"}
    return [
        line
        for question in opened.survey.questions
        if (table := opened.survey.published.get(question.table))
        for line in _altered(question, table, sheets, left_out)
    ]


def _altered(
    question: Question,
    table: PublishedTable,
    sheets: Mapping[str, Sheet],
    left_out: set[str | None],
) -> Iterator[str]:
    for answer in question.answers:
        for column, cell in zip(table.columns, table.cells[answer.id], strict=True):
            raw = _raw(sheets[column.sheet or table.sheet], cell.cell)
            if not _comes_from(cell, raw, column) and cell.cell not in left_out:
                yield f"{table.sheet}!{cell.cell} holds « {text_of(raw)} », read as {cell.value}"
    for column in table.columns:
        if column.base is None or not column.base_cell:
            continue
        raw = _raw(sheets[column.sheet or table.sheet], column.base_cell)
        if re.sub(r"\D", "", text_of(raw)).endswith(str(column.base)):
            continue
        yield f"{table.sheet}!{column.base_cell} holds « {text_of(raw)} », base {column.base}"


def _raw(sheet: Sheet, cell: str) -> Cell:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    return sheet.rows[int(digits) - 1][column_number(letters)]


def _comes_from(cell: PublishedCell, raw: Cell, column: PublishedColumn) -> bool:
    """Whether a figure is its cell's: as written, as a percentage, or as a count of its base."""
    number = _number(raw)
    if cell.value is None:
        return cell.mark is not Mark.NONE and (number is None or text_of(raw).startswith("<"))
    if number is None:
        return cell.value == 0 and bool(re.fullmatch(r"[-\u2013\u2014\u2212]+", text_of(raw)))
    if isinstance(raw, str) and "%" in raw:
        return abs(cell.value - number / 100) < _CLOSE or abs(cell.value - number) < _CLOSE
    bases = [b for b in (column.weighted_base, column.base) if b]
    meant = [number, number / 100, number * 100, *(number / base for base in bases)]
    return any(abs(cell.value - one) < _CLOSE for one in meant)


def _number(raw: Cell) -> float | None:
    """The number that a cell begins with, by a reading of its own."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw)
    found = _NUMBER.match(text_of(raw)) if isinstance(raw, str) else None
    if found is None:
        return None
    return float(re.sub(r"\s", "", found[0]).replace(",", ".").replace("\u2212", "-"))
