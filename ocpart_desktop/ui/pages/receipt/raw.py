"""The file as it is: which raw cells to show beside a reading, and where to look among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.excerpts import place_of
from ocpart_desktop.extract.receipt import SheetKind, SheetReading
from ocpart_desktop.extract.workbook import column_letters
from ocpart_desktop.figures.charts import TableSpec


@dataclass(frozen=True, slots=True)
class RawCells:
    """Raw cells under their letters and beside their row numbers; ``current`` is a table's cell."""

    table: TableSpec
    row_numbers: tuple[str, ...]
    current: tuple[int, int] | None


def sheet_named(sheets: Sequence[SheetReading], name: str | None) -> SheetReading | None:
    """The reading of a sheet; without a name, of the first one that was used."""
    used = [s for s in sheets if s.kind in (SheetKind.MICRODATA, SheetKind.CROSSTAB)]
    named = [s for s in sheets if s.name == name]
    return next(iter(named or used or sheets), None)


def raw_cells(sheet: SheetReading, cell: str | None) -> RawCells:
    """The cells around ``cell`` (« B7 »), or the top of the sheet."""
    place = place_of(cell)
    excerpt = sheet.excerpt(*place) if place else sheet.top
    columns = excerpt.columns
    rows = tuple((*row, *("",) * (len(columns) - len(row))) for row in excerpt.cells)
    current = None
    if place and excerpt.holds(*place):
        current = (excerpt.rows.index(place[0]), place[1] - excerpt.left)
    return RawCells(
        table=TableSpec(tuple(column_letters(j) for j in columns), rows, rows),
        row_numbers=tuple(str(row + 1) for row in excerpt.rows),
        current=current,
    )
