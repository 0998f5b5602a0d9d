"""Sets above, combinations below: what is held together, each combination with its bars.

Sets are columns with their bars standing over them; a row joins by a line the sets it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import ColourRole, Mark, Series, UpsetChart
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.bars import Shared, entries_of, is_narrow, layout_bars, measures
from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Side, box_path, disc
from ocpart_desktop.ui.charts.legend import draw_legend
from ocpart_desktop.ui.charts.look import Look

COLUMN = 92.0  # the widest column of a set, in pixels
SETS = 84.0  # the height of the sets' bars, their values included
DOT = 6.5
LEAST_ROW = 15.0


def layout_upset(chart: UpsetChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. Areas bear the keys of the sets and of the combinations."""
    return _Upset(chart, rect, look).drawing


def least_height(chart: UpsetChart, look: Look) -> float:
    """Below this height, neighbouring combinations would meet."""
    rows = max(1, len(chart.members))
    return look.px(24 + SETS * 0.6) + _names_height(look) + rows * look.px(LEAST_ROW) + look.px(34)


def most_height(chart: UpsetChart, look: Look) -> float:
    """Above this height, bars are as thick as they ever are and the rest is left white."""
    rows = max(1, len(chart.members))
    return look.px(64 + SETS) + _names_height(look) + rows * look.px(48)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The matrix (its rows are those of ``bars``), and the sets' bars above it."""

    matrix: QRectF
    sets: QRectF
    bars: QRectF
    column: float
    row: float

    def centre(self, i: int, j: int) -> QPointF:
        x = self.matrix.left() + self.column * (j + 0.5)
        return QPointF(x, self.matrix.top() + self.row * (i + 0.5))


