"""A filter field over a list with headings: accents, case and word order do not matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import Type, current_theme, font, space
from ocpart_desktop.ui.theme.icons import icon
from ocpart_desktop.ui.widgets.choices import GroupedChoice
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

KEY = Qt.ItemDataRole.UserRole
_MARGIN = 4  # what Fusion keeps around an item's text, with one pixel to spare


class _Rows(QAbstractListModel):
    """The choices that pass the filter, each group under its heading (a row without a key)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._choices: tuple[tuple[GroupedChoice, str], ...] = ()
        self._rows: list[GroupedChoice | str] = []

    def load(self, choices: Sequence[GroupedChoice]) -> None:
        self._choices = tuple((c, fold(f"{c.text} {c.hint} {c.group}")) for c in choices)
        self.filter("")

    def filter(self, wanted: str) -> None:
        words = fold(wanted).split()
        self.beginResetModel()
        self._rows = list(_with_headings(c for c, text in self._choices if _has(words, text)))
        self.endResetModel()

    def row_of(self, key: str | None) -> int | None:
        return next(
            (i for i, row in enumerate(self._rows) if not isinstance(row, str) and row.key == key),
            None,
        )

    def first_choice(self) -> int | None:
        return next((i for i, row in enumerate(self._rows) if not isinstance(row, str)), None)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == KEY:
            return row.key
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.group}".rstrip(", ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(" · ".join(filter(None, (row.hint, row.text))))
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _has(words: Sequence[str], text: str) -> bool:
    return all(word in text for word in words)


def _with_headings(choices: Iterator[GroupedChoice]) -> Iterator[GroupedChoice | str]:
    heading = ""
    for choice in choices:
        if choice.group and choice.group != heading:
            heading = choice.group
            yield heading
        yield choice


class _Headings(QStyledItemDelegate):
    """Headings in small muted type, with air above; long texts wrapped whole.

    Qt asks for every size again at each change of the list: each is measured once a width.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights = lru_cache(maxsize=2048)(_height)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        super().initStyleOption(option, index)
        if index.data(KEY) is None:
            option.font = font(Type.CAPTION)
            option.displayAlignment = Qt.AlignmentFlag.AlignBottom
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
                option.palette.setColor(
                    group, QPalette.ColorRole.Text, current_theme().screen.muted
                )

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """Measured on the room that the style sheet's padding leaves, which Qt's own is not."""
        heading = index.data(KEY) is None
        width = self._view.viewport().width() - 2 * (space(2) + _MARGIN)
        height = self._heights(
            str(index.data()), max(width, 1), Type.CAPTION if heading else Type.BODY
        )
        air = space(4) if heading and index.row() else space(1)
        return QSize(width, height + 2 * space(1) + air)


def _height(text: str, width: int, role: Type) -> int:
    """The height of a text wrapped into a width."""
    lines = QRect(0, 0, width, 10_000)
    return QFontMetrics(font(role)).boundingRect(lines, Qt.TextFlag.TextWordWrap, text).height()


class SearchList(QWidget):
    """``chosen`` tells a key when the current choice changes by the user's hand.

    From the field, Down goes into the list, Enter takes the first choice, Escape clears.
    """

    chosen = Signal(str)

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: str | None = None
        self._choices: Sequence[GroupedChoice] = ()
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._rows = _Rows(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setClearButtonEnabled(True)
        self._glass = self.field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._on_field_changed)
        self.field.returnPressed.connect(self._take_first)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Headings(self.list))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(prompt)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().currentChanged.connect(self._on_list_changed)
        self._nothing = PlainLabel(_("Nothing matches."), tone="muted")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self._dress()

    def show_choices(self, choices: Sequence[GroupedChoice], current: str | None = None) -> None:
        """Offer these choices and show the current one; nobody is told, the filter stays."""
        if choices is not self._choices:
            self._choices = choices
            self._take_in(choices)
        self._current = current
        self._show_current()

    def _take_in(self, choices: Sequence[GroupedChoice]) -> None:
        shown = tuple((c.key, c.text, c.group, c.hint) for c in choices)
        if shown != self._shown:
            self._shown = shown
            self._rows.load(choices)
            self._rows.filter(self.field.text())

    @property
    def current(self) -> str | None:
        """The key of the current choice, seen or filtered out."""
        return self._current

    @property
    def visible_keys(self) -> tuple[str, ...]:
        """The choices that pass the filter, in order."""
        keys = (self._rows.index(i).data(KEY) for i in range(self._rows.rowCount()))
        return tuple(key for key in keys if key is not None)

    def _show_current(self) -> None:
        row = self._rows.row_of(self._current)
        if row is None:
            self.list.selectionModel().clear()
        elif row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self._rows.index(row))
            self.list.scrollTo(self._rows.index(row))

    def _on_field_changed(self, text: str) -> None:
        self._rows.filter(text)
        empty = self._rows.rowCount() == 0
        self._nothing.setVisible(empty)
        self.list.setVisible(not empty)
        self._show_current()

    def _on_list_changed(self, index: QModelIndex) -> None:
        key = index.data(KEY)
        if key is not None and key != self._current:
            self._current = key
            self.chosen.emit(key)

    def _take_first(self) -> None:
        row = self._rows.first_choice()
        if row is not None:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self._rows.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._rows.first_choice() is not None:
                if self._rows.row_of(self._current) is None:
                    self._take_first()
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self._glass.setIcon(icon("search", current_theme().screen.muted, size=16))


__all__ = ["KEY", "SearchList"]
