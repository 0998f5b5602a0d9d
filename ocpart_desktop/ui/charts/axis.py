"""A value axis: round ticks, their texts, light grid lines."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from PySide6.QtCore import QPointF, QRectF

from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.i18n import number, percent, signed
from ocpart_desktop.ui.charts.drawing import Drawing, Side
from ocpart_desktop.ui.charts.look import Look

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from ``low`` to ``high`` laid across ``plot``."""

    low: float
    high: float
    plot: QRectF
    unit: Unit

    def x(self, value: float) -> float:
        """Where a value stands, kept inside the plot."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.plot.left() + self.plot.width() * min(max(share, 0.0), 1.0)

    def ticks(self, apart: float) -> list[float]:
        """Round values at least ``apart`` pixels from each other."""
        span = self.high - self.low
        most = max(1, int(self.plot.width() / max(apart, 1.0)))
        if span <= 0:
            return [self.low]
        rough = span / most
        power = 10.0 ** floor(log10(rough))
        step = next(r * power for r in _ROUND if r * power >= rough * (1 - 1e-9))
        if self.unit in (Unit.COUNT, Unit.NUMBER):
            step = max(1.0, step)
        first = floor(self.low / step + 1 - 1e-9)
        count = floor(self.high / step + 1e-9) - first + 1
        return [(first + i) * step for i in range(count)]

    def text(self, value: float) -> str:
        """A tick's text."""
        if self.unit is Unit.SHARE:
            return percent(value, 0 if abs(value * 100 - round(value * 100)) < 1e-6 else 1)
        digits = 0 if abs(value - round(value)) < 1e-6 else 1
        return signed(value, digits) if self.unit is Unit.POINTS else number(value, digits)


def draw_axis(drawing: Drawing, axis: Axis, look: Look, bottom: float) -> None:
    """Grid lines down the plot and the ticks' texts under it, never past the drawing's edges."""
    edge = drawing.rect
    for value in axis.ticks(look.px(44)):
        x = axis.x(value)
        zero = abs(value) < 1e-9
        colour = look.theme.data.axis if zero else look.theme.data.grid
        drawing.line(QPointF(x, axis.plot.top()), QPointF(x, axis.plot.bottom()), colour)
        text = axis.text(value)
        width = look.small.width(text)
        left = min(max(x - width / 2, edge.left()), edge.right() - width)
        box = QRectF(left, axis.plot.bottom(), width + 1, bottom - axis.plot.bottom())
        drawing.words(text, box, look.small, look.muted, Side.LEFT)
