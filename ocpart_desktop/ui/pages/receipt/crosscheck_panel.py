"""The contrôle croisé on the Extract page: what agrees, what differs and probably why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.extract.crosscheck.wording import reason_sentence
from ocpart_desktop.figures.crosschecks import (
    alone,
    asked_where,
    differences_table,
    listed,
    tables_table,
    tally,
    told,
)
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl
from ocpart_desktop.ui.widgets.table import TableView

WITHIN, AGAINST = "within", "against"
NARROW = 100  # px: seven columns hold side by side in a small window
_DIFFERENCES, _TABLES = "differences", "tables"


@dataclass(frozen=True, slots=True)
class Pointed:
    """What is selected: in words, and the cell that holds it."""

    title: str
    sentence: str
    sheet: str
    cell: str


class CrosscheckPanel(QWidget):
    """The check of the extract's own tables and that of another file's, one or the other shown.

    ``selected`` says that another line, or another file, is pointed at.
    """

    selected = Signal()

    def __init__(self, choose: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: dict[str, CrossCheck] = {}
        self._filling = False
        self._files = SegmentedControl()
        self._files.chosen.connect(self._on_file_chosen)
        self._tally = PlainLabel(role=Type.STRONG, wrap=True)
        self._alone = PlainLabel(role=Type.CAPTION, tone="muted", wrap=True)
        self._parts = SegmentedControl()
        self._parts.chosen.connect(self._on_part_chosen)
        self._tables = {key: TableView() for key in (_DIFFERENCES, _TABLES)}
        for table in self._tables.values():
            table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._shown = QStackedWidget()
        self._empty = EmptyState(
            "table",
            _("Check published tables"),
            _(
                "Choose the tables that an institute made of this survey, or drop them here: each "
                "of their figures is counted again from the respondents."
            ),
            actions=((_("Choose the tables…"), choose),),
        )
        self._arrange()

    def _arrange(self) -> None:
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(_at_left(self._files))
        column.addWidget(self._tally)
        column.addWidget(self._alone)
        column.addLayout(_at_left(self._parts))
        for table in self._tables.values():
            self._shown.addWidget(table)
        column.addWidget(self._shown, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._result)

    def show_found(self, within: CrossCheck | None, against: CrossCheck | None) -> None:
        """Show the newest check there is, or how to make one."""
        pairs = ((WITHIN, within), (AGAINST, against))
        self._found = {key: found for key, found in pairs if found is not None}
        names = {WITHIN: _("This workbook"), AGAINST: against.source.name if against else ""}
        current = AGAINST if against else WITHIN
        self._files.show_choices([Choice(key, names[key]) for key in self._found], current)
        self._files.setVisible(len(self._found) > 1)
        self._stack.setCurrentWidget(self._result if self._found else self._empty)
        self._show_current()

    @property
    def current(self) -> CrossCheck | None:
        """The check in sight."""
        return self._found.get(self._files.current or "")

    @property
    def pointed(self) -> Pointed | None:
        """What is selected; None when nothing is."""
        found = self.current
        rows = self._tables[self._parts.current or _TABLES].selected_rows
        if found is None or not rows:
            return None
        if self._parts.current == _TABLES:
            table = found.checked[rows[0]].published
            sheet, _mark, cells = table.source.rpartition("!")
            return Pointed(asked_where(table), table.label, sheet, cells.partition(":")[0])
        each, one = listed(found)[rows[0]]
        sentence = f"{told(each, one)} {reason_sentence(one)}"
        return Pointed(asked_where(each.published), sentence, one.sheet, one.cell)

    def _on_file_chosen(self, _key: str) -> None:
        self._show_current()

    def _show_current(self) -> None:
        found = self.current
        if found is None:
            return
        self._filling = True
        self._tally.setText(tally(found))
        self._alone.setText(alone(found))
        self._alone.setVisible(bool(alone(found)))
        differences, tables = self._tables[_DIFFERENCES], self._tables[_TABLES]
        differences.show_table(
            differences_table(found), _("Differences"), wide=(0, 1, 5), narrowest=NARROW
        )
        tones = ["warning" if each.explained else "positive" for each in found.checked]
        tables.show_table(tables_table(found), _("Published tables"), wide=0, tones=tones)
        if found.differences:
            differences.select_row(0)
        self._filling = False
        part = _DIFFERENCES if found.differences else _TABLES
        self._parts.show_choices(_parts(found), part)
        self._parts.setVisible(bool(found.differences))
        self._on_part_chosen(part)

    def _on_part_chosen(self, key: str) -> None:
        self._shown.setCurrentWidget(self._tables[key])
        self.selected.emit()

    def _on_selection_changed(self, *_told: object) -> None:
        if not self._filling:
            self.selected.emit()


def _at_left(control: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(control)
    row.addStretch(1)
    return row


def _parts(found: CrossCheck) -> Sequence[Choice]:
    differences, tables = len(found.differences), len(found.checked)
    texts = {
        _DIFFERENCES: ngettext("{n} difference", "{n} differences", differences).format(
            n=whole(differences)
        ),
        _TABLES: ngettext("{n} table", "{n} tables", tables).format(n=whole(tables)),
    }
    kept = [_DIFFERENCES, _TABLES] if found.differences else [_TABLES]
    return [Choice(key, texts[key]) for key in kept]
