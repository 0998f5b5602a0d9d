"""One plain sheet, from its part to codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from ocpart_desktop.extract.ooxml import hidden_columns
from ocpart_desktop.extract.plain_sheets.blocks import Block, read_block
from ocpart_desktop.extract.plain_sheets.coded_rows import CodedRows
from ocpart_desktop.extract.plain_sheets.coded_sheet import CodedSheet
from ocpart_desktop.extract.plain_sheets.codes import Codes
from ocpart_desktop.extract.plain_sheets.markup import name_of, sound_xml
from ocpart_desktop.extract.plain_sheets.package import Package, SheetPart
from ocpart_desktop.extract.plain_sheets.pieces import Pieces
from ocpart_desktop.extract.plain_sheets.surprise import expect, surprised
from ocpart_desktop.extract.workbook import MergedRange, SheetMarks, column_number

_CORNER = r"([A-Z]{1,3})([1-9]\d{0,6})"
_RANGE = re.compile(rf"{_CORNER}(?::{_CORNER})?")


def read_plain_sheet(
    package: Package,
    sheet: SheetPart,
    *,
    formats: Callable[[], dict[tuple[int, int], str]] | None = None,
    progress: Callable[[float], None] = lambda _done: None,
) -> CodedSheet:
    """A sheet as the usual reader would see it; ``Surprise`` when it is not plain.

    ``formats`` are its cells' number formats, asked for later if at all.
    """
    codes = Codes(package.strings, package.formats, from_1904=package.from_1904)
    stream, size = package.open(sheet.part)
    with stream:
        pieces = Pieces(stream)
        blocks: list[Block] = []
        done = 0
        for rows in pieces:
            blocks.append(read_block(rows, codes))
            expect(len(blocks) < 2 or blocks[-2].bottom <= blocks[-1].top, "rows in order")
            done += len(rows)
            progress(done / max(size, 1))
    root = sound_xml(pieces.margins)
    _check_head(root)
    hidden = sum(block.hidden_rows for block in blocks)
    return CodedSheet(
        name=sheet.name,
        rows=CodedRows(blocks, codes),
        hidden=sheet.hidden,
        merged=tuple(_merged(root)),
        marks=SheetMarks(
            errors={place: text for block in blocks for place, text in block.errors.items()},
            uncomputed=tuple(place for block in blocks for place in block.uncomputed),
            hidden_rows=hidden,
            filtered=hidden > 0 and b"autoFilter" in pieces.margins,
            hidden_columns=hidden_columns(pieces.margins),
        ),
        _formats=formats,
    )


def _check_head(root: Element) -> None:
    """The usual reader believes what stands before the rows, and fails on what is wrong there."""
    expect(name_of(root) == "worksheet", "a worksheet")
    before = [*_until_rows(root)]
    expect(all(name_of(e) != "mergeCells" for e in before), "merged cells after the rows")
    extents = [e.get("ref", "") for e in before if name_of(e) == "dimension"]
    expect(all(map(_RANGE.fullmatch, extents)), "a plain extent")


def _until_rows(root: Element) -> Iterator[Element]:
    for child in root:
        if name_of(child) == "sheetData":
            return
        yield from child.iter()
    surprised("rows elsewhere")


def _merged(root: Element) -> Iterator[MergedRange]:
    first = next((e for e in root.iter() if name_of(e) == "mergeCells"), None)
    for element in first.iter() if first is not None else ():
        if name_of(element) == "mergeCell" and element.get("ref") is not None:
            found = _RANGE.fullmatch(element.get("ref", ""))
            if found is None:
                surprised("a merged range of another form")
            top, left = int(found[2]) - 1, column_number(found[1])
            bottom, right = (
                (int(found[4]) - 1, column_number(found[3])) if found[3] else (top, left)
            )
            yield MergedRange(top, left, bottom, right)
