"""Native tables: lines of text under a heading, a hairline between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Inches

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.slides.page import Box, describe, write

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # « No Style, No Grid »


def add_table(
    page: Any, box: Box, widths: Sequence[float], heights: Sequence[float], *, alt: str, name: str
) -> Any:
    """An empty table of these columns and rows (inches), its first row told to be the heading."""
    shape = page.shapes.add_table(len(heights), len(widths), *box.emu)
    describe(shape, alt, name)
    table = shape.table
    table.first_row, table.horz_banding = True, False
    for style in table._tbl.tblPr.xpath("a:tableStyleId"):
        style.text = NO_STYLE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(Inches(width))
    for row, height in zip(table.rows, heights, strict=True):
        row.height = int(Inches(height))
    return table


def write_cell(
    cell: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    colour: str = palette.BLACK,
    right: bool = False,
    margins: tuple[float, float] = (0.04, 0.0),
    line: str = "border",
) -> None:
    """Write a cell, ``margins`` (sideways, upright) in inches, ``line`` the colour below."""
    cell.margin_left = cell.margin_right = int(Inches(margins[0]))
    cell.margin_top = cell.margin_bottom = int(Inches(margins[1]))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, [text], size=size, bold=bold, colour=colour)
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    cell._tc.get_or_add_tcPr().insert(0, _line_below(palette.screen(line)))


def _line_below(colour: str) -> Any:
    return parse_xml(
        '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="6350">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
    )
