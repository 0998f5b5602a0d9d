"""What Excel's line chart from wave to wave wears; a missing value is a gap, never a bridge."""

from __future__ import annotations

from typing import Any

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.number_formats import number_format
from ocpart_desktop.documents.workbook.block import Block
from ocpart_desktop.documents.workbook.sheet import FONT
from ocpart_desktop.figures.amounts import column_of
from ocpart_desktop.figures.charts import ColourRole, Mark, Series


def look(block: Block, number: int, series: Series) -> dict[str, Any]:
    """A line, a disc a wave (a ring on a very weak base) and its value beside it."""
    colour, mine = f"#{block.colours[number]}", series.role is ColourRole.REGION
    return {
        "line": {"color": colour, "width": 2.5 if mine else 1.75},
        "marker": {
            "type": "circle",
            "size": 8,
            "fill": {"color": colour},
            "border": {"color": colour},
        },
        "points": [_point(mark, colour) for mark in series.marks],
        "data_labels": {
            "value": True,
            "num_format": number_format(column_of(block.unit)),
            "font": {"name": FONT, "size": 10, "bold": True, "color": f"#{palette.BLACK}"},
            "position": "right",
            "custom": [
                {"delete": True} if mark.value is None else {"position": side.value}
                for mark, side in zip(series.marks, block.sides[number], strict=True)
            ],
        },
    }


def dress(chart: Any, block: Block) -> None:
    """Axes, legend, gaps."""
    font = {"name": FONT, "size": 10, "color": f"#{palette.BLACK}"}
    muted = {"name": FONT, "size": 9, "color": f"#{palette.screen('muted')}"}
    chart.set_x_axis(
        {
            "num_font": font,
            "major_tick_mark": "none",
            "line": {"color": f"#{palette.data('axis')}"},
        }
    )
    chart.set_y_axis(
        {
            "min": block.minimum,
            "max": block.maximum,
            "num_font": muted,
            "num_format": number_format(column_of(block.unit)),
            "major_gridlines": {"visible": True, "line": {"color": f"#{palette.data('grid')}"}},
            "major_tick_mark": "none",
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "top", "font": font})
    chart.show_blanks_as("gap")


def _point(mark: Mark, colour: str) -> dict[str, Any] | None:
    if mark.shown is not Shown.VERY_WEAK or mark.value is None:
        return None
    return {"fill": {"color": f"#{palette.WHITE}"}, "border": {"color": colour, "width": 1.75}}
