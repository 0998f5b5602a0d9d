"""A TableSpec as a table: sorted by its numbers, copied with its numbers, its rows pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import ColumnKind, TableSpec
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.ui.theme import current_theme, space
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
HEAD_LINE = 13  # characters of a heading before it goes to the next line
_PALE = (Shown.VERY_WEAK, Shown.HIDDEN)


class _Cells(QAbstractTableModel):
    """Texts to read; the value behind each sorts it (``SORT``), None after everything else."""

    SORT = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self.spec = _EMPTY
        self.tones: Sequence[str] = ()
        self.row_names: Sequence[str] = ()
        self.highlight: str | None = None

    def load(self, spec: TableSpec, tones: Sequence[str], row_names: Sequence[str]) -> None:
        self.beginResetModel()
        self.spec, self.tones, self.row_names = spec, tones, row_names
        self.endResetModel()

    def key(self, row: int) -> str:
        """What the row is about; empty when nothing says so."""
        return self.spec.keys[row] if 0 <= row < len(self.spec.keys) else ""

    def point_out(self, key: str | None) -> None:
        """Light up the row of a key."""
        if key != self.highlight and self.spec.texts:
            self.highlight = key
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.BackgroundRole])

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
            return _broken(self.spec.head[section])
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
        if role == Qt.ItemDataRole.ForegroundRole and self._is_pale(row):
            return QBrush(current_theme().screen.muted)
        if role == Qt.ItemDataRole.BackgroundRole and self.highlight and self._is_lit(row):
            return QBrush(current_theme().screen.raised)
        return None

    def _is_pale(self, row: int) -> bool:
        """Whether a row rests on so few answers that it must not stand out."""
        return bool(self.spec.shown) and self.spec.shown[row] in _PALE

    def _is_lit(self, row: int) -> bool:
        return self.key(row) == self.highlight

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        if self.spec.kinds:
            numeric = self.spec.kinds[column] is not ColumnKind.TEXT
        else:
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


def _broken(head: str) -> str:
    """A heading on as many lines as its words need, a detail under what it details."""
    parts = head.split(" – ")
    return "\n".join(line for part in parts for line in wrap(part, HEAD_LINE) or [""])


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


def shared_out(room: int, wanted: Mapping[int, int], least: int) -> dict[int, int]:
    """A width for each column, in proportion to what it wants; none falls under the ``least``.

    The narrow ones have theirs first, so that the others share what is truly left.
    """
    floors = {column: min(least, width) for column, width in wanted.items()}
    total = max(sum(wanted.values()), 1)
    narrow = {c: floors[c] for c, width in wanted.items() if room * width // total < floors[c]}
    left = room - sum(narrow.values())
    others = max(sum(width for c, width in wanted.items() if c not in narrow), 1)
    return {
        column: narrow.get(column, max(floors[column], left * width // others))
        for column, width in wanted.items()
    }


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
        self._cells = _Cells()
        self._wide: tuple[int, ...] = ()
        self._narrowest = NARROWEST_OF_SEVERAL
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
        cells, up to a limit. ``tones`` puts a picture before
        each row, ``row_names`` a name in its heading.
        """
        self.setAccessibleName(name)
        current = self.current_key
        self._wide = ()  # a resize comes amid the reset, when these may be columns no more
        self._cells.load(spec, tones, row_names)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        many = len(spec.head) > MEASURED_COLUMNS
        header.setSectionResizeMode(mode.Interactive if many else mode.ResizeToContents)
        self.setWordWrap(wide is not None)
        header.setMaximumSectionSize(-1 if wide is not None else WIDEST)
        wanted = (wide,) if isinstance(wide, int) else wide or ()
        self._narrowest = narrowest
        self._wide = tuple(column for column in wanted if column < len(spec.head))
        self._fit()
        if current and current in spec.keys:
            self.setCurrentIndex(
                self._order.mapFromSource(self._cells.index(spec.keys.index(current), 0))
            )

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
        rows = sum(self.rowHeight(row) for row in range(self._order.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        return header + rows + self.horizontalScrollBar().sizeHint().height() + 2

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
        least = NARROWEST if len(self._wide) == 1 else self._narrowest
        wanted = {i: hints[i] for i in self._wide}
        for column, width in shared_out(room, wanted, least).items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
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
        self.fitted.emit()

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
        return self._cells.key(self._order.mapToSource(index).row()) if index.isValid() else ""

    def _pick(self, key: str) -> None:
        if key:
            self.picked.emit(key)
