"""The list of the slides: a thumbnail, a number, a name; reordered by hand or by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.look import face
from ocpart_desktop.ui.pages.storyline.model import Row
from ocpart_desktop.ui.theme import Type, current_theme, font, space

THUMBNAIL = QSize(128, 72)
ROW = THUMBNAIL.height() + 16
NUMBER = 26
FAINT = 0.45

_ROW = Qt.ItemDataRole.UserRole
_PICTURE = Qt.ItemDataRole.DecorationRole

Index = QModelIndex | QPersistentModelIndex


class SlideList(QListWidget):
    """``moved`` tells which slides go before which place; ``wanted`` which key was typed on them:
    hide or remove.
    """

    moved = Signal(list, int)
    hide_wanted = Signal(list)
    removal_wanted = Signal(list)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Slides of the storyline"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(_Painted(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_changed)
        self.setToolTip(
            _("Alt+↑ and Alt+↓ move, H hides or shows, Delete removes; or drag with the mouse.")
        )

    # -- showing ---------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], current: int) -> None:
        """Show the slides; what was selected stays so, the thumbnails are kept."""
        kept = {self._id(n): self.item(n).data(_PICTURE) for n in range(self.count())}
        selected = set(self.selected_ids)
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(_ROW, row)
            item.setData(_PICTURE, kept.get(row.item.id))
            told = (row.number, row.named.title, row.named.detail, row.state)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, told)))
            self.addItem(item)
        self.setCurrentRow(max(0, min(current, self.count() - 1)))
        for n in range(self.count()):
            if self._id(n) in selected:
                self.item(n).setSelected(True)
        self.blockSignals(False)

    def show_picture(self, item_id: str, picture: QPixmap) -> None:
        """Give a slide its thumbnail."""
        for n in range(self.count()):
            if self._id(n) == item_id:
                self.item(n).setData(_PICTURE, picture)

    @property
    def selected_ids(self) -> list[str]:
        """The slides selected, in their order."""
        return [self._id(n) for n in range(self.count()) if self.item(n).isSelected()]

    @property
    def current_id(self) -> str:
        """The slide the keyboard is on."""
        return self._id(self.currentRow()) if self.currentRow() >= 0 else ""

    def _id(self, row: int) -> str:
        found: Row = self.item(row).data(_ROW)
        return found.item.id

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ROW).item.id)

    # -- keys and mouse ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif plain and event.key() == Qt.Key.Key_H:
            self.hide_wanted.emit(self.selected_ids)
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit(self.selected_ids)
        else:
            super().keyPressEvent(event)

    def shift(self, step: int) -> None:
        """Move what is selected one place up or down."""
        places = [n for n in range(self.count()) if self.item(n).isSelected()]
        if not places:
            return
        before = places[0] - 1 if step < 0 else places[-1] + 2
        if 0 <= before <= self.count():
            self.moved.emit(self.selected_ids, before)

    def dropEvent(self, event: QDropEvent) -> None:
        """The order is the notebook's: it is told, and comes back with everything else."""
        index = self.indexAt(event.position().toPoint())
        before = index.row() if index.isValid() else self.count()
        if index.isValid():
            before += event.position().y() > self.visualRect(index).center().y()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(self.selected_ids, before)


class _Painted(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(THUMBNAIL.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(_ROW)
        screen = current_theme().screen
        box: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, screen.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, screen.raised)
        painter.setOpacity(FAINT if row.state else 1.0)
        number = QRect(box.left(), box.top(), NUMBER, box.height())
        painter.setFont(font(Type.CAPTION))
        painter.setPen(screen.muted)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, row.number or "–")
        place = QRect(number.right() + space(1), box.top() + 8, 0, 0)
        place.setSize(THUMBNAIL)
        self._draw_picture(painter, place, index)
        painter.setOpacity(1.0)
        text = box.adjusted(place.right() + space(3) - box.left(), 8, -space(2), -8)
        _draw_words(painter, row, text)
        painter.restore()

    @staticmethod
    def _draw_picture(painter: QPainter, place: QRect, index: Index) -> None:
        screen = current_theme().screen
        picture = index.data(_PICTURE)
        if isinstance(picture, QPixmap):
            painter.drawPixmap(place, picture)
        else:
            painter.fillRect(place, screen.raised)
        painter.setPen(QPen(screen.border, 1))
        painter.drawRect(QRectF(place).adjusted(0, 0, -1, -1))


def _draw_words(painter: QPainter, row: Row, box: QRect) -> None:
    """The name on two lines at most, then what it is, then what keeps it from being shown."""
    screen = current_theme().screen
    strong, caption = face(14, QFont.Weight.DemiBold), font(Type.CAPTION)
    painter.setFont(strong.font)
    painter.setPen(screen.muted if row.state else screen.text)
    y = float(box.top())
    for line in strong.wrapped(row.named.title, box.width(), 2):
        painter.drawText(QPointF(box.left(), y + strong.ascent), line)
        y += strong.height
    painter.setFont(caption)
    painter.setPen(screen.warning if row.named.lacking else screen.muted)
    small = QFontMetrics(caption)
    under = QRect(box.left(), int(y) + 3, box.width(), small.height())
    said = " · ".join(filter(None, (row.named.detail, row.state)))
    elided = small.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(under, 0, elided)
