"""enquete_repondants.xlsx: one row a respondent, two header rows, and a dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.answers import COMMENT
from samples.people import UNIT, Cell, Respondent
from samples.questionnaire import ASKINGS, NO_OPINION, QUESTIONS, Asking, Kind, Question
from samples.style import NOTICE, Book

TITLE = "Observatoire des partenariats – fichier de répondants (exemple synthétique)"
NET_SIGN = "+"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the main sheet: its two heads, its width, and where its cells come from."""

    code: str
    text: str
    width: float
    value: Callable[[Respondent], Cell]


def _band(column: str) -> Callable[[Respondent], Cell]:
    return lambda person: person.band if person.sample.band_column == column else None


def _answer(column: str) -> Callable[[Respondent], Cell]:
    return lambda person: person.answers.get(column)


IDENTITY = (
    Column("ID", "Identifiant du répondant", 10, lambda p: p.id),
    Column("PUBLIC", "Public interrogé", 23, lambda p: p.sample.public),
    Column("VAGUE", "Vague de l'enquête", 11, lambda p: p.sample.wave),
    Column("DATE", "Date de l'entretien", 11, lambda p: p.interviewed),
    Column("REGION", "Région", 25, lambda p: p.region.name),
    Column("CODE_REGION", "Code INSEE de la région", 14, lambda p: p.region.code),
    Column("DEPARTEMENT", "Code du département", 14, lambda p: p.department),
    Column("TAILLE_COMMUNE", "Taille de la commune (maires)", 24, _band("TAILLE_COMMUNE")),
    Column("EFFECTIF", "Effectif salarié (entreprises)", 19, _band("EFFECTIF")),
    Column("EMPLOYEUR", "Association employeuse ou non (associations)", 16, _band("EMPLOYEUR")),
    Column("AGE", "Tranche d'âge (citoyens)", 14, _band("AGE")),
    Column("POIDS", "Coefficient de redressement", 12, lambda p: p.weight / UNIT),
)

WIDTHS = {"Q4": 22, "INNOV": 20, "STATUT": 40, "PRIO": 46, "ROLE": 32}


def question_columns(question: Question) -> Iterator[Column]:
    """One column, or one an option with its label in square brackets."""
    if len(question.columns) == 1:
        yield Column(question.name, question.wording, WIDTHS[question.name], _answer(question.name))
        return
    for code, label in zip(question.columns, question.labels, strict=True):
        yield Column(code, f"{question.wording} [{label}]", 22, _answer(code))


def columns() -> list[Column]:
    """Every column of the main sheet, in order."""
    asked = [column for question in QUESTIONS for column in question_columns(question)]
    comment = Column(COMMENT, "Souhaitez-vous ajouter un commentaire ?", 60, _answer(COMMENT))
    return [*IDENTITY, *asked, comment]


def write(path: Path, people: Sequence[Respondent]) -> None:
    """Write the workbook."""
    book = Book(path, TITLE)
    book.read_me(TITLE, _explanations(len(people)))
    _write_respondents(book, people)
    _write_dictionary(book)
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
        "Les résultats France des questions suivies d'un repère (F1 à F9) sont calés sur des "
        "chiffres publiés par l'Observatoire des partenariats ; tout le reste est inventé. Le "
        "détail est dans sample_data/README.md.",
    ]


def _write_respondents(book: Book, people: Sequence[Respondent]) -> None:
    sheet = book.sheet("Répondants")
    heads = columns()
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    sheet.set_row(1, 18)
    sheet.set_row(2, 88)
    for index, column in enumerate(heads):
        sheet.set_column(index, index, column.width)
        sheet.write_string(1, index, column.code, book.format("code"))
        sheet.write_string(2, index, column.text, book.format("head"))
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, 2 + len(people), len(heads) - 1)
    sheet.repeat_rows(1, 2)
    for row, person in enumerate(people, start=3):
        for index, column in enumerate(heads):
            _write_cell(book, sheet, row, index, column.value(person), column.code)


def _write_cell(book: Book, sheet: Worksheet, row: int, index: int, value: Cell, code: str) -> None:
    match value:
        case None:
            return
        case date():
            sheet.write_datetime(row, index, value, book.format("date"))
        case str():
            sheet.write_string(row, index, value, book.format("body"))
        case _:
            style = "weight" if code == "POIDS" else "centred"
            sheet.write_number(row, index, value, book.format(style))


DICTIONARY_HEADS = (
    ("VARIABLE", 17), ("QUESTION", 62), ("TYPE", 28), ("PUBLIC", 23), ("VAGUE", 11),
    ("BASE", 46), ("CODE", 9), ("LIBELLÉ", 48),
)  # fmt: skip


def _write_dictionary(book: Book) -> None:
    sheet = book.sheet("Dictionnaire")
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    for index, (head, width) in enumerate(DICTIONARY_HEADS):
        sheet.set_column(index, index, width)
        sheet.write_string(1, index, head, book.format("code"))
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)
    rows = list(dictionary_rows())
    sheet.autofilter(1, 0, 1 + len(rows), len(DICTIONARY_HEADS) - 1)
    for row, cells in enumerate(rows, start=2):
        net = str(cells[-1]).startswith("S/T")
        for index, cell in enumerate(cells):
            style = book.format("net" if net else "label", centred=index == 6)
            if isinstance(cell, int):
                sheet.write_number(row, index, cell, style)
            else:
                sheet.write_string(row, index, cell, style)


def dictionary_rows() -> Iterator[tuple[str | int, ...]]:
    """The rows of the codebook: one a variable, or one a code of a question and public."""
    for column in IDENTITY:
        yield (column.code, column.text, "Identification", "", "", "Ensemble", "", "")
    for asking in ASKINGS:
        yield from _asking_rows(asking)
    yield (
        COMMENT, "Souhaitez-vous ajouter un commentaire ?", "Texte libre", "", "", "Ensemble",
        "", "",
    )  # fmt: skip


def _asking_rows(asking: Asking) -> Iterator[tuple[str | int, ...]]:
    question = asking.question
    who = (question.kind.value, asking.public, asking.wave, asking.base)
    for column in question_columns(question):
        for code, label in _codes(question):
            yield (column.code, column.text, *who, code, label)


def _codes(question: Question) -> Iterator[tuple[str | int, str]]:
    """(code, label): the code is blank where cells hold the label itself."""
    match question.kind:
        case Kind.MULTIPLE:
            yield from ((1, "Cité"), (0, "Non cité"))
        case Kind.MEAN:
            yield ("0 à 10", "De 0 = pas du tout fragile à 10 = très fragile")
            yield (NO_OPINION, "Ne se prononce pas")
        case _:
            codes = question.codes or ("",) * len(question.labels)
            for code, label in zip(codes, question.labels, strict=True):
                yield (int(code) if code else "", label)
            for label, members in question.nets.items():
                yield (NET_SIGN.join(members), label)
