"""Sheets through calamine, which reads every format; .xlsx marks come from the raw XML beside."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.workbook import MergedRange, Row, Sheet, SheetMarks, too_many_cells

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, SheetMetadata

Progress = Callable[[float], None]

_ROWS_A_STEP = 5_000


class UsualReader:
    """A workbook opened by calamine. ``parts`` are those of an .xlsx."""

    def __init__(self, content: bytes, parts: OoxmlParts | None) -> None:
        from python_calamine import CalamineWorkbook, SheetTypeEnum

        self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self._parts = parts
        self._sheets: list[SheetMetadata] = [
            meta for meta in self._book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet
        ]

    @property
    def names(self) -> list[str]:
        """The names of the worksheets."""
        return [meta.name for meta in self._sheets]

    def sheets(self, progress: Progress) -> Iterator[Sheet]:
        """Every worksheet; ``progress`` goes from 0 to 1."""
        for number, meta in enumerate(self._sheets):
            share = 1 / len(self._sheets)
            yield self._sheet(meta, partial(_advance, progress, number * share, share))

    def sheet(self, name: str, progress: Progress) -> Sheet:
        """The worksheet of this name, which there is."""
        return self._sheet(next(meta for meta in self._sheets if meta.name == name), progress)

    def _sheet(self, meta: SheetMetadata, progress: Progress) -> Sheet:
        from python_calamine import SheetVisibleEnum

        marks = self._parts.marks(meta.name) if self._parts else SheetMarks()
        progress(0.1)
        sheet = self._book.get_sheet_by_name(meta.name)
        progress(0.6)
        return Sheet(
            name=meta.name,
            rows=_rows(sheet, partial(_advance, progress, 0.6, 0.4)),
            hidden=meta.visible is not SheetVisibleEnum.Visible,
            merged=_merged(sheet),
            marks=marks,
            _formats=partial(self._parts.formats, meta.name) if self._parts else None,
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
    left: Row = [""] * (sheet.start[1] if sheet.start else 0)  # rows start at the first column used
    rows: list[Row] = []
    for row in sheet.iter_rows():
        rows.append([*left, *row])
        if len(rows) % _ROWS_A_STEP == 0:
            progress(len(rows) / height)
    return rows


def _merged(sheet: CalamineSheet) -> tuple[MergedRange, ...]:
    return tuple(
        MergedRange(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
