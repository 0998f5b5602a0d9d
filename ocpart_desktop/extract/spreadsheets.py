"""From the bytes of a spreadsheet to its cells: calamine first, openpyxl as a second opinion."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.delimited import read_delimited
from ocpart_desktop.extract.formats import Format, password_needed
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.workbook import (
    MergedRange,
    Row,
    Sheet,
    SheetMarks,
    Workbook,
    damaged,
    too_many_cells,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Progress = Callable[[float], None]

_ROWS_A_STEP = 5_000


def read_workbook(content: bytes, kind: Format, progress: Progress) -> Workbook:
    """Every sheet of a spreadsheet, its values as stored. ``progress`` goes from 0 to 1."""
    if kind is Format.CSV:
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
