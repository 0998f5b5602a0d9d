"""The table of a sheet of respondents: region, public, wave, weight, and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Coded, Column, coded
from ocpart_desktop.extract.draft import DraftTable
from ocpart_desktop.extract.fields.answers import single_answers
from ocpart_desktop.extract.fields.respondent_kind import public_code
from ocpart_desktop.extract.layouts.asking import Stray
from ocpart_desktop.extract.layouts.chosen import missing_strays, respelt
from ocpart_desktop.extract.layouts.codebook import Codebook
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.layouts.respondent_columns import Parts
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet
from ocpart_desktop.survey.survey import (
    CLUSTER,
    PUBLIC,
    REGION,
    STRATUM,
    WAVE,
    WEIGHT,
    Variable,
)

if TYPE_CHECKING:
    from ocpart_desktop.extract.draft import Values
    from ocpart_desktop.extract.workbook import Cell


def respondent_table(
    sheet: Sheet, located: Located, parts: Parts, context: Context
) -> tuple[DraftTable, list[Stray]]:
    """The table without its questions, and what is doubtful in the columns that describe."""
    n = len(located.data)
    book = context.codebook
    columns: dict[str, Values] = {
        REGION: parts.region.coded() if parts.region else _constant(n, None),
        PUBLIC: _labelled(parts.public, book, public_code) or _constant(n, context.public),
        WAVE: _labelled(parts.wave, book) or _constant(n, context.wave),
    }
    weighted = parts.weight is not None and parts.weight.usable
    if parts.weight and weighted:
        numbers = parts.weight.column.numbers
        columns[WEIGHT] = parts.weight.column.floats(lambda v: numbers[v])
    for name, designed in ((STRATUM, parts.stratum), (CLUSTER, parts.cluster)):
        if values := _labelled(designed, Codebook()):
            columns[name] = values
    variables, strays = [], []
    for each in parts.variables:
        texts = context.corrections.missing(each.head.name)
        column = each if texts is None else each.with_no_answers(texts)
        variable, values, doubts = _variable(column, book)
        variables.append(variable)
        columns[variable.name] = values
        strays += doubts
    first, last = located.data[0] + 1, located.data[-1] + 1
    rows = range(first, last + 1)
    whole = len(rows) == n
    table = DraftTable(
        name=sheet.name,
        sheet=sheet.name,
        columns=columns,
        rows=rows if whole else tuple(i + 1 for i in located.data),
        weighted=weighted,
        variables=tuple(variables),
    )
    return table, strays


def _variable(column: Column, codebook: Codebook) -> tuple[Variable, Coded, list[Stray]]:
    """A column by which respondents are filtered, its codes worded by the codebook."""
    entry = codebook.entry(column.head.code)
    answers, id_of = single_answers(column, entry.answers)
    label_of = {a.id: a.label for a in answers}
    met = {id_of[text] for text in column.texts.values()}
    labels = tuple(dict.fromkeys(a.label for a in answers if a.id in met))
    values = _coded(column, {v: label_of[id_of[t]] for v, t in column.texts.items()}, labels)
    wording = entry.label or column.head.text
    strays = [*respelt(column, answers, id_of), *missing_strays(column)]
    return Variable(column.head.name, wording, labels), values, strays


def _labelled(
    column: Column | None, codebook: Codebook, name: Callable[[str], str] = str
) -> Coded | None:
    """A column by its codebook's words; None without a column."""
    if column is None:
        return None
    meanings = {fold(c): x for c, x in codebook.entry(column.head.code).answers.items()}
    named = {value: name(meanings.get(fold(text), text)) for value, text in column.texts.items()}
    return _coded(column, named, list(dict.fromkeys(named.values())))


def _coded(column: Column, named: Mapping[Cell, str], categories: Sequence[str]) -> Coded:
    place = {category: n for n, category in enumerate(categories)}
    return coded(column.codes(lambda v: place[named[v]] if v in named else -1), categories)


def _constant(n: int, value: str | None) -> Coded:
    import numpy as np

    return Coded(np.full(n, -1 if value is None else 0, np.int8), () if value is None else (value,))
