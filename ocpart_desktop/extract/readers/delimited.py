"""Text tables (.csv, .tsv, .txt): encoding and delimiter found by content, values left as text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.readers.delimiter import delimiter_of
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.readers.text_issues import refuse_null_characters, text_issues
from ocpart_desktop.extract.text_encoding import decoded
from ocpart_desktop.extract.workbook import (
    Cell,
    Sheet,
    SheetMarks,
    Workbook,
    squared,
    too_many_cells,
)
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

Progress = Callable[[float], None]

_NAME = "CSV"
_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
_ROWS_A_STEP = 20_000


def read_delimited(content: bytes, progress: Progress) -> Workbook:
    """One sheet; its rows are equally long."""
    told = decoded(content)
    refuse_null_characters(told.text)
    declared = _SEP_LINE.match(told.text)
    start = declared.end() if declared else 0
    delimiter = declared[1] if declared else delimiter_of(told.text)
    rows = _rows(told.text, start, delimiter, progress)
    cut = fitted(rows)
    sheet = Sheet(_NAME, squared(_NAME, rows), marks=SheetMarks(cut_texts=cut))
    return Workbook(Format.CSV, (sheet,), issues=tuple(text_issues(told)))


def _rows(text: str, start: int, delimiter: str, progress: Progress) -> list[list[Cell]]:
    csv.field_size_limit(limits.CSV_FIELD)
    lines = _Lines(text, start)
    rows: list[list[Cell]] = []
    cells, begun = 0, 1
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            cells += len(row)
            if cells > limits.CELLS or len(rows) > limits.ROWS:
                raise too_many_cells(_NAME, len(rows), len(row))
            rows.append(list(row))
            if lines.ended:
                break
            begun = lines.number + 1
            if len(rows) % _ROWS_A_STEP == 0:
                progress(lines.done)
    except csv.Error as error:
        raise _unreadable(begun, str(error)) from None
    if rows.pop():
        raise _open_quote(begun)
    return rows


class _Lines:
    """The physical lines of a text, whichever way they end, then a blank one.

    The blank line is a row of its own, unless a quotation mark that never closes swallows it.
    """

    def __init__(self, text: str, start: int) -> None:
        self._stream = io.StringIO(text, newline="")
        self._stream.seek(start)
        self._length = max(len(text), 1)
        self.number = 1 if start else 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.number += 1
            yield line if line.endswith(("\n", "\r")) else f"{line}\n"
        self.ended = True
        yield "\n"

    @property
    def done(self) -> float:
        """How much of the text was read, 0 to 1."""
        return self._stream.tell() / self._length


def _unreadable(line: int, reason: str) -> UserError:
    return UserError(
        "damaged",
        _(
            "The text table cannot be read near line {line} ({reason}): open it in a "
            "spreadsheet program and save it as .xlsx."
        ).format(line=line, reason=reason),
    )


def _open_quote(line: int) -> UserError:
    return UserError(
        "open_quote",
        _(
            "In the text table, a quotation mark opened near line {line} never closes, so that "
            "the rows after it run together: export the table again, or correct that line."
        ).format(line=line),
    )
