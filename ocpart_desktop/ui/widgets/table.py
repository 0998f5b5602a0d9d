"""A TableSpec as a table: sorted by its numbers, copied with its numbers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

Value = str | float | int | None
_RISKY = ("=", "+", "-", "\u2212", "@")
_EMPTY = TableSpec((), (), ())
NARROWEST = 200  # px of a column whose cells are wrapped
WRAPPED_ROWS = 500  # beyond, rows keep the usual height: a table that long is scanned, not read
WIDEST = 220  # px of a column whose cells are not wrapped


class _Cells(QAbstractTableModel):
    """Texts to read; the value behind each sorts it (``SORT``), None after everything else."""

    SORT = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self.spec = _EMPTY

    def load(self, spec: TableSpec) -> None:
        self.beginResetModel()
        self.spec = spec
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.spec.texts)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.spec.head)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.spec.head[section].replace(" – ", "\n")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.spec.texts[row][column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.spec.texts[row][column])
        if role == self.SORT:
            return self.spec.values[row][column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        numeric = any(isinstance(row[column], int | float) for row in self.spec.values)
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class _ByValue(QSortFilterProxyModel):
    """Numbers before texts, what is missing last in either order."""

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:  # type: ignore[override]
        one, other = left.data(_Cells.SORT), right.data(_Cells.SORT)
        if one is None or other is None:
            descending = self.sortOrder() == Qt.SortOrder.DescendingOrder
            return (one is None) == descending and one is not other
        if isinstance(one, str) and isinstance(other, str):
            return fold(one) < fold(other)
        if isinstance(one, str) or isinstance(other, str):
            return isinstance(other, str)
        return bool(one < other)


def as_tsv(head: Iterable[str], rows: Iterable[Iterable[Value]], decimal: str) -> str:
    """Lines for a spreadsheet: real numbers with the machine's decimal mark, texts kept texts."""
    lines = [head, *rows]
    return "\n".join("\t".join(_cell(value, decimal) for value in line) for line in lines)


def _cell(value: Value, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        flat = " ".join(value.split())
        return f"'{flat}" if flat.startswith(_RISKY) else flat
    return repr(value).replace(".", decimal)


class TableView(QTableView):
    """Read-only; a click on a heading sorts, Ctrl+C copies the rows selected, or all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = _Cells()
        self._wide: int | None = None
        self._order = _ByValue(self)
        self._order.setSourceModel(self._cells)
        self._order.setSortRole(_Cells.SORT)
        self.setModel(self._order)
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

    def show_table(self, spec: TableSpec, name: str = "", *, wide: int | None = 0) -> None:
        """Show a table in its own order; ``name`` is what a screen reader calls it.

        The ``wide`` column takes the room that is left and wraps its text; without one, every
        column is as wide as its cells, up to a limit.
        """
        self.setAccessibleName(name)
        self._cells.load(spec)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setWordWrap(wide is not None)
        header.setMaximumSectionSize(-1 if wide is not None else WIDEST)
        self._wide = wide if wide is not None and wide < len(spec.head) else None
        self._fit()

    def _fit(self) -> None:
        """Give the wide column the room that is left, and never less than it can be read in."""
        if self._wide is None:
            return
        header, wide = self.horizontalHeader(), self._wide
        others = sum(
            max(header.sectionSizeHint(i), self.sizeHintForColumn(i))
            for i in range(header.count())
            if i != wide
        )
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(wide, max(NARROWEST, self.viewport().width() - others))
        self._fit_rows(header.sectionSize(wide) - 2 * space(3))

    def _fit_rows(self, width: int) -> None:
        """Make rows as high as their wrapped text: Qt's own measure forgets the cell's margins."""
        metrics, wrap = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        least = self.verticalHeader().defaultSectionSize()
        for row in range(min(self._order.rowCount(), WRAPPED_ROWS)):
            text = self._order.index(row, self._wide or 0).data()
            needed = metrics.boundingRect(0, 0, width, 10_000, wrap, text).height() + space(3)
            self.setRowHeight(row, max(least, needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def copied(self) -> str:
        """What Ctrl+C puts on the clipboard now."""
        chosen = {self._order.mapToSource(i).row() for i in self.selectionModel().selectedRows()}
        order = (
            self._order.mapToSource(self._order.index(row, 0)).row()
            for row in range(self._order.rowCount())
        )
        spec = self._cells.spec
        rows = [spec.values[row] for row in order if not chosen or row in chosen]
        return as_tsv(spec.head, rows, QLocale.system().decimalPoint())

    @property
    def current_row(self) -> int:
        """The row of the TableSpec that is current, -1 without one."""
        return self._order.mapToSource(self.currentIndex()).row()

    def select_row(self, row: int) -> None:
        """Select a row of the TableSpec, wherever sorting put it."""
        index = self._order.mapFromSource(self._cells.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)
