"""The « Dictionnaire » sheet: what each variable asks, of whom, and what its codes mean."""

from __future__ import annotations

from collections.abc import Iterator

from samples.columns import IDENTITY, REMARK, question_columns
from samples.questionnaire import ASKINGS, NO_OPINION, Asking, Kind, Question
from samples.style import NOTICE, Book

CODE = 6
NET_SIGN = "+"
EVERYONE = "Ensemble des répondants"

HEADS = (
    ("VARIABLE", 17), ("QUESTION", 78), ("TYPE", 28), ("PUBLIC", 23), ("VAGUE", 11),
    ("BASE", 46), ("CODE", 9), ("LIBELLÉ", 48),
)  # fmt: skip


def write(book: Book) -> None:
    """Add the sheet to a workbook."""
    sheet = book.sheet("Dictionnaire")
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    for index, (head, width) in enumerate(HEADS):
        sheet.set_column(index, index, width)
        sheet.write_string(1, index, head, book.format("code"))
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)
    rows = list(_rows())
    sheet.autofilter(1, 0, 1 + len(rows), len(HEADS) - 1)
    above: tuple[str | int, ...] = ()
    for row, cells in enumerate(rows, start=2):
        for index, cell in enumerate(cells):
            style = book.format(_look(cells, above, index), centred=index == CODE)
            if isinstance(cell, int):
                sheet.write_number(row, index, cell, style)
            else:
                sheet.write_string(row, index, cell, style)
        above = cells


def _look(cells: tuple[str | int, ...], above: tuple[str | int, ...], index: int) -> str:
    """Pale where a cell only repeats the one above, so that blocks are seen at a glance."""
    if str(cells[-1]).startswith("S/T"):
        return "net"
    return "repeated" if 0 < index < CODE and cells[:CODE] == above[:CODE] else "label"


def _rows() -> Iterator[tuple[str | int, ...]]:
    """One row a variable, or one a code of a question put to a public."""
    for column in IDENTITY:
        yield (column.code, column.text, "Identification", "", "", EVERYONE, "", "")
    for asking in ASKINGS:
        yield from _asking_rows(asking)
    yield (REMARK.code, REMARK.text, "Texte libre", "", "", EVERYONE, "", "")


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
