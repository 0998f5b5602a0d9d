"""Texts longer than any spreadsheet allows: cut, and their cells told."""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.workbook import Cell


def fitted(rows: Sequence[list[Cell]]) -> tuple[tuple[int, int], ...]:
    """Cut the long texts in place; the 0-based cells (row, column) that were cut."""
    cut = [
        (i, j)
        for i, row in enumerate(rows)
        for j, value in enumerate(row)
        if value.__class__ is str and len(value) > limits.CELL_TEXT
    ]
    for i, j in cut:
        rows[i][j] = str(rows[i][j])[: limits.CELL_TEXT]
    return tuple(cut)
