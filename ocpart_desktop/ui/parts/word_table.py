"""The words of one vocabulary as a table: named in place, told how much each is used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ocpart_desktop.i18n import _, whole
from ocpart_desktop.session.vocabulary import Word
from ocpart_desktop.ui.theme import current_theme

_CODE = Qt.ItemDataRole.UserRole
NAME, USES, STATE = range(3)


class WordTable(QTableWidget):
    """F2, Enter or a double click names a word otherwise (``renamed``: its code and its name)."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setAccessibleName(_("Words of the vocabulary"))
        for column, text, side in ((NAME, _("Name"), "Left"), (USES, _("Used"), "Right")):
            title = QTableWidgetItem(text)
            title.setTextAlignment(Qt.AlignmentFlag[f"Align{side}"] | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, title)
        self.setHorizontalHeaderItem(STATE, QTableWidgetItem(""))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._on_item_changed)

    def show_words(self, words: Sequence[Word], current: str = "") -> None:
        """Show words, the current one among them chosen; nobody is told."""
        wanted = current or self.current_code
        with QSignalBlocker(self):
            self.setRowCount(len(words))
            for row, word in enumerate(words):
                self._fill(row, word)
        codes = [word.code for word in words]
        row = codes.index(wanted) if wanted in codes else min(0, len(codes) - 1)
        self.setCurrentCell(row, NAME)

    @property
    def current_code(self) -> str:
        """The code of the word chosen; empty without one."""
        item = self.item(self.currentRow(), NAME)
        return str(item.data(_CODE)) if item is not None else ""

    def begin_renaming(self) -> None:
        """Let the word chosen be named otherwise."""
        item = self.item(self.currentRow(), NAME)
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item)

    def _fill(self, row: int, word: Word) -> None:
        muted = current_theme().screen.muted
        name = QTableWidgetItem(word.label)
        name.setData(_CODE, word.code)
        uses = QTableWidgetItem(whole(word.uses) if word.uses else "–")
        uses.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        state = QTableWidgetItem(_state(word))
        readable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        name.setFlags(readable if word.into else readable | Qt.ItemFlag.ItemIsEditable)
        for column, item in ((NAME, name), (USES, uses), (STATE, state)):
            if column != NAME:
                item.setFlags(readable)
            if column != NAME or word.hidden:
                item.setForeground(muted)
            self.setItem(row, column, item)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == NAME:  # told once Qt is done with the item: it will be replaced
            code, label = str(item.data(_CODE)), item.text()
            QTimer.singleShot(0, self, lambda: self.renamed.emit(code, label))


def _state(word: Word) -> str:
    """What is to be known of a word besides its name."""
    if word.into:
        return _("put together with “{word}”").format(word=word.into)
    said = [_("put away")] if word.hidden else []
    if not word.shipped:
        said.append(_("added here"))
    elif word.label != word.own:
        said.append(_("formerly “{word}”").format(word=word.own))
    return ", ".join(said)
