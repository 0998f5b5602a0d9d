"""Horizontal bars side by side: a category a band, a series a bar, the gap at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import BarChart, ColourRole, Mark, Series, Unit
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.axis import Axis, draw_axis
from ocpart_desktop.ui.charts.drawing import Drawing, Side, box_path
from ocpart_desktop.ui.charts.legend import (
    Entry,
    draw_diamond,
    draw_legend,
    draw_whisker,
    significant,
    swatch,
    whisker,
)
from ocpart_desktop.ui.charts.look import Look

BAR, AIR = 28.0, 28.0  # the largest bar, and the air around a category, in pixels


def layout_bars(chart: BarChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. Areas bear the keys of categories."""
    return _Bars(chart, rect, look).drawing


def least_height(chart: BarChart, look: Look) -> float:
    """Below this height, texts of neighbouring categories would meet."""
    return look.px(70) + len(chart.categories) * (look.small.height + look.px(3))


def most_height(chart: BarChart, look: Look) -> float:
    """Above this height, bars are as thick as they ever are and the rest is left white."""
    band = look.px(BAR * max(1, len(chart.series)) + AIR)
    legend = 2 * (look.small.height + look.px(4))
    return len(chart.categories) * band + 2 * (look.small.height + look.px(4)) + legend + look.px(8)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns of the chart, and the height of a band and of a bar.

    ``values`` is empty unless bars are too thin for a text each: values then stand in columns.
    """

    labels: QRectF
    plot: QRectF
    values: QRectF
    gaps: QRectF
    band: float
    bar: float

    def cell(self, column: QRectF, i: int) -> QRectF:
        return QRectF(column.left(), column.top() + self.band * i, column.width(), self.band)


class _Bars:
    def __init__(self, chart: BarChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        top = draw_legend(self.drawing, self._entries(), rect, look) + look.px(8)
        self.plan = self._planned(rect, top)
        plot = self.plan.plot
        self.axis = Axis(chart.minimum, chart.maximum, plot, chart.unit)
        draw_axis(self.drawing, self.axis, look, plot.bottom() + look.small.height + look.px(4))
        if chart.gaps:
            self._draw_heading()
        for i in range(len(chart.categories)):
            self._draw_category(i)

    @property
    def _marks(self) -> list[Mark]:
        return [mark for series in self.chart.series for mark in series.marks]

    def _entries(self) -> list[Entry]:
        series = self.chart.series
        entries = [Entry(s.name, swatch(self.look.theme.series(s.role))) for s in series]
        if any(mark.low is not None for mark in self._marks):
            entries.append(Entry(_("95% interval"), whisker))
        if any(mark.significant for mark in (*self._marks, *self.chart.gaps)):
            entries.append(Entry(_("significant gap"), significant))
        return entries

    def _planned(self, rect: QRectF, top: float) -> _Plan:
        chart, look = self.chart, self.look
        line = look.small.height + look.px(4)
        count, depth = max(1, len(chart.categories)), max(1, len(chart.series))
        top += line if chart.gaps else 0.0
        height = max(rect.bottom() - line - top, 1.0)
        band = min(height / count, look.px(BAR * depth + AIR))
        bar = min(band * 0.78 / depth, look.px(BAR))
        widest = max(map(self._value_width, self._marks), default=0.0)
        columns = depth * (widest + look.px(6)) if bar < look.small.height * 0.92 else 0.0
        gaps = self._gap_width() if chart.gaps else 0.0
        natural = max(map(look.text.width, chart.categories), default=0.0)
        label = min(natural + look.px(2), rect.width() * 0.42)
        left = rect.left() + label + look.px(10)
        right = rect.right() - columns - (gaps + look.px(14) if gaps else 0.0)
        room = right - left - (0.0 if columns else widest + look.px(8))
        height = band * count
        return _Plan(
            labels=QRectF(rect.left(), top, label + 1, height),
            plot=QRectF(left, top, max(room, 1.0), height),
            values=QRectF(right, top, columns, height),
            gaps=QRectF(rect.right() - gaps, top, gaps, height),
            band=band,
            bar=bar,
        )

    def _value_width(self, mark: Mark) -> float:
        return self.look.strong.width(mark.text) + (self.look.px(14) if mark.significant else 0.0)

    def _gap_width(self) -> float:
        widest = max(self.look.strong.width(gap.text) for gap in self.chart.gaps)
        return max(widest + self.look.px(20), self.look.small.width(self._heading)) + 1

    @property
    def _heading(self) -> str:
        return _("Gap (points)") if self.chart.unit is Unit.SHARE else _("Gap")

    def _draw_heading(self) -> None:
        gaps, height = self.plan.gaps, self.look.small.height + self.look.px(4)
        box = QRectF(gaps.left(), gaps.top() - height, gaps.width(), height)
        self.drawing.words(self._heading, box, self.look.small, self.look.muted, Side.RIGHT)

    def _draw_category(self, i: int) -> None:
        chart, look, plan = self.chart, self.look, self.plan
        name, band = chart.categories[i], plan.cell(plan.plot, i)
        label = plan.cell(plan.labels, i)
        face = look.text if look.text.holds(name, label.width(), label.height()) else look.small
        self.drawing.words(name, label, face, look.ink, lines=4)
        first = band.center().y() - plan.bar * len(chart.series) / 2
        for depth, series in enumerate(chart.series):
            bar = QRectF(band.left(), first + plan.bar * depth, band.width(), plan.bar)
            end = self._draw_bar(series, series.marks[i], bar)
            if not plan.values.width():
                self._draw_value(series, series.marks[i], QPointF(end, bar.center().y()))
        if plan.values.width():
            self._draw_values(i)
        if chart.gaps:
            self._draw_gap(chart.gaps[i], plan.cell(plan.gaps, i))
        rect = self.drawing.rect
        said = " ; ".join(f"{series.name} {series.marks[i].text}" for series in chart.series)
        whole = QRectF(rect.left(), band.top(), rect.width(), band.height())
        self.drawing.area(chart.key(i), f"{name} : {said}", whole)

    def _draw_bar(self, series: Series, mark: Mark, band: QRectF) -> float:
        """Draw the bar and its interval; return where its value may begin."""
        look, zero = self.look, self.axis.x(max(self.axis.low, 0.0))
        if mark.value is None:
            return zero + look.px(6)
        x, air = self.axis.x(mark.value), look.px(1)
        bar = QRectF(min(zero, x), band.top() + air, abs(x - zero), band.height() - 2 * air)
        colour = look.theme.series(series.role)
        if mark.shown is Shown.VERY_WEAK:
            self.drawing.hatch(box_path(bar), colour, look.px(4), look.px(1.25))
            self.drawing.outline(box_path(bar), colour, look.px(1))
        else:
            self.drawing.block(bar, colour)
        end = max(zero, x)
        if mark.low is not None and mark.high is not None:
            span = (self.axis.x(mark.low), self.axis.x(mark.high))
            draw_whisker(self.drawing, span, band.center().y(), look.ink, look)
            end = max(end, span[1])
        return end + look.px(6)

    def _draw_value(self, series: Series, mark: Mark, at: QPointF) -> None:
        look, known = self.look, mark.value is not None
        mine = series.role is ColourRole.REGION and known
        tall = self.plan.bar >= look.text.height
        face = (look.strong if mine else look.text) if tall else look.small
        box = QRectF(at.x(), at.y() - face.height / 2, face.width(mark.text) + 1, face.height)
        self.drawing.words(mark.text, box, face, look.ink if known else look.muted)
        if mark.significant:
            draw_diamond(
                self.drawing, QPointF(box.right() + look.px(8), at.y()), look.px(4), look.ink
            )

    def _draw_values(self, i: int) -> None:
        look, cell = self.look, self.plan.cell(self.plan.values, i)
        width = cell.width() / len(self.chart.series)
        for depth, series in enumerate(self.chart.series):
            mine = series.role is ColourRole.REGION
            box = QRectF(cell.left() + width * depth, cell.top(), width, cell.height())
            face = look.small_strong if mine else look.small
            colour = look.ink if mine else look.muted
            self.drawing.words(series.marks[i].text, box, face, colour, Side.RIGHT)

    def _draw_gap(self, gap: Mark, box: QRectF) -> None:
        look = self.look
        face = look.strong if gap.significant else look.text
        colour = look.ink if gap.significant else look.muted
        self.drawing.words(gap.text, box, face, colour, Side.RIGHT)
        if gap.significant:
            x = box.right() - face.width(gap.text) - look.px(9)
            draw_diamond(self.drawing, QPointF(x, box.center().y()), look.px(4), look.ink)
