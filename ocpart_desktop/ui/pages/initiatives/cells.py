"""The records of a list as Qt asks for them: a cell is worded when it is painted, never before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import compress
from operator import attrgetter, eq
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.ui.pages.initiatives.listing import Told
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

Record = Initiative | Note
_IDENTITY = attrgetter("id")
_ROLE = Qt.ItemDataRole
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TICKED = "done"
_MARKED = ("title", "text", "what")  # the columns where a draft is marked


class RecordCells(QAbstractTableModel):
    """``ticked`` asks that a commitment be done, or not. A draft is marked beside its title."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.records: Sequence[Any] = ()
        self.columns: tuple[Told[Any], ...] = ()

    def load_columns(self, columns: Sequence[Told[Any]]) -> None:
        """Show other columns, or the same otherwise worded."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def load(self, records: Sequence[Any]) -> bool:
        """Show these records; whether they are others, or elsewhere, than those shown before."""
        if _are_the_same(records, self.records):
            self.records = records
            if records:
                last = self.index(len(records) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self.records = records
        self.endResetModel()
        return True

    def row_of(self, record_id: str) -> int:
        """Where a record is; -1 when it is not shown."""
        return next(iter(self.rows_of({record_id})), -1)

    def rows_of(self, ids: Set[str]) -> list[int]:
        """Where these records are, as far as they are shown, from top to bottom."""
        if not ids:
            return []
        there = map(ids.__contains__, map(_IDENTITY, self.records))
        return list(compress(range(len(self.records)), there))

    def lines(self, rows: Sequence[int], keys: Sequence[str]) -> list[list[str]]:
        """Rows as they are copied: these columns, in this order."""
        shown: Mapping[str, Told[Any]] = {each.key: each for each in self.columns}
        records = [self.records[row] for row in rows]
        return [[_copied(shown[key], each) for key in keys] for each in records]

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self.columns[section].label
        return _SIDE if role == _ROLE.TextAlignmentRole else None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        ticked = index.isValid() and self.columns[index.column()].key == TICKED
        return _TICKABLE if ticked else _PLAIN

    def data(self, index: QModelIndex, role: int = _ROLE.DisplayRole) -> object:  # type: ignore[override]
        record, column = self.records[index.row()], self.columns[index.column()]
        if role == _ROLE.DisplayRole:
            return column.text(record).strip()
        if role == _ROLE.ToolTipRole:
            return plain_tooltip(_told(record, column))
        if role == _ROLE.AccessibleTextRole:
            return _told(record, column)
        if role == _ROLE.CheckStateRole and column.key == TICKED:
            return Qt.CheckState.Checked if record.done else Qt.CheckState.Unchecked
        return None

    def is_marked(self, record: Record, column: Told[Any]) -> bool:
        """Whether a cell bears the mark of a draft."""
        return column.key in _MARKED and not record.published

    def is_pale(self, record: Record) -> bool:
        """Whether a row must not stand out: a draft, or what is done."""
        return not record.published or getattr(record, TICKED, False)

    def setData(  # type: ignore[override]
        self, index: QModelIndex, value: object, role: int = _ROLE.EditRole
    ) -> bool:
        if role != _ROLE.CheckStateRole or self.columns[index.column()].key != TICKED:
            return False
        self.ticked.emit(self.records[index.row()].id, value == Qt.CheckState.Checked.value)
        return True


def _are_the_same(records: Sequence[Any], others: Sequence[Any]) -> bool:
    """Whether these are the same records in the same order, changed or not."""
    if records is others or len(records) != len(others):
        return records is others
    return all(map(eq, map(_IDENTITY, records), map(_IDENTITY, others)))


def _told(record: Record, column: Told[Any]) -> str:
    """All that a cell says, to who cannot see its mark or the end of its text."""
    text = _copied(column, record)
    if column.key in _MARKED and not record.published:
        return _("Draft, not seen by the room: {text}").format(text=text)
    return text


def _copied(column: Told[Any], record: Any) -> str:
    if column.key == TICKED:
        return _("Yes") if record.done else _("No")
    return " ".join(column.text(record).split())
