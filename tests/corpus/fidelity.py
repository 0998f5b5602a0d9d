"""No silent change: each value of the survey is the raw text of its cell, or an issue says why.

The raw cells are looked up by row number and column, then compared with what the frame holds,
both ways: a value must come from its cell, and a cell that is filled must give its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.formats import recognise_format
from ocpart_desktop.extract.receipt import ReadColumn
from ocpart_desktop.extract.spreadsheets import read_workbook
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, cell_name
from ocpart_desktop.survey.corrections import Use
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED, REGION, WEIGHT, RespondentTable

from .registry import Made

_BLANK = frozenset({"", "n a", "na", "null", "nr", "n d"})
_NO = frozenset({"0", "non", "n", "no", "faux", "false", "not selected", "non coche", "non cite"})
_NONE_GIVEN = frozenset({"nsp", "ne se prononce pas", "ne sait pas", "sans opinion", "refus"})
_TOLD_OF_A_VALUE = frozenset({
    "neither_ticked_nor_not", "not_a_number", "outside_scale", "unknown_answer", "unknown_region",
    "joined_differs", "taken_for_missing", "left_out_of_base", "weight_missing",
    "weight_not_positive", "typed_answers",
})  # fmt: skip


@dataclass(frozen=True)
class _Table:
    """A table of respondents beside the sheet it was read from."""

    table: RespondentTable
    sheet: Sheet
    places: Mapping[str, int]
    told: frozenset[str]
    missing: frozenset[str]

    def raw(self, column: str) -> list[str]:
        """The raw text of a frame column's cells, a respondent each."""
        j = self.places[column.rpartition(":")[0] if column not in self.places else column]
        return [text_of(self.sheet.rows[i - 1][j]) for i in self.table.rows]

    def cell(self, column: str, n: int) -> str:
        """Where the value of the n-th respondent was read."""
        j = self.places[column.rpartition(":")[0] if column not in self.places else column]
        return f"{self.sheet.name}!{cell_name(self.table.rows[n] - 1, j)}"


def silent_changes(made: Made, opened: Opened) -> list[str]:
    """Each value that is not its cell's, and each filled cell lost without a word."""
    content = made.content
    book = read_workbook(content, recognise_format(content), lambda _done: None)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    out: list[str] = []
    for table in opened.survey.respondents.values():
        sheet = sheets[table.sheet]
        (read,) = [r.read for r in opened.receipt.sheets if r.name == table.sheet]
        places = {column.name: column_index(column.letters) for column in read}
        told = frozenset(
            str(issue.facts.get("column", issue.cell))
            for issue in opened.receipt.issues
            if issue.sheet == sheet.name and issue.code in _TOLD_OF_A_VALUE
        )
        known = _Table(table, sheet, places, told, made.facts.missing)
        asked = [q for q in opened.survey.questions if q.table == table.name]
        for question in {q.id: q for q in asked}.values():
            out += _question_changes(known, question)
        out += _lost_columns(read, asked, opened)
        for variable in table.variables:
            out += _category_changes(known, variable.name, {c: c for c in variable.categories})
        out += _region_changes(known, opened)
        out += _weight_changes(known, opened)
    return out


def _lost_columns(
    read: Sequence[ReadColumn], asked: Sequence[Question], opened: Opened
) -> Iterator[str]:
    """Columns of questions that are part of none, and columns set aside without a word."""
    covered: set[int] = set()
    for question in asked:
        first, last = range_columns(question.source)
        covered |= {*range(first, last + 1)}
    told = {str(issue.facts.get("column")) for issue in opened.receipt.issues}
    for column in read:
        answers = column.use is Use.QUESTION and column.answered
        if answers and column_index(column.letters) not in covered and column.name not in told:
            yield f"column {column.letters} « {column.name} » is part of no question"
    aside = sum(column.use is Use.ASIDE for column in read)
    said = sum(
        int(issue.facts.get("n", 1))
        for issue in opened.receipt.issues
        if issue.code in ("columns_set_aside", "several_weights", "other_region_column")
    )
    if aside > said:
        yield f"{aside} columns are set aside, {said} told"


def _question_changes(known: _Table, question: Question) -> Iterator[str]:
    if question.kind in (QuestionKind.SINGLE, QuestionKind.SCALE):
        labels = {a.id: a.label for a in question.answers if not a.net}
        yield from _category_changes(known, question.column or "", labels)
    elif question.kind is QuestionKind.MULTIPLE:
        columns = [a.column or "" for a in question.answers]
        if all(column in known.places for column in columns):
            yield from _tick_changes(known, question)
        elif columns[0].rpartition(":")[0] in known.places:
            yield from _joined_changes(known, question)
        else:
            yield from _citation_changes(known, question)
    elif question.kind in (QuestionKind.MEAN, QuestionKind.COUNT):
        for answer in question.answers:
            yield from _number_changes(known, answer.column or "")


def _category_changes(known: _Table, column: str, labels: Mapping[str, str]) -> Iterator[str]:
    values = known.table.frame[column]
    for n, (value, raw) in enumerate(zip(values, known.raw(column), strict=True)):
        if pd.isna(value):
            lost = fold(raw) not in _BLANK and column not in known.told
        else:
            told = column in known.told and value == "autre"
            lost = not (_same(raw, value) or _same(raw, labels[value]) or told)
        if lost:
            yield f"{known.cell(column, n)} holds « {raw} », read as « {value} »"


