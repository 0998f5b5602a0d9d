"""Cells, merged ranges and what is hidden: what any spreadsheet holds, nothing about meaning."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.formats import Format, password_needed
from ocpart_desktop.extract.ooxml import OoxmlParts, SheetMarks
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Cell = str | float | int | bool | date | datetime | time | timedelta
"""A blank cell is the empty string."""

Row = Sequence[Cell]
Progress = Callable[[float], None]

_ROWS_A_STEP = 5_000


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range, 0-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows`` start at the sheet's first row and are equally long."""

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    marks: SheetMarks = field(default_factory=SheetMarks)
    _formats: Callable[[], dict[tuple[int, int], str]] | None = None

    @property
    def width(self) -> int:
        """The number of columns up to the last one used."""
        return len(self.rows[0]) if self.rows else 0

    def formats(self) -> dict[tuple[int, int], str]:
        """The number format of each formatted cell (row, column), where the file keeps them."""
        return self._formats() if self._formats else {}

    def used_rows(self) -> list[int]:
        """The rows that hold anything."""
        width = self.width
        return [
            i
            for i, row in enumerate(self.rows)
            if row.count("") < width and not all(map(is_blank, row))
        ]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet of any format."""

    format: Format
    sheets: tuple[Sheet, ...]
    second_opinion: bool = False
    """Whether the usual reader failed and another one read it."""


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing a reader would see."""
    return value is None or value == "" or (isinstance(value, str) and not value.strip())


def column_letters(column: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """(6, 1) → B7."""
    return f"{column_letters(column)}{row + 1}"


def range_name(sheet: str, top: int, left: int, bottom: int, right: int) -> str:
    """Where a reading comes from: « Répondants!F3:F900 »."""
    return f"{sheet}!{cell_name(top, left)}:{cell_name(bottom, right)}"


def read_workbook(content: bytes, kind: Format, progress: Progress) -> Workbook:
    """Every sheet of a spreadsheet, its values as stored. ``progress`` goes from 0 to 1."""
    if kind is Format.CSV:
        from ocpart_desktop.extract.delimited import read_delimited

        rows = read_delimited(content)
        return Workbook(kind, (Sheet("CSV", rows),))
    parts = OoxmlParts.of(content) if kind.is_ooxml else None
    if parts:
        parts.refuse_declarations()
    try:
        sheets = tuple(_calamine_sheets(content, parts, progress))
    except BaseException as error:
        if not _is_calamine_failure(error):
            raise
        if type(error).__name__ == "PasswordError":
            raise password_needed() from None
        if not parts:
            raise damaged() from None
        from ocpart_desktop.extract.second_opinion import read_with_openpyxl

        return Workbook(kind, read_with_openpyxl(content, parts), second_opinion=True)
    return Workbook(kind, sheets)


def damaged() -> UserError:
    """The refusal of a workbook no reader can make out."""
    return UserError(
        "damaged",
        _(
            "The workbook is damaged and cannot be read: open it in Excel, save it under "
            "another name and try again, or ask its sender for a new copy."
        ),
    )


def too_many_cells(sheet: str, rows: int, columns: int) -> UserError:
    """The refusal of a sheet beyond the limits."""
    return UserError(
        "too_many_cells",
        _(
            "The sheet “{sheet}” spans {rows} rows by {columns} columns, more than can be "
            "read: delete what lies outside its data and save it again."
        ).format(sheet=sheet, rows=rows, columns=columns),
    )


def _is_calamine_failure(error: BaseException) -> bool:
    """Calamine's own errors, and the panics of its core (which are no ``Exception``)."""
    module = type(error).__module__ or ""
    return module.startswith(("python_calamine", "pyo3_runtime", "_python_calamine"))


def _calamine_sheets(
    content: bytes, parts: OoxmlParts | None, progress: Progress
) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book: CalamineWorkbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    wanted = [m for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
    for number, meta in enumerate(wanted):
        start, share = number / len(wanted), 1 / len(wanted)
        marks = parts.marks(meta.name) if parts else SheetMarks()
        progress(start + 0.1 * share)
        sheet = book.get_sheet_by_name(meta.name)
        progress(start + 0.6 * share)
        yield Sheet(
            name=meta.name,
            rows=_rows(sheet, partial(_advance, progress, start + 0.6 * share, 0.4 * share)),
            hidden=meta.visible is not SheetVisibleEnum.Visible,
            merged=_merged(sheet),
            marks=marks,
            _formats=partial(parts.formats, meta.name) if parts else None,
        )


def _advance(progress: Progress, start: float, share: float, done: float) -> None:
    progress(start + share * done)


def _rows(sheet: CalamineSheet, progress: Progress) -> Sequence[Row]:
    height, width = sheet.total_height, sheet.total_width
    if height * width > limits.CELLS or width > limits.COLUMNS:
        raise too_many_cells(sheet.name, height, width)
    if height <= _ROWS_A_STEP:
        whole: list[Row] = sheet.to_python(skip_empty_area=False)
        return whole
    rows: list[Row] = []
    for row in sheet.iter_rows():
        rows.append(row)
        if len(rows) % _ROWS_A_STEP == 0:
            progress(len(rows) / height)
    return rows


def _merged(sheet: CalamineSheet) -> tuple[MergedRange, ...]:
    return tuple(
        MergedRange(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
