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


def _aside(code: str, reading: Reading, cell: str, labels: Sequence[str]) -> Issue:
    names = list(dict.fromkeys(labels))
    facts: dict[str, Fact] = {
        "labels": ", ".join(names[:_NAMES_SHOWN]) + "…" * (len(names) > _NAMES_SHOWN)
    }
    return Issue(code, Severity.INFO, reading.table.sheet, cell, facts)
