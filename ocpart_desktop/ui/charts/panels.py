"""Bar charts of the same categories side by side, on one scale; one above the other when narrow."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from ocpart_desktop.figures.charts import Panel, PanelChart
from ocpart_desktop.ui.charts.bars import (
    AIR,
    BAR,
    Shared,
    entries_of,
    is_narrow,
    layout_bars,
    measures,
)
from ocpart_desktop.ui.charts.drawing import Drawing
from ocpart_desktop.ui.charts.legend import draw_legend
from ocpart_desktop.ui.charts.look import Look

LEAST = 170.0  # the width of a panel without its labels, in pixels
BETWEEN = 28.0
MOST_LABEL = 0.26  # of the width, for labels told once


def layout_panels(chart: PanelChart, rect: QRectF, look: Look) -> Drawing:
    """Place the chart in ``rect``. Areas bear the keys of each panel's categories."""
    return _Panels(chart, rect, look).drawing


def is_stacked(chart: PanelChart, width: float, look: Look) -> bool:
    """Whether panels stand one above the other: for want of width, or of common labels."""
    count = len(chart.panels)
    label = min(_shared(chart, look).label, width * MOST_LABEL)
    room = (width - label - look.px(BETWEEN) * (count - 1)) / max(1, count)
    return count > 1 and (room < look.px(LEAST) or not chart.shares_categories)


def least_height(chart: PanelChart, look: Look, width: float | None = None) -> float:
    """Below this height, texts of neighbouring categories would meet."""
    stacked = width is not None and is_stacked(chart, width, look)
    rows = [len(panel.chart.categories) for panel in chart.panels]
    lines = sum(rows) if stacked else max(rows, default=0)
    heads = len(chart.panels) if stacked else 1
    band = look.small.height + look.px(4)
    above = look.text.height if stacked and is_narrow(width or 0.0, look) else 0.0
    return look.px(30) + heads * (_head(look) + 2 * band + look.px(8)) + lines * (band + above)


def most_height(chart: PanelChart, look: Look) -> float:
    """Above this height, bars are as thick as they ever are and the rest is left white."""
    shared = _shared(chart, look)
    rows = max((len(panel.chart.categories) for panel in chart.panels), default=0)
    band = look.px(BAR * shared.depth + AIR)
    return rows * band + _head(look) + 4 * (look.small.height + look.px(4)) + look.px(16)


class _Panels:
    def __init__(self, chart: PanelChart, rect: QRectF, look: Look) -> None:
        self.chart, self.look, self.drawing = chart, look, Drawing(rect)
        entries = entries_of([panel.chart for panel in chart.panels], look)
        top = draw_legend(self.drawing, entries, rect, look) + look.px(10)
        room = QRectF(rect.left(), top, rect.width(), max(rect.bottom() - top, 1.0))
        self.shared = _shared(chart, look)
        if is_stacked(chart, rect.width(), look):
            self._place_in_rows(room)
        else:
            self._place_in_columns(room)

    def _place_in_columns(self, room: QRectF) -> None:
        count, between = max(1, len(self.chart.panels)), self.look.px(BETWEEN)
        label = min(self.shared.label, room.width() * MOST_LABEL)
        indent = label + self.look.px(10)
        width = (room.width() - indent - between * (count - 1)) / count
        for i, panel in enumerate(self.chart.panels):
            left = room.left() + indent + (width + between) * i
            head = QRectF(left, room.top(), width, _head(self.look))
            first = i == 0
            body = QRectF(left, head.bottom(), width, room.bottom() - head.bottom())
            if first:
                body.setLeft(room.left())
            else:
                self._draw_rule(left - between / 2, room)
            self._draw(panel, head, body, label if first else 0.0)

    def _place_in_rows(self, room: QRectF) -> None:
        count, between = max(1, len(self.chart.panels)), self.look.px(10)
        rows = [len(panel.chart.categories) for panel in self.chart.panels]
        fixed = _head(self.look) + 2 * (self.look.small.height + self.look.px(4))
        spare = max(room.height() - count * fixed - between * (count - 1), 1.0)
        label = min(self.shared.label, room.width() * 0.42)
        above = is_narrow(room.width(), self.look)
        y = room.top()
        for panel, lines in zip(self.chart.panels, rows, strict=True):
            height = fixed + spare * lines / max(1, sum(rows))
            head = QRectF(room.left(), y, room.width(), _head(self.look))
            body = QRectF(room.left(), head.bottom(), room.width(), height - head.height())
            self._draw(panel, head, body, label, above=above)
            y += height + between

    def _draw(
        self, panel: Panel, head: QRectF, body: QRectF, label: float, *, above: bool = False
    ) -> None:
        look = self.look
        line = look.strong.height
        name = QRectF(head.left(), head.top(), head.width(), line)
        self.drawing.words(panel.name, name, look.strong, look.ink)
        base = QRectF(head.left(), head.top() + line, head.width(), look.small.height)
        text = look.small.shortened(panel.base_text, base.width())
        self.drawing.words(text, base, look.small, look.muted)
        shared = replace(self.shared, label=label, above=above)
        made = layout_bars(panel.chart, body, look, shared)
        self.drawing.items += made.items
        for area in made.areas:
            self.drawing.area(area.key, f"{panel.name}, {area.label}", area.path)

    def _draw_rule(self, x: float, room: QRectF) -> None:
        ends = QPointF(x, room.top()), QPointF(x, room.bottom())
        self.drawing.line(*ends, self.look.theme.data.grid, self.look.px(1))


def _head(look: Look) -> float:
    return look.strong.height + look.small.height + look.px(6)


def _shared(chart: PanelChart, look: Look) -> Shared:
    own = [measures(panel.chart, look) for panel in chart.panels]
    return Shared(
        label=max((each.label for each in own), default=0.0),
        value=max((each.value for each in own), default=0.0),
        gaps=max((each.gaps for each in own), default=0.0),
        depth=max((each.depth for each in own), default=1),
    )
