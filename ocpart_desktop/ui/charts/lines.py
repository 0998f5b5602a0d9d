"""Figures from wave to wave: a line a side, its intervals, and a clear gap at each break."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import ColourRole, LineChart, Mark, Series
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.axis import Axis
from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Side, disc
from ocpart_desktop.ui.charts.legend import (
    Entry,
    dashed,
    draw_legend,
    draw_upright_whisker,
    hollow,
    swatch,
    whisker,
)
from ocpart_desktop.ui.charts.look import Look

WIDE = 560.0  # from this width on, lines bear their names at their ends
BAND = 170.0  # the widest gap of a break
DOT = 10.0  # a side's dot and the air before its text


def layout_lines(chart: LineChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. A wave bears its key, a break « break » and its index."""
    return _Lines(chart, rect, look).drawing


def least_height(chart: LineChart, look: Look) -> float:
    """Below this height, values would meet the axis."""
    return look.px(230) + look.small.height * (len(chart.bases) + len(chart.breaks))


def most_height(chart: LineChart, look: Look) -> float:
    """Above this height, slopes would only look steeper than they are."""
    return look.px(460) + look.small.height * len(chart.series)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The plot; the width of a wave, of a break's band, and of a side's column in a wave."""

    plot: QRectF
    step: float
    band: float
    slot: float

    def centre(self, wave: int) -> float:
        return self.plot.left() + self.step * (wave + 0.5)


class _Lines:
    def __init__(self, chart: LineChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        self.named_at_ends = rect.width() >= look.px(WIDE)
        right = rect.right() - (self._names_width() + look.px(10) if self.named_at_ends else 0.0)
        axis = self._axis_width()
        self.plan = self._planned(
            QRectF(rect.left() + axis, 0, max(right - rect.left() - axis, 1), 0)
        )
        self.texts = {each.before: self._break_text(each.text) for each in chart.breaks}
        top = draw_legend(self.drawing, self._entries(), rect, look) + look.px(8)
        top += look.strong.height + look.px(2)
        foot = (look.small.height + look.px(1)) * (1 + len(chart.bases)) + look.px(6)
        height = max(rect.bottom() - foot - top, 1.0)
        self.plan = self._planned(
            QRectF(self.plan.plot.left(), top, self.plan.plot.width(), height)
        )
        self.axis = Axis(chart.minimum, chart.maximum, QRectF(0, 0, height, 0), chart.unit)
        self._draw_grid()
        for each in chart.breaks:
            self._draw_break(each.before)
        for depth, series in enumerate(chart.series):
            self._draw_line(depth, series)
        for depth, series in enumerate(chart.series):
            for wave in range(len(chart.waves)):
                self._draw_mark(depth, series, wave)
        if self.named_at_ends:
            self._draw_names()
        for wave in range(len(chart.waves)):
            self._draw_wave(wave)

    # -- places ----------------------------------------------------------------------------------

    def _planned(self, plot: QRectF) -> _Plan:
        chart, look = self.chart, self.look
        step = plot.width() / max(1, len(chart.waves))
        band = min(step * 0.42, look.px(BAND)) if chart.breaks else 0.0
        widest = max((look.strong.width(mark.text) for mark in self._marks), default=0.0)
        slot = min(widest + look.px(12), (step - band) / max(1, len(chart.series)))
        return _Plan(plot, step, band, slot)

    @property
    def _marks(self) -> list[Mark]:
        return [mark for series in self.chart.series for mark in series.marks]

    def _axis_width(self) -> float:
        ends = Axis(self.chart.minimum, self.chart.maximum, QRectF(), self.chart.unit)
        texts = [ends.text(value) for value in (self.chart.minimum, self.chart.maximum)]
        return max(map(self.look.small.width, texts)) + self.look.px(10)

    def _names_width(self) -> float:
        names = [self.look.strong.width(series.name) for series in self.chart.series]
        widest = max(names, default=0.0) + self.look.px(DOT) + 1
        return min(widest, self.drawing.rect.width() * 0.22)

    def _point(self, depth: int, wave: int, value: float) -> QPointF:
        aside = (depth - (len(self.chart.series) - 1) / 2) * self.plan.slot
        return QPointF(self.plan.centre(wave) + aside, self._y(value))

    def _y(self, value: float) -> float:
        """The axis lies along the height: its beginning is the plot's bottom."""
        return self.plan.plot.bottom() - self.axis.x(value)

    def _break_text(self, reason: str) -> str:
        """What stands in the gap: the reason and what follows from it, the reason, or nothing."""
        small = self.look.small
        whole = _("{reason}: the figures do not compare.").format(reason=reason)
        room = self.plan.band - self.look.px(16)
        return next((t for t in (whole, reason) if small.holds(t, room, small.height * 5)), "")

    # -- around the plot -------------------------------------------------------------------------

    def _entries(self) -> list[Entry]:
        chart, look, entries = self.chart, self.look, []
        if not self.named_at_ends:
            entries += [Entry(s.name, swatch(look.theme.series(s.role))) for s in chart.series]
        if any(mark.low is not None for mark in self._marks):
            entries.append(Entry(_("95% interval"), whisker))
        if any(mark.shown is Shown.VERY_WEAK for mark in self._marks):
            entries.append(Entry(_("very weak base"), hollow))
        for each in chart.breaks:
            if not self.texts[each.before]:
                between = f"{chart.waves[each.before - 1]} → {chart.waves[each.before]}"
                entries.append(Entry(f"{between} : {each.text}", dashed))
        return entries

    def _draw_grid(self) -> None:
        look, plot = self.look, self.plan.plot
        for value in self.axis.ticks(look.px(36)):
            y, first = self._y(value), abs(value - self.chart.minimum) < 1e-9
            colour = look.theme.data.axis if first else look.theme.data.grid
            self.drawing.line(QPointF(plot.left(), y), QPointF(plot.right(), y), colour)
            width, height = plot.left() - self.drawing.rect.left() - look.px(6), look.small.height
            box = QRectF(self.drawing.rect.left(), y - height / 2, width, height)
            self.drawing.words(self.axis.text(value), box, look.small, look.muted, Side.RIGHT)

    def _draw_break(self, before: int) -> None:
        """A band where no line passes, with its reason where there is room for it."""
        look, plot, width = self.look, self.plan.plot, self.plan.band
        middle = plot.left() + self.plan.step * before
        band = QRectF(middle - width / 2, plot.top(), width, plot.height())
        ground = look.theme.screen.background
        self.drawing.block(band, ground, look.px(4))
        for x in (band.left(), band.right()):
            ends = QPointF(x, band.top()), QPointF(x, band.bottom())
            self.drawing.line(*ends, look.theme.data.axis, look.px(1), dashed=True)
        if self.texts[before]:
            box = band.adjusted(look.px(8), 0, -look.px(8), 0)
            self.drawing.words(
                self.texts[before], box, look.small, look.ink, Side.CENTRE, lines=5, ground=ground
            )

    def _draw_names(self) -> None:
        """Each line's name beside its last point, pushed apart where two would meet."""
        look, plot = self.look, self.plan.plot
        left, right = plot.right() + look.px(8 + DOT), self.drawing.rect.right()
        placed: list[tuple[float, Series, float]] = []
        for series in self.chart.series:
            known = [mark.value for mark in series.marks if mark.value is not None]
            lines = len(look.strong.wrapped(series.name, right - left, 2))
            y = self._y(known[-1]) if known else plot.bottom()
            placed.append((y, series, lines * look.strong.height))
        placed.sort(key=lambda each: each[0])
        top = plot.top() - look.strong.height
        for i, (y, series, height) in enumerate(placed):
            rest = sum(each[2] for each in placed[i:])
            top = max(top, min(y - height / 2, plot.bottom() - rest))
            box = QRectF(left, top, right - left, height)
            self._draw_dot(series, QPointF(left - look.px(DOT - 3), box.center().y()))
            mine = series.role is ColourRole.REGION
            self.drawing.words(
                series.name, box, look.strong if mine else look.text, look.ink, lines=2
            )
            top += height

    def _draw_dot(self, series: Series, at: QPointF) -> None:
        path, colour = disc(at, self.look.px(3)), self.look.theme.series(series.role)
        self.drawing.items.append(Shape(path, fill=colour))

    def _draw_wave(self, wave: int) -> None:
        """The wave's name and bases under the plot; its area is its whole column."""
        chart, look, plan = self.chart, self.look, self.plan
        broken = {each.before for each in chart.breaks}
        start, end = plan.plot.left() + plan.step * wave, plan.plot.left() + plan.step * (wave + 1)
        line = look.small.height + look.px(1)
        box = QRectF(start + 1, plan.plot.bottom() + look.px(4), plan.step - 2, look.small.height)
        self.drawing.words(chart.waves[wave], box, look.small_strong, look.ink, Side.CENTRE)
        for depth, bases in enumerate(chart.bases):
            box.translate(0, line)
            series = None if chart.shares_bases else chart.series[depth]
            self._draw_base(bases[wave], box, series)
        said = " ; ".join(
            f"{series.name} {series.marks[wave].text} ({chart.base(depth, wave)})"
            for depth, series in enumerate(chart.series)
        )
        if wave in broken:
            text = next(each.text for each in chart.breaks if each.before == wave)
            middle = QRectF(start - plan.band / 2, plan.plot.top(), plan.band, plan.plot.height())
            between = f"{chart.waves[wave - 1]} → {chart.waves[wave]}"
            self.drawing.area(f"break {wave}", f"{between} : {text}", middle)
        left = start + (plan.band / 2 if wave in broken else 0.0)
        right = end - (plan.band / 2 if wave + 1 in broken else 0.0)
        top = self.plan.plot.top() - look.strong.height
        whole = QRectF(left, top, right - left, self.drawing.rect.bottom() - top)
        self.drawing.area(chart.key(wave), f"{chart.waves[wave]} : {said}", whole)

    def _draw_base(self, text: str, box: QRectF, series: Series | None) -> None:
        """A base after its side's dot; without one when all the series share it."""
        look, dot = self.look, self.look.px(DOT) if series else 0.0
        text = look.small.shortened(text, box.width() - dot)
        if not text:
            return
        width = look.small.width(text) + 1
        left = box.center().x() - (width + dot) / 2
        if series is not None:
            self._draw_dot(series, QPointF(left + look.px(3), box.center().y()))
        self.drawing.words(
            text, QRectF(left + dot, box.top(), width, box.height()), look.small, look.muted
        )

    # -- lines and points ------------------------------------------------------------------------

    def _draw_line(self, depth: int, series: Series) -> None:
        width = self.look.px(2.5 if series.role is ColourRole.REGION else 1.75)
        colour = self.look.theme.series(series.role)
        for start, end in self.chart.joined(series):
            one, two = series.marks[start], series.marks[end]
            first = self._point(depth, start, one.value or 0.0)
            last = self._point(depth, end, two.value or 0.0)
            weak = Shown.VERY_WEAK in (one.shown, two.shown)
            self.drawing.line(first, last, colour, width, dashed=weak)

    def _draw_mark(self, depth: int, series: Series, wave: int) -> None:
        """A whisker, a point upon it and the value above; « masqué » at the foot when hidden."""
        look, mark = self.look, series.marks[wave]
        if mark.value is None:
            at = self._point(depth, wave, self.chart.minimum)
            self._draw_value(mark, at.x(), at.y() - look.px(2), strong=False)
            return
        colour, at = look.theme.series(series.role), self._point(depth, wave, mark.value)
        top = at.y() - look.px(6)
        if mark.low is not None and mark.high is not None:
            span = self._y(mark.low), self._y(mark.high)
            draw_upright_whisker(self.drawing, at.x(), span, colour, look)
            top = min(top, span[1] - look.px(1))
        weak = mark.shown is Shown.VERY_WEAK
        fill, edge, width = (look.paper, colour, 2.0) if weak else (colour, look.paper, 1.5)
        point = disc(at, look.px(5.5 if series.role is ColourRole.REGION else 4.5))
        self.drawing.items.append(Shape(point, fill=fill, stroke=edge, width=look.px(width)))
        self._draw_value(mark, at.x(), top, strong=series.role is ColourRole.REGION)

    def _draw_value(self, mark: Mark, x: float, bottom: float, *, strong: bool) -> None:
        """Above ``bottom``, unless its column is too narrow for it: then pointing tells it."""
        look = self.look
        face = look.strong if strong else look.text
        if face.width(mark.text) > self.plan.slot:
            face = look.small
        if face.width(mark.text) > self.plan.slot:
            return
        colour = look.muted if mark.value is None else look.ink
        box = QRectF(x - self.plan.slot / 2, bottom - face.height, self.plan.slot, face.height)
        self.drawing.words(mark.text, box, face, colour, Side.CENTRE, ground=look.paper, plate=True)
