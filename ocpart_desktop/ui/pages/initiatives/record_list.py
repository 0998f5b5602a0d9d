"""A list of the page: how many of how many, its table, and what can be done to the rows taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Generic

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.criteria import Filter
from ocpart_desktop.notebook.filters import Holdings
from ocpart_desktop.session import bulk
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives.bulk_menu import BulkActions
from ocpart_desktop.ui.pages.initiatives.listing import Listed, Listing, Told
from ocpart_desktop.ui.pages.initiatives.model import Wording
from ocpart_desktop.ui.pages.initiatives.record_table import RecordTable
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel


class RecordList(QWidget, Generic[Listed]):
    """``cleared`` asks that nothing be asked for any more, ``selected`` says that other rows are.

    See ``RecordTable`` for the others.
    """

    chosen = Signal(str)
    opened = Signal(str)
    cleared = Signal()
    selected = Signal()
    pasted = Signal(str)

    def __init__(
        self, context: Context, key: str, usual: Mapping[str, int], wording: Wording, none: QWidget
    ) -> None:
        """``key`` is what its columns are remembered under; ``none`` what an empty list shows."""
        super().__init__()
        self._context, self.key, self._wording = context, key, wording
        self.listing: Listing[Listed] = Listing()
        self.bulk = BulkActions(context)
        self.table = RecordTable(usual)
        self.table.heads.arrange(context.settings.columns.get(key, ()))
        self.table.heads.arranged.connect(self._on_heads_arranged)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.sorted_by.connect(self._on_table_sorted)
        self.table.selected.connect(self._show_count)
        self.table.erased.connect(self.erase_selected)
        self.table.asked.connect(self.open_menu)
        self.table.pasted.connect(self.pasted)
        self.table.cells.ticked.connect(self._on_cells_ticked)
        self.menu = QMenu(self)
        self.count_label = PlainLabel(role=Type.HEADING)
        self.change = push_button(_("Change"), self._open_under_button, icon="edit")
        self.erase = icon_button("trash", _("Delete those selected"), self.erase_selected)
        self.columns = icon_button("settings", _("Choose the columns"), self._open_columns)
        self._none = none
        self._no_match = EmptyState(
            "search",
            _("Nothing matches"),
            _("Nothing here is all that is asked for."),
            actions=((_("Clear all"), self.cleared.emit),),
        )
        self._stack = QStackedWidget()
        for widget in (self.table, self._no_match, self._none):
            self._stack.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(space(1))
        line.addWidget(self.count_label, 1)
        for button in (self.change, self.erase, self.columns):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def show_records(
        self,
        records: Sequence[Listed],
        columns: Mapping[str, Told[Listed]],
        holdings: Holdings,
        wanted: Filter,
        current: str,
    ) -> None:
        """Show those asked for of these records; nobody is told."""
        self.listing.follow(records, columns, holdings, wanted)
        self.table.show_columns(columns)
        self._show(current)

    def ask(self, wanted: Filter, current: str) -> None:
        """Ask for something else of the same records; how many there are is read aloud."""
        before = self.count_label.text()
        self.listing.ask(wanted)
        self._show(current)
        if self.count_label.text() != before:
            told = QAccessibleAnnouncementEvent(self, self.count_label.text())
            QAccessible.updateAccessibility(told)

    def count(self, criterion: str) -> Counter[Any]:
        """How many each value of a criterion would leave."""
        return self.listing.count(criterion)

    @property
    def taken(self) -> str:
        """« 3 initiatives sélectionnées »; empty when there are not several."""
        count = len(self.table.selected_ids)
        return self._wording.taken(count) if count > 1 else ""

    def erase_selected(self) -> None:
        """Take the records selected out, in one step; the next one is then chosen."""
        ids = self.table.selected_ids
        self.chosen.emit(self.neighbour_of(ids))
        self.bulk.erase(ids)

    def neighbour_of(self, ids: Sequence[str]) -> str:
        """The record after these, or before them; empty without any."""
        records, rows = self.table.cells.records, self.table.cells.rows_of(set(ids))
        if not rows:
            return ""
        after, before = records[rows[-1] + 1 :], records[: rows[0]]
        return str(after[0].id if after else before[-1].id if before else "")

    def open_menu(self, at: QPoint) -> None:
        """Offer what can be done to the rows selected."""
        self.bulk.fill(self.menu, self.table.selected_ids)
        self.menu.popup(at)

    # -- showing ---------------------------------------------------------------------------------

    def _show(self, current: str) -> None:
        found = self.listing.found
        self.table.show_records(found, current)
        if not self.listing.everything:
            self._stack.setCurrentWidget(self._none)
        else:
            self._stack.setCurrentWidget(self.table if found else self._no_match)
        self._show_count()

    def _show_count(self) -> None:
        found, every = len(self.table.cells.records), len(self.listing.everything)
        taken = self.taken
        self.count_label.setText(taken or self._wording.counted(found, every))
        for button in (self.change, self.erase):
            button.setVisible(bool(taken))
        self.selected.emit()

    # -- what happens ----------------------------------------------------------------------------

    def _on_table_sorted(self, column: str, descending: bool) -> None:
        self.listing.sort(column, descending=descending)
        self._show(self.table.current_id)

    def _on_heads_arranged(self) -> None:
        known = dict(self._context.settings.columns)
        self._context.settings.columns = {**known, self.key: self.table.heads.layout}

    def _on_cells_ticked(self, record_id: str, done: bool) -> None:
        """Nothing is said: the tick is seen, and undone like anything else."""
        bulk.change_all(self._context.session, [record_id], bulk.done(on=done))

    def _open_under_button(self) -> None:
        self.open_menu(self.change.mapToGlobal(self.change.rect().bottomLeft()))

    def _open_columns(self) -> None:
        self.table.heads.open_menu(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))
