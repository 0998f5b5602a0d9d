"""The initiatives as a sortable table under a search field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.search import Search
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.table import TableView


class InitiativeTable(QWidget):
    """``chosen`` tells the id of the initiative whose row is taken."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search: Search[Initiative] = Search()
        self._all: Sequence[Initiative] = ()
        self._rows: dict[str, model.Row] = {}
        self._ids: tuple[str, ...] = ()
        self._current = ""
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Search an initiative"))
        self._field.setAccessibleName(_("Search an initiative"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._show)
        self._table = TableView()
        self._table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._field)
        column.addWidget(self._table, 1)

    def show_initiatives(self, initiatives: Sequence[Initiative], current: str) -> None:
        """Show these, the current one selected; nobody is told, the search stays."""
        if initiatives is not self._all:
            known = {
                id(each): row for each, row in zip(self._all, self._rows.values(), strict=True)
            }
            self._rows = {each.id: known.get(id(each)) or model.row(each) for each in initiatives}
        self._all, self._current = initiatives, current
        self._show()

    @property
    def search(self) -> Search[Initiative]:
        """What finds; many initiatives are to be made known to it ahead, off the GUI thread."""
        return self._search

    def _show(self) -> None:
        found = self._search.find(self._all, self._field.text())
        self._ids = tuple(initiative.id for initiative in found)
        with QSignalBlocker(self._table.selectionModel()):
            self._table.show_table(
                model.table([self._rows[each] for each in self._ids]), _("Initiatives")
            )
            if self._current in self._ids:
                self._table.select_row(self._ids.index(self._current))

    def _on_selection_changed(self, selected: QItemSelection) -> None:
        row = self._table.current_row
        if not selected.isEmpty() and 0 <= row < len(self._ids) and self._ids[row] != self._current:
            self._current = self._ids[row]
            self.chosen.emit(self._current)
