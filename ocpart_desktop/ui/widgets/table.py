"""A TableSpec as a table: sorted by its numbers, copied with its numbers, its rows pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.ui.widgets.table_cells import TableCells, as_tsv
from ocpart_desktop.ui.widgets.table_fitting import NARROWEST_OF_SEVERAL, TableFitting


class TableView(QTableView):
    """Read-only; a click on a heading sorts, Ctrl+C copies the rows selected, or all of them.

    Rows bear the keys of what they are about: ``pointed`` tells the one under the mouse or the
    keyboard (empty when none is), ``picked`` the one taken by Enter or a double click, ``asked``
    the one whose menu is wanted.
    """

    pointed = Signal(str)
    picked = Signal(str)
    asked = Signal(str)
    fitted = Signal()  # its rows have another height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = TableCells()
        self._fitting = TableFitting(self)
        self._wide: tuple[int, ...] | None = ()
        self._narrowest = NARROWEST_OF_SEVERAL
        self._measured = True
        self._cells.layoutChanged.connect(self._on_order_changed)
        self.setModel(self._cells)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self.pointed.emit(self._key_at(index)))
        self.selectionModel().currentChanged.connect(
            lambda current, _before: self.pointed.emit(self._key_at(current))
        )
        self.doubleClicked.connect(lambda index: self._pick(self._key_at(index)))

    def show_table(
        self,
        spec: TableSpec,
        name: str = "",
        *,
        wide: int | tuple[int, ...] | None = 0,
        narrowest: int = NARROWEST_OF_SEVERAL,
        tones: Sequence[str] = (),
        row_names: Sequence[str] = (),
    ) -> None:
        """Show a table in its own order; ``name`` is what a screen reader calls it.

        The ``wide`` column, or columns, take the room that is left and wrap their texts, each of
        several ``narrowest`` pixels wide at least; without one, every column is as wide as its
        cells, up to a limit. ``tones`` puts a picture before each row, ``row_names`` a name in its
        heading.
        """
        self.setAccessibleName(name)
        current = self.current_key
        self._measured = False
        self._cells.load(spec, tones, row_names)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setWordWrap(wide is not None)
        wanted = (wide,) if isinstance(wide, int) else wide
        if wanted is not None:
            wanted = tuple(column for column in wanted if column < len(spec.head))
        self._wide = wanted
        self._narrowest = narrowest
        if not self.isHidden():
            self._fit()
        if current and current in spec.keys:
            self.setCurrentIndex(self._cells.place_of(spec.keys.index(current)))

    def point_out(self, key: str | None) -> None:
        """Light up the row that another view points at."""
        self._cells.point_out(key)

    @property
    def current_key(self) -> str:
        """The key of the current row; empty without one."""
        return self._cells.key(self.current_row)

    @property
    def wanted_height(self) -> int:
        """The height at which every row is seen."""
        if not self._measured:
            self._fit()
        return self._fitting.whole_height + self.horizontalScrollBar().sizeHint().height() + 2

    def _fit(self) -> None:
        """Size columns and rows; what nobody sees is measured when it is shown."""
        if not self._measured:
            self._measured = True
            self._fitting.measure(self._cells.spec, self._wide, pictured=bool(self._cells.tones))
        self._fitting.share(self._cells.order, self._narrowest)
        if self._wide:
            self.fitted.emit()

    def _on_order_changed(self) -> None:
        """Rows were sorted: each takes its height along."""
        if self._measured:
            self._fitting.heighten(self._cells.order)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._measured and not self.isHidden():  # Qt also resizes it while it is being filled
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fitting.forget()
            self._measured = False
            if not self.isHidden():
                self._fit()

    def copied(self) -> str:
        """What Ctrl+C puts on the clipboard now."""
        chosen = set(self.selected_rows)
        spec = self._cells.spec
        rows = [spec.values[row] for row in self._cells.order if not chosen or row in chosen]
        return as_tsv(spec.head, rows, QLocale.system().decimalPoint())

    @property
    def current_row(self) -> int:
        """The row of the TableSpec that is current, -1 without one."""
        return self._cells.row_at(self.currentIndex())

    @property
    def selected_rows(self) -> list[int]:
        """The rows of the TableSpec that are selected, from top to bottom of it."""
        chosen = self.selectionModel().selectedRows()
        return sorted(self._cells.row_at(index) for index in chosen)

    def go_to_cell(self, row: int, column: int) -> None:
        """Make a cell of the TableSpec current, and bring it to the middle."""
        index = self._cells.place_of(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def go_to_start(self) -> None:
        """Show the first cells."""
        self.clearSelection()
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)

    def select_row(self, row: int) -> None:
        """Select a row of the TableSpec, wherever sorting put it."""
        index = self._cells.place_of(row)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.current_key)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the rows selected, or all of them, on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        self.asked.emit(self._key_at(index))

    def _key_at(self, index: QModelIndex) -> str:
        return self._cells.key(self._cells.row_at(index))

    def _pick(self, key: str) -> None:
        if key:
            self.picked.emit(key)
