"""A grid of gaps: regions down, answers across, a class a colour, weak bases hatched.

A significant gap wears a diamond as everywhere; a head that is taken sorts the grid by its column.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import GridChart, GridRow, Mark, paired
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Side, box_path
from ocpart_desktop.ui.charts.legend import (
    Entry,
    bounded,
    draw_diamond,
    draw_legend,
    significant,
)
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.theme.colours import ink_on

ROW = 34.0  # the tallest row, in pixels
WIDE = 760.0  # from this width on, bases have a column
ARROW = 14.0


def layout_grid(chart: GridChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. See ``GridChart`` for the keys of its areas."""
    return _Grid(chart, rect, look).drawing


def least_height(chart: GridChart, look: Look) -> float:
    """Below this height, neighbouring rows would meet."""
    return look.px(84) + len(chart.rows) * (look.small.height + look.px(2))


def most_height(chart: GridChart, look: Look) -> float:
    """Above this height, rows are as tall as they ever are and the rest is left white."""
    return look.px(110) + len(chart.rows) * look.px(ROW)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns, left to right, under heads of one height."""

    names: QRectF
    cells: QRectF
    bases: QRectF
    head: float
    row: float
    column: float

    def line(self, area: QRectF, i: int) -> QRectF:
        return QRectF(area.left(), area.top() + self.row * i, area.width(), self.row)

    def cell(self, i: int, j: int) -> QRectF:
        left = self.cells.left() + self.column * j
        return QRectF(left, self.cells.top() + self.row * i, self.column, self.row)


class _Grid:
    def __init__(self, chart: GridChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        top = draw_legend(self.drawing, self._entries(), rect, look) + look.px(8)
        self.plan = self._planned(rect, top)
        self._draw_heads()
        for i, row in enumerate(chart.rows):
            self._draw_row(i, row)
        for i, row in enumerate(chart.rows):
            if row.selected:
                around = self.plan.line(self._whole, i)
                edge = box_path(around.adjusted(1, 1, -1, -1), look.px(3))
                self.drawing.outline(edge, look.theme.data.region, look.px(2))

    def _entries(self) -> list[Entry]:
        look, chart = self.look, self.chart
        edge = look.theme.screen.outline
        entries = [
            Entry(each.text, bounded(look.theme.ramp(each.tone, diverging=True), edge))
            for each in chart.classes
        ]
        marks = [mark for row in chart.rows for mark in row.marks]
        if any(mark.shown is Shown.VERY_WEAK for mark in marks):
            entries.append(Entry(chart.hatched_text, bounded(look.paper, edge, hatched=True)))
        if any(mark.value is None for mark in marks):
            entries.append(Entry(chart.grey_text, bounded(look.theme.data.absent, edge)))
        if any(mark.significant for mark in marks):
            entries.append(Entry(_("significant gap"), significant))
        return entries

    def _planned(self, rect: QRectF, top: float) -> _Plan:
        chart, look = self.chart, self.look
        head = 2 * look.small_strong.height + look.px(6)
        height = max(rect.bottom() - top - head, 1.0)
        row = min(height / max(1, len(chart.rows)), look.px(ROW))
        names = max((look.strong.width(r.name) for r in chart.rows), default=0.0) + look.px(12)
        names = min(names, rect.width() * 0.34)
        bases = 0.0
        if rect.width() >= look.px(WIDE):
            texts = [_("base"), *(r.base for r in chart.rows)]
            bases = max((look.small.width(t) for t in texts), default=0.0) + look.px(12)
        tall = row * len(chart.rows)
        cells = rect.width() - names - bases
        return _Plan(
            names=QRectF(rect.left(), top + head, names, tall),
            cells=QRectF(rect.left() + names, top + head, cells, tall),
            bases=QRectF(rect.right() - bases, top + head, bases, tall),
            head=head,
            row=row,
            column=cells / max(1, len(chart.columns)),
        )

    @property
    def _whole(self) -> QRectF:
        plan = self.plan
        width = plan.names.width() + plan.cells.width()
        return QRectF(plan.names.left(), plan.names.top(), width, plan.names.height())

    # -- heads -----------------------------------------------------------------------------------

    def _draw_heads(self) -> None:
        plan, look, chart = self.plan, self.look, self.chart
        top = plan.names.top() - plan.head
        first = QRectF(plan.names.left(), top, plan.names.width(), plan.head)
        self._draw_head(_("Region"), first, paired("", ""), sorting=chart.sorted_by is None)
        for j, (name, key) in enumerate(zip(chart.columns, chart.column_keys, strict=True)):
            box = QRectF(plan.cell(0, j).left(), top, plan.column, plan.head)
            self._draw_head(name, box, paired("", key), sorting=chart.sorted_by == j)
        if plan.bases.width():
            box = QRectF(plan.bases.left(), top, plan.bases.width(), plan.head)
            self.drawing.words(_("base"), box, look.small, look.muted, Side.RIGHT)

    def _draw_head(self, text: str, box: QRectF, key: str, *, sorting: bool) -> None:
        """A head, with an arrow where it is the one that sorts."""
        look = self.look
        left = key == paired("", "")
        room = box.adjusted(look.px(2), 0, -look.px(ARROW if sorting else 2), -look.px(4))
        side = Side.LEFT if left else Side.CENTRE
        face, colour = look.small_strong if sorting else look.small, look.ink
        self.drawing.words(text, room, face, colour, side, lines=2)
        if sorting:
            wide = max(map(face.width, face.wrapped(text, room.width(), 2)), default=0.0)
            x = room.left() + wide if left else room.center().x() + wide / 2
            self._draw_arrow(QPointF(x + look.px(8), room.center().y()), up=left)
        said = _("Sort by region") if left else _("Sort by “{column}”").format(column=text)
        self.drawing.area(key, said, box)

    def _draw_arrow(self, at: QPointF, *, up: bool) -> None:
        size = self.look.px(3.5) * (-1 if up else 1)
        path = QPainterPath(at + QPointF(-abs(size), -size / 2))
        path.lineTo(at + QPointF(abs(size), -size / 2))
        path.lineTo(at + QPointF(0, size))
        path.closeSubpath()
        self.drawing.items.append(Shape(path, fill=self.look.ink))

    # -- rows ------------------------------------------------------------------------------------

    def _draw_row(self, i: int, row: GridRow) -> None:
        plan, look, drawing = self.plan, self.look, self.drawing
        tight = plan.row < look.text.height + 1
        face = look.small if tight else look.text
        strong = look.small_strong if tight else look.strong
        name = plan.line(plan.names, i)
        mine = strong if row.selected else face
        colour = look.theme.data.region if row.selected else look.ink
        drawing.words(row.name, name.adjusted(look.px(4), 0, 0, 0), mine, colour, lines=2)
        drawing.area(paired(row.code, ""), f"{row.name} : {row.base_text}", name)
        for j, mark in enumerate(row.marks):
            self._draw_cell(row, j, mark, plan.cell(i, j))
        if plan.bases.width():
            drawing.words(row.base, plan.line(plan.bases, i), look.small, look.muted, Side.RIGHT)

    def _draw_cell(self, row: GridRow, j: int, mark: Mark, box: QRectF) -> None:
        look, drawing, chart = self.look, self.drawing, self.chart
        fill, path = self._fill(row.indexes[j]), box_path(box)
        drawing.fill(path, fill, look.paper, look.px(1))
        weak = mark.value is not None and mark.shown is Shown.VERY_WEAK
        if weak:
            drawing.hatch(path, ink_on(fill), look.px(6), look.px(0.9))
        tight = box.height() < look.text.height + 1
        plain, bold = (look.small, look.small_strong) if tight else (look.text, look.strong)
        face = bold if mark.significant else plain
        ink = ink_on(fill)
        drawing.words(mark.text, box, face, ink, Side.CENTRE, ground=fill, plate=weak)
        if mark.significant:
            x = box.center().x() + face.width(mark.text) / 2 + look.px(9)
            draw_diamond(drawing, QPointF(x, box.center().y()), look.px(4), ink)
        said = f"{row.name}, {chart.columns[j]} : {mark.text}"
        if mark.significant:
            said += f" · {_('significant gap')}"
        said = " · ".join(filter(None, (said, row.base_text if mark.value is not None else "")))
        drawing.area(paired(row.code, chart.column_keys[j]), said, box)

    def _fill(self, index: int | None) -> QColor:
        theme = self.look.theme
        if index is None:
            return theme.data.absent
        return theme.ramp(self.chart.classes[index].tone, diverging=True)
