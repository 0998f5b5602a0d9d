"""What a sheet of a binary workbook says beyond the values that calamine reads."""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.readers import biff12
from ocpart_desktop.extract.workbook import MergedRange, SheetMarks, check_extent

Place = tuple[int, int]

_RECORDS_A_STEP = 100_000
_CELLS = range(1, 12)
_NUMBERS = (biff12.CELL_RK, biff12.CELL_REAL, biff12.FORMULA_NUMBER)
_HIDDEN = 0x10
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(slots=True)
class PartMarks:
    """The marks of one sheet; cells are 0-based (row, column)."""

    merged: list[MergedRange] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    whole_dates: list[Place] = field(default_factory=list)
    """Dates stored as whole numbers."""
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False

    def marks(self) -> SheetMarks:
        """In the terms of every format."""
        return SheetMarks(
            errors=self.errors,
            hidden_rows=self.hidden_rows,
            filtered=self.filtered and self.hidden_rows > 0,
            hidden_columns=self.hidden_columns,
        )


def scanned(
    name: str, data: bytes, dated: Collection[int], progress: Callable[[float], None]
) -> PartMarks:
    """The marks of a sheet; ``dated`` are the styles that show dates."""
    told = PartMarks()
    row = right = 0
    for seen, (kind, start, end) in enumerate(biff12.records(data)):
        if kind in _CELLS:
            column = biff12.integer(data, start)
            right = max(right, column)
            if kind in (biff12.CELL_ERROR, biff12.FORMULA_ERROR):
                told.errors[row, column] = _ERRORS.get(data[start + 8], "#N/A")
            elif kind == biff12.CELL_RK and data[start + 8] & 2 and _style(data, start) in dated:
                told.whole_dates.append((row, column))
        elif kind == biff12.ROW:
            row = biff12.integer(data, start)
            told.hidden_rows += bool(data[start + 11] & _HIDDEN)
        else:
            _note(told, kind, data, start, end)
        if seen % _RECORDS_A_STEP == 0:
            check_extent(name, row + 1, right + 1)
            progress(start / len(data))
    check_extent(name, row + 1, right + 1)
    return told


def _note(told: PartMarks, kind: int, data: bytes, start: int, end: int) -> None:
    if kind == biff12.MERGED:
        top, bottom, left, right = struct.unpack_from("<IIII", data, start)
        told.merged.append(MergedRange(top, left, bottom, right))
    elif kind == biff12.FILTER:
        told.filtered = True
    elif kind == biff12.COLUMN and end - start >= 18 and data[start + 16] & 1:
        first, last = struct.unpack_from("<II", data, start)
        told.hidden_columns += max(0, last - first + 1) if last + 1 < limits.COLUMNS else 0


def _style(data: bytes, start: int) -> int:
    return biff12.integer(data, start + 4) & 0xFFFFFF


def cell_formats(data: bytes, codes: Sequence[str]) -> dict[Place, str]:
    """The format codes of the figures of a small sheet (institute's tables are small)."""
    if len(data) > limits.FORMATS_BYTES:
        return {}
    found: dict[Place, str] = {}
    row = 0
    for kind, start, _end in biff12.records(data):
        if kind == biff12.ROW:
            row = biff12.integer(data, start)
        elif kind in _NUMBERS:
            style = _style(data, start)
            if style < len(codes) and codes[style]:
                found[row, biff12.integer(data, start)] = codes[style]
    return found
