"""The same workbook through both readers of .xlsx."""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.plain_sheets.package import Package
from ocpart_desktop.extract.plain_sheets.reading import read_plain_sheet
from ocpart_desktop.extract.plain_sheets.surprise import Surprise
from ocpart_desktop.extract.readers import calamine_book
from ocpart_desktop.extract.workbook import Cell, Sheet


def surprises(content: bytes) -> tuple[list[str], list[str]]:
    """What surprised the quick reader, and in what it differs from the usual one where not.

    The usual reader is only asked for what the quick one read: it may abort on what it did not.
    """
    try:
        package = Package(content)
        listed = package.sheets
    except Surprise as surprise:
        return [str(surprise)], []
    told: list[str] = []
    differing: list[str] = []
    for part in listed:
        try:
            quick = read_plain_sheet(package, part)
        except Surprise as surprise:
            told.append(str(surprise))
            continue
        differing += differences(quick, usual_sheet(content, part.name))
    return told, differing


def usual_sheet(content: bytes, name: str) -> Sheet:
    """A sheet through calamine; what it lets out when it cannot is no expected error here."""
    book = calamine_book.opened(content)
    found = {each: (number, hidden) for number, each, hidden in calamine_book.worksheets(book)}
    number, hidden = found[name]
    sheet = book.get_sheet_by_index(number)
    return Sheet(
        name=name,
        rows=calamine_book.rows_of(name, sheet, lambda _done: None),
        hidden=hidden,
        merged=calamine_book.merged_of(sheet),
        marks=OoxmlParts.of(content).marks(name),
    )


def differences(quick: Sheet, usual: Sheet) -> list[str]:
    """In what two readings of one sheet differ, the types of the cells included."""
    told = {
        "name": quick.name == usual.name,
        "hidden": quick.hidden == usual.hidden,
        "merged": quick.merged == usual.merged,
        "marks": quick.marks == usual.marks,
        "size": (len(quick.rows), quick.width) == (len(usual.rows), usual.width),
        "used rows": quick.used_rows() == usual.used_rows(),
        "cells": typed(quick.rows) == typed(usual.rows),
        "columns": _columns(quick) == _columns(usual),
    }
    return [what for what, same in told.items() if not same]


def typed(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[str, str]]]:
    """Cells that differ by their type differ."""
    return [[(type(cell).__name__, repr(cell)) for cell in row] for row in rows]


def _columns(sheet: Sheet) -> list[tuple[list[int], tuple[Cell, ...]]]:
    rows = [i for i in range(len(sheet.rows)) if i % 7 != 3]
    columns = sheet.columns(range(sheet.width), rows)
    return [(cells.places.tolist(), cells.distinct) for cells in columns]
