"""What a table holds: texts to read, the value behind each, and the order of values.

Sorted here rather than by Qt's proxy, which compares pair by pair: ten thousand rows took seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QBrush, QPixmap

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import ColumnKind, TableSpec
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.ui.theme import current_theme
from ocpart_desktop.ui.widgets.tone_icons import tone_icon
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

Value = str | float | int | None
HEAD_LINE = 13  # characters of a heading before it goes to the next line
_RISKY = ("=", "+", "-", "\u2212", "@")
_EMPTY = TableSpec((), (), ())
_PALE = (Shown.VERY_WEAK, Shown.HIDDEN)
_DISPLAY, _TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_ALIGNMENT, _PICTURE = Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.DecorationRole
_INK, _GROUND = Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole


class TableCells(QAbstractTableModel):
    """Texts to read, sorted by the value behind each. ``order`` is the row at each place.

    Qt asks for some ten roles a cell at each paint: most have nothing to say, at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.spec = _EMPTY
        self.tones: Sequence[str] = ()
        self.row_names: Sequence[str] = ()
        self.highlight: str | None = None
        self._sides: tuple[Qt.AlignmentFlag, ...] = ()
        self.order: Sequence[int] = ()

    def load(self, spec: TableSpec, tones: Sequence[str], row_names: Sequence[str]) -> None:
        """Hold another table, in its own order."""
        self.beginResetModel()
        self.spec, self.tones, self.row_names = spec, tones, row_names
        self.order = range(len(spec.texts))
        self._sides = tuple(_side(spec, column) for column in range(len(spec.head)))
        self.endResetModel()

    def key(self, row: int) -> str:
        """What the row is about; empty when nothing says so."""
        return self.spec.keys[row] if 0 <= row < len(self.spec.keys) else ""

    def place_of(self, row: int, column: int = 0) -> QModelIndex:
        """Where a cell of the table is, wherever sorting put it; nowhere without such a row."""
        if isinstance(self.order, range):
            return self.index(row, column)
        return self.index(self.order.index(row), column) if row in self.order else QModelIndex()

    def row_at(self, index: QModelIndex) -> int:
        """The row of the table at a place; -1 when nothing is there."""
        return self.order[index.row()] if index.isValid() else -1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; of none, in the table's own."""
        self.layoutAboutToBeChanged.emit()
        before, kept = self.order, self.persistentIndexList()
        self.order = range(len(self.spec.texts))
        if column >= 0:
            values = [row[column] for row in self.spec.values]
            self.order = in_order(values, descending=order == Qt.SortOrder.DescendingOrder)
        places = {row: place for place, row in enumerate(self.order)}
        moved = [self.index(places[before[each.row()]], each.column()) for each in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def point_out(self, key: str | None) -> None:
        """Light up the row of a key."""
        if key != self.highlight and self.spec.texts:
            self.highlight = key
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [_GROUND])

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.spec.texts)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.spec.head)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            if role != _DISPLAY:
                return None
            return self.row_names[self.order[section]] if self.row_names else section + 1
        if role == _DISPLAY:
            return broken(self.spec.head[section])
        return self._sides[section] if role == _ALIGNMENT else None

    def data(self, index: QModelIndex, role: int = _DISPLAY) -> object:  # type: ignore[override]
        tell = self._TELLERS.get(role)
        return None if tell is None else tell(self, self.order[index.row()], index.column())

    def _text(self, row: int, column: int) -> str:
        return self.spec.texts[row][column]

    def _tooltip(self, row: int, column: int) -> str:
        return plain_tooltip(self.spec.texts[row][column])

    def _alignment(self, _row: int, column: int) -> Qt.AlignmentFlag:
        return self._sides[column]

    def _picture(self, row: int, column: int) -> QPixmap | None:
        return tone_icon(self.tones[row]) if column == 0 and self.tones else None

    def _ink(self, row: int, _column: int) -> QBrush | None:
        """Pale where a row rests on so few answers that it must not stand out."""
        pale = bool(self.spec.shown) and self.spec.shown[row] in _PALE
        return QBrush(current_theme().screen.muted) if pale else None

    def _ground(self, row: int, _column: int) -> QBrush | None:
        lit = self.highlight is not None and self.key(row) == self.highlight
        return QBrush(current_theme().screen.raised) if lit else None

    _TELLERS: ClassVar[dict[int, Callable[[TableCells, int, int], object]]] = {
        _DISPLAY: _text,
        _TOOLTIP: _tooltip,
        _ALIGNMENT: _alignment,
        _PICTURE: _picture,
        _INK: _ink,
        _GROUND: _ground,
    }


def _side(spec: TableSpec, column: int) -> Qt.AlignmentFlag:
    """Numbers stand at the right, texts at the left."""
    if spec.kinds:
        numeric = spec.kinds[column] is not ColumnKind.TEXT
    else:
        numeric = any(isinstance(row[column], int | float) for row in spec.values)
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def in_order(values: Sequence[Value], *, descending: bool) -> list[int]:
    """The rows by their values: numbers before texts, what is missing last in either order."""
    told = [row for row, value in enumerate(values) if value is not None]
    missing = [row for row, value in enumerate(values) if value is None]
    return sorted(told, key=lambda row: _rank(values[row]), reverse=descending) + missing


def _rank(value: Value) -> tuple[bool, float, str]:
    return (True, 0.0, fold(value)) if isinstance(value, str) else (False, value or 0.0, "")


@lru_cache(512)
def broken(head: str) -> str:
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
