"""enquete_tableaux.xlsx: the cross-tabulations an institute would deliver of the same survey."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.people import Respondent
from samples.publics import ASSOCIATIONS, CITIZENS, COMPANIES, MAYORS, W2011, W2015
from samples.questionnaire import FRAG, INNOV, PRIO, Q4, ROLE, STATUT, TYPO, Question, asked
from samples.style import NOTICE, Book
from samples.table_lines import (
    WEAK,
    Guise,
    Line,
    bases,
    count_lines,
    mark_lines,
    mean_lines,
    share_lines,
)
from samples.tabulation import Column, banner

TITLE = "Observatoire des partenariats – tableaux croisés (exemple synthétique)"
LEGEND = (
    "* en tête de colonne : base faible (moins de 30 répondants) – * dans une cellule : moins de "
    "5 répondants – - : aucune réponse – chiffres redressés"
)
Lines = Callable[[Sequence[Column]], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its question, its unit as printed in the corner, its lines."""

    question: Question
    unit: str
    lines: Lines
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet of tables of one public in one wave, with its way of writing regions."""

    name: str
    public: str
    wave: str
    band_group: str
    tables: tuple[Table, ...]
    heads: dict[str, str] = field(default_factory=dict)
    weak: str = " *"


def _shares(question: Question, guise: Guise) -> Table:
    unit = "En % (plusieurs réponses possibles)" if question in (TYPO, PRIO) else "En %"
    return Table(question, unit, partial(share_lines, question, guise=guise))


def _counts(question: Question) -> Table:
    return Table(question, "Effectifs redressés et %", partial(count_lines, question))


MEANS = Table(
    FRAG, "Notes moyennes sur 10", partial(mean_lines, FRAG), " – Récapitulatif des moyennes"
)
MARKS = Table(FRAG, "En %", partial(mark_lines, FRAG.columns[0]), f" – {FRAG.labels[0]}")

SHORT = {"Provence-Alpes-Côte d'Azur": "PACA", "Centre-Val de Loire": "Centre - Val de Loire"}
PROVISIONAL = {
    "Grand Est": "Alsace-Champagne-Ardenne-Lorraine",
    "Hauts-de-France": "Nord-Pas-de-Calais-Picardie",
    "Nouvelle-Aquitaine": "Aquitaine-Limousin-Poitou-Charentes",
    "Occitanie": "Languedoc-Roussillon-Midi-Pyrénées",
    "Centre-Val de Loire": "Centre",
    "La Réunion": "Réunion (La)",
}
CAPITALS = {
    "Île-de-France": "ILE-DE-FRANCE", "Centre-Val de Loire": "CENTRE-VAL DE LOIRE",
    "Bourgogne-Franche-Comté": "BOURGOGNE-FRANCHE-COMTE", "Normandie": "NORMANDIE",
    "Hauts-de-France": "HAUTS-DE-FRANCE", "Grand Est": "GRAND EST",
    "Pays de la Loire": "PAYS DE LA LOIRE", "Bretagne": "BRETAGNE",
    "Nouvelle-Aquitaine": "NOUVELLE-AQUITAINE", "Occitanie": "OCCITANIE",
    "Auvergne-Rhône-Alpes": "AUVERGNE-RHONE-ALPES",
    "Provence-Alpes-Côte d'Azur": "PROVENCE-ALPES-COTE D'AZUR", "Corse": "CORSE",
    "La Réunion": "LA REUNION",
}  # fmt: skip

COMMUNES, STAFF = "Taille de la commune", "Effectif salarié"
EMPLOYERS, AGES = "Association employeuse", "Âge"

SHEETS = (
    TableSheet("Q4 Maires", MAYORS, W2015, COMMUNES, (_shares(Q4, Guise.FRACTION),)),
    TableSheet(
        "Maires", MAYORS, W2015, COMMUNES,
        (_shares(INNOV, Guise.TEXT), _shares(PRIO, Guise.NUMBER), _counts(ROLE)),
        SHORT, "*",
    ),
    TableSheet(
        "Entreprises", COMPANIES, W2015, STAFF,
        (
            _shares(STATUT, Guise.DECIMAL_TEXT), _shares(TYPO, Guise.FRACTION),
            _shares(INNOV, Guise.NUMBER), _counts(ROLE),
        ),
    ),
    TableSheet(
        "Associations", ASSOCIATIONS, W2015, EMPLOYERS,
        (
            _shares(STATUT, Guise.NUMBER), _shares(TYPO, Guise.FRACTION),
            _shares(INNOV, Guise.TEXT), _shares(ROLE, Guise.NUMBER),
        ),
        PROVISIONAL, "*",
    ),
    TableSheet(
        "Citoyens", CITIZENS, W2015, AGES, (_shares(INNOV, Guise.NUMBER), MEANS, MARKS), CAPITALS
    ),
    TableSheet("Entreprises 2011", COMPANIES, W2011, STAFF, (_shares(STATUT, Guise.NUMBER),)),
    TableSheet(
        "Associations 2011", ASSOCIATIONS, W2011, EMPLOYERS, (_shares(STATUT, Guise.FRACTION),)
    ),
)  # fmt: skip

RENAMED = {
    "Innovation sociale": "Innovation sociétale",
    "Pratiques responsables": "Pratiques responsables (achats, insertion, handicap, environnement)",
}
"""Labels the institute words otherwise than the respondents' file does."""


