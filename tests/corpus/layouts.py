"""One survey written in any layout: heads, encodings, codebook, order, spelling, kind of file."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ocpart_desktop.geography.departements import departements
from ocpart_desktop.survey.regions import REGION_BY_CODE

from .study import Cells, Choice, Marks, Study
from .writing import inline_workbook, text_table, workbook

HEADS = (
    "codes", "wordings", "codes over wordings", "wordings over codes", "three rows",
    "questions over options", "glued",
)  # fmt: skip
TICKS: dict[str, tuple[Any, Any]] = {
    "1/0": (1, 0), "Oui/Non": ("Oui", "Non"), "X/blank": ("X", None), "Y/N": ("Y", "N"),
    "label/blank": (None, None), "1/blank": (1, None), "true/false": (True, False),
    "oui/non": ("oui", "non"), "✓/blank": ("✓", None),
}  # fmt: skip
JOINTS = (";", " ; ", "|", " | ", ", ", "\n")
CODEBOOKS = ("a row a code", "a row a variable", "blocks", "first row only")
SPELLINGS = ("name", "upper", "plain", "code", "number", "iso", "departement")
FORMATS = ("xlsx", "inline xlsx", "csv ;", "csv ,", "tsv", "csv cp1252")
STEMS = ("{}_{}", "{}[SQ00{}]", "{}.{}", "{}r{}", "{}_A{}")

_ISO = {
    "01": "GP", "02": "MQ", "03": "GF", "04": "RE", "06": "YT", "11": "IDF", "24": "CVL",
    "27": "BFC", "28": "NOR", "32": "HDF", "44": "GES", "52": "PDL", "53": "BRE", "75": "NAQ",
    "76": "OCC", "84": "ARA", "93": "PAC", "94": "20R",
}  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """How a survey is laid out. ``ticks`` or ``joint`` write several answers; ``codes`` single
    ones, worded by ``codebook``; ``order`` shuffles the columns.
    """

    heads: str = "codes over wordings"
    titles: int = 0
    ticks: str | None = "1/0"
    joint: str | None = None
    codes: str | None = None
    codebook: str = "a row a code"
    spelling: str = "name"
    blank: Any = None
    format: str = "xlsx"
    stem: str = "{}_{}"
    order: int = 0
    weighted: bool = True

    @property
    def has_codes(self) -> bool:
        """Whether columns bear a code."""
        return self.heads not in ("wordings", "questions over options")

    @property
    def has_wordings(self) -> bool:
        """Whether columns bear their question's wording."""
        return self.heads != "codes"

    @property
    def is_text(self) -> bool:
        """Whether the file holds nothing but text."""
        return self.format not in ("xlsx", "inline xlsx")

    def code(self, n: int) -> Any:
        """The code of a single choice's n-th answer, from 0."""
        return {"1": n + 1, "A1": f"A{n + 1}", "01": f"{n + 1:02d}"}[self.codes or "1"]


@dataclass(frozen=True)
class _Column:
    """A column: its code, its question, its option, its cells."""

    code: str
    question: str
    option: str
    cells: Cells


def written(truth: Study, layout: Layout) -> bytes:
    """The file that holds a survey in a layout."""
    blocks = [*([each] for each in _identity(truth, layout)), *_questions(truth, layout)]
    random.Random(layout.order).shuffle(blocks)
    columns = [column for block in blocks for column in block]
    rows = [*_titles(layout, len(columns)), *_heads(columns, layout), *_body(columns, layout)]
    sheets: dict[str, list[Cells]] = {"Base": rows}
    if layout.codes and not layout.is_text:
        sheets["Dictionnaire"] = list(_codebook(truth, layout))
    if layout.format == "inline xlsx":
        return inline_workbook(sheets)
    if layout.format == "xlsx":
        return workbook(sheets)
    delimiter = {"csv ;": ";", "csv ,": ",", "tsv": "\t", "csv cp1252": ";"}[layout.format]
    encoding = "cp1252" if layout.format == "csv cp1252" else "utf-8"
    return text_table(rows, delimiter=delimiter, encoding=encoding)


def file_name(layout: Layout) -> str:
    """The name the file arrives under."""
    return "enquete.csv" if layout.is_text else "enquete.xlsx"


