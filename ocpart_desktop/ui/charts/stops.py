"""Where the keyboard and a screen reader stop in a chart: one widget an area, without pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ocpart_desktop.ui.charts.drawing import Area

_WAYS = {
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Down: QPointF(0, 1),
    Qt.Key.Key_Up: QPointF(0, -1),
}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Stop(QWidget):
    """Covers an area, is named as it, and lets the mouse through."""

    arrived = Signal()
    left = Signal()
    taken = Signal()
    steered = Signal(QPointF)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.area: Area | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def cover(self, area: Area) -> None:
        """Stand for this area from now on."""
        self.area = area
        self.setAccessibleName(area.label)
        self.setGeometry(area.rect.toAlignedRect())
        self.show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.arrived.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _WAYS:
            self.steered.emit(_WAYS[key])
        elif key in _TAKE:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class Stops:
    """The stops of one chart, kept from one figure to the next so that the focus is not lost."""

    def __init__(
        self,
        parent: QWidget,
        moved: Callable[[Area | None], object],
        taken: Callable[[Area], object],
    ) -> None:
        self._parent, self._moved, self._taken = parent, moved, taken
        self.all: list[Stop] = []

    def cover(self, areas: Sequence[Area]) -> None:
        """One stop an area, in reading order; the focus stays on the key it was on."""
        focused = self.focused
        while len(self.all) < len(areas):
            self.all.append(self._new_stop())
        for stop, area in zip(self.all, areas, strict=False):
            stop.cover(area)
        for surplus in self.all[len(areas) :]:
            surplus.hide()
            surplus.deleteLater()
        del self.all[len(areas) :]
        for stop in self.all:
            if focused and stop.area and stop.area.key == focused.key:
                stop.setFocus()
                break

    @property
    def focused(self) -> Area | None:
        """The area the keyboard is on."""
        return next((stop.area for stop in self.all if stop.hasFocus()), None)

    def _new_stop(self) -> Stop:
        stop = Stop(self._parent)
        stop.arrived.connect(lambda: self._moved(stop.area))
        stop.left.connect(lambda: self._moved(None))
        stop.taken.connect(lambda: self._take(stop))
        stop.steered.connect(lambda way: self._steer(stop, way))
        return stop

    def _take(self, stop: Stop) -> None:
        if stop.area:
            self._taken(stop.area)

    def _steer(self, start: Stop, way: QPointF) -> None:
        """Go to the nearest stop in a direction, what lies straight ahead before the rest."""
        found = [(cost, i) for i, s in enumerate(self.all) if (cost := _cost(start, s, way))]
        if found:
            self.all[min(found)[1]].setFocus(Qt.FocusReason.TabFocusReason)


def _cost(start: Stop, end: Stop, way: QPointF) -> float | None:
    """How far ``end`` is, sideways counted three times; None when it is not that way."""
    gap = QPointF(end.geometry().center() - start.geometry().center())
    ahead = gap.x() * way.x() + gap.y() * way.y()
    aside = abs(gap.x() * way.y()) + abs(gap.y() * way.x())
    return ahead + 3 * aside if ahead > 0.5 and ahead * 2.5 >= aside else None
