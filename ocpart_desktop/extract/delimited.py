"""Text tables: encoding and delimiter found by content, values left as text."""

from __future__ import annotations

import csv
import io
import re

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.workbook import Row, too_many_cells
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_DELIMITERS = ";\t,|"
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


def read_delimited(content: bytes) -> list[Row]:
    """The rows of a csv or tsv file, equally long."""
    text = _decoded(content)
    declared = _SEP_LINE.match(text)
    delimiter = declared[1] if declared else _delimiter(text)
    if declared:
        text = text[declared.end() :]
    csv.field_size_limit(limits.CSV_FIELD)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            if cells > limits.CELLS:
                raise too_many_cells("CSV", len(rows), len(row))
            rows.append(row)
    except csv.Error as error:
        raise UserError(
            "damaged",
            _(
                "The text table cannot be read near line {line} ({reason}): open it in a "
                "spreadsheet program and save it as .xlsx."
            ).format(line=len(rows) + 1, reason=error),
        ) from None
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The separator whose count is the most constant over the first lines, quotes left out."""
    lines = [x for x in _QUOTED.sub("", text[:200_000]).splitlines()[:50] if x.strip()]

    def vote(delimiter: str) -> float:
        counts = sorted(line.count(delimiter) for line in lines)
        middle = counts[len(counts) // 2] if counts else 0
        return middle * counts.count(middle) / len(counts) if middle else 0.0

    return max(_DELIMITERS, key=vote)
