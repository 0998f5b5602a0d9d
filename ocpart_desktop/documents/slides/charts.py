"""Native charts, editable in PowerPoint, at a place known beforehand so that columns can align."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from xml.sax.saxutils import escape, unescape

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.number_formats import number_format
from ocpart_desktop.documents.slides.page import Box, describe
from ocpart_desktop.documents.slides.series import (
    CHART,
    add_error_bars,
    hatch_point,
    hatch_weak,
    label_all,
    label_beyond_intervals,
    label_point,
    leave_unlabelled,
    paint_fill,
)
from ocpart_desktop.figures.amounts import column_of
from ocpart_desktop.figures.charts import BarChart, ColumnKind, DotChart, StackedChart, Unit

_SAME_DAY = datetime(2026, 1, 1)
APART = 0.45  # inches between two texts of the value axis


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's box on the slide and, within it, the rectangle where the bars are drawn."""

    box: Box
    bars: Box

    @property
    def span(self) -> float:
        """The width of the bars' rectangle as a fraction of the chart's."""
        return self.bars.width / self.box.width

    def row(self, number: int, of: int) -> Box:
        """The strip of the slide behind one category."""
        each = self.bars.height / of
        return Box(self.box.left, self.bars.top + number * each, self.box.width, each)


def add_stacked(slide: Any, plot: Plot, chart: StackedChart, alt: str) -> None:
    """100 % bars: a category a row, a series an answer."""
    data = new_data(Unit.SHARE)
    data.categories = [f"{row.name}\n{row.base_text}" for row in chart.rows]
    for number, answer in enumerate(chart.answers):
        data.add_series(answer, [row.marks[number].value for row in chart.rows])
    made = _add(slide, plot, XL_CHART_TYPE.BAR_STACKED_100, data, alt)
    add_legend(made, len(chart.answers))
    group = made.plots[0]
    group.gap_width, group.overlap = 55, 100
    for number, series in enumerate(group.series):
        colour = _answer_colour(chart, number)
        paint_fill(series.format.fill, colour)
        marks = [row.marks[number] for row in chart.rows]
        label_all(series, marks, Unit.SHARE, palette.ink_on(colour), XL_LABEL_POSITION.CENTER)
        for place, mark in enumerate(marks):
            if mark.value is None or mark.value < 0.04:
                leave_unlabelled(series, place)
            elif mark.shown is Shown.VERY_WEAK:
                hatch_point(series, place, colour)
                label_point(series, place, palette.BLACK, XL_LABEL_POSITION.CENTER)
    made.value_axis.visible = False
    made.value_axis.maximum_scale, made.value_axis.minimum_scale = 1.0, 0.0


def add_bars(slide: Any, plot: Plot, chart: BarChart, alt: str) -> None:
    """Bars side by side, with their intervals."""
    data = new_data(chart.unit)
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, [mark.value for mark in series.marks])
    made = _add(slide, plot, XL_CHART_TYPE.BAR_CLUSTERED, data, alt)
    made.has_legend = False
    made.plots[0].gap_width, made.plots[0].overlap = 45, -8
    for drawn, wanted in zip(made.plots[0].series, chart.series, strict=True):
        colour = palette.series(wanted.role)
        paint_fill(drawn.format.fill, colour)
        hatch_weak(drawn, wanted.marks, colour)
        label_beyond_intervals(drawn, wanted.marks, chart.unit, ends_of(chart), plot.span)
        add_error_bars(drawn, wanted.marks)
    _value_axis(made, chart, plot)


def add_ranking(slide: Any, plot: Plot, chart: DotChart, alt: str) -> None:
    """The regions as bars from zero, the selected one in colour."""
    data = new_data(chart.unit)
    data.categories = [ranking_label(row.rank, row.name) for row in chart.rows]
    marks = [row.mark for row in chart.rows]
    data.add_series(chart.reference_name, [mark.value for mark in marks])
    made = _add(slide, plot, XL_CHART_TYPE.BAR_CLUSTERED, data, alt)
    made.has_legend = False
    made.plots[0].gap_width = 35
    (series,) = made.plots[0].series
    pale = palette.mix(palette.data("against"), palette.WHITE, 0.35)
    paint_fill(series.format.fill, pale)
    for place, row in enumerate(chart.rows):
        if row.selected and row.mark.value is not None:
            paint_fill(series.points[place].format.fill, palette.data("region"))
    hatch_weak(series, marks, pale)
    label_beyond_intervals(series, marks, chart.unit, ends_of(chart), plot.span)
    add_error_bars(series, marks)
    _value_axis(made, chart, plot)
    made.category_axis.tick_labels.font.size = Pt(10)


