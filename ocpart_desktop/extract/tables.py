"""The cells of a spreadsheet as texts, for what is no survey: a table sent back, a list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.workbook import Cell
from ocpart_desktop.i18n import current_language
from ocpart_desktop.survey.corrections import Reading


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its rows, each as long as the others."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_tables(path: Path) -> tuple[Table, ...]:
    """Every sheet of a spreadsheet, read in a child process. UserError when it cannot be used."""
    from ocpart_desktop.extract.child import Request
    from ocpart_desktop.extract.files import read_file, shown_name
    from ocpart_desktop.extract.formats import recognise_format
    from ocpart_desktop.extract.reader import Reader

    content = read_file(path)
    recognise_format(content)
    request = Request(
        len(content), shown_name(path), None, Reading(), current_language(), read=_read
    )
    told = Reader().read(request, content, lambda _done: None, lambda: False)
    return tuple(Table(name, tuple(map(tuple, rows))) for name, rows in json.loads(told))


def _read(content: bytes, _name: str, **_told: object) -> bytes:
    """What the child runs."""
    return json.dumps([[table.name, table.rows] for table in tables_in(content)]).encode()


def tables_in(content: bytes) -> tuple[Table, ...]:
    """The same, in this very process."""
    from ocpart_desktop.extract.formats import recognise_format
    from ocpart_desktop.extract.spreadsheets import read_workbook

    book = read_workbook(content, recognise_format(content), lambda _done: None)
    return tuple(
        Table(sheet.name, tuple(tuple(map(_text, row)) for row in sheet.rows))
        for sheet in book.sheets
    )


def _text(value: Cell) -> str:
    """A cell as it is read, its lines kept."""
    return value.strip() if isinstance(value, str) else text_of(value)
