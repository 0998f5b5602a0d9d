"""Native charts, editable in PowerPoint, at a place known beforehand so that columns can align."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.slides.page import Box, describe, hatch
from ocpart_desktop.figures.charts import BarChart, DotChart, Mark, StackedChart, Unit
from ocpart_desktop.i18n import current_language
from ocpart_desktop.i18n.numbers import NARROW

CLEAR = 0.008  # between an interval and its label, as a fraction of the axis
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's box on the slide and, within it, the rectangle where the bars are drawn."""

    box: Box
    bars: Box

    def row(self, number: int, of: int) -> Box:
        """The strip of the slide behind one category."""
        each = self.bars.height / of
        return Box(self.box.left, self.bars.top + number * each, self.box.width, each)


def add_stacked(slide: Any, plot: Plot, chart: StackedChart, alt: str) -> None:
    """100 % bars: a category a row, a series an answer."""
    data = CategoryChartData(number_format=number_format(Unit.SHARE))
    data.categories = [f"{row.name}\n{row.base_text}" for row in chart.rows]
    for number, answer in enumerate(chart.answers):
        data.add_series(answer, [row.marks[number].value for row in chart.rows])
    made = _add(slide, plot, XL_CHART_TYPE.BAR_STACKED_100, data, alt)
    _legend(made, len(chart.answers))
    group = made.plots[0]
    group.gap_width, group.overlap = 55, 100
    for number, series in enumerate(group.series):
        colour = _answer_colour(chart, number)
        _paint(series.format.fill, colour)
        marks = [row.marks[number] for row in chart.rows]
        _labels(series, marks, Unit.SHARE, palette.ink_on(colour), XL_LABEL_POSITION.CENTER)
        for place, mark in enumerate(marks):
            if mark.value is None or mark.value < 0.04:
                _no_label(series, place)
            elif mark.shown is Shown.VERY_WEAK:
                _hatch_point(series, place, colour)
                _point_label(series, place, palette.BLACK, XL_LABEL_POSITION.CENTER)
    made.value_axis.visible = False
    made.value_axis.maximum_scale, made.value_axis.minimum_scale = 1.0, 0.0


def add_bars(slide: Any, plot: Plot, chart: BarChart, alt: str) -> None:
    """Bars side by side, with their intervals."""
    data = CategoryChartData(number_format=number_format(chart.unit))
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, [mark.value for mark in series.marks])
    made = _add(slide, plot, XL_CHART_TYPE.BAR_CLUSTERED, data, alt)
    _legend(made, len(chart.series))
    made.plots[0].gap_width, made.plots[0].overlap = 45, -8
    for drawn, wanted in zip(made.plots[0].series, chart.series, strict=True):
        colour = palette.series(wanted.role)
        _paint(drawn.format.fill, colour)
        _hatch_weak(drawn, wanted.marks, colour)
        _value_labels(drawn, wanted.marks, chart.unit, plot, chart.maximum)
        _error_bars(drawn, wanted.marks)
    _value_axis(made, chart.unit, chart.maximum)


def add_ranking(slide: Any, plot: Plot, chart: DotChart, alt: str) -> float:
    """The regions as bars from zero, the selected one in colour; return the axis' end."""
    data = CategoryChartData(number_format=number_format(chart.unit))
    data.categories = [ranking_label(row.rank, row.name) for row in chart.rows]
    marks = [row.mark for row in chart.rows]
    data.add_series(chart.reference_name, [mark.value for mark in marks])
    made = _add(slide, plot, XL_CHART_TYPE.BAR_CLUSTERED, data, alt)
    made.has_legend = False
    made.plots[0].gap_width = 35
    (series,) = made.plots[0].series
    pale = palette.mix(palette.data("against"), palette.WHITE, 0.35)
    _paint(series.format.fill, pale)
    for place, row in enumerate(chart.rows):
        if row.selected and row.mark.value is not None:
            _paint(series.points[place].format.fill, palette.data("region"))
    _hatch_weak(series, marks, pale)
    _value_labels(series, marks, chart.unit, plot, chart.maximum)
    _error_bars(series, marks)
    _value_axis(made, chart.unit, chart.maximum)
    made.category_axis.tick_labels.font.size = Pt(10)
    return chart.maximum


def ranking_label(rank: str, name: str) -> str:
    """« 3. Bretagne »; without a rank, the name alone."""
    return f"{rank} {name}" if rank[:1].isdigit() else name


def number_format(unit: Unit) -> str:
    """How a spreadsheet writes the unit: a narrow space before % in French."""
    if unit is not Unit.SHARE:
        return "0.0"
    return f'0"{NARROW}"%' if current_language() == "fr" else "0%"


def _add(slide: Any, plot: Plot, kind: Any, data: Any, alt: str) -> Any:
    frame = slide.shapes.add_chart(kind, *plot.box.emu, data)
    describe(frame, alt)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(_workbook(data))
    made.has_title = False
    made.font.size = Pt(12)
    made.font.color.rgb = RGBColor.from_string(palette.BLACK)
    axis = made.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = RGBColor.from_string(palette.data("axis"))
    axis.tick_labels.font.size = Pt(12)
    _keep_every_label(axis)
    made.value_axis.has_major_gridlines = False
    _place(made, plot)
    return made


def _workbook(data: Any) -> bytes:
    """The workbook behind the chart, where python-pptx would let a label be a live formula."""
    import io

    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")  # the name the chart's references use
    numbers = book.add_format({"num_format": data.number_format})
    for place, category in enumerate(data.categories, 1):
        sheet.write_string(place, 0, category.label)
    for column, series in enumerate(data, 1):
        sheet.write_string(0, column, series.name)
        for place, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(place, column, value, numbers)
    book.close()
    return stream.getvalue()


