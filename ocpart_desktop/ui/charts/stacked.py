"""100 % stacked bars: one a side, a segment an answer, nets as brackets above."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import Bracket, ColourRole, Mark, StackedChart, StackedRow
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.drawing import Drawing, Side, box_path
from ocpart_desktop.ui.charts.legend import Entry, draw_legend, swatch
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.theme.colours import ink_on, mix

BAR, ROW = 56.0, 132.0  # the tallest bar and the tallest row, in pixels


def layout_stacked(chart: StackedChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. A segment bears its answer's key, in every row."""
    return _Stacked(chart, rect, look).drawing


def least_height(chart: StackedChart, look: Look) -> float:
    """Below this height, rows would lose their texts."""
    bracket = look.small.height + look.px(6) if chart.brackets else 0.0
    return look.px(60) + len(chart.rows) * (bracket + look.small.height + look.px(8))


def most_height(chart: StackedChart, look: Look) -> float:
    """Above this height, bars are as thick as they ever are and the rest is left white."""
    legend = 2 * (look.small.height + look.px(4))
    return look.px(ROW) * len(chart.rows) + legend + look.px(8)


def segment_colours(chart: StackedChart, look: Look) -> list[QColor]:
    """The colour of each answer: its tone on the ramp, grey without an opinion."""
    theme = look.theme
    return [
        theme.data.absent if i in chart.neutral else theme.ramp(tone, diverging=chart.diverging)
        for i, tone in enumerate(chart.tones)
    ]


