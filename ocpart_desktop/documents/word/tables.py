"""Tables whose heads are told to be heads, repeated on each page, and whose rows are never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.columns import Fit, fitted
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.documents.word.styles import CELL, MARGIN

ROOM = (210 - 2 * MARGIN) / 25.4 * 72  # points between the margins


def add_table(document: Any, table: Table) -> Any:
    """The table, as wide as the page."""
    fit = fitted(table, ROOM)
    heads = 2 if table.groups else 1
    made = document.add_table(heads + len(table.rows), len(table.heads))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _describe(made, table.caption)
    _set_widths(made, fit)
    rows = list(made.rows)
    look = _Look(document.styles[CELL].style_id, fit.size)
    if table.groups:
        _write_groups(rows[0], table, look)
    for column, head in enumerate(table.heads):
        _write(rows[heads - 1].cells[column], head, look, bold=True,
               colour=palette.screen("muted"), right=table.numbers[column])  # fmt: skip
    for row in rows[:heads]:
        _mark(row, "w:tblHeader")
    for number, (row, texts) in enumerate(zip(rows[heads:], table.rows, strict=True)):
        faint = number < len(table.faint) and table.faint[number]
        colour = palette.screen("muted") if faint else palette.BLACK
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _write(cell, text, look, bold=not column, colour=colour,
                   right=table.numbers[column])  # fmt: skip
    for row in rows:
        _mark(row, "w:cantSplit")
    return made


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells are written: the style's id, sought once a table, for each search reads them all;
    the size in points.
    """

    style: str
    size: float


def _write_groups(row: Any, table: Table, look: _Look) -> None:
    place = 0
    for name, span in table.groups:
        cell = row.cells[place]
        if span > 1:
            cell = cell.merge(row.cells[place + span - 1])
        _write(cell, name, look, bold=True, colour=palette.screen("accent"))
        if place:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        place += span


def _write(
    cell: Any, text: str, look: _Look, *, bold: bool, colour: str, right: bool = False
) -> None:
    (line,) = cell.paragraphs
    line._p.style = look.style
    run = line.add_run(text)
    run.font.size, run.bold = Pt(look.size), bold
    run.font.color.rgb = RGBColor.from_string(colour)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _describe(made: Any, text: str) -> None:
    """Borders below each row, narrow cells, and the name that a screen reader says."""
    properties = made._tbl.tblPr
    border = palette.screen("border")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{border}"/>'
        for side in ("bottom", "insideH")
    )
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    properties.append(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="60" w:type="dxa"/>'
            '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        )
    )
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
        properties.append(look)
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), text)
    properties.append(told)


def _set_widths(made: Any, fit: Fit) -> None:
    """Fixed, in the grid and in each cell: programs disagree on which of them counts."""
    for column, width in zip(made.columns, fit.widths, strict=True):
        column.width = int(Pt(width))
    for row in made.rows:
        for cell, width in zip(row.cells, fit.widths, strict=True):
            cell.width = int(Pt(width))
