"""What is printed in the sample files: raw cells, cut into tables, nothing understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"
TABLE_SHEETS = {
    "Q4 Maires": ("Maires", "2015-2016"),
    "Maires": ("Maires", "2015-2016"),
    "Entreprises": ("Dirigeants d'entreprise", "2015-2016"),
    "Associations": ("Responsables associatifs", "2015-2016"),
    "Citoyens": ("Citoyens", "2015-2016"),
    "Entreprises 2011": ("Dirigeants d'entreprise", "2011"),
    "Associations 2011": ("Responsables associatifs", "2011"),
}
Cell = str | float | None


def cells(path: Path, sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows: list[tuple[object, ...]] = list(book[sheet].iter_rows(values_only=True))
    book.close()
    return rows


@dataclass(frozen=True)
class Printed:
    """A printed table. ``rows`` goes by label; a percentage under a count is at « label/% »."""

    sheet: str
    title: str
    columns: list[str]
    rows: dict[str, list[Cell]]

    def cell(self, label: str, column: int = 0) -> Cell:
        return self.rows[label][column]


def printed_tables(sheet: str) -> Iterator[Printed]:
    rows = cells(SAMPLES / "enquete_tableaux.xlsx", sheet)
    for top in (i for i, row in enumerate(rows) if str(row[0]).startswith("Base : ")):
        columns = ["Ensemble", *(str(head) for head in rows[top + 2][2:] if head)]
        found: dict[str, list[Cell]] = {}
        label = ""
        for row in rows[top + 3 :]:
            if str(row[0]).startswith("« * »"):
                break
            label = str(row[0]) if row[0] else f"{label}/%"
            found[label] = [_cell(value) for value in row[1 : 1 + len(columns)]]
        yield Printed(sheet, str(rows[top - 1][0]), columns, found)


def _cell(value: object) -> Cell:
    assert value is None or isinstance(value, str | float | int)
    return value


def as_share(cell: Cell) -> tuple[float, float]:
    """A printed share as a fraction, and how far rounding may have moved it."""
    assert cell is not None
    if cell == "-":
        return 0.0, 0.0
    if isinstance(cell, str):
        digits = cell.rstrip("% \u00a0\u202f")
        return float(digits.replace(",", ".")) / 100, 0.0005 if "," in digits else 0.005
    return (cell / 100, 0.005) if isinstance(cell, int) else (cell, 0.0)
