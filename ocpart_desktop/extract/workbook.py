"""Cells, merged ranges and what is hidden: what any spreadsheet holds, nothing about meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.cells import CodedCells, coded_cells
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

Cell = str | float | int | bool | date | datetime | time | timedelta
"""A blank cell is the empty string."""

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged range, 0-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What a sheet's values do not say. Cells are 0-based (row, column)."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: tuple[tuple[int, int], ...] = ()
    hidden_rows: int = 0
    filtered: bool = False
    hidden_columns: int = 0
    cut_texts: tuple[tuple[int, int], ...] = ()
    """Cells whose text was longer than any spreadsheet allows."""


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows`` start at the sheet's first row and are equally long.

    Ask for whole columns through ``columns``, ``distinct`` and ``rows_holding``: a large sheet
    holds codes, and makes the cells of a row only when that row is looked at.
    """

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    marks: SheetMarks = field(default_factory=SheetMarks)
    unreadable: bool = False
    """Whether the workbook lists the sheet but its part is missing or damaged."""
    _formats: Callable[[], dict[tuple[int, int], str]] | None = None

    def __post_init__(self) -> None:
        """Merged ranges that lie outside the sheet are left out, those that reach beyond cut."""
        bottom, right = len(self.rows) - 1, self.width - 1
        self.merged = tuple(
            MergedRange(m.top, m.left, min(m.bottom, bottom), min(m.right, right))
            for m in self.merged
            if m.top <= bottom and m.left <= right
        )

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

    def columns(self, indices: Sequence[int], rows: Sequence[int]) -> list[CodedCells]:
        """The cells of these columns down these rows, both 0-based and in order."""
        wanted = self.rows[rows[0] : rows[-1] + 1] if rows else []
        if len(wanted) != len(rows):
            wanted = [self.rows[i] for i in rows]
        turned = list(zip(*wanted, strict=True)) if wanted else [()] * self.width
        return [coded_cells(turned[j]) for j in indices]

    def filled(self, rows: Sequence[int]) -> list[int]:
        """How many cells of each of these rows hold anything."""
        return [sum(not is_blank(v) for v in self.rows[i]) for i in rows]

    def distinct(self, column: int) -> Iterable[Cell]:
        """The distinct cells of a column, in the order in which they are met."""
        return dict.fromkeys(row[column] for row in self.rows)

    def rows_holding(self, column: int, value: Cell) -> Iterable[int]:
        """The rows whose cell in a column is this one."""
        return [i for i, row in enumerate(self.rows) if row[column] == value]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet of any format."""

    format: Format
    sheets: tuple[Sheet, ...]
    second_opinion: bool = False
    """Whether the usual reader failed and another one read it."""
    issues: tuple[Issue, ...] = ()
    """What is to be said of the file as a whole."""


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


def column_number(letters: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """(6, 1) → B7."""
    return f"{column_letters(column)}{row + 1}"


def range_name(sheet: str, top: int, left: int, bottom: int, right: int) -> str:
    """Where a reading comes from: « Répondants!F3:F900 »."""
    return f"{sheet}!{cell_name(top, left)}:{cell_name(bottom, right)}"


def too_many_cells(sheet: str, rows: int, columns: int) -> UserError:
    """The refusal of a sheet beyond the limits."""
    return UserError(
        "too_many_cells",
        _(
            "The sheet “{sheet}” spans {rows} rows by {columns} columns, more than can be "
            "read: delete what lies outside its data and save it again."
        ).format(sheet=sheet, rows=rows, columns=columns),
    )


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet that would not fit in memory, or is larger than Excel's are."""
    if columns > limits.COLUMNS or rows > limits.ROWS or rows * columns > limits.CELLS:
        raise too_many_cells(sheet, rows, columns)


def squared(sheet: str, rows: Sequence[list[Cell]]) -> list[Row]:
    """Ragged rows made equally long, blank at their end."""
    width = max(map(len, rows), default=0)
    check_extent(sheet, len(rows), width)
    return [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows]