def _same(raw: str, other: str) -> bool:
    return (fold(raw) or raw) == (fold(other) or other) or _number(raw) == _number(other) != None  # noqa: E711


def _number(text: str) -> float | None:
    try:
        return float("".join(text.split()).replace(",", "."))
    except ValueError:
        return None


def _tick_changes(known: _Table, question: Question) -> Iterator[str]:
    columns = {answer.column for answer in question.answers}
    for answer in question.answers:
        column = answer.column or ""
        marks = known.table.frame[column].to_numpy()
        cells = known.raw(column)
        two_is_no = "1" in cells
        for n, (mark, raw) in enumerate(zip(marks, cells, strict=True)):
            said = fold(raw) or raw
            empty = said in _BLANK
            refused = empty or said in _NO or said in _NONE_GIVEN or (raw == "2" and two_is_no)
            right = (
                (mark == 1 and not refused)
                or (mark == 0 and (refused or column in known.told))
                or (mark == NOT_ASKED and (empty or known.told & columns))
            )
            if not right:
                yield f"{known.cell(column, n)} holds « {raw} », read as {mark}"


def _joined_changes(known: _Table, question: Question) -> Iterator[str]:
    answers = [a for a in question.answers if a.column]
    column = (answers[0].column or "").rpartition(":")[0]
    frame = known.table.frame
    marks = np.stack([frame[a.column].to_numpy() for a in answers])
    for n, raw in enumerate(known.raw(column)):
        if (marks[:, n] == NOT_ASKED).all():
            if fold(raw) not in _BLANK:
                yield f"{known.cell(column, n)} holds « {raw} », read as not asked"
            continue
        chosen = [a for a, mark in zip(answers, marks[:, n], strict=True) if mark == 1]
        left = f" {fold(raw)} "
        for text in sorted((fold(a.label) for a in chosen), key=len, reverse=True):
            left = left.replace(f" {text} ", "  ", 1)
        codes = {fold(a.id) for a in chosen}
        unexplained = [word for word in left.split() if word not in codes]
        coded = len(left.split()) == len(chosen) and left.strip() == fold(raw)
        if unexplained and not coded and column not in known.told:
            told = [a.label for a in chosen]
            yield f"{known.cell(column, n)} holds « {raw} », read as {told}"


def _citation_changes(known: _Table, question: Question) -> Iterator[str]:
    """A column a citation: what is chosen is what the columns hold, no more and no less."""
    first, last = range_columns(question.source)
    frame = known.table.frame
    marks = np.stack([frame[a.column].to_numpy() for a in question.answers])
    for n, i in enumerate(known.table.rows):
        cells = [text_of(v) for v in known.sheet.rows[i - 1][first : last + 1]]
        raw = {fold(cell) for cell in cells if fold(cell) not in _BLANK}
        pairs = zip(question.answers, marks[:, n], strict=True)
        chosen = [a for a, mark in pairs if mark == 1]
        asked = (marks[:, n] != NOT_ASKED).all()
        said = {fold(a.label) for a in chosen} == raw or {fold(a.id) for a in chosen} == raw
        if asked != bool(raw) or (asked and not said):
            yield f"{known.sheet.name} row {i} holds {sorted(raw)}, read as {chosen}"


def range_columns(source: str) -> tuple[int, int]:
    """« Base!C1:H61 » → (2, 7)."""
    first, last = (re.sub(r"\d", "", cell) for cell in source.rpartition("!")[2].split(":"))
    return column_index(first), column_index(last)


def column_index(letters: str) -> int:
    """« AB » → 27."""
    return sum((ord(c) - 64) * 26**k for k, c in enumerate(reversed(letters))) - 1


def _number_changes(known: _Table, column: str) -> Iterator[str]:
    values = known.table.frame[column].to_numpy()
    for n, (value, raw) in enumerate(zip(values, known.raw(column), strict=True)):
        if np.isnan(value):
            silent = fold(raw) in _BLANK | _NONE_GIVEN | known.missing
            told = silent or column in known.told
        else:
            told = _number(raw) == value
        if not told:
            yield f"{known.cell(column, n)} holds « {raw} », read as {value}"


def _region_changes(known: _Table, opened: Opened) -> Iterator[str]:
    labels = {label: r.code for r in opened.receipt.regions for label in r.labels}
    values = list(known.table.frame[REGION])
    if not labels or all(pd.isna(v) for v in values):
        return
    by_column = {name: known.raw(name) for name in known.places}
    right = {
        name
        for name, texts in by_column.items()
        if all(pd.isna(v) or labels.get(t, v) == v for v, t in zip(values, texts, strict=True))
        and any(t in labels or t.isdigit() for t in texts)
    }
    if not right:
        yield f"{known.sheet.name}: no column holds the regions read"


def _weight_changes(known: _Table, opened: Opened) -> Iterator[str]:
    weight = opened.receipt.weight
    if weight is None or weight.sheet != known.sheet.name:
        return
    weights = known.table.frame[WEIGHT].to_numpy()
    for n, (value, raw) in enumerate(zip(weights, known.raw(weight.column), strict=True)):
        if _number(raw) != value:
            yield f"{known.cell(weight.column, n)} holds « {raw} », read as the weight {value}"
