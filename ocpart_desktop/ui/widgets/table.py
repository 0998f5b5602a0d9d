"""A TableSpec as a table: sorted by its numbers, copied with its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
from ocpart_desktop.ui.widgets.tone_icons import tone_icon
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

Value = str | float | int | None
_RISKY = ("=", "+", "-", "\u2212", "@")
_EMPTY = TableSpec((), (), ())
NARROWEST = 200  # px of a column whose cells are wrapped
NARROWEST_OF_SEVERAL = 140
WRAPPED_ROWS = 500  # beyond, rows keep the usual height: a table that long is scanned, not read
MEASURED_COLUMNS = 60  # beyond, columns keep the usual width: measuring each takes seconds
_PICTURE = 24  # px of the picture before a row, with the air after it
WIDEST = 220  # px of a column whose cells are not wrapped


class _Cells(QAbstractTableModel):
    """Texts to read; the value behind each sorts it (``SORT``), None after everything else."""

    SORT = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self.spec = _EMPTY
        self.tones: Sequence[str] = ()
        self.row_names: Sequence[str] = ()

    def load(self, spec: TableSpec, tones: Sequence[str], row_names: Sequence[str]) -> None:
        self.beginResetModel()
        self.spec, self.tones, self.row_names = spec, tones, row_names
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.spec.texts)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.spec.head)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return self.row_names[section] if self.row_names else section + 1
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
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and self.tones:
            return tone_icon(self.tones[row])
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
        self._wide: tuple[int, ...] = ()
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

    def show_table(
        self,
        spec: TableSpec,
        name: str = "",
        *,
        wide: int | tuple[int, ...] | None = 0,
        tones: Sequence[str] = (),
        row_names: Sequence[str] = (),
    ) -> None:
        """Show a table in its own order; ``name`` is what a screen reader calls it.

        The ``wide`` column, or columns, take the room that is left and wrap their texts; without
        one, every column is as wide as its cells, up to a limit. ``tones`` puts a picture before
        each row, ``row_names`` a name in its heading.
        """
        self.setAccessibleName(name)
        self._cells.load(spec, tones, row_names)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        many = len(spec.head) > MEASURED_COLUMNS
        header.setSectionResizeMode(mode.Interactive if many else mode.ResizeToContents)
        self.setWordWrap(wide is not None)
        header.setMaximumSectionSize(-1 if wide is not None else WIDEST)
        wanted = (wide,) if isinstance(wide, int) else wide or ()
        self._wide = tuple(column for column in wanted if column < len(spec.head))
        self._fit()

    def _fit(self) -> None:
        """Give the wide columns the room that is left, and never less than they can be read in.

        Several share it in proportion to their longest texts.
        """
        if not self._wide:
            return
        header = self.horizontalHeader()
        hints = [
            max(header.sectionSizeHint(i), self.sizeHintForColumn(i)) for i in range(header.count())
        ]
        room = self.viewport().width() - sum(h for i, h in enumerate(hints) if i not in self._wide)
        wanted = sum(hints[i] for i in self._wide)
        least = NARROWEST if len(self._wide) == 1 else NARROWEST_OF_SEVERAL
        for column in self._wide:
            share = room * hints[column] // max(wanted, 1)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, max(min(least, hints[column]), share))
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make rows as high as their wrapped texts: Qt's own measure forgets the cell's margins."""
        metrics, wrap = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        least = self.verticalHeader().defaultSectionSize()
        widths = [
            (i, self.horizontalHeader().sectionSize(i) - 2 * space(3) - self._before(i))
            for i in self._wide
        ]
        for row in range(min(self._order.rowCount(), WRAPPED_ROWS)):
            needed = max(
                metrics.boundingRect(
                    0, 0, width, 10_000, wrap, self._order.index(row, i).data()
                ).height()
                for i, width in widths
            )
            self.setRowHeight(row, max(least, needed + space(3)))

    def _before(self, column: int) -> int:
        """The room a picture takes before the texts of a column."""
        return _PICTURE if column == 0 and self._cells.tones else 0

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

    @property
    def selected_rows(self) -> list[int]:
        """The rows of the TableSpec that are selected, from top to bottom of it."""
        chosen = self.selectionModel().selectedRows()
        return sorted(self._order.mapToSource(index).row() for index in chosen)

    def go_to_cell(self, row: int, column: int) -> None:
        """Make a cell of the TableSpec current, and bring it to the middle."""
        index = self._order.mapFromSource(self._cells.index(row, column))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def go_to_start(self) -> None:
        """Show the first cells."""
        self.clearSelection()
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)

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
