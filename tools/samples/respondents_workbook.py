"""enquete_repondants.xlsx: one row a respondent, two header rows, and a dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samples import codebook
from samples.columns import columns
from samples.people import Cell, Respondent
from samples.style import NOTICE, Book

TITLE = "Observatoire des partenariats – fichier de répondants (exemple synthétique)"


def write(path: Path, people: Sequence[Respondent]) -> None:
    """Write the workbook."""
    book = Book(path, TITLE)
    book.read_me(TITLE, _explanations(len(people)))
    _write_respondents(book, people)
    codebook.write(book)
    book.close()


def _explanations(number: int) -> list[str]:
    counts = f"{number:,}".replace(",", "\u202f")
    return [
        f"Feuille « Répondants » : {counts} répondants fictifs, une ligne par répondant. La "
        "ligne 2 donne le code de la variable, la ligne 3 le texte de la question.",
        "Feuille « Dictionnaire » : pour chaque variable, la question, le public et la vague, la "
        "base, les codes et les libellés ; une ligne « S/T » est un sous-total.",
        "POIDS redresse chaque public dans chaque vague (moyenne 1). Les maires ont été tirés en "
        "nombre égal par taille de commune : 2,52, 0,42 ou 0,06.",
        "TYPO_1 à TYPO_4 : 1 = cité, 0 = non cité, vide = question non posée (structure sans "
        "partenariat). « NSP » : ne se prononce pas.",
        "CODE_REGION et DEPARTEMENT sont du texte : « 01 » est la Guadeloupe dans l'une, l'Ain "
        "dans l'autre.",
        "En 2011, toutes les entreprises ont été interrogées ; en 2015-2016, celles de 10 salariés "
        "et plus : les deux vagues ne se comparent pas.",
        "Les résultats France de Q4, INNOV, STATUT, TYPO et FRAG sont calés sur des chiffres "
        "publiés par l'Observatoire des partenariats (sauf STATUT des associations en 2011) ; les "
        "régions et tout le reste sont inventés. Le détail est dans sample_data/README.md.",
    ]


def _write_respondents(book: Book, people: Sequence[Respondent]) -> None:
    sheet = book.sheet("Répondants")
    heads = columns()
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    sheet.set_row(1, 18)
    sheet.set_row(2, 92)
    for index, column in enumerate(heads):
        sheet.set_column(index, index, column.width)
        sheet.write_string(1, index, column.code, book.format("code"))
        sheet.write_string(2, index, column.text, book.format("head"))
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, 2 + len(people), len(heads) - 1)
    sheet.repeat_rows(1, 2)
    styles = [book.format(column.look) for column in heads]
    for row, person in enumerate(people, start=3):
        for index, column in enumerate(heads):
            write_cell(sheet, row, index, column.value(person), styles[index])


def write_cell(sheet: Worksheet, row: int, index: int, value: Cell, style: Format) -> None:
    """Write a value as what it is: « 01 » stays text."""
    match value:
        case None:
            return
        case date():
            sheet.write_datetime(row, index, value, style)
        case str():
            sheet.write_string(row, index, value, style)
        case _:
            sheet.write_number(row, index, value, style)
