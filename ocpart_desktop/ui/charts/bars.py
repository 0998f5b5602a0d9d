"""Horizontal bars side by side: a category a band, a series a bar, the gap at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import BarChart, ColourRole, Mark, Series, Unit
from ocpart_desktop.figures.keys import key_of
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
THIN = 9.0  # under which an interval would hide its bar
NARROW = 400.0  # under this width, in pixels, a label stands above its bars


@dataclass(frozen=True, slots=True)
class Shared:
    """What bar charts side by side have in common, so that their bars line up.

    The width of the labels (0 where another chart bears them), of the widest value and of the gaps;
    the most bars that a category has; whether any chart has gaps; whether labels stand ``above``
    the bars, and so take none of their width.
    """

    label: float
    value: float
    gaps: float
    depth: int
    above: bool = False


def layout_bars(
    chart: BarChart,
    rect: QRectF,
    look: Look,
    shared: Shared | None = None,
    *,
    band: float | None = None,
) -> Drawing:
    """Place the chart in ``rect``. Areas bear the keys of categories.

    A chart that shares its measures has no legend of its own; ``band`` is then the height of a
    category, if it is not to be chosen here.
    """
    return _Bars(chart, rect, look, shared, band).drawing


def measures(chart: BarChart, look: Look) -> Shared:
    """What a chart would take for itself alone."""
    label = max(map(look.text.width, chart.categories), default=0.0) + look.px(2)
    marks = [mark for series in chart.series for mark in series.marks]
    value = max((value_width(mark, look) for mark in marks), default=0.0)
    return Shared(label, value, gap_width(chart, look), max(1, len(chart.series)))


def value_width(mark: Mark, look: Look) -> float:
    """The width of a value and of its diamond."""
    return look.strong.width(mark.text) + (look.px(14) if mark.significant else 0.0)


def gap_width(chart: BarChart, look: Look) -> float:
    """The width of the column of gaps; none without gaps."""
    if not chart.gaps:
        return 0.0
    widest = max(look.strong.width(gap.text) for gap in chart.gaps)
    return max(widest + look.px(20), look.small.width(_heading(chart))) + 1


def entries_of(charts: Sequence[BarChart], look: Look) -> list[Entry]:
    """The legend of charts seen together."""
    key = key_of(charts)
    entries = [Entry(each.name, swatch(look.theme.series(each.role))) for each in key]
    marks = [mark for chart in charts for s in chart.series for mark in s.marks]
    gaps = [gap for chart in charts for gap in chart.gaps]
    if any(mark.low is not None for mark in marks):
        entries.append(Entry(_("95% interval"), whisker))
    if any(mark.significant for mark in (*marks, *gaps)):
        entries.append(Entry(_("significant gap"), significant))
    return entries


def is_narrow(width: float, look: Look) -> bool:
    """Whether labels beside the bars would leave them no room."""
    return width < look.px(NARROW)


def least_height(chart: BarChart, look: Look, width: float | None = None) -> float:
    """Below this height, texts of neighbouring categories would meet."""
    line = look.small.height + look.px(3)
    above = look.text.height if width is not None and is_narrow(width, look) else 0.0
    return look.px(70) + len(chart.categories) * (line + above)


def most_height(chart: BarChart, look: Look) -> float:
    """Above this height, bars are as thick as they ever are and the rest is left white."""
    band = look.px(BAR * max(1, len(chart.series)) + AIR)
    legend = 2 * (look.small.height + look.px(4))
    return len(chart.categories) * band + 2 * (look.small.height + look.px(4)) + legend + look.px(8)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns of the chart, and the height of a band, of a bar and of a label ``above`` bars.

    ``values`` is empty unless bars are too thin for a text each: values then stand in columns.
    """

    labels: QRectF
    plot: QRectF
    values: QRectF
    gaps: QRectF
    band: float
    bar: float
    above: float

    def cell(self, column: QRectF, i: int) -> QRectF:
        """Where a category's bars are in a column, under its label if that is above them."""
        top = column.top() + self.band * i + self.above
        return QRectF(column.left(), top, column.width(), self.band - self.above)


class _Bars:
    def __init__(
        self,
        chart: BarChart,
        rect: QRectF,
        look: Look,
        shared: Shared | None = None,
        band: float | None = None,
    ) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        top = rect.top()
        if shared is None:
            entries = entries_of([chart], look)
            top = draw_legend(self.drawing, entries, rect, look) + look.px(8)
            own = measures(chart, look)
            label = min(own.label, rect.width() * 0.42)
            shared = replace(own, label=label, above=is_narrow(rect.width(), look))
        self.plan = self._planned(rect, top, shared, band)
        plot = self.plan.plot
        self.axis = Axis(chart.minimum, chart.maximum, plot, chart.unit)
        draw_axis(self.drawing, self.axis, look, plot.bottom() + look.small.height + look.px(4))
        if chart.gaps:
            self._draw_heading()
        for i in range(len(chart.categories)):
            self._draw_category(i)

    def _planned(self, rect: QRectF, top: float, shared: Shared, given: float | None) -> _Plan:
        chart, look = self.chart, self.look
        line = look.small.height + look.px(4)
        count, depth = max(1, len(chart.categories)), shared.depth
        top += line if shared.gaps else 0.0
        height = max(rect.bottom() - line - top, 1.0)
        above = look.text.height + look.px(2) if shared.above else 0.0
        band = given or min(height / count, look.px(BAR * depth + AIR) + above)
        bar = min((band - above) * 0.78 / depth, look.px(BAR))
        columns = depth * (shared.value + look.px(6)) if bar < look.small.height * 0.92 else 0.0
        gaps = shared.gaps if chart.gaps else 0.0
        label = 0.0 if shared.above else shared.label
        left = rect.left() + label + (look.px(10) if label else 0.0)
        right = rect.right() - columns - (gaps + look.px(14) if gaps else 0.0)
        room = right - left - (0.0 if columns else shared.value + look.px(8))
        height = band * count
        return _Plan(
            labels=QRectF(rect.left(), top, label + 1 if label else 0.0, height),
            plot=QRectF(left, top, max(room, 1.0), height),
            values=QRectF(right, top, columns, height),
            gaps=QRectF(rect.right() - gaps, top, gaps, height),
            band=band,
            bar=bar,
            above=above,
        )

    def _draw_heading(self) -> None:
        gaps, height = self.plan.gaps, self.look.small.height + self.look.px(4)
        box = QRectF(gaps.left(), gaps.top() - height, gaps.width(), height)
        self.drawing.words(_heading(self.chart), box, self.look.small, self.look.muted, Side.RIGHT)

    def _draw_category(self, i: int) -> None:
        chart, look, plan = self.chart, self.look, self.plan
        name, band = chart.categories[i], plan.cell(plan.plot, i)
        if plan.above:
            box = QRectF(self.drawing.rect.left(), band.top() - plan.above, 0, plan.above)
            box.setRight(self.drawing.rect.right())
            self.drawing.words(name, box, look.text, look.ink, ground=look.paper, plate=True)
        elif plan.labels.width():
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
        whole = QRectF(rect.left(), band.top() - plan.above, rect.width(), plan.band)
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
            thin = bar.height() < look.px(THIN)
            draw_whisker(self.drawing, span, band.center().y(), look.ink, look, thin=thin)
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


def _heading(chart: BarChart) -> str:
    return _("Gap (points)") if chart.unit is Unit.SHARE else _("Gap")