def ends_of(chart: BarChart | DotChart) -> tuple[float, float]:
    """Both ends of the value axis: bars start from zero, on whichever side they go.

    Beyond those that go to the left, a step more leaves room for their labels.
    """
    low, high = min(chart.minimum, 0.0), max(chart.maximum, 0.0)
    return low - (_step(chart) if low < 0 else 0.0), high


def _step(chart: BarChart | DotChart) -> float:
    """Between two lines of the value axis: a round number, about a tenth of what is drawn."""
    unit = {Unit.SHARE: 0.1, Unit.POINTS: 10.0}.get(chart.unit, 1.0)
    return unit * max(1, ceil((chart.maximum - min(chart.minimum, 0.0)) / (10 * unit)))


def ranking_label(rank: str, name: str) -> str:
    """« 3. Bretagne »; without a rank, the name alone."""
    return f"{rank} {name}" if rank[:1].isdigit() else name


def _add(slide: Any, plot: Plot, kind: Any, data: Any, alt: str) -> Any:
    frame = slide.shapes.add_chart(kind, *plot.box.emu, data)
    describe(frame, alt)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(workbook_of(data))
    made.has_title = False
    made.font.size = Pt(12)
    made.font.color.rgb = RGBColor.from_string(palette.BLACK)
    axis = made.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = RGBColor.from_string(palette.data("axis"))
    axis.tick_labels.font.size = Pt(12)
    keep_every_label(axis)
    made.value_axis.has_major_gridlines = False
    lay_out(made, plot)
    return made


def new_data(unit: Unit) -> Any:
    """A chart's data in this unit; python-pptx writes its format into XML as it is."""
    return CategoryChartData(number_format=escape(number_format(column_of(unit))))


def workbook_of(data: Any) -> bytes:
    """The workbook behind the chart, where python-pptx would let a label be a live formula."""
    import io

    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _SAME_DAY})
    sheet = book.add_worksheet("Sheet1")  # the name the chart's references use
    numbers = book.add_format({"num_format": unescape(data.number_format)})
    for place, category in enumerate(data.categories, 1):
        sheet.write_string(place, 0, category.label)
    for column, series in enumerate(data, 1):
        sheet.write_string(0, column, series.name)
        for place, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(place, column, value, numbers)
    book.close()
    return stream.getvalue()


def lay_out(made: Any, plot: Plot) -> None:
    """A manual layout of the inner plot area: the bars are exactly where we say."""
    area = made._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    box, bars = plot.box, plot.bars
    values = {
        "x": (bars.left - box.left) / box.width,
        "y": (bars.top - box.top) / box.height,
        "w": bars.width / box.width,
        "h": bars.height / box.height,
    }
    sizes = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in values.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout xmlns:c="{CHART}"><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{sizes}</c:manualLayout></c:layout>'
        ),
    )


def keep_every_label(axis: Any) -> None:
    """Programs leave out every other label when they think room is short."""
    skip = parse_xml(f'<c:tickLblSkip xmlns:c="{CHART}" val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def add_legend(made: Any, count: int) -> None:
    """The series' names at the top, when there are several."""
    made.has_legend = count > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.TOP
        made.legend.include_in_layout = False
        made.legend.font.size = Pt(12)


def _apart(chart: BarChart | DotChart, plot: Plot) -> float:
    """The step of the axis, or a round number of them: programs tilt texts that would meet."""
    step, (low, high) = _step(chart), ends_of(chart)
    most = max(1.0, plot.bars.width / APART)
    return next((step * k for k in (1, 2, 5) if (high - low) / (step * k) <= most), step * 10)


def _value_axis(made: Any, chart: BarChart | DotChart, plot: Plot) -> None:
    axis = made.value_axis
    axis.minimum_scale, axis.maximum_scale = ends_of(chart)
    axis.major_unit = _apart(chart, plot)
    # Names stay at the edge: beside a zero in the middle, bars would cover them.
    made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(palette.data("grid"))
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    kind = column_of(chart.unit)
    axis.tick_labels.number_format = "0" if kind is ColumnKind.SCORE else number_format(kind)
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(11)
    axis.tick_labels.font.color.rgb = RGBColor.from_string(palette.screen("muted"))
    # Categories are reversed, so the value axis would climb to the top without this.
    for element in axis._element.xpath("c:crosses"):
        element.set("val", "max")


def _answer_colour(chart: StackedChart, number: int) -> str:
    if number in chart.neutral:
        return palette.data("absent")
    return palette.ramp(chart.tones[number], diverging=chart.diverging)
