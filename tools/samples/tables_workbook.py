"""enquete_tableaux.xlsx: the cross-tabulations an institute would deliver of the same survey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.institute import RENAMED, SHEETS, Table, TableSheet
from samples.people import Respondent
from samples.questionnaire import asked
from samples.style import NOTICE, Book
from samples.table_lines import WEAK, Line, bases
from samples.tabulation import Column, banner

TITLE = "Observatoire des partenariats – tableaux croisés (exemple synthétique)"
LEGEND = (
    "« * » en tête de colonne : base faible (moins de 30 répondants) ; « * » dans une cellule : "
    "moins de 5 répondants ; « - » : aucune réponse. Résultats redressés ; moyennes hors NSP."
)
EXPLANATIONS = (
    "Ces tableaux sont calculés sur les répondants fictifs de « enquete_repondants.xlsx » : les "
    "deux fichiers disent la même chose, aux arrondis près.",
    "Comme dans les livraisons réelles, l'écriture varie d'un tableau à l'autre : 43 % affiché "
    "et 0,43 stocké, 43, texte « 43 % » ou « 43,2 % », effectifs et pourcentages alternés.",
    "Les régions aussi : noms officiels, en capitales, abrégés ou provisoires (2015).",
    "Les résultats France de Q4, INNOV, STATUT, TYPO et FRAG sont calés sur des chiffres publiés "
    "par l'Observatoire des partenariats (sauf STATUT des associations en 2011) ; les régions et "
    "tout le reste sont inventés.",
)


def write(path: Path, people: Sequence[Respondent]) -> None:
    """Write the workbook."""
    book = Book(path, TITLE)
    book.read_me(TITLE, EXPLANATIONS)
    contents = book.sheet("Sommaire", colour="#24505F")
    places = [
        (sheet, table, row)
        for sheet in SHEETS
        for table, row in Printer(book, sheet).print_all(people)
    ]
    _write_contents(book, contents, places)
    book.close()


class Printer:
    """Prints the tables of one sheet, one under the other."""

    def __init__(self, book: Book, sheet: TableSheet) -> None:
        self._book = book
        self._sheet = sheet
        self._page = page = book.sheet(sheet.name)
        page.freeze_panes(0, 2)
        page.repeat_columns(0)
        page.set_column(0, 0, 62)
        page.set_column(1, 1, 11)
        page.set_column(2, 24, 13.5)
        page.set_row(1, 22)
        page.write_string(0, 0, NOTICE, book.format("notice"))
        page.write_string(1, 0, f"{sheet.public} – vague {sheet.wave}", book.format("title"))

    def print_all(self, people: Sequence[Respondent]) -> list[tuple[Table, int]]:
        """Print every table; the row at which each starts."""
        places, row = [], 3
        for table in self._sheet.tables:
            places.append((table, row))
            row = self._print(table, people, row) + 2
        return places

    def _print(self, table: Table, people: Sequence[Respondent], top: int) -> int:
        asking = asked(table.question, self._sheet.public, self._sheet.wave)
        columns = banner(people, asking, self._sheet.band_group)
        self._page.write_string(top, 0, table.heading, self._book.format("question"))
        self._page.write_string(top + 1, 0, f"Base : {asking.base}", self._book.format("note"))
        self._print_banner(table, columns, top + 2)
        lines = (*bases(columns), *table.lines(columns))
        for row, line in enumerate(lines, start=top + 4):
            self._print_line(line, row)
        below = top + 4 + len(lines)
        self._page.write_string(below, 0, LEGEND, self._book.format("note"))
        return below + 1

    def _print_banner(self, table: Table, columns: Sequence[Column], row: int) -> None:
        page, head = self._page, self._book.format("head")
        page.set_row(row + 1, 50)
        page.merge_range(row, 0, row + 1, 0, table.unit, head)
        page.merge_range(row, 1, row + 1, 1, columns[0].head, head)
        for group in dict.fromkeys(column.group for column in columns[1:]):
            places = [i for i, column in enumerate(columns, start=1) if column.group == group]
            page.merge_range(row, places[0], row, places[-1], group, self._book.format("code"))
        for index, column in enumerate(columns[1:], start=2):
            star = self._sheet.weak if column.n < WEAK else ""
            page.write_string(row + 1, index, self._head(column) + star, head)

    def _head(self, column: Column) -> str:
        return self._sheet.heads.get(column.head, column.head)

    def _print_line(self, line: Line, row: int) -> None:
        label = RENAMED.get(line.label, line.label)
        self._page.write_string(row, 0, label, self._book.format(line.look))
        style = self._book.format(line.look, line.number, centred=True)
        for index, cell in enumerate(line.cells, start=1):
            if isinstance(cell, str):
                self._page.write_string(row, index, cell, style)
            else:
                self._page.write_number(row, index, cell, style)


CONTENTS_HEADS = (("Feuille", 19), ("Public", 25), ("Vague", 11), ("Question", 140), ("Base", 50))


def _write_contents(
    book: Book, page: Worksheet, places: Sequence[tuple[TableSheet, Table, int]]
) -> None:
    page.write_string(0, 0, TITLE, book.format("title"))
    page.write_string(1, 0, NOTICE, book.format("notice"))
    for index, (head, width) in enumerate(CONTENTS_HEADS):
        page.set_column(index, index, width)
        page.write_string(3, index, head, book.format("code"))
    page.freeze_panes(4, 0)
    for row, (sheet, table, top) in enumerate(places, start=4):
        asking = asked(table.question, sheet.public, sheet.wave)
        link = f"internal:'{sheet.name}'!A{top + 1}"
        page.write_url(row, 0, link, book.format("link"), sheet.name)
        for index, text in enumerate((sheet.public, sheet.wave, table.heading, asking.base)):
            page.write_string(row, index + 1, text, book.format("wrapped"))
