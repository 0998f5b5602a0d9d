"""From the bytes of a spreadsheet to its cells: each format has its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.onward import Onward, Progress
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.plain_sheets.book import PlainSheets
from ocpart_desktop.extract.readers import calamine_book
from ocpart_desktop.extract.readers.binary_excel import read_binary_excel
from ocpart_desktop.extract.readers.delimited import read_delimited
from ocpart_desktop.extract.readers.long_texts import fitted
from ocpart_desktop.extract.readers.old_excel import read_old_excel
from ocpart_desktop.extract.readers.open_document import read_open_document
from ocpart_desktop.extract.readers.web_archive import read_web_archive
from ocpart_desktop.extract.readers.web_page import read_web_page
from ocpart_desktop.extract.readers.xml_2003 import read_xml_2003
from ocpart_desktop.extract.workbook import Sheet, Workbook
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_QUICK = 0.7
"""The part of a sheet's way that the quick reader takes: what is left is for who takes over."""

_READERS: dict[Format, Callable[[bytes, Progress], Workbook]] = {
    Format.XLSB: read_binary_excel,
    Format.XLS: read_old_excel,
    Format.ODS: read_open_document,
    Format.CSV: read_delimited,
    Format.HTML: read_web_page,
    Format.MHTML: read_web_archive,
    Format.XML: read_xml_2003,
}


def read_workbook(content: bytes, kind: Format, progress: Progress) -> Workbook:
    """Every sheet of a spreadsheet, its values as stored. ``progress`` goes from 0 to 1."""
    if reader := _READERS.get(kind):
        return reader(content, progress)
    parts = OoxmlParts.of(content)
    parts.refuse_unusual_xml()
    onward = Onward(progress)
    sheets = _usual_opinion(content, parts, onward)
    second = sheets is None or any(sheet.unreadable for sheet in sheets)
    if sheets is None or second:
        sheets, second = _second_opinion(content, parts, sheets or (), onward.rest())
    return Workbook(kind, sheets, second_opinion=second, issues=tuple(parts.issues()))


def _usual_opinion(content: bytes, parts: OoxmlParts, onward: Onward) -> tuple[Sheet, ...] | None:
    """The sheets by calamine; those it gives up on are unreadable. None when it fails."""
    try:
        book = calamine_book.opened(content)
        plain = PlainSheets(content, parts)
        return tuple(_sheets(book, parts, plain, onward))
    except BaseException as error:
        if calamine_book.is_failure(error):
            return None
        raise


def _second_opinion(
    content: bytes, parts: OoxmlParts, first: tuple[Sheet, ...], progress: Progress
) -> tuple[tuple[Sheet, ...], bool]:
    """The sheets by openpyxl; failing that the first opinion, when it has anything to say.

    The second value tells whether it is really a second one.
    """
    from ocpart_desktop.extract.second_opinion import read_with_openpyxl

    try:
        second = read_with_openpyxl(content, parts, progress)
    except UserError:
        if any(sheet.rows for sheet in first):
            return first, False
        raise
    # Openpyxl leaves out, without a word, the sheets whose part is missing.
    return (second, True) if len(second) >= len(first) else (first, False)


def _sheets(
    book: CalamineWorkbook, parts: OoxmlParts, plain: PlainSheets, onward: Onward
) -> Iterator[Sheet]:
    """Each sheet takes its share of the way by the size of its part.

    Where the quick reader gives up, the usual one goes on from where it stopped.
    """
    wanted = list(calamine_book.worksheets(book))
    sizes = [parts.size(name) for _number, name, _hidden in wanted]
    done = 0
    for (number, name, hidden), size in zip(wanted, sizes, strict=True):
        advance = Onward(onward.part(done / sum(sizes), size / sum(sizes)))
        try:
            yield plain.read(name, advance.part(0.0, _QUICK)) or _sheet(
                book, number, name, parts, advance.rest(), hidden=hidden
            )
        except BaseException as error:
            if not _is_damage(error):
                raise
            yield Sheet(name, [], hidden, unreadable=True)
        advance(1.0)
        done += size


def _is_damage(error: BaseException) -> bool:
    damaged = isinstance(error, UserError) and error.code == "damaged"
    return damaged or calamine_book.is_failure(error)


def _sheet(
    book: CalamineWorkbook,
    number: int,
    name: str,
    parts: OoxmlParts,
    progress: Progress,
    *,
    hidden: bool,
) -> Sheet:
    marks = parts.marks(name)
    progress(0.1)
    sheet = book.get_sheet_by_index(number)
    progress(0.6)
    rows = calamine_book.rows_of(name, sheet, partial(_advance, progress, 0.6, 0.4))
    return Sheet(
        name=name,
        rows=rows,
        hidden=hidden,
        merged=calamine_book.merged_of(sheet),
        marks=replace(marks, cut_texts=fitted(rows)),
        _formats=partial(parts.formats, name),
    )


def _advance(progress: Progress, start: float, share: float, done: float) -> None:
    progress(start + share * done)
