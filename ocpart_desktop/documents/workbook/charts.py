"""Excel's own charts, drawn from a block of cells that anybody can edit."""

from __future__ import annotations

from typing import Any

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.number_formats import number_format
from ocpart_desktop.documents.workbook import lines
from ocpart_desktop.documents.workbook.block import Block
from ocpart_desktop.documents.workbook.sheet import FONT, Sheet
from ocpart_desktop.figures.amounts import column_of
from ocpart_desktop.figures.charts import Mark, Series
from ocpart_desktop.i18n import _

WIDEST = 1000  # pixels
ROW_PIXELS = 20


def height_of(block: Block) -> int:
    """The chart's height in pixels."""
    if block.lines:
        return 380
    per_row = 44 if block.stacked else 14 + 18 * len(block.series)
    return min(720, 90 + per_row * len(block.categories))


def add_chart(book: Any, sheet: Sheet, block: Block, *, alt: str, at: int, left: int) -> None:
    """Insert the chart at row ``at``, drawn from the cells whose heads begin at (at, left)."""
    name = sheet.worksheet.get_name()
    chart = book.add_chart(_kind(block))
    last = at + len(block.categories)

    def column(number: int) -> list[object]:
        return [name, at + 1, left + number, last, left + number]

    for number, series in enumerate(block.series):
        look = (lines.look if block.lines else _look)(block, number, series)
        if block.has_intervals:
            above = 1 + len(block.series) + 2 * number
            look["y_error_bars"] = _intervals(sheet, column(above), column(above + 1))
            if block.lines:
                look["y_error_bars"]["line"]["color"] = f"#{block.colours[number]}"
        chart.add_series(
            {
                "name": [name, at, left + number + 1],
                "categories": column(0),
                "values": column(number + 1),
                **look,
            }
        )
    (lines.dress if block.lines else _dress)(chart, block)
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": min(WIDEST, sheet.pixels - 8), "height": height_of(block)})
    sheet.worksheet.insert_chart(
        at, 0, chart, {"description": alt, "object_position": 1, "x_offset": 2, "y_offset": 4}
    )


def _kind(block: Block) -> dict[str, str]:
    if block.lines:
        return {"type": "line"}
    return {"type": "bar"} | ({"subtype": "percent_stacked"} if block.stacked else {})


def write_block(sheet: Sheet, block: Block, *, at: int, left: int) -> None:
    """Write the chart's cells from (at, left), where nothing is printed.

    After the values come, for each series, the lengths of its intervals above and below.
    """
    columns = [(series.name, [mark.value for mark in series.marks]) for series in block.series]
    for series in block.series if block.has_intervals else ():
        columns.append((_("{name}, up").format(name=series.name), _lengths(series, above=True)))
        columns.append((_("{name}, down").format(name=series.name), _lengths(series, above=False)))
    muted = {"font_color": f"#{palette.screen('muted')}"}
    sheet.text(at, left, _("Data of the chart"), bold=True, **muted)
    numbers = sheet.styles.get(num_format=number_format(column_of(block.unit)), **muted)
    for line, category in enumerate(block.categories, at + 1):
        sheet.text(line, left, category, **muted)
    for number, (name, values) in enumerate(columns, left + 1):
        sheet.text(at, number, name, bold=True, align="right", **muted)
        for line, value in enumerate(values, at + 1):
            if value is not None:
                sheet.worksheet.write_number(line, number, value, numbers)
    sheet.worksheet.set_column(left, left, 34)
    sheet.worksheet.set_column(left + 1, left + len(columns), 20)


def _lengths(series: Series, *, above: bool) -> list[float | None]:
    """How far each interval goes above (or below) its value."""
    ends = [mark.high if above else mark.low for mark in series.marks]
    return [
        None if mark.value is None or end is None else abs(end - mark.value)
        for mark, end in zip(series.marks, ends, strict=True)
    ]


def _look(block: Block, number: int, series: Series) -> dict[str, Any]:
    colour = block.colours[number]
    ink = palette.ink_on(colour)
    look: dict[str, Any] = {
        "fill": {"color": f"#{colour}"},
        "gap": 60 if block.stacked else 45,
        "data_labels": {
            "value": True,
            "num_format": number_format(column_of(block.unit)),
            "position": "center" if block.stacked else "inside_base",
            "font": {"name": FONT, "size": 9, "bold": True, "color": f"#{ink}"},
        },
        "points": [_point(block, place, mark, colour) for place, mark in enumerate(series.marks)],
    }
    if block.stacked:
        look["data_labels"]["custom"] = [_label(mark) for mark in series.marks]
    return look


def _label(mark: Mark) -> dict[str, Any] | None:
    """None upon a segment too thin for it, dark upon pale stripes, else as the others."""
    if mark.value is None or mark.value < 0.04:
        return {"delete": True}
    dark = {"name": FONT, "size": 9, "bold": True, "color": f"#{palette.BLACK}"}
    return {"font": dark} if mark.shown is Shown.VERY_WEAK else None


def _point(block: Block, place: int, mark: Mark, colour: str) -> dict[str, Any] | None:
    """A very weak base is striped; the selected region has its colour."""
    own = palette.data("region") if place == block.selected else colour
    if mark.shown is Shown.VERY_WEAK:
        pale = palette.mix(own, palette.WHITE, 0.5)
        stripes = {"fg_color": f"#{palette.mix(pale, palette.BLACK, 0.35)}", "bg_color": f"#{pale}"}
        return {"pattern": {"pattern": "light_upward_diagonal", **stripes}}
    return {"fill": {"color": f"#{own}"}} if own != colour else None


def _intervals(sheet: Sheet, above: list[object], below: list[object]) -> dict[str, Any]:
    """Error bars whose lengths are cells, so that they follow when the cells are edited."""
    return {
        "type": "custom",
        "plus_values": sheet.reference(above),
        "minus_values": sheet.reference(below),
        "line": {"color": f"#{palette.data('france')}", "width": 1},
    }


def _dress(chart: Any, block: Block) -> None:
    """Axes and legend."""
    font = {"name": FONT, "size": 10, "color": f"#{palette.BLACK}"}
    muted = {"name": FONT, "size": 9, "color": f"#{palette.screen('muted')}"}
    grid = {"visible": not block.stacked, "line": {"color": f"#{palette.data('grid')}"}}
    chart.set_y_axis(
        {"reverse": True, "label_position": "low", "num_font": font, "major_tick_mark": "none",
         "interval_unit": 1, "line": {"color": f"#{palette.data('axis')}"}}
    )  # fmt: skip
    chart.set_x_axis(
        {"min": block.minimum, "max": 1 if block.stacked else block.maximum, "num_font": muted,
         "num_format": number_format(column_of(block.unit)), "major_gridlines": grid,
         "visible": not block.stacked, "line": {"none": True}, "major_tick_mark": "none",
         "label_position": "high"}
    )  # fmt: skip
    if len(block.series) > 1:
        chart.set_legend({"position": "top", "font": font})
    else:
        chart.set_legend({"none": True})
