"""Indicators printed the other way: a row an indicator, a column a region.

The sheet is turned, so that everything after reads rows of regions. Answers to a question look
alike: what tells them apart is that each row of indicators has a unit of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.layouts.indicator_grid import Grid, cell_text, find_grid
from ocpart_desktop.extract.layouts.indicator_units import is_unit, parted
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import MergedRange, Sheet, cell_name, range_name

_MOST_CELLS = 40_000
_NAMES = ("indicateur", "indicator", "variable", "serie", "statistique")


@dataclass(frozen=True, slots=True)
class Face:
    """The indicators of a sheet, upright; rows and columns of ``grid`` are those of ``sheet``.

    In a ``turned`` one they are the columns and the rows of the file's.
    """

    sheet: Sheet
    grid: Grid
    turned: bool

    def cell(self, row: int, column: int) -> str:
        """The file's name of a cell."""
        return cell_name(column, row) if self.turned else cell_name(row, column)

    def range(self, rows: Sequence[int], column: int) -> str:
        """Where the figures of an indicator stand in the file."""
        first, last = (min(rows), column), (max(rows), column)
        if self.turned:
            first, last = first[::-1], last[::-1]
        return range_name(self.sheet.name, *first, *last)

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The file's rows that name the indicators, or the regions; 1-based."""
        if self.turned:
            return (self.grid.columns["region"] + 1,)
        return tuple(i + 1 for i in self.grid.heads)

    @property
    def rows(self) -> int:
        """How many rows of the file hold figures."""
        return len(self.grid.values if self.turned else self.grid.places.of)


def find_face(sheet: Sheet, told: Mapping[str, str | None] | None = None) -> Face | None:
    """The indicators of a sheet, whichever way they stand."""
    grid = find_grid(sheet, sheet.used_rows(), told)
    return _turned(sheet, told) if grid is None else Face(sheet, grid, turned=False)


def indicators_across(sheet: Sheet) -> int:
    """How many indicators a sheet holds in rows, its regions across; 0 when they may be answers."""
    face = _turned(sheet, None)
    return len(face.grid.values) if face and _tells_indicators(face) else 0


def _turned(sheet: Sheet, told: Mapping[str, str | None] | None) -> Face | None:
    if not 0 < len(sheet.rows) * sheet.width <= _MOST_CELLS:
        return None
    formats = {(j, i): code for (i, j), code in sheet.formats().items()}
    turned = Sheet(
        name=sheet.name,
        rows=list(zip(*sheet.rows, strict=True)),
        merged=tuple(MergedRange(m.left, m.top, m.right, m.bottom) for m in sheet.merged),
        _formats=lambda: formats,
    )
    grid = find_grid(turned, turned.used_rows(), told)
    return Face(turned, grid, turned=True) if grid else None


def _tells_indicators(face: Face) -> bool:
    """Every row is named, none is a question, and a head or the units say what they are.

    The same unit in a column of its own, down all rows, is as likely that of answers.
    """
    sheet, grid = face.sheet, face.grid
    corner = [fold(cell_text(sheet, i, grid.columns["region"])) for i in grid.heads]
    heads = [[t for i in grid.heads if (t := cell_text(sheet, i, j))] for j in grid.values]
    names = [[t for t in texts if not is_unit(t)] for texts in heads]
    if not all(names) or any("?" in text for texts in names for text in texts):
        return False
    if any(text.startswith(_NAMES) for text in corner):
        return True
    if all(any(parted(name)[1] for name in texts) for texts in names):
        return True
    units = [next(filter(is_unit, texts), "") for texts in heads]
    return all(units) and len(set(units)) > 1
