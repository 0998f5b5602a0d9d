"""Tables whose heads are told to be heads, repeated on each page, and whose rows are never cut.

A table is written whole, as text: building it cell by cell takes fifteen times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.columns import fitted, is_short, line_counts
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.documents.word.styles import CELL, MARGIN

ROOM = (210 - 2 * MARGIN) / 25.4 * 72  # points between the margins
TWENTIETHS = 20  # of a point
TALLEST = 30  # lines of a row that no page parts
_HEAD, _ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:trPr><w:cantSplit/></w:trPr>"


def add_table(document: Any, table: Table) -> None:
    """The table, as wide as the page, after what the document holds."""
    fit = fitted(table, ROOM)
    widths = [round(width * TWENTIETHS) for width in fit.widths]
    counts = line_counts(table, fit)
    look = _Look(document.styles[CELL].style_id, fit.size, widths, is_short(counts, fit.size))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = parse_xml(
        f"<w:tbl {nsdecls('w')}>{_properties(table.caption)}<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(_rows(table, look, counts))}</w:tbl>"
    )
    document.element.body._insert_tbl(made)


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells are written: the style's id, the size in points, the widths of the columns.

    Cells are kept ``together`` with the next row's.
    """

    style: str
    size: float
    widths: Sequence[int]
    together: bool = False


def _properties(caption: str) -> str:
    """Borders below each row, narrow cells, and the name that a screen reader says."""
    border = palette.screen("border")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{border}"/>'
        for side in ("bottom", "insideH")
    )
    return (
        f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="left"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={quoteattr(caption)}/>'
        "</w:tblPr>"
    )


def _rows(table: Table, look: _Look, counts: Sequence[int]) -> Iterator[str]:
    """The last row is kept with nothing; a row as tall as half a page may be parted."""
    if table.groups:
        yield f"<w:tr>{_HEAD}{''.join(_groups(table, look))}</w:tr>"
    muted, black = palette.screen("muted"), palette.BLACK
    yield _row(table, look, table.heads, muted, _HEAD, bold=len(table.heads))
    for number, texts in enumerate(table.rows):
        faint = number < len(table.faint) and table.faint[number]
        last = number == len(table.rows) - 1
        kept = replace(look, together=look.together and not last)
        whole = _ROW if counts[number + 2] <= TALLEST else ""
        yield _row(table, kept, texts, muted if faint else black, whole, bold=1)


def _row(
    table: Table, look: _Look, texts: Sequence[str], colour: str, properties: str, *, bold: int
) -> str:
    """A row, its ``bold`` first cells in bold."""
    cells = "".join(
        _cell(look, text, width, colour, "right" if number else "", bold=place < bold)
        for place, (text, width, number) in enumerate(
            zip(texts, look.widths, table.numbers, strict=True)
        )
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _groups(table: Table, look: _Look) -> Iterator[str]:
    place = 0
    for name, span in table.groups:
        width = sum(look.widths[place : place + span])
        side = "center" if place else ""
        yield _cell(look, name, width, palette.screen("accent"), side, bold=True, span=span)
        place += span


def _cell(
    look: _Look, text: str, width: int, colour: str, side: str, *, bold: bool, span: int = 1
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    aligned = f'<w:jc w:val="{side}"/>' if side else ""
    weight = "<w:b/>" if bold else '<w:b w:val="0"/>'
    kept = "<w:keepNext/>" if look.together else ""
    size = round(2 * look.size)
    tall = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'  # of an empty cell too
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{look.style}"/>{kept}{aligned}<w:rPr>{tall}</w:rPr></w:pPr>'
        f'<w:r><w:rPr>{weight}<w:color w:val="{colour}"/>{tall}</w:rPr>'
        f"{_text(text)}</w:r></w:p></w:tc>"
    )


def _text(text: str) -> str:
    """Lines and tabs as Word marks them."""
    lines = ("<w:tab/>".join(map(_run, line.split("\t"))) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _run(text: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{kept}>{escape(text)}</w:t>"
