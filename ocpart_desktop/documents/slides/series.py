"""What a series of a native chart wears: colour, stripes, labels, error bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.number_formats import number_format
from ocpart_desktop.documents.slides.page import hatch
from ocpart_desktop.figures.amounts import column_of
from ocpart_desktop.figures.charts import Mark, Unit

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CLEAR = 0.008  # between an interval and its label, as a fraction of the axis


def paint_fill(fill: Any, colour: str) -> None:
    """One plain colour."""
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour)


def hatch_weak(series: Any, marks: Sequence[Mark], colour: str) -> None:
    """Stripe the bars that rest on a very weak base."""
    for place, mark in enumerate(marks):
        if mark.shown is Shown.VERY_WEAK and mark.value is not None:
            hatch_point(series, place, colour)


def hatch_point(series: Any, place: int, colour: str) -> None:
    """Stripes on a paler ground, so that dark text reads upon it."""
    hatch(series.points[place].format.fill, palette.mix(colour, palette.WHITE, 0.5))


def label_all(series: Any, marks: Sequence[Mark], unit: Unit, ink: str, position: Any) -> None:
    """Show every value, in the unit's format, at one place."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = number_format(column_of(unit)), False
    labels.position = position
    labels.font.size, labels.font.bold = Pt(12 if len(marks) <= 12 else 10), True
    labels.font.color.rgb = RGBColor.from_string(ink)


def label_beyond_intervals(
    series: Any, marks: Sequence[Mark], unit: Unit, ends: tuple[float, float], span: float
) -> None:
    """Values beyond the interval's end, where nothing crosses them; linked to the data.

    ``ends`` are the axis', ``span`` is the width of the plot as a fraction of the chart's.
    """
    low, high = ends
    label_all(series, marks, unit, palette.BLACK, XL_LABEL_POSITION.OUTSIDE_END)
    for place, mark in enumerate(marks):
        if mark.value is None:
            leave_unlabelled(series, place)
        elif mark.high is not None and mark.low is not None and high > low:
            further = mark.high if mark.value >= 0 else mark.low
            share = (min(max(further, low), high) - mark.value) / (high - low)
            label_point(series, place, palette.BLACK, XL_LABEL_POSITION.OUTSIDE_END)
            _shift(series, place, (share + (CLEAR if mark.value >= 0 else -CLEAR)) * span)
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
    """Move a label to the right (to the left if negative), by a fraction of the chart's width."""
    label = series.points[place].data_label._dLbl
    label.find(qn("c:idx")).addnext(
        parse_xml(
            f'<c:layout xmlns:c="{CHART}"><c:manualLayout><c:x val="{right:.5f}"/>'
            '<c:y val="0"/></c:manualLayout></c:layout>'
        )
    )


def label_point(series: Any, place: int, ink: str, position: Any) -> None:
    """A label of its own for one point, its value still linked to the data."""
    label = series.points[place].data_label
    label.font.color.rgb = RGBColor.from_string(ink)
    label.font.bold = True
    label.position = position
    element = label._dLbl
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent"):
        for shown in element.findall(qn(f"c:{name}")):
            shown.set("val", "1" if name == "showVal" else "0")


def leave_unlabelled(series: Any, place: int) -> None:
    """Delete one point's label: hidden, or too small to hold it."""
    element = series.points[place].data_label._get_or_add_dLbl()
    for child in list(element):
        if child.tag != qn("c:idx"):
            element.remove(child)
    element.append(parse_xml(f'<c:delete xmlns:c="{CHART}" val="1"/>'))


def add_error_bars(series: Any, marks: Sequence[Mark], colour: str | None = None) -> None:
    """The 95 % intervals, as custom error bars kept in the chart."""
    if all(mark.low is None or mark.value is None for mark in marks):
        return
    colour = colour or palette.data("france")
    element = parse_xml(
        f'<c:errBars xmlns:c="{CHART}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{_lengths("plus", marks)}{_lengths("minus", marks)}'
        f'<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="{colour}"/>'
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
