"""The line in which a figure is asked for, and what answers it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.projection.finding import Found, matching
from ocpart_desktop.ui.theme import space

_FOUND = Qt.ItemDataRole.UserRole


class Finder(QWidget):
    """``chosen`` carries what to show; Enter takes the first, the arrows another."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Found, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Find a figure, a slide… (Ctrl+F)"))
        self.line.setAccessibleName(_("Find a figure or a slide"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: self._follow())
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self.take())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)

    def offer(self, found: tuple[Found, ...]) -> None:
        """What there is to find now."""
        if found != self._all:
            self._all = found
            self._follow()

    def begin(self) -> None:
        """Be ready to be asked."""
        self.line.setFocus()
        self.line.selectAll()

    def _follow(self) -> None:
        self.list.clear()
        for found in matching(self._all, self.line.text()):
            number = f"{found.number}. " if found.number else ""
            item = QListWidgetItem(f"{number}{found.title}\n{found.detail}")
            item.setData(_FOUND, found)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def take(self) -> None:
        """Show the one the list is on."""
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_FOUND))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.take()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up if self.list.count():
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                    return True
                case Qt.Key.Key_Escape:
                    self.line.clear()
                    self.left.emit()
                    return True
        return super().eventFilter(watched, event)
