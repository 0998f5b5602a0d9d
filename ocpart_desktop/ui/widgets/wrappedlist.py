"""A list whose texts are wrapped and shown whole, whatever stands before them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ocpart_desktop.ui.theme import space

_BOX = 24  # px of a check box or an icon with the air after it


class _Whole(QStyledItemDelegate):
    """Qt's own measure forgets the box and the icon before the text; this one does not."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        view = self.parent()
        assert isinstance(view, QListWidget)
        before = sum(
            _BOX
            for role in (Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.DecorationRole)
            if index.data(role) is not None
        )
        width = view.viewport().width() - before - 2 * space(2) - space(2)
        metrics = QFontMetrics(view.font())
        text = metrics.boundingRect(
            0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, str(index.data() or "")
        )
        return QSize(width, text.height() + space(3))


class WrappedList(QListWidget):
    """Plain items, wrapped; it scrolls up and down only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setItemDelegate(_Whole(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
