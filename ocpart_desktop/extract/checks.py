"""Checks made on every reading of respondents, each told with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ocpart_desktop.extract.columns import Column, text_of
from ocpart_desktop.extract.fields.dates import day_of
from ocpart_desktop.extract.fields.technical import is_row_number
from ocpart_desktop.extract.layouts.asking import Stray
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.receipt import Issue, Severity
from ocpart_desktop.extract.workbook import Sheet, cell_name

_NAMES_SHOWN = 8
_SHOWN = 60
_MOSTLY_DATES = 0.5


def column_issues(
    sheet: Sheet, located: Located, columns: Sequence[Column], known: Sequence[Column | None]
) -> Iterator[Issue]:
    """Empty and constant columns; ``known`` are those understood otherwise."""
    top = located.headers[-1] if located.headers else located.data[0]
    for column in columns:
        cell = cell_name(top, column.index)
        facts = {"column": column.head.name}
        if column in known:
            continue
        if not column.answered:
            yield Issue("empty_column", Severity.INFO, sheet.name, cell, facts)
        elif len(column.counts) == 1 and len(located.data) > 1:
            facts["value"] = next(iter(column.texts.values()))
            yield Issue("constant_column", Severity.INFO, sheet.name, cell, facts)


def aside_issues(sheet: Sheet, aside: Sequence[Column]) -> Iterator[Issue]:
    """The columns that are no answers."""
    if aside:
        names = [c.head.name for c in aside]
        facts: dict[str, str | int] = {
            "n": len(names),
            "columns": ", ".join(names[:_NAMES_SHOWN]),
        }
        yield Issue("columns_set_aside", Severity.INFO, sheet.name, None, facts)


def identifier_issues(sheet: Sheet, located: Located, identifier: Column | None) -> Iterator[Issue]:
    """Respondents who bear a number already used."""
    if identifier is None:
        return
    repeated = {v for v in identifier.texts if identifier.counts[v] > 1}
    if repeated:
        again = identifier.repeats(repeated)
        facts: dict[str, str | int] = {
            "n": len(again),
            "id": identifier.texts[identifier.value(again[0])],
        }
        cell = cell_name(located.data[again[0]], identifier.index)
        yield Issue("duplicated_ids", Severity.WARNING, sheet.name, cell, facts)


def header_issues(sheet: Sheet, located: Located, columns: Sequence[Column]) -> Iterator[Issue]:
    """Columns without a header or sharing one, headers met again among the respondents."""
    top = located.headers[-1] if located.headers else located.data[0]
    named: set[str] = set()
    for column in columns:
        cell = cell_name(top, column.index)
        heads = [text_of(sheet.rows[i][column.index]) for i in located.headers]
        first = re.sub(r"-\d+$", "", column.head.code)
        if located.headers and not any(heads) and not is_row_number(column):
            yield Issue(
                "no_header", Severity.WARNING, sheet.name, cell, {"column": column.head.name}
            )
        elif column.head.name not in heads and first != column.head.code and first in named:
            facts = {"header": first, "column": column.head.code}
            yield Issue("duplicated_header", Severity.WARNING, sheet.name, cell, facts)
        named.add(column.head.name)
    if located.repeated:
        cell = cell_name(located.repeated[0], 0)
        again: dict[str, str | int] = {"n": len(located.repeated)}
        yield Issue("repeated_headers", Severity.WARNING, sheet.name, cell, again)


def row_issues(sheet: Sheet, located: Located) -> Iterator[Issue]:
    """Notes and totals among or below the respondents."""
    if located.left_out:
        row = located.left_out[0]
        column, value = next((j, t) for j, v in enumerate(sheet.rows[row]) if (t := text_of(v)))
        facts: dict[str, str | int] = {"n": len(located.left_out), "value": value[:_SHOWN]}
        cell = cell_name(row, column)
        yield Issue("rows_left_out", Severity.INFO, sheet.name, cell, facts)


def stray_issues(sheet: Sheet, located: Located, strays: Sequence[Stray]) -> Iterator[Issue]:
    """Values that their question does not explain, with the first of them."""
    for stray in strays:
        column = stray.column
        rows = stray.rows or column.where(stray.values)
        first = rows[0]
        yield Issue(
            stray.code,
            stray.severity,
            sheet.name,
            cell_name(located.data[first], column.index),
            {
                "column": column.head.name,
                "value": text_of(column.value(first)),
                "n": len(rows),
                **stray.facts,
            },
        )


def date_issues(sheet: Sheet, located: Located, columns: Sequence[Column]) -> Iterator[Issue]:
    """Dates that are still to come, and words where dates are expected."""
    today = date.today()
    for column in columns:
        if column.date_share < _MOSTLY_DATES:
            continue
        days = {value: day_of(value) for value in column.texts}
        late = {value for value, day in days.items() if day is not None and day > today}
        odd = {value for value, day in days.items() if day is None}
        for code, values in (("future_date", late), ("not_a_date", odd)):
            if not values:
                continue
            rows = column.where(values)
            facts: dict[str, str | int] = {
                "column": column.head.name,
                "value": column.texts[column.value(rows[0])],
                "n": len(rows),
            }
            cell = cell_name(located.data[rows[0]], column.index)
            yield Issue(code, Severity.WARNING, sheet.name, cell, facts)
