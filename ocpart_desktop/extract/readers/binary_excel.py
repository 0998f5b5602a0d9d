"""Binary workbooks (.xlsb): calamine's values, and what it leaves out of them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from ocpart_desktop.extract.damage import damaged, said_when_damaged
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.readers import biff12, calamine_book
from ocpart_desktop.extract.readers.binary_excel_marks import PartMarks, cell_formats, scanned
from ocpart_desktop.extract.readers.file_issues import epoch_1904, package_issues
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.readers.number_formats import moment, shows_a_date
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.extract.workbook import Cell, Sheet, Workbook

Progress = Callable[[float], None]

_BOOK, _STYLES = "xl/workbook.bin", "xl/styles.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"


def read_binary_excel(content: bytes, progress: Progress) -> Workbook:
    """Every worksheet; charts and macro sheets are left out."""
    parts = _Parts(content)
    with said_when_damaged(), calamine_book.said_when_calamine_fails():
        sheets = tuple(_sheets(content, parts, progress))
    return Workbook(Format.XLSB, sheets, issues=tuple(parts.issues()))


def _sheets(content: bytes, parts: _Parts, progress: Progress) -> Iterator[Sheet]:
    book = calamine_book.opened(content)
    wanted = list(calamine_book.worksheets(book))
    formats = parts.formats()
    dated = {n for n, code in enumerate(formats) if shows_a_date(code)}
    for done, (number, name, hidden) in enumerate(wanted):
        start, share = done / len(wanted), 1 / len(wanted)
        data = parts.sheet(number)
        if data is None:
            yield Sheet(name, [], hidden, unreadable=True)
            continue
        told = scanned(name, data, dated, _part_of(progress, start, 0.5 * share))
        sheet = book.get_sheet_by_index(number)
        values = calamine_book.rows_of(name, sheet, _part_of(progress, start + 0.5 * share, share))
        rows = [list(row) for row in values]
        _put_dates(rows, told, parts.epoch_1904)
        yield Sheet(
            name=name,
            rows=rows,
            hidden=hidden,
            merged=tuple(told.merged),
            marks=replace(told.marks(), cut_texts=fitted(rows)),
            _formats=partial(cell_formats, data, formats),
        )


def _part_of(progress: Progress, start: float, share: float) -> Progress:
    return lambda done: progress(min(start + share * done, 1.0))


def _put_dates(rows: list[list[Cell]], told: PartMarks, epoch: bool) -> None:
    """Calamine takes a date stored as a whole number for a number."""
    for i, j in told.whole_dates:
        if i < len(rows) and j < len(rows[i]):
            value = rows[i][j]
            if isinstance(value, int | float) and not isinstance(value, bool):
                rows[i][j] = moment(value, epoch)


class _Parts:
    """The parts of the package that calamine says nothing of."""

    def __init__(self, content: bytes) -> None:
        with said_when_damaged():
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._names = {_plain(n): n for n in self._archive.namelist()}
            self._targets, self.epoch_1904 = self._book()

    def issues(self) -> Iterator[Issue]:
        if self.epoch_1904:
            yield epoch_1904()
        yield from package_issues(self._names)

    def sheet(self, number: int) -> bytes | None:
        """The records of the sheet at this place in the workbook; None when they are missing."""
        name = self._targets[number] if number < len(self._targets) else ""
        return self._read(name) if name in self._names else None

    def formats(self) -> list[str]:
        """The format code of each style of cells."""
        data = self._read(_STYLES) if _STYLES in self._names else b""
        return list(_styles(data))

    def _read(self, name: str) -> bytes:
        with said_when_damaged():
            return self._archive.read(self._names[name])

    def _book(self) -> tuple[list[str], bool]:
        """The part of each sheet, in the order of the workbook; whether dates begin in 1904."""
        relations = self._relations()
        data = self._read(_BOOK)
        targets, epoch = [], False
        for kind, start, end in biff12.records(data):
            if kind == biff12.BOOK_PROPERTIES:
                epoch = end > start and bool(data[start] & 1)
            elif kind == biff12.SHEET:
                relation, _end = biff12.wide_text(data, start + 8)
                targets.append(relations.get(relation, ""))
        return targets, epoch

    def _relations(self) -> Mapping[str, str]:
        from ocpart_desktop.extract.readers.xml_events import Attributes, read_events

        found: dict[str, str] = {}

        def start(_name: str, told: Attributes) -> None:
            target = told.get("Target", "")
            found[told.get("Id", "")] = _plain(target if target.startswith("/") else f"xl/{target}")

        if _RELATIONS not in self._names:
            raise damaged()
        read_events(self._read(_RELATIONS), start=start, end=lambda _name: None)
        return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _styles(data: bytes) -> Iterator[str]:
    from ocpart_desktop.extract.readers.number_formats import BUILT_IN

    codes = dict(BUILT_IN)
    of_cells = False
    for kind, start, _end in biff12.records(data):
        if kind == biff12.FORMAT:
            number = struct.unpack_from("<H", data, start)[0]
            codes[number] = biff12.wide_text(data, start + 2)[0]
        elif kind in (biff12.STYLES_START, biff12.STYLES_END):
            of_cells = kind == biff12.STYLES_START
        elif kind == biff12.STYLE and of_cells:
            yield codes.get(struct.unpack_from("<H", data, start + 2)[0], "")