class _Upset:
    def __init__(self, chart: UpsetChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        entries = entries_of([chart.combinations, chart.sets], look)
        top = draw_legend(self.drawing, entries, rect, look) + look.px(8)
        self.plan = self._planned(rect, top)
        for i in range(0, len(chart.members), 2):
            band = QRectF(rect.left(), self._y(i), rect.width(), self.plan.row)
            self.drawing.block(band, look.theme.screen.background)
        self._draw_combinations()
        for i, held in enumerate(chart.members):
            self._draw_members(i, held)
        for j in range(len(chart.sets.categories)):
            self._draw_set(j)
        if not chart.members:
            self._draw_hidden(rect)

    def _draw_hidden(self, rect: QRectF) -> None:
        """Which combinations there are would say too much of so few people."""
        look, top = self.look, self.plan.matrix.top()
        room = QRectF(rect.left(), top, rect.width(), max(rect.bottom() - top, 1.0))
        path = box_path(room.adjusted(0.5, 0.5, -0.5, -0.5), look.px(2))
        self.drawing.outline(path, look.theme.screen.outline, look.px(1), dashed=True)
        text = _("too few respondents to show a figure")
        self.drawing.words(text, room, look.text, look.muted, Side.CENTRE)

    def _planned(self, rect: QRectF, top: float) -> _Plan:
        chart, look = self.chart, self.look
        count, rows = max(1, len(chart.roles)), max(1, len(chart.members))
        words = [word for name in chart.sets.categories for word in name.split()]
        wanted = max(map(look.small.width, words), default=0.0) + look.px(6)
        easy = max(min(look.px(COLUMN), rect.width() * 0.42 / count), wanted)
        column = min(easy, rect.width() * 0.5 / count)
        foot = look.small.height + look.px(4)
        names = _names_height(look)
        room = max(rect.bottom() - top, 1.0)
        sets = min(look.px(SETS), max(room * 0.24, look.px(SETS * 0.6)))
        start = top + sets + names
        row = max(1.0, (rect.bottom() - foot - start) / rows)
        row = min(row, look.px(48))
        matrix = QRectF(rect.left(), start, column * count, row * rows)
        left = matrix.right() + look.px(16)
        return _Plan(
            matrix=matrix,
            sets=QRectF(rect.left(), top, matrix.width(), sets),
            bars=QRectF(left, start, max(rect.right() - left, 1.0), row * rows + foot),
            column=column,
            row=row,
        )

    def _y(self, i: int) -> float:
        return self.plan.matrix.top() + self.plan.row * i

    def _draw_combinations(self) -> None:
        """The bars of the combinations, drawn as any others, their rows those of the matrix."""
        chart, look, plan = self.chart.combinations, self.look, self.plan
        if is_narrow(self.drawing.rect.width(), look):
            chart = replace(chart, gaps=())  # on a phone the bars need their column
        if not chart.categories:
            return
        own = measures(chart, look)
        shared = Shared(0.0, own.value, own.gaps, own.depth)
        head = look.small.height + look.px(4) if shared.gaps else 0.0
        room = plan.bars.adjusted(0, -head, 0, 0)
        made = layout_bars(chart, room, look, shared, band=plan.row)
        self.drawing.items += made.items
        for i, area in enumerate(made.areas):
            whole = QRectF(
                self.drawing.rect.left(), self._y(i), self.drawing.rect.width(), plan.row
            )
            self.drawing.area(area.key, area.label, whole)

    def _draw_members(self, i: int, held: tuple[bool, ...]) -> None:
        look, plan, drawing = self.look, self.plan, self.drawing
        places = [j for j, inside in enumerate(held) if inside]
        radius = min(look.px(DOT), plan.row * 0.36, plan.column * 0.3)
        if len(places) > 1:
            ends = plan.centre(i, places[0]), plan.centre(i, places[-1])
            drawing.line(*ends, look.ink, look.px(2))
        for j, inside in enumerate(held):
            point = disc(plan.centre(i, j), radius if inside else radius * 0.72)
            fill = self._colour(j) if inside else look.theme.data.grid
            edge = look.paper if inside else look.theme.data.axis
            width = 1.5 if inside else 0.75
            drawing.items.append(Shape(point, fill=fill, stroke=edge, width=look.px(width)))

    def _colour(self, j: int) -> QColor:
        return self.look.theme.series(self.chart.roles[j])

    # -- sets ------------------------------------------------------------------------------------

    def _draw_set(self, j: int) -> None:
        """The standing bars of a set, its name under them on its colour's line."""
        plan, look, sets = self.plan, self.look, self.chart.sets
        left = plan.sets.left() + plan.column * j
        count = max(1, len(sets.series))
        values = look.small.height + look.px(2)
        tall = max(plan.sets.height() - values, 1.0)
        bar = min(look.px(24), (plan.column - look.px(12)) / count)
        first = left + (plan.column - bar * count) / 2
        for depth, series in enumerate(sets.series):
            slot = QRectF(first + bar * depth, plan.sets.top() + values, bar, tall)
            self._draw_standing(series, series.marks[j], slot)
        name = QRectF(left + look.px(2), plan.sets.bottom(), plan.column - look.px(4), 0)
        name.setHeight(_names_height(look) - look.px(6))
        line = QRectF(name.left() + look.px(4), plan.sets.bottom(), name.width() - look.px(8), 0)
        line.setHeight(look.px(3))
        self.drawing.block(line, self._colour(j))
        box = name.adjusted(0, look.px(5), 0, 0)
        self.drawing.words(sets.categories[j], box, look.small, look.ink, Side.CENTRE, lines=2)
        said = " ; ".join(f"{series.name} {series.marks[j].text}" for series in sets.series)
        whole = QRectF(left, plan.sets.top(), plan.column, plan.matrix.top() - plan.sets.top())
        self.drawing.area(f"set {sets.key(j)}", f"{sets.categories[j]} : {said}", whole)

    def _draw_standing(self, series: Series, mark: Mark, slot: QRectF) -> None:
        look = self.look
        if mark.value is None:
            return
        height = slot.height() * min(1.0, mark.value / (self.chart.sets.maximum or 1.0))
        air = look.px(1)
        bar = QRectF(slot.left() + air, slot.bottom() - height, slot.width() - 2 * air, height)
        colour = look.theme.series(series.role)
        if mark.shown is Shown.VERY_WEAK:
            self.drawing.hatch(box_path(bar), colour, look.px(4), look.px(1.25))
            self.drawing.outline(box_path(bar), colour, look.px(1))
        else:
            self.drawing.block(bar, colour)
        text = mark.text.rstrip("*%\u202f\u00a0 ")
        if look.small.width(text) > slot.width() + look.px(2):
            return
        mine = series.role is ColourRole.REGION
        face = look.small_strong if mine else look.small
        box = QRectF(slot.left() - 2, bar.top() - face.height, slot.width() + 4, face.height)
        self.drawing.words(text, box, face, look.ink if mine else look.muted, Side.CENTRE)


def _names_height(look: Look) -> float:
    return 2 * look.small.height + look.px(14)
