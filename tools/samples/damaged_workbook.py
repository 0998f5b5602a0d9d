"""enquete_abimee.xlsx: a file that opens, with much to say about it; and one cut short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from samples.columns import Column, columns
from samples.damage import FLAWS, SHAPE_FLAWS, Fault
from samples.people import Cell, Respondent
from samples.style import NOTICE, Book

TITLE = "Fichier abîmé (exemple synthétique)"
EACH = 250
FIRST = 3
CODES = (
    "ID", "PUBLIC", "VAGUE", "DATE", "REGION", "CODE_REGION", "EFFECTIF", "AGE", "POIDS", "INNOV",
    "STATUT", "TYPO_1", "TYPO_2", "TYPO_3", "TYPO_4", "ROLE", "FRAG_1", "FRAG_2",
)  # fmt: skip
KEPT = 0.6
"""The part of the file that is left in the one cut short."""

Grid = list[list[Cell | Fault]]


def write(path: Path, people: Sequence[Respondent]) -> None:
    """Write the damaged workbook."""
    book = Book(path, TITLE)
    book.read_me(
        TITLE,
        ["Ce fichier s'ouvre, mais il est volontairement abîmé. On y trouve :"]
        + [f"– {said}" for said in (*(flaw.said for flaw in FLAWS), *SHAPE_FLAWS)],
    )
    heads = _heads()
    _write_grid(book, book.sheet("Répondants"), heads, _grid(heads, people))
    _write_tables(book)
    _write_scribbles(book)
    book.sheet("Feuil3")
    old = book.sheet("Ancienne version")
    _write_grid(book, old, heads[:8], [row[:8] for row in _rows(heads, people[:12])])
    old.hide()
    book.close()


def write_cut(path: Path, whole: Path) -> None:
    """Write the first part of a workbook: a copy interrupted, that nothing can open."""
    content = whole.read_bytes()
    path.write_bytes(content[: int(len(content) * KEPT)])


def _heads() -> list[Column]:
    known = {column.code: column for column in columns()}
    role = known["ROLE"]
    return [
        *(known[code] for code in CODES),
        Column("PAYS", "Pays", 10, lambda _person: "France"),
        Column("CONSENTEMENT", "Consentement recueilli", 14, lambda _person: None),
        replace(role, text=role.text + " (après relance)"),
        Column("", "", 14, lambda person: person.id[-1]),
    ]


def _rows(heads: Sequence[Column], people: Sequence[Respondent]) -> Grid:
    return [[column.value(person) for column in heads] for person in people]


def _grid(heads: Sequence[Column], people: Sequence[Respondent]) -> Grid:
    citizens = [person for person in people if person.sample.prefix == "C15"][:EACH]
    companies = [person for person in people if person.sample.prefix == "E15"][:EACH]
    total: list[Cell | Fault] = ["TOTAL", f"{2 * EACH} répondants"]
    grid: Grid = [
        *_rows(heads, citizens),
        [column.code or None for column in heads],
        *_rows(heads, companies),
        total + [None] * (len(heads) - len(total)),
    ]
    for flaw in FLAWS:
        for cell, value in flaw.cells.items():
            row, column = xl_cell_to_rowcol(cell)
            grid[row - FIRST][column] = value
    return grid


def _write_grid(book: Book, sheet: Worksheet, heads: Sequence[Column], grid: Grid) -> None:
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    sheet.set_row(2, 76)
    for index, column in enumerate(heads):
        sheet.set_column(index, index, column.width, book.format(column.look))
        sheet.write_string(1, index, column.code, book.format("code"))
        sheet.write_string(2, index, column.text, book.format("head"))
    sheet.freeze_panes(FIRST, 1)
    for row, cells in enumerate(grid, start=FIRST):
        for index, cell in enumerate(cells):
            _write_cell(sheet, row, index, cell)


def _write_cell(sheet: Worksheet, row: int, index: int, value: Cell | Fault) -> None:
    match value:
        case None:
            return
        case Fault():
            sheet.write_formula(row, index, value.formula, None, value.shown)
        case date():
            sheet.write_datetime(row, index, value)
        case str():
            sheet.write_string(row, index, value)
        case _:
            sheet.write_number(row, index, value)


AGES = (("18-34 ans", 0.36), ("35-49 ans", 0.38), ("50-64 ans", 0.34), ("65 ans et plus", 0.28))
DYNAMIC = (
    ("S/T Oui", 0.76, 0.93), ("Oui, une dynamique engagée", 0.30, 0.43),
    ("Oui, une dynamique émergente", 0.40, 0.50), ("Non", 0.30, 0.07), ("Total", 1.00, 1.00),
)  # fmt: skip


def _write_tables(book: Book) -> None:
    """Two small tables that contradict themselves."""
    sheet = book.sheet("Tableaux")
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 2, 16)
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    ages = [(label, share, share) for label, share in AGES]
    totals = [("Total", 1.36, 1.36)]
    _write_table(
        book,
        sheet,
        2,
        ("Quel est votre âge ?", "Ensemble des citoyens", 2464, 130),
        [*ages, *totals],
    )
    _write_table(
        book,
        sheet,
        13,
        (
            "Q4. Votre territoire est-il porteur d'une dynamique de co-construction ?",
            "Ensemble des maires",
            402,
            614,
        ),
        DYNAMIC,
    )


def _write_table(
    book: Book,
    sheet: Worksheet,
    top: int,
    what: tuple[str, str, int, int],
    lines: Sequence[tuple[str, float, float]],
) -> None:
    question, base, whole, region = what
    sheet.write_string(top, 0, question, book.format("question"))
    sheet.write_string(top + 1, 0, f"Base : {base}", book.format("note"))
    for index, head in enumerate(("En %", "Ensemble", "Centre-Val de Loire")):
        sheet.write_string(top + 2, index, head, book.format("head"))
    sheet.write_row(top + 3, 0, ("Base brute", whole, region), book.format("base"))
    for row, (label, *shares) in enumerate(lines, start=top + 4):
        sheet.write_string(row, 0, label, book.format("label"))
        sheet.write_row(row, 1, shares, book.format("label", "0%", centred=True))


SCRIBBLES = {
    "B2": "Données synthétiques – à relire avant la journée", "D5": "voir avec l'institut ?",
    "B9": "poids : à refaire", "F12": 36, "F13": "30 ??", "C20": "→ ne pas diffuser",
}  # fmt: skip


def _write_scribbles(book: Book) -> None:
    sheet = book.sheet("Brouillon")
    for cell, value in SCRIBBLES.items():
        sheet.write(cell, value)