def write(path: Path, people: Sequence[Respondent]) -> None:
    """Write the workbook."""
    book = Book(path, TITLE)
    book.read_me(TITLE, EXPLANATIONS)
    contents = book.sheet("Sommaire", colour="#24505F")
    places = [
        (sheet, table, row) for sheet in SHEETS for table, row in _write_sheet(book, sheet, people)
    ]
    _write_contents(book, contents, places)
    book.close()


EXPLANATIONS = (
    "Ces tableaux sont calculés sur les répondants fictifs de « enquete_repondants.xlsx » : les "
    "deux fichiers disent la même chose, aux arrondis près.",
    "Comme dans les livraisons réelles, l'écriture varie d'un tableau à l'autre : 43 % affiché "
    "et 0,43 stocké, 43, texte « 43 % » ou « 43,2 % », effectifs et pourcentages alternés.",
    "Les régions aussi : noms officiels, en capitales, abrégés ou provisoires (2015).",
    "Les résultats France de Q4, INNOV, STATUT, TYPO et FRAG sont calés sur des chiffres publiés "
    "par l'Observatoire des partenariats ; les régions et tout le reste sont inventés.",
)


def _write_sheet(
    book: Book, sheet: TableSheet, people: Sequence[Respondent]
) -> list[tuple[Table, int]]:
    page = book.sheet(sheet.name)
    page.freeze_panes(0, 2)
    page.repeat_columns(0)
    page.set_column(0, 0, 46)
    page.set_column(1, 1, 11)
    page.set_column(2, 24, 12.5)
    page.write_string(0, 0, NOTICE, book.format("notice"))
    page.write_string(1, 0, f"{sheet.public} – vague {sheet.wave}", book.format("title"))
    places, row = [], 3
    for table in sheet.tables:
        places.append((table, row))
        row = _write_table(book, page, sheet, table, people, row) + 2
    return places


def _write_table(
    book: Book,
    page: Worksheet,
    sheet: TableSheet,
    table: Table,
    people: Sequence[Respondent],
    top: int,
) -> int:
    """Write a table from row ``top`` down; the row after its last."""
    asking = asked(table.question, sheet.public, sheet.wave)
    columns = banner(people, asking, sheet.band_group)
    page.write_string(top, 0, heading(table), book.format("question"))
    page.write_string(top + 1, 0, f"Base : {asking.base}", book.format("note"))
    _write_banner(book, page, sheet, table, columns, top + 2)
    row = top + 4
    for line in (*bases(columns), *table.lines(columns)):
        _write_line(book, page, line, row)
        row += 1
    page.write_string(row, 0, LEGEND, book.format("note"))
    return row + 1


def heading(table: Table) -> str:
    """The title printed above a table."""
    return f"{table.question.name}. {table.question.wording}{table.suffix}"


def _write_banner(
    book: Book, page: Worksheet, sheet: TableSheet, table: Table, columns: list[Column], row: int
) -> None:
    head = book.format("head")
    page.set_row(row + 1, 50)
    page.merge_range(row, 0, row + 1, 0, table.unit, head)
    page.merge_range(row, 1, row + 1, 1, columns[0].head, head)
    for group in dict.fromkeys(column.group for column in columns[1:]):
        places = [i for i, column in enumerate(columns, start=1) if column.group == group]
        page.merge_range(row, places[0], row, places[-1], group, book.format("code"))
    for index, column in enumerate(columns[1:], start=2):
        star = sheet.weak if column.n < WEAK else ""
        name = sheet.heads.get(column.head, column.head)
        page.write_string(row + 1, index, name + star, head)


def _write_line(book: Book, page: Worksheet, line: Line, row: int) -> None:
    page.write_string(row, 0, RENAMED.get(line.label, line.label), book.format(line.look))
    for index, cell in enumerate(line.cells, start=1):
        style = book.format(line.look, line.number, centred=True)
        if isinstance(cell, str):
            page.write_string(row, index, cell, style)
        else:
            page.write_number(row, index, cell, style)


CONTENTS_HEADS = (("Feuille", 19), ("Public", 25), ("Vague", 11), ("Question", 95), ("Base", 55))


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
        for index, text in enumerate((sheet.public, sheet.wave, heading(table), asking.base)):
            page.write_string(row, index + 1, text, book.format("wrapped"))
