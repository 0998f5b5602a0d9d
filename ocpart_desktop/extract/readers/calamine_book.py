"""What every format read by calamine has in common."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ocpart_desktop.extract.damage import damaged
from ocpart_desktop.extract.workbook import Cell, MergedRange, check_extent

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Progress = Callable[[float], None]

_ROWS_A_STEP = 5_000


def opened(content: bytes) -> CalamineWorkbook:
    """The workbook, its sheets not read yet."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def worksheets(book: CalamineWorkbook) -> Iterator[tuple[int, str, bool]]:
    """The number, name and « is hidden » of each sheet of cells: charts and macros are left out.

    Names may come twice in a damaged workbook: the second one is numbered.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    taken: set[str] = set()
    for number, meta in enumerate(book.sheets_metadata):
        if meta.typ is SheetTypeEnum.WorkSheet:
            name = unlike(meta.name, taken)
            yield number, name, meta.visible is not SheetVisibleEnum.Visible


def unlike(name: str, taken: set[str]) -> str:
    """The name, with a number when it is taken; it is then taken."""
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name} ({number})", number + 1
    taken.add(candidate)
    return candidate


def rows_of(name: str, sheet: CalamineSheet, progress: Progress) -> Sequence[list[Cell]]:
    """The values from the first row and column of the sheet, rows equally long."""
    bottom, right = sheet.end or (0, 0)
    height, width = bottom + 1, right + 1
    check_extent(name, height, width)
    if height <= _ROWS_A_STEP:
        whole: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
        return whole
    # Row by row, calamine leaves out the columns before the first one used.
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    rows: list[list[Cell]] = []
    for row in sheet.iter_rows():
        rows.append([*before, *row] if before else row)
        if len(rows) % _ROWS_A_STEP == 0:
            progress(len(rows) / height)
    return rows


def merged_of(sheet: CalamineSheet) -> tuple[MergedRange, ...]:
    """The merged ranges, where calamine knows of them."""
    return tuple(
        MergedRange(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )


def is_failure(error: BaseException) -> bool:
    """Calamine's own errors, and the panics of its core (which are no ``Exception``)."""
    module = type(error).__module__ or ""
    return module.startswith(("python_calamine", "pyo3_runtime", "_python_calamine"))


@contextmanager
def said_when_calamine_fails() -> Iterator[None]:
    """Calamine's failures become ``damaged``."""
    try:
        yield
    except BaseException as error:
        if is_failure(error):
            raise damaged() from None
        raise
