"""Ways of placing widgets: side by side with wrapping, and plain rows and columns."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ocpart_desktop.ui.theme import space

Box = TypeVar("Box", bound=QBoxLayout)


class FlowLayout(QLayout):
    """Children side by side, going to the next line when the width is used up.

    In a line, those that are less high stand in the middle.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = space(2)) -> None:
        self._heights: dict[int, int] = {}  # by width, as long as no child changes
        self._items: list[QLayoutItem] = []
        super().__init__(parent)
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y = room.y()
        for line in self._lines(room.width()):
            height = max(size.height() for _item, size in line)
            x = room.x()
            for item, size in line:
                if move:
                    middle = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        below = self.spacing() if y > room.y() else 0
        return y - below - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items seen, with their sizes, cut into lines."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 0), 1_000_000))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines


def row(*widgets: QWidget | None, gap: int = space(2)) -> QHBoxLayout:
    """Widgets in a row without margins; None is a stretch."""
    return _filled(QHBoxLayout(), widgets, gap)


def column(*widgets: QWidget | None, gap: int = space(2)) -> QVBoxLayout:
    """Widgets in a column without margins; None is a stretch."""
    return _filled(QVBoxLayout(), widgets, gap)


def _filled(box: Box, widgets: tuple[QWidget | None, ...], gap: int) -> Box:
    box.setContentsMargins(QMargins())
    box.setSpacing(gap)
    for widget in widgets:
        if widget is None:
            box.addStretch(1)
        else:
            box.addWidget(widget)
    return box


def emptied(box: QLayout) -> None:
    """Take every widget out of a layout; they are hidden at once and deleted soon after."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