def _place(made: Any, plot: Plot) -> None:
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


def _keep_every_label(axis: Any) -> None:
    """Programs leave out every other label when they think room is short."""
    skip = parse_xml(f'<c:tickLblSkip xmlns:c="{CHART}" val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _legend(made: Any, count: int) -> None:
    made.has_legend = count > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.TOP
        made.legend.include_in_layout = False
        made.legend.font.size = Pt(12)


def _value_axis(made: Any, unit: Unit, maximum: float) -> None:
    axis = made.value_axis
    axis.minimum_scale, axis.maximum_scale = 0.0, maximum
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(palette.data("grid"))
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.number_format = number_format(unit) if unit is Unit.SHARE else "0"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(11)
    axis.tick_labels.font.color.rgb = RGBColor.from_string(palette.screen("muted"))
    # Categories are reversed, so the value axis would climb to the top without this.
    for element in axis._element.xpath("c:crosses"):
        element.set("val", "max")


def _answer_colour(chart: StackedChart, number: int) -> str:
    if number in chart.neutral:
        return palette.data("absent")
    tone = chart.tones[number]
    return palette.ramp(1 - tone if chart.diverging else tone, diverging=chart.diverging)


def _paint(fill: Any, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour)


def _hatch_weak(series: Any, marks: Sequence[Mark], colour: str) -> None:
    for place, mark in enumerate(marks):
        if mark.shown is Shown.VERY_WEAK and mark.value is not None:
            _hatch_point(series, place, colour)


def _hatch_point(series: Any, place: int, colour: str) -> None:
    """Stripes on a paler ground, so that dark text reads upon it."""
    hatch(series.points[place].format.fill, palette.mix(colour, palette.WHITE, 0.5))


def _labels(series: Any, marks: Sequence[Mark], unit: Unit, ink: str, position: Any) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = number_format(unit), False
    labels.position = position
    labels.font.size, labels.font.bold = Pt(12 if len(marks) <= 12 else 10), True
    labels.font.color.rgb = RGBColor.from_string(ink)


def _value_labels(series: Any, marks: Sequence[Mark], unit: Unit, plot: Plot, end: float) -> None:
    """Beyond the interval's upper end, where nothing crosses them; still linked to the data."""
    _labels(series, marks, unit, palette.BLACK, XL_LABEL_POSITION.OUTSIDE_END)
    for place, mark in enumerate(marks):
        if mark.value is None:
            _no_label(series, place)
        elif mark.high is not None and end:
            share = (min(mark.high, end) - mark.value) / end + CLEAR
            _point_label(series, place, palette.BLACK, XL_LABEL_POSITION.OUTSIDE_END)
            _shift(series, place, share * plot.bars.width / plot.box.width)
    _no_leader_lines(series)


def _no_leader_lines(series: Any) -> None:
    """A label that was moved needs no line back to its bar."""
    labels = series._element.find(qn("c:dLbls"))
    for element in labels.findall(qn("c:showLeaderLines")):
        labels.remove(element)
    labels.append(
        parse_xml(
            f'<c:extLst xmlns:c="{CHART}"><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
            'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
            '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
        )
    )


def _shift(series: Any, place: int, right: float) -> None:
    """Move a label to the right, by a fraction of the chart's width."""
    label = series.points[place].data_label._dLbl
    label.find(qn("c:idx")).addnext(
        parse_xml(
            f'<c:layout xmlns:c="{CHART}"><c:manualLayout><c:x val="{right:.5f}"/>'
            '<c:y val="0"/></c:manualLayout></c:layout>'
        )
    )


def _point_label(series: Any, place: int, ink: str, position: Any) -> None:
    """A label of its own for one point, its value still linked to the data."""
    label = series.points[place].data_label
    label.font.color.rgb = RGBColor.from_string(ink)
    label.font.bold = True
    label.position = position
    element = label._dLbl
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent"):
        for shown in element.findall(qn(f"c:{name}")):
            shown.set("val", "1" if name == "showVal" else "0")


def _no_label(series: Any, place: int) -> None:
    element = series.points[place].data_label._get_or_add_dLbl()
    for child in list(element):
        if child.tag != qn("c:idx"):
            element.remove(child)
    element.append(parse_xml(f'<c:delete xmlns:c="{CHART}" val="1"/>'))


def _error_bars(series: Any, marks: Sequence[Mark]) -> None:
    """The 95 % intervals, as custom error bars kept in the chart."""
    if all(mark.low is None or mark.value is None for mark in marks):
        return
    element = parse_xml(
        f'<c:errBars xmlns:c="{CHART}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{_lengths("plus", marks)}{_lengths("minus", marks)}'
        f'<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="{palette.data("france")}"/>'
        "</a:solidFill></a:ln></c:spPr></c:errBars>"
    )
    series._element.find(qn("c:cat")).addprevious(element)


def _lengths(side: str, marks: Sequence[Mark]) -> str:
    points = []
    for place, mark in enumerate(marks):
        end = mark.high if side == "plus" else mark.low
        if mark.value is not None and end is not None:
            length = abs(end - mark.value)
            points.append(f'<c:pt idx="{place}"><c:v>{length:.6f}</c:v></c:pt>')
    count = f'<c:ptCount val="{len(marks)}"/>'
    return f"<c:{side}><c:numLit>{count}{''.join(points)}</c:numLit></c:{side}>"
