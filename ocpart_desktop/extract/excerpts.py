"""Raw cells kept for the eye: the top of a sheet, and what stands around each doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.receipt import Excerpt, Issue
from ocpart_desktop.extract.workbook import Sheet, column_number

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROWS_AROUND = 4
_COLUMNS_AROUND = 12


def top_of(sheet: Sheet, *, whole: bool = False) -> Excerpt:
    """The first cells of a sheet: many rows of a narrow one, fewer of a wide one.

    ``whole`` asks for every row that the number of cells allows: published tables are small.
    """
    width = min(sheet.width, limits.EXCERPT_COLUMNS)
    height = max(limits.EXCERPT_LEAST_ROWS, limits.EXCERPT_CELLS // max(width, 1))
    most = height if whole else min(limits.EXCERPT_ROWS, height)
    rows = range(min(len(sheet.rows), most))
    return _excerpt(sheet, rows, range(width))


def around_doubts(
    sheet: Sheet, top: Excerpt, headers: Sequence[int], issues: Iterable[Issue]
) -> Iterator[Excerpt]:
    """The cells around each issue of the sheet that its top does not show, under its headers."""
    shown = [top]
    for issue in issues:
        place = place_of(issue.cell) if issue.sheet == sheet.name else None
        if place is None or any(excerpt.holds(*place) for excerpt in shown):
            continue
        row, column = place
        if row >= len(sheet.rows) or column >= sheet.width:
            continue
        near = range(max(0, row - _ROWS_AROUND), min(len(sheet.rows), row + _ROWS_AROUND + 1))
        rows = sorted({*headers, *near})
        wide = range(max(0, column - _COLUMNS_AROUND), column + _COLUMNS_AROUND + 1)
        shown.append(_excerpt(sheet, rows, range(wide.start, min(wide.stop, sheet.width))))
        yield shown[-1]


def place_of(cell: str | None) -> tuple[int, int] | None:
    """« B7 » → row 6, column 1 (0-based); of a range, its first cell; None without a cell."""
    found = _CELL.match(cell or "")
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def _excerpt(sheet: Sheet, rows: Sequence[int], columns: range) -> Excerpt:
    return Excerpt(
        rows=tuple(rows),
        left=columns.start,
        cells=tuple(tuple(_text(sheet, i, j) for j in columns) for i in rows),
    )


def _text(sheet: Sheet, row: int, column: int) -> str:
    """A cell as text, error cells included."""
    text = text_of(sheet.rows[row][column]) or sheet.marks.errors.get((row, column), "")
    return text[: limits.EXCERPT_TEXT]
