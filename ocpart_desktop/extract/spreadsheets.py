"""From the bytes of a spreadsheet to its cells: calamine first, openpyxl as a second opinion."""

from __future__ import annotations

from collections.abc import Iterator

from ocpart_desktop.extract.delimited import read_delimited
from ocpart_desktop.extract.formats import Format, password_needed
from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.usual_reader import Progress, UsualReader
from ocpart_desktop.extract.workbook import Sheet, Workbook, damaged


def read_workbook(content: bytes, kind: Format, progress: Progress) -> Workbook:
    """Every sheet of a spreadsheet, its values as stored. ``progress`` goes from 0 to 1."""
    if kind is Format.CSV:
        rows = read_delimited(content)
        return Workbook(kind, (Sheet("CSV", rows),))
    parts = OoxmlParts.of(content) if kind.is_ooxml else None
    if parts:
        parts.refuse_declarations()
    try:
        sheets = tuple(_sheets(content, parts, progress))
    except BaseException as error:
        if not _is_calamine_failure(error):
            raise
        if type(error).__name__ == "PasswordError":
            raise password_needed() from None
        if not parts:
            raise damaged() from None
        from ocpart_desktop.extract.second_opinion import read_with_openpyxl

        return Workbook(kind, read_with_openpyxl(content, parts), second_opinion=True)
    return Workbook(kind, sheets)


def _sheets(content: bytes, parts: OoxmlParts | None, progress: Progress) -> Iterator[Sheet]:
    if parts is None:
        return UsualReader(content, None).sheets(progress)
    from ocpart_desktop.extract.plain_sheets.book import XlsxBook

    return XlsxBook(content, parts).sheets(progress)


def _is_calamine_failure(error: BaseException) -> bool:
    """Calamine's own errors, and the panics of its core (which are no ``Exception``)."""
    module = type(error).__module__ or ""
    return module.startswith(("python_calamine", "pyo3_runtime", "_python_calamine"))
