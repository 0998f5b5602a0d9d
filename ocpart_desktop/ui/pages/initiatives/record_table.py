"""A list of records: sorted by its headings, its columns chosen, several rows taken at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QLocale,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ocpart_desktop.ui.pages.initiatives.cells import RecordCells
from ocpart_desktop.ui.pages.initiatives.heads import Heads
from ocpart_desktop.ui.pages.initiatives.listing import Told
from ocpart_desktop.ui.pages.initiatives.row_painter import RowPainter
from ocpart_desktop.ui.widgets.table_cells import as_tsv

ROW = 42  # px: two lines of text; every row the same, so that ten thousand cost nothing


class RecordTable(QTableView):
    """Read-only but for ticks.

    ``chosen`` tells the record that became current, ``opened`` the one taken by Enter, F2 or a
    double click, ``sorted_by`` a column and whether it goes down, ``selected`` that other rows are,
    ``erased`` that those selected are to go, ``asked`` where their menu is wanted, ``pasted`` a
    text.
    """

    chosen = Signal(str)
    opened = Signal(str)
    sorted_by = Signal(str, bool)
    selected = Signal()
    erased = Signal()
    asked = Signal(QPoint)
    pasted = Signal(str)

    def __init__(self, usual: Mapping[str, int], parent: QWidget | None = None) -> None:
        """``usual`` is the columns shown at first and their widths; the first takes the rest."""
        super().__init__(parent)
        self.cells = RecordCells()
        self._current = ""
        self.setModel(self.cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(RowPainter(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        self.heads = Heads(self, usual)
        self.heads.sorted_by.connect(self.sorted_by)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current_id))

    # -- showing ---------------------------------------------------------------------------------

    def show_columns(self, columns: Mapping[str, Told[Any]]) -> None:
        """Offer these columns; those chosen are shown."""
        labels = {key: column.label for key, column in columns.items()}
        if labels != self.heads.labels or not self.cells.columns:
            with QSignalBlocker(self.selectionModel()):
                self.cells.load_columns(tuple(columns.values()))
            self.heads.offer(labels)
        else:
            self.cells.columns = tuple(columns.values())

    def show_records(self, records: Sequence[Any], current: str) -> None:
        """Show these, the current one in sight; what was selected and is still there stays so."""
        before = set(self.selected_ids)
        with QSignalBlocker(self.selectionModel()):
            others = self.cells.load(records)
            if others or current != self._current:
                moved = current != self._current
                self._current = current
                self._select(before if not moved or len(before) > 1 else set())
                if moved:
                    self._bring_into_sight(current)
        self.selected.emit()

    def _select(self, ids: set[str]) -> None:
        """Select these rows, and the current one; runs of rows as one range each."""
        chosen = QItemSelection()
        last = self.cells.columnCount() - 1
        at = self.cells.row_of(self._current)
        rows = self.cells.rows_of({self._current, *ids})
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                chosen.select(self.cells.index(rows[start], 0), self.cells.index(row, last))
                start = place + 1
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.select(chosen, flags.ClearAndSelect)
        if at >= 0:
            model.setCurrentIndex(self.cells.index(at, self.heads.first), flags.NoUpdate)

    def _bring_into_sight(self, record_id: str) -> None:
        row = self.cells.row_of(record_id)
        if row >= 0:
            self.scrollTo(self.cells.index(row, self.heads.first))

    # -- what is taken ---------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        """The record of the current row; empty without one."""
        row = self.currentIndex().row()
        return self.cells.records[row].id if 0 <= row < len(self.cells.records) else ""

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The records selected, from top to bottom."""
        ranges: list[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        return tuple(self.cells.records[row].id for row in sorted(rows))

    def copied(self) -> str:
        """What Ctrl+C puts on the clipboard: the columns seen, of the rows selected or of all."""
        rows = self.cells.rows_of(set(self.selected_ids)) or range(len(self.cells.records))
        keys = self.heads.shown
        head = [self.heads.labels[key] for key in keys]
        return as_tsv(head, self.cells.lines(rows, keys), QLocale.system().decimalPoint())

    def _on_selection_changed(self) -> None:
        current = self.current_id
        if current and current != self._current:
            self._current = current
            self.chosen.emit(current)
        self.selected.emit()

    # -- keys, mouse -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_id:
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_Delete and self.selected_ids:
            self.erased.emit()
        elif key == Qt.Key.Key_Space and self._tick():
            return
        else:
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        """Space ticks the current row, wherever in it the keyboard is."""
        row, column = self.currentIndex().row(), self.heads.tick_column
        if row < 0 or column < 0:
            return False
        index = self.cells.index(row, column)
        done = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
        return self.cells.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected_ids:
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        where = event.pos() if by_mouse else self.visualRect(self.currentIndex()).bottomLeft()
        self.asked.emit(self.viewport().mapToGlobal(where))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.heads.fit()
        QTimer.singleShot(0, self, lambda: self._bring_into_sight(self._current))  # once laid out
