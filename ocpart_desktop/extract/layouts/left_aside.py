"""What a sheet of tables prints beside shares and means, told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocpart_desktop.extract.layouts.published_table import Reading
from ocpart_desktop.extract.receipt import Fact, Issue, Severity

_NAMES_SHOWN = 8


def aside_issues(readings: Sequence[Reading]) -> Iterator[Issue]:
    """The rows and columns of a sheet that tell neither a share nor a mean, said once."""
    rows = [(r, row.label, row.line.row) for r in readings for row in r.aside]
    if rows:
        reading, _label, row = rows[0]
        cell = reading.block.cell(row, reading.of.columns[0].column)
        yield _aside("rows_left_aside", reading, cell, [label for _r, label, _n in rows])
    columns = [(r, c.head, c.column) for r in readings for c in r.banner.changes]
    if columns:
        reading, _label, column = columns[0]
        cell = reading.block.cell(reading.block.heads[-1].row, column)
        yield _aside("columns_left_aside", reading, cell, [label for _r, label, _n in columns])
    if (along := next(_along_rows(readings), None)) is not None:
        yield Issue("row_percents_left_aside", Severity.INFO, readings[0].table.sheet, along)


def _along_rows(readings: Sequence[Reading]) -> Iterator[str]:
    """The cells of the percentages along the rows, printed beside those of the columns."""
    for reading in readings:
        first = reading.of.columns[0].column
        for column in reading.banner.along_rows:
            yield reading.block.cell(reading.rows[0].line.row, column.column)
        for row in reading.rows:
            if row.along is not None:
                yield reading.block.cell(row.along.row, first)


def _aside(code: str, reading: Reading, cell: str, labels: Sequence[str]) -> Issue:
    names = list(dict.fromkeys(labels))
    facts: dict[str, Fact] = {
        "labels": ", ".join(names[:_NAMES_SHOWN]) + "…" * (len(names) > _NAMES_SHOWN)
    }
    return Issue(code, Severity.INFO, reading.table.sheet, cell, facts)
