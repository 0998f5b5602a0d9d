"""A figure's sheet: title, question, sentence, chart, every number, base, source, remarks, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.legal_text import legal
from ocpart_desktop.documents.number_formats import number_format
from ocpart_desktop.documents.slides.remarks import of
from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.documents.workbook.block import block_of
from ocpart_desktop.documents.workbook.charts import (
    ROW_PIXELS,
    add_chart,
    height_of,
    write_block,
)
from ocpart_desktop.documents.workbook.sheet import Sheet
from ocpart_desktop.figures.amounts import NONE
from ocpart_desktop.figures.charts import ColumnKind, GridChart, TableSpec
from ocpart_desktop.i18n import _

LABEL_WIDTH, NUMBER_WIDTH, TEXT_WIDTH = 30, 7.6, 15
BESIDE = 2  # columns left blank before the cells of the chart


def widths_of(table: TableSpec) -> list[float]:
    """Column widths: a wide label, numbers, verdicts."""
    widths = [
        float(TEXT_WIDTH) if kind is ColumnKind.TEXT else max(NUMBER_WIDTH, _longest_word(head))
        for head, kind in zip(table.head, table.kinds, strict=True)
    ]
    return [float(LABEL_WIDTH), *widths[1:]]


def _longest_word(head: str) -> float:
    """The width that its longest word asks for, in bold."""
    return max((1.1 * len(word) + 1 for word in head.split()), default=0.0)


def fill_sheet(book: Any, sheet: Sheet, slide: FigureSlide, number: int) -> None:
    """Write the whole sheet, from its top; its table is « Figure » and its number."""
    figure = slide.figure
    muted = {"font_color": f"#{palette.screen('muted')}"}
    sheet.paragraph(slide.title, bold=True, font_size=16)
    sheet.paragraph(figure.subtitle, **muted)
    sheet.paragraph(figure.sentence, font_size=12)
    sheet.gap()
    block = block_of(figure.chart)
    chart_row = sheet.row
    if block is not None:
        sheet.gap(-(-height_of(block) // ROW_PIXELS) + 1)
    table_row = sheet.row
    if figure.table.values:
        _write_table(sheet, figure.table, f"Figure{number}", figure.alt)
    if isinstance(figure.chart, GridChart):
        _colour_gaps(sheet, figure.table, table_row)
    sheet.gap()
    sheet.paragraph(" ".join((figure.footer, *figure.notes)), **muted)
    if slide.notes:
        _section(sheet, _("In the room"))
        for remark in of(slide.notes):
            sheet.paragraph(remark.plain)
    _section(sheet, _("Why these figures?"))
    sheet.paragraph(" · ".join(figure.explanation), **muted)
    sheet.print_on_one_page()
    if block is not None:
        left = len(sheet.widths) + BESIDE
        write_block(sheet, block, at=chart_row, left=left)
        add_chart(book, sheet, block, alt=figure.alt, at=chart_row, left=left)


def _section(sheet: Sheet, title: str) -> None:
    sheet.gap()
    sheet.paragraph(title, bold=True, font_color=f"#{palette.screen('accent')}")


def _write_table(sheet: Sheet, table: TableSpec, name: str, alt: str) -> None:
    """A real table of Excel, so that it can be sorted, filtered and pivoted."""
    heads = _unlike(table.head)
    edge = {"bottom": 1, "bottom_color": f"#{palette.screen('border')}"}
    columns = []
    for number, head in enumerate(heads):
        align = "right" if number else "left"
        look = sheet.styles.get(bold=True, text_wrap=True, align=align, valign="bottom", **edge)
        columns.append({"header": head, "header_format": look})
    top, last = sheet.row, sheet.row + len(table.values)
    sheet.worksheet.add_table(
        top, 0, last, len(heads) - 1,
        {"name": name, "columns": columns, "style": None, "autofilter": False, "description": alt},
    )  # fmt: skip
    sheet.fit_row(top, list(zip(heads, sheet.widths, strict=True)))
    for line in range(len(table.values)):
        shown = table.shown[line] if line < len(table.shown) else Shown.PLAIN
        _write_row(sheet, table, line, greyed=shown in (Shown.VERY_WEAK, Shown.HIDDEN))
    sheet.row = last + 1


def _colour_gaps(sheet: Sheet, table: TableSpec, top: int) -> None:
    """Each gap by how far it is from none, on either side, as in the grid."""
    widest = max(
        (abs(v) for row in table.values for v, kind in zip(row, table.kinds, strict=True)
         if kind is ColumnKind.POINTS and isinstance(v, int | float)),
        default=1.0,
    )  # fmt: skip
    low, middle, high = (palette.ramp(tone, diverging=True) for tone in (0.2, 0.5, 0.8))
    scale = {
        "type": "3_color_scale",
        "min_type": "num", "mid_type": "num", "max_type": "num",
        "min_value": -widest, "mid_value": 0, "max_value": widest,
        "min_color": f"#{low}", "mid_color": f"#{middle}", "max_color": f"#{high}",
    }  # fmt: skip
    for column, kind in enumerate(table.kinds):
        if kind is ColumnKind.POINTS:
            last = top + len(table.values)
            sheet.worksheet.conditional_format(top + 1, column, last, column, scale)


def _unlike(heads: Sequence[str]) -> list[str]:
    """The heads as a table takes them: legal, and no two the same."""
    kept: list[str] = []
    for head in map(legal, heads):
        number, name = 1, head
        while name.casefold() in {each.casefold() for each in kept}:
            number += 1
            name = f"{head} ({number})"
        kept.append(name)
    return kept


def _write_row(sheet: Sheet, table: TableSpec, line: int, *, greyed: bool) -> None:
    """Real numbers with their format; what is hidden is said once, what is unknown is blank."""
    row = sheet.row + 1 + line
    sheet.fit_row(row, [(table.texts[line][0], LABEL_WIDTH), (table.texts[line][-1], TEXT_WIDTH)])
    look = {"font_color": f"#{palette.screen('muted')}", "italic": True} if greyed else {}
    for column, kind in enumerate(table.kinds):
        value, text = table.values[line][column], table.texts[line][column]
        if isinstance(value, int | float):
            style = sheet.styles.get(num_format=number_format(kind), **look)
            sheet.worksheet.write_number(row, column, value, style)
        elif text not in ("", NONE):
            align = "left" if not column else "right"
            sheet.text(row, column, text, text_wrap=True, align=align, **look)
