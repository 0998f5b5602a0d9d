"""What was read, a part at a time: questions, columns, sheets, regions, corrections, doubts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.session import Study
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.pages.receipt import model
from ocpart_desktop.ui.pages.receipt.doubts import Doubt, doubts
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.segments import SegmentedControl
from ocpart_desktop.ui.widgets.table import TableView
from ocpart_desktop.ui.widgets.tone_icons import tone_icon
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

_DOUBT = Qt.ItemDataRole.UserRole
_LISTINGS: dict[str, tuple[Callable[[Study], model.Listing], int | tuple[int, ...]]] = {
    model.QUESTIONS: (model.questions_listing, (1, 2)),
    model.COLUMNS: (model.columns_listing, 1),
    model.SHEETS: (model.sheets_listing, 4),
    model.REGIONS: (model.regions_listing, 0),
    model.CORRECTIONS: (model.corrections_listing, 0),
}


class Parts(QWidget):
    """One part in sight under its tab; ``selected`` says that other lines are, or another part.

    ``crosscheck`` shows the published tables counted again.
    """

    selected = Signal()

    def __init__(self, crosscheck: QWidget, named: str, parent: QWidget | None = None) -> None:
        """``named`` is how the list of doubts is called."""
        super().__init__(parent)
        self.tabs = SegmentedControl()
        self.tabs.chosen.connect(self.show_part)
        self.tables = {key: TableView() for key in _LISTINGS}
        for table in self.tables.values():
            table.selectionModel().selectionChanged.connect(lambda *_what: self.selected.emit())
        self.doubts = WrappedList(named)
        self.doubts.currentItemChanged.connect(lambda *_what: self.selected.emit())
        self._others = {model.DOUBTS: self.doubts, model.CROSSCHECK: crosscheck}
        self._stack = QStackedWidget()
        for part in (*self.tables.values(), *self._others.values()):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """The part in sight."""
        return self.tabs.current or ""

    @property
    def rows(self) -> list[int]:
        """The lines selected in the table in sight; none where the part is no table."""
        table = self.tables.get(self.current)
        return table.selected_rows if table is not None else []

    @property
    def doubt(self) -> Doubt | None:
        """The doubt selected, when the doubts are in sight."""
        item = self.doubts.currentItem() if self.current == model.DOUBTS else None
        return item.data(_DOUBT) if item is not None else None

    def show_study(self, study: Study) -> None:
        """Fill every part from a study, telling nobody."""
        for key, (listing, wide) in _LISTINGS.items():
            shown = listing(study)
            table = self.tables[key]
            with QSignalBlocker(table.selectionModel()):
                table.show_table(shown.table, key, wide=wide, tones=shown.tones)
        with QSignalBlocker(self.doubts):
            self.doubts.clear()
            for doubt in doubts(study):
                text = f"{doubt.sentence}\n{doubt.place}" if doubt.place else doubt.sentence
                item = QListWidgetItem(text)
                item.setIcon(tone_icon(doubt.tone))
                item.setData(_DOUBT, doubt)
                self.doubts.addItem(item)

    def show_tabs(self, study: Study, differences: int | None, wanted: str) -> None:
        """Name the parts, with how much each holds, and show the one wanted if it is there."""
        titles = model.tabs(study, differences)
        shown = wanted if wanted in dict(titles) else model.QUESTIONS
        self.tabs.show_choices([Choice(*told) for told in titles], shown)
        self._stack.setCurrentWidget(self._part(shown))

    def show_part(self, key: str) -> None:
        """Show one part."""
        self._stack.setCurrentWidget(self._part(key))
        self.selected.emit()

    def select(self, row: int | None) -> None:
        """Select a line of the table in sight, or say that none is."""
        table = self.tables.get(self.current)
        if table is not None and row is not None:
            table.select_row(row)
        self.selected.emit()

    def _part(self, key: str) -> QWidget:
        return self._others.get(key) or self.tables[key]
