"""A list of choices to tick, opened under a button: how many each would leave stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import Type, current_theme, font, space
from ocpart_desktop.ui.widgets.choices import GroupedChoice
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH = 320
WORTH_SEARCHING = 12  # choices: more of them have a field to search them
_MOST_ROWS = 11
_ROW = 30  # px
_KEY, _HINT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TickList(QFrame):
    """``ticked`` tells a key and whether it is on. Space and Enter tick, Escape closes.

    A choice's ``hint`` is its count, its ``group`` the heading it stands under.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "card")
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search"))
        self.field.setAccessibleName(_("Search"))
        self.field.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setItemDelegate(_Counted(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._tick)
        self._nothing = PlainLabel(_("Nothing to choose."), tone="muted")
        for watched in (self.field, self.list):
            watched.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(2), space(2), space(2))
        column.setSpacing(space(2))
        for widget in (self.field, self._nothing, self.list):
            column.addWidget(widget)
        self.setFixedWidth(WIDTH)

    def open(
        self, name: str, choices: Sequence[GroupedChoice], on: Collection[str], at: QPoint
    ) -> None:
        """Offer these choices, some of them on, with their corner at a point of the screen."""
        self.list.setAccessibleName(name)
        self._fill(choices, on)
        self.field.clear()
        self.field.setVisible(len(choices) > WORTH_SEARCHING)
        self._nothing.setVisible(not choices)
        self.list.setVisible(bool(choices))
        rows = min(self.list.count(), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 2 * space(1))
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = min(at.x(), room.right() - self.width())
        y = at.y() if at.y() + self.height() <= room.bottom() else room.bottom() - self.height()
        self.move(x, y)
        self.show()
        (self.field if self.field.isVisibleTo(self) else self.list).setFocus()

    def item(self, key: str) -> QListWidgetItem:
        """The line of a choice."""
        lines = (self.list.item(row) for row in range(self.list.count()))
        return next(line for line in lines if line.data(_KEY) == key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The choices offered, in order."""
        lines = (self.list.item(row).data(_KEY) for row in range(self.list.count()))
        return tuple(key for key in lines if key is not None)

    def _fill(self, choices: Sequence[GroupedChoice], on: Collection[str]) -> None:
        self.list.clear()
        heading = ""
        for choice in choices:
            if choice.group != heading:
                heading = choice.group
                head = QListWidgetItem(heading)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            line = QListWidgetItem(choice.text)
            line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            line.setData(_KEY, choice.key)
            line.setData(_HINT, choice.hint)
            told = f"{choice.text}, {choice.hint}" if choice.hint else choice.text
            line.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            line.setCheckState(
                Qt.CheckState.Checked if choice.key in on else Qt.CheckState.Unchecked
            )
            self.list.addItem(line)
        self._go_to_first()

    def _go_to_first(self) -> None:
        for row in range(self.list.count()):
            line = self.list.item(row)
            if line.data(_KEY) is not None and not line.isHidden():
                self.list.setCurrentRow(row)
                return

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        for row in range(self.list.count()):
            line = self.list.item(row)
            told = fold(line.text())
            is_head = line.data(_KEY) is None
            line.setHidden(bool(words) and (is_head or not all(word in told for word in words)))
        self._go_to_first()

    def _tick(self, line: QListWidgetItem | None) -> None:
        if line is None or line.data(_KEY) is None:
            return
        on = line.checkState() != Qt.CheckState.Checked
        line.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.ticked.emit(line.data(_KEY), on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, in_list = event.key(), watched is self.list
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
                key == Qt.Key.Key_Space and in_list
            ):
                self._tick(self.list.currentItem())
                return True
            if key == Qt.Key.Key_Down and not in_list:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)


class _Counted(QStyledItemDelegate):
    """The hint at the right of the text, in muted ink; headings in small muted type."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        super().initStyleOption(option, index)
        if index.data(_KEY) is None:
            option.font = font(Type.CAPTION)
            return
        room = option.rect.width() - _width(index.data(_HINT)) - 2 * space(5) - space(3)
        metrics = QFontMetrics(option.font)
        option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        super().paint(painter, option, index)
        hint = index.data(_HINT)
        if hint:
            painter.save()
            painter.setFont(font(Type.CAPTION))
            painter.setPen(QColor(current_theme().screen.muted))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -space(3), 0), side, hint)
            painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(WIDTH - 4 * space(2), _ROW)


def _width(hint: str | None) -> int:
    return QFontMetrics(font(Type.CAPTION)).horizontalAdvance(hint or "")