class _Stacked:
    """``row`` is a row's height; of it ``bracket`` is above the bar and ``bar`` is the bar."""

    def __init__(self, chart: StackedChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        self.colours = segment_colours(chart, look)
        pairs = zip(chart.answers, self.colours, strict=True)
        entries = [Entry(text, swatch(colour)) for text, colour in pairs]
        top = draw_legend(self.drawing, entries, rect, look) + look.px(8)
        self.row = min(max(rect.bottom() - top, 1.0) / max(1, len(chart.rows)), look.px(ROW))
        self.bracket, self.bar = self._heights()
        names = self._names_width(rect)
        left = rect.left() + names + look.px(12)
        for i, row in enumerate(chart.rows):
            y = top + self.row * i
            self._draw_name(row, QRectF(rect.left(), y, names, self.row))
            bar = QRectF(left, y + self.bracket, max(rect.right() - left, 1.0), self.bar)
            self._draw_row(i, row, bar)

    def _heights(self) -> tuple[float, float]:
        look, least = self.look, self.look.small.height + self.look.px(4)
        wanted = look.small_strong.height + look.px(6) if self.chart.brackets else 0.0
        bracket = wanted if self.row - wanted >= least else 0.0
        gap = min(look.px(16), max(self.row - bracket - least, 1.0))
        return bracket, max(1.0, min(self.row - bracket - gap, look.px(BAR)))

    def _names_width(self, rect: QRectF) -> float:
        look = self.look
        names = [look.strong.width(row.name) for row in self.chart.rows]
        bases = [look.small.width(row.base_text.split(" · ")[0]) for row in self.chart.rows]
        return min(max((*names, *bases), default=0.0) + look.px(2), rect.width() * 0.3)

    def _draw_name(self, row: StackedRow, box: QRectF) -> None:
        """The side beside its bar and, where there is room for both, its base under it."""
        look, mine = self.look, row.role is ColourRole.REGION
        face, colour = (look.strong, look.theme.data.region) if mine else (look.text, look.ink)
        bar = QRectF(box.left(), box.top() + self.bracket, box.width(), self.bar)
        room_for = max(1, min(4, int(self.row / face.height)))
        lines = len(face.wrapped(row.name, box.width(), room_for))
        tall = face.height * lines + look.small.height
        if self.row < tall + look.px(4):
            room = QRectF(bar)
            room.setHeight(max(bar.height(), face.height * lines))
            room.moveCenter(bar.center())
            self.drawing.words(row.name, room, face, colour, lines=lines)
            return
        top = max(min(bar.center().y() - tall / 2, box.bottom() - tall), box.top())
        name = QRectF(box.left(), top, box.width(), face.height * lines)
        self.drawing.words(row.name, name, face, colour, lines=lines)
        base = QRectF(box.left(), name.bottom(), box.width(), look.small.height)
        text = look.small.shortened(row.base_text, base.width())
        self.drawing.words(text, base, look.small, look.muted)

    def _draw_row(self, i: int, row: StackedRow, bar: QRectF) -> None:
        if row.shown is Shown.HIDDEN:
            self._draw_hidden(bar)
            return
        segments = _segments(row.marks, bar)
        for answer, (mark, box) in enumerate(zip(row.marks, segments, strict=True)):
            if mark.value is not None and box.width() > 0:
                self._draw_segment(row, answer, box)
        if self.bracket:
            self._draw_brackets(i, segments)

    def _draw_hidden(self, bar: QRectF) -> None:
        look, text = self.look, _("too few respondents to show a figure")
        path = box_path(bar.adjusted(0.5, 0.5, -0.5, -0.5), look.px(2))
        self.drawing.outline(path, look.theme.screen.outline, look.px(1), dashed=True)
        self.drawing.words(text, bar, look.small, look.muted, Side.CENTRE)

    def _draw_segment(self, row: StackedRow, answer: int, box: QRectF) -> None:
        look, drawing, text = self.look, self.drawing, row.marks[answer].text
        weak, fill = row.shown is Shown.VERY_WEAK, self.colours[answer]
        ground = mix(look.paper, fill, 0.35) if weak else fill
        shown = box.adjusted(0, 0, -min(look.px(1), box.width() / 2), 0)
        drawing.block(shown, ground)
        if weak:
            drawing.hatch(box_path(shown), fill, look.px(5), look.px(1.25))
            drawing.outline(box_path(shown.adjusted(0.5, 0.5, -0.5, -0.5)), fill, look.px(1))
        face = look.strong if box.height() >= look.strong.height else look.small
        if face.width(text) + look.px(6) <= shown.width() and face.height <= box.height() + 2:
            ink = ink_on(ground)
            drawing.words(text, shown, face, ink, Side.CENTRE, ground=ground, plate=weak)
        drawing.area(
            self.chart.key(answer), f"{row.name}, {self.chart.answers[answer]} : {text}", box
        )

    def _draw_brackets(self, i: int, segments: list[QRectF]) -> None:
        """« S/T Oui 93 % » above the answers it adds up; one that would overlap is left out."""
        free = self.drawing.rect.left()
        for bracket in sorted(self.chart.brackets, key=lambda b: (b.first, -b.last)):
            left, right = segments[bracket.first].left(), segments[bracket.last].right()
            if left >= free - 0.5 and right - left > self.look.px(2):
                free = self._draw_bracket(
                    bracket, i, QRectF(left, segments[0].top(), right - left, 0)
                )

    def _draw_bracket(self, bracket: Bracket, i: int, span: QRectF) -> float:
        look, drawing, face = self.look, self.drawing, self.look.small_strong
        text = f"{bracket.label} {bracket.texts[i]}".strip()
        y, thin = span.top() - look.px(3), look.px(1)
        left, right = span.left() + thin, span.right() - 2 * thin
        drawing.line(QPointF(left, y), QPointF(right, y), look.ink, thin)
        for x in (left, right):
            drawing.line(QPointF(x, y), QPointF(x, y + look.px(3)), look.ink, thin)
        width = min(face.width(text) + 1, drawing.rect.right() - span.left())
        start = max(span.left(), span.center().x() - width / 2)
        drawing.words(text, QRectF(start, y - face.height, width, face.height), face, look.ink)
        return max(span.right(), start + width)


def _segments(marks: tuple[Mark, ...], bar: QRectF) -> list[QRectF]:
    """The segments, in order; a missing figure takes no width, an excess is scaled away."""
    values = [max(mark.value or 0.0, 0.0) for mark in marks]
    scale = bar.width() / max(1.0, sum(values))
    starts = accumulate(values, initial=0.0)
    return [
        QRectF(bar.left() + start * scale, bar.top(), value * scale, bar.height())
        for start, value in zip(starts, values, strict=False)
    ]
