"""Ranked dots: rank, name, interval and point against the national line, value, base."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import DotChart, DotRow
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.axis import Axis, draw_axis
from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Side, disc
from ocpart_desktop.ui.charts.legend import (
    Entry,
    dashed,
    draw_diamond,
    draw_legend,
    draw_whisker,
    hollow,
    significant,
    whisker,
)
from ocpart_desktop.ui.charts.look import Face, Look

ROW = 34.0  # the tallest row, in pixels
WIDE = 900.0  # from this width on, bases are told whole
NARROW = 400.0  # under this width, names take the place of the bases


def layout_dots(chart: DotChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. A row's key is its region's code."""
    return _Dots(chart, rect, look).drawing


def least_height(chart: DotChart, look: Look) -> float:
    """Below this height, neighbouring rows would meet."""
    return look.px(56) + len(chart.rows) * (look.small.height + look.px(2))


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns, left to right, and the height of a row."""

    rank: QRectF
    name: QRectF
    plot: QRectF
    value: QRectF
    base: QRectF
    row: float

    def cell(self, column: QRectF, i: int) -> QRectF:
        return QRectF(column.left(), column.top() + self.row * i, column.width(), self.row)


class _Dots:
    def __init__(self, chart: DotChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        top = draw_legend(self.drawing, self._entries(), rect, look) + look.px(6)
        self.plan = self._planned(rect, top)
        plot = self.plan.plot
        self.axis = Axis(chart.minimum, chart.maximum, plot, chart.unit)
        for i, row in enumerate(chart.rows):
            whole = self._whole(i)
            if row.selected:
                self.drawing.block(whole, self._ground(row), look.px(4))
            elif i:
                self.drawing.line(whole.topLeft(), whole.topRight(), look.theme.data.grid)
            if i and self._is_ranked(i - 1) and not self._is_ranked(i):
                self.drawing.line(whole.topLeft(), whole.topRight(), look.theme.data.axis)
        draw_axis(self.drawing, self.axis, look, plot.bottom() + look.small.height + look.px(4))
        if chart.reference.value is not None:
            x = self.axis.x(chart.reference.value)
            ends = QPointF(x, plot.top()), QPointF(x, plot.bottom())
            self.drawing.line(*ends, look.theme.data.france, look.px(1.5), dashed=True)
        for i, row in enumerate(chart.rows):
            self._draw_row(i, row)

    def _is_ranked(self, i: int) -> bool:
        return self.chart.rows[i].rank[:1].isdigit()

    def _entries(self) -> list[Entry]:
        entries, marks = [], [row.mark for row in self.chart.rows]
        if self.chart.reference.value is not None:
            text = f"{self.chart.reference_name} : {self.chart.reference.text}"
            entries.append(Entry(text, dashed))
        if any(mark.low is not None for mark in marks):
            entries.append(Entry(_("95% interval"), whisker))
        if any(mark.significant for mark in marks):
            entries.append(Entry(_("significant gap"), significant))
        if any(mark.shown is Shown.VERY_WEAK for mark in marks):
            entries.append(Entry(_("very weak base, not ranked"), hollow))
        return entries

    def _planned(self, rect: QRectF, top: float) -> _Plan:
        look, rows, gap = self.look, self.chart.rows, self.look.px(8)
        known = [row for row in rows if row.mark.value is not None]
        foot = look.small.height + look.px(4)
        height = min(max(rect.bottom() - foot - top, 1.0) / max(1, len(rows)), look.px(ROW))
        narrow = rect.width() < look.px(NARROW)
        self.face, self.strong = self._faces(height, narrow=narrow)
        rank = max((look.small.width(row.rank) for row in rows), default=0.0) + 1
        name = max((self.strong.width(row.name) for row in rows), default=0.0) + 1
        value = max((self.strong.width(row.mark.text) for row in known), default=0.0) + 1
        value += look.px(13) if any(row.mark.significant for row in known) else 0.0
        base = max((look.small.width(row.base_text) for row in known), default=0.0) + 1
        name = min(name, rect.width() * (0.5 if narrow else 0.36))
        base = min(base, rect.width() * (0.3 if rect.width() >= look.px(WIDE) else 0.16))
        base = 0.0 if narrow else base
        edges = [rect.left() + gap / 2]
        for width, after in ((rank, gap), (name, gap * 2)):
            edges.append(edges[-1] + width + after)
        right = rect.right() - base - value - gap * 3

        def column(x: float, width: float) -> QRectF:
            return QRectF(x, top, max(width, 1.0), height * len(rows))

        return _Plan(
            rank=column(edges[0], rank),
            name=column(edges[1], name),
            plot=column(edges[2], right - edges[2]),
            value=column(rect.right() - base - gap - value, value),
            base=column(rect.right() - base, base),
            row=height,
        )

    def _faces(self, height: float, *, narrow: bool) -> tuple[Face, Face]:
        look = self.look
        if narrow or height < look.text.height + 1:
            return look.small, look.small_strong
        return look.text, look.strong

    def _whole(self, i: int) -> QRectF:
        rect, plan = self.drawing.rect, self.plan
        return QRectF(rect.left(), plan.plot.top() + plan.row * i, rect.width(), plan.row)

    def _draw_row(self, i: int, row: DotRow) -> None:
        look, plan, drawing = self.look, self.plan, self.drawing
        known = row.mark.value is not None
        face = self.strong if row.selected else self.face
        colour = look.theme.data.region if row.selected else look.ink if known else look.muted
        drawing.words(row.rank, plan.cell(plan.rank, i), look.small, look.muted, Side.RIGHT)
        drawing.words(row.name, plan.cell(plan.name, i), face, colour)
        if known:
            self._draw_point(row, plan.cell(plan.plot, i).center().y())
            self._draw_value(row, plan.cell(plan.value, i), face)
            base = look.small.shortened(row.base_text, plan.base.width())
            drawing.words(base, plan.cell(plan.base, i), look.small, look.muted)
        else:
            box = plan.cell(plan.plot, i).adjusted(look.px(6), 0, 0, 0)
            box.setRight(drawing.rect.right())
            why, ground = row.base_text, self._ground(row)
            text = why if why and look.small.width(why) <= box.width() else row.mark.text
            drawing.words(text, box, look.small, look.muted, ground=ground, plate=True)
        said = " · ".join(filter(None, (row.mark.text, row.base_text)))
        drawing.area(row.code, f"{row.name} : {said}", self._whole(i))

    def _ground(self, row: DotRow) -> QColor:
        return self.look.theme.screen.accent_soft if row.selected else self.look.paper

    def _draw_point(self, row: DotRow, y: float) -> None:
        look, mark, data = self.look, row.mark, self.look.theme.data
        weak = mark.shown is Shown.VERY_WEAK
        plain = data.axis if weak else look.theme.screen.accent
        colour = data.region if row.selected else plain
        if mark.low is not None and mark.high is not None:
            span = (self.axis.x(mark.low), self.axis.x(mark.high))
            draw_whisker(self.drawing, span, y, colour, look)
        point = disc(
            QPointF(self.axis.x(mark.value or 0.0), y), look.px(5.5 if row.selected else 4.5)
        )
        fill, edge, width = (look.paper, colour, 1.5) if weak else (colour, look.paper, 1.0)
        self.drawing.items.append(Shape(point, fill=fill, stroke=edge, width=look.px(width)))

    def _draw_value(self, row: DotRow, box: QRectF, face: Face) -> None:
        """Values line up at their left, the diamonds of significant gaps at the right."""
        look, weak = self.look, row.mark.shown is Shown.VERY_WEAK
        self.drawing.words(row.mark.text, box, face, look.muted if weak else look.ink)
        if row.mark.significant:
            draw_diamond(
                self.drawing,
                QPointF(box.right() - look.px(5), box.center().y()),
                look.px(4),
                look.ink,
            )
