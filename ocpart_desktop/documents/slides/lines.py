"""A native line chart from wave to wave; a break is an empty place on the axis, with its name."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.number_formats import number_format
from ocpart_desktop.documents.slides.charts import (
    Plot,
    add_legend,
    keep_every_label,
    lay_out,
    new_data,
    workbook_of,
)
from ocpart_desktop.documents.slides.page import describe
from ocpart_desktop.documents.slides.series import (
    add_error_bars,
    label_all,
    label_point,
    leave_unlabelled,
)
from ocpart_desktop.documents.waves import LabelSide, label_sides, spread
from ocpart_desktop.figures.charts import ColourRole, ColumnKind, LineChart, Mark, Unit

_POSITIONS = {
    LabelSide.LEFT: XL_LABEL_POSITION.LEFT,
    LabelSide.RIGHT: XL_LABEL_POSITION.RIGHT,
}


def add_lines(slide: Any, plot: Plot, chart: LineChart, alt: str) -> None:
    """A series a side, its intervals and its values; nothing joins the two sides of a break."""
    categories, series = spread(chart)
    data = new_data(chart.unit)
    data.categories = list(categories)
    for each in series:
        data.add_series(each.name, [mark.value for mark in each.marks])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *plot.box.emu, data)
    describe(frame, alt)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(workbook_of(data))
    made.has_title = False
    made.font.size = Pt(12)
    made.font.color.rgb = RGBColor.from_string(palette.BLACK)
    add_legend(made, len(series))
    for place, (drawn, wanted) in enumerate(zip(made.plots[0].series, series, strict=True)):
        mine = wanted.role is ColourRole.REGION
        colour = palette.series(wanted.role)
        _dress(drawn, wanted.marks, colour, width=2.5 if mine else 1.75)
        label_all(drawn, wanted.marks, chart.unit, palette.BLACK, XL_LABEL_POSITION.RIGHT)
        for number, side in enumerate(label_sides(chart, place)):
            if wanted.marks[number].value is None:
                leave_unlabelled(drawn, number)
            else:
                label_point(drawn, number, palette.BLACK, _POSITIONS[side])
        add_error_bars(drawn, wanted.marks, colour)
    _axes(made, chart)
    lay_out(made, plot)


def _dress(series: Any, marks: tuple[Mark, ...], colour: str, *, width: float) -> None:
    """A full disc a wave; a ring on a very weak base, and a dashed line to it."""
    series.smooth = False
    series.format.line.width = Pt(width)
    series.format.line.color.rgb = RGBColor.from_string(colour)
    _disc(series.marker, colour, colour)
    for number, mark in enumerate(marks):
        if mark.shown is Shown.VERY_WEAK and mark.value is not None:
            _disc(series.points[number].marker, palette.WHITE, colour)
    for number, pair in enumerate(pairwise(marks), 1):
        known = all(mark.value is not None for mark in pair)
        if known and any(mark.shown is Shown.VERY_WEAK for mark in pair):
            line = series.points[number].format.line
            line.width, line.dash_style = Pt(width), MSO_LINE.DASH
            line.color.rgb = RGBColor.from_string(colour)


def _disc(marker: Any, fill: str, edge: str) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 9
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = RGBColor.from_string(fill)
    marker.format.line.color.rgb = RGBColor.from_string(edge)
    marker.format.line.width = Pt(1.75)


def _axes(made: Any, chart: LineChart) -> None:
    across, up = made.category_axis, made.value_axis
    across.major_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    across.format.line.color.rgb = RGBColor.from_string(palette.data("axis"))
    across.tick_labels.font.size = Pt(12)
    keep_every_label(across)
    up.minimum_scale, up.maximum_scale = chart.minimum, chart.maximum
    up.major_gridlines.format.line.color.rgb = RGBColor.from_string(palette.data("grid"))
    up.format.line.fill.background()
    shares = chart.unit is Unit.SHARE
    if shares:
        up.major_unit = 0.1 if chart.maximum <= 0.6 else 0.2
    up.tick_labels.number_format = number_format(ColumnKind.SHARE) if shares else "0"
    up.tick_labels.number_format_is_linked = False
    up.tick_labels.font.size = Pt(11)
    up.tick_labels.font.color.rgb = RGBColor.from_string(palette.screen("muted"))
