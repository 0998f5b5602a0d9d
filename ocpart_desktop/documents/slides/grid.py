"""A grid of gaps as a native table: each cell can be edited, and read aloud."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.slides.page import (
    POINTS,
    Box,
    close_group,
    decorative,
    hatch,
    new_group,
    rectangle,
    text_box,
)
from ocpart_desktop.documents.slides.series import paint_fill
from ocpart_desktop.documents.slides.tables import add_table, write_cell
from ocpart_desktop.figures.alt import row_texts
from ocpart_desktop.figures.charts import GridChart, GridRow
from ocpart_desktop.i18n import _

LEGEND = 0.3
NAME, BASE = 2.35, 0.75
TALLEST = 0.3
PALE = 0.6  # how far a very weak cell goes to white, so that its figure reads upon the stripes


def add_grid(page: Any, box: Box, chart: GridChart, alt: str) -> None:
    """The legend, then a row a region, in the order of the window."""
    _add_legend(page, box, chart)
    top, count = box.top + LEGEND, len(chart.rows) + 1
    tall = min(TALLEST, (box.height - LEGEND) / count)
    each = (box.width - NAME - BASE) / max(1, len(chart.columns))
    widths = [NAME, *[each] * len(chart.columns), BASE]
    place = Box(box.left, top, box.width, tall * count)
    table = add_table(page, place, widths, [tall] * count, alt=alt, name=_("Grid of gaps"))
    size = 11 if tall >= 0.23 else 10
    heads = (_("Region"), *chart.columns, _("Base"))
    for number, head in enumerate(heads):
        write_cell(
            table.cell(0, number), head, size=size, bold=True, colour=palette.screen("muted"),
            right=number > 0, line="outline",
        )  # fmt: skip
    for line, row in enumerate(chart.rows, 1):
        _write_row(table, line, row, chart, size)


def colour_of(index: int | None, chart: GridChart) -> str:
    """The fill of a cell: its class, or grey when there is nothing to colour."""
    if index is None:
        return palette.data("absent")
    return palette.ramp(chart.classes[index].tone, diverging=True)


def _write_row(table: Any, line: int, row: GridRow, chart: GridChart, size: float) -> None:
    texts = row_texts(row)
    for number, text in enumerate(texts):
        cell = table.cell(line, number)
        inside = 0 < number < len(texts) - 1
        mark = row.marks[number - 1] if inside else None
        fill = colour_of(row.indexes[number - 1], chart) if inside else palette.WHITE
        named = palette.data("region") if row.selected else palette.BLACK
        weak = mark is not None and mark.value is not None and mark.shown is Shown.VERY_WEAK
        ink = palette.ink_on(palette.mix(fill, palette.WHITE, PALE) if weak else fill)
        write_cell(
            cell, text, size=size, bold=row.selected or bool(mark and mark.significant),
            colour=ink if inside else named, right=number > 0,
        )  # fmt: skip
        if weak:
            hatch(cell.fill, palette.mix(fill, palette.WHITE, PALE), faint=True)
        elif inside:
            paint_fill(cell.fill, fill)
        else:
            cell.fill.background()


def _add_legend(page: Any, box: Box, chart: GridChart) -> None:
    """The classes from the lowest, then what hatching and grey mean, where they are met."""
    entries = [(palette.ramp(c.tone, diverging=True), c.text, False) for c in chart.classes]
    marks = [mark for row in chart.rows for mark in row.marks]
    if any(m.value is not None and m.shown is Shown.VERY_WEAK for m in marks):
        entries.append((palette.data("absent"), chart.hatched_text, True))
    if any(m.value is None for m in marks):
        entries.append((palette.data("absent"), chart.grey_text, False))
    group = new_group(page)
    left = box.left
    for colour, text, hatched in entries:
        swatch = rectangle(group, Box(left, box.top + 0.05, 0.2, 0.16), colour, text)
        if hatched:
            hatch(swatch.fill, palette.WHITE)
        decorative(swatch)
        wide = fitting.text_width(text, 11) / POINTS + 0.05
        text_box(
            group, Box(left + 0.26, box.top, wide, 0.26), [text], size=11, name=text,
            align=PP_ALIGN.LEFT, anchor=MSO_ANCHOR.MIDDLE, wrap=False,
        )  # fmt: skip
        left += wide + 0.42
    close_group(group, _("Legend of the grid"), _("Legend"))