def _identity(truth: Study, layout: Layout) -> Iterator[_Column]:
    yield _Column("ID", "Identifiant", "", truth.numbers())
    yield _Column("REGION", "Région", "", [_spelt(code, layout.spelling) for code in truth.regions])
    if layout.weighted:
        yield _Column("POIDS", "Poids de redressement", "", list(truth.weights))


def _spelt(code: str | None, spelling: str) -> Any:
    if code is None:
        return None
    name = REGION_BY_CODE[code].name
    if spelling == "plain":
        return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if spelling == "departement":
        return max(d.code for d in departements().values() if d.region == code)
    told = {
        "name": name, "upper": name.upper(), "code": code, "number": int(code),
        "iso": f"FR-{_ISO[code]}",
    }  # fmt: skip
    return told[spelling]


def _questions(truth: Study, layout: Layout) -> Iterator[list[_Column]]:
    """The columns of each question, side by side as every program writes them."""
    for code, question in truth.questions.items():
        wording = question.wording
        if isinstance(question, Marks):
            cells = question.columns("NSP")
            yield list(_options(code, wording, question.items, cells, layout))
        elif not question.several:
            words = [layout.code(n) for n in range(len(question.labels))] if layout.codes else None
            yield [_Column(code, wording, "", question.cells(words, layout.blank))]
        else:
            yield list(_several(code, question, layout))


def _several(code: str, question: Choice, layout: Layout) -> Iterator[_Column]:
    if layout.joint:
        yield _Column(code, question.wording, "", question.joined(layout.joint))
    if layout.ticks:
        yes, no = TICKS[layout.ticks]
        cells = question.ticks(yes, no, layout.blank if no is not None else None)
        yield from _options(code, question.wording, question.labels, cells, layout)


def _options(
    code: str, wording: str, labels: tuple[str, ...], cells: list[Cells], layout: Layout
) -> Iterator[_Column]:
    for n, (label, column) in enumerate(zip(labels, cells, strict=True), start=1):
        own = f"{code} [{label}]" if layout.heads == "codes" else layout.stem.format(code, n)
        yield _Column(own, wording, label, column)


def _titles(layout: Layout, width: int) -> Iterator[Cells]:
    for n in range(layout.titles):
        yield [("Données synthétiques", "Une ligne par répondant")[n % 2], *[None] * (width - 1)]
    if layout.titles:
        yield [None] * width


def _heads(columns: list[_Column], layout: Layout) -> list[Cells]:
    full = [f"{c.question} [{c.option}]" if c.option else c.question for c in columns]
    codes: Cells = [c.code for c in columns]
    options: Cells = [c.option or None for c in columns]
    questions: Cells = [c.question for c in columns]
    once: Cells = [
        None if c.option and n and columns[n - 1].question == c.question else c.question
        for n, c in enumerate(columns)
    ]
    return {
        "codes": [codes],
        "wordings": [list(full)],
        "codes over wordings": [codes, list(full)],
        "wordings over codes": [list(full), codes],
        "three rows": [codes, questions, options],
        "questions over options": [once, options],
        "glued": [[f"{code}. {text}" for code, text in zip(codes, full, strict=True)]],
    }[layout.heads]


def _body(columns: list[_Column], layout: Layout) -> Iterator[Cells]:
    for row in zip(*(c.cells for c in columns), strict=True):
        yield [_as_text(cell) for cell in row] if layout.is_text else list(row)


def _as_text(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "VRAI" if cell else "FAUX"
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def _codebook(truth: Study, layout: Layout) -> Iterator[Cells]:
    """Single choices only: the options of several answers are in the heads."""
    heads = {
        "a row a code": ["Variable", "Question", "Code", "Libellé"],
        "a row a variable": ["Variable", "Question", "Modalités"],
        "blocks": ["Plan de codage"],
        "first row only": ["Variable", "Question", "Code", "Libellé"],
    }
    yield heads[layout.codebook]
    for code, question in truth.questions.items():
        if not isinstance(question, Choice) or question.several:
            continue
        told = [(layout.code(n), label) for n, label in enumerate(question.labels)]
        if layout.codebook == "a row a variable":
            yield [code, question.wording, ";".join(f"{c}={x}" for c, x in told)]
        elif layout.codebook == "blocks":
            yield [code, question.wording]
            yield from ([c, x] for c, x in told)
            yield []
        else:
            for n, (c, x) in enumerate(told):
                first = n == 0 or layout.codebook == "a row a code"
                yield [*([code, question.wording] if first else [None, None]), c, x]
