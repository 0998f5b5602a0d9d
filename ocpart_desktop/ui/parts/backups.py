"""Going back to an automatic copy of the notebook, or opening one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.figures.charts import ColumnKind, TableSpec
from ocpart_desktop.i18n import _, file_size, whole
from ocpart_desktop.notebook.kept_copies import KeptCopy, kept_copies, put_beside, records_of
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session.copies_told import lines, summary, when
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.table import TableView
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

if TYPE_CHECKING:
    from ocpart_desktop.notebook.model import Record

WIDTH, HEIGHT = 820, 640


class BackupsDialog(QDialog):
    """The copies, the latest first; under them, what going back to the one chosen would change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert context.session.notebook is not None
        self._context = context
        self._notebook = context.session.notebook
        self._copies: tuple[KeptCopy, ...] = ()
        self._kept: dict[str, Record] | None = None
        self.setWindowTitle(_("Go back to a backup"))
        self.resize(WIDTH, HEIGHT)
        self.table = TableView()
        self.table.selectionModel().currentChanged.connect(self._on_copy_chosen)
        self._differs = PlainLabel(role=Type.STRONG, wrap=True)
        self._lines = WrappedList(_("What would change"))
        self._beside = push_button(_("Open it beside"), self.open_beside)
        self._back = push_button(_("Go back to it"), self.go_back, kind="primary")
        self._arrange()
        self._show_state()
        context.jobs.start(
            "backups",
            lambda _job: kept_copies(self._notebook.path),
            owner=self,
            done=self._show,
            failed=self._fail,
        )

    def _arrange(self) -> None:
        whole_list = QWidget()
        inside = QVBoxLayout(whole_list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space(3))
        inside.addWidget(self.table, 3)
        inside.addWidget(self._differs)
        inside.addWidget(self._lines, 2)
        self._nothing = EmptyState(
            "clock",
            _("No backup yet"),
            _("One is made every ten minutes of work; the next will be here."),
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(whole_list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(self.windowTitle(), role=Type.TITLE))
        explained = _(
            "Copies that this computer keeps of the notebook: 12 over a day, 10 over a week, 9 "
            "over a month. Going back to one is a step that can be undone."
        )
        column.addWidget(PlainLabel(explained, tone="muted", wrap=True))
        column.addLayout(self._stack, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(push_button(_("Close"), self.reject))
        buttons.addWidget(self._beside)
        buttons.addWidget(self._back)
        column.addLayout(buttons)

    # -- what there is ---------------------------------------------------------------------------

    def _show(self, copies: Sequence[KeptCopy]) -> None:
        self._copies = tuple(copies)
        self._stack.setCurrentIndex(0 if copies else 1)
        self.table.show_table(_table(self._copies), _("Backups of the notebook"), wide=0)
        if copies:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
            self.table.setFocus()

    @property
    def chosen(self) -> KeptCopy | None:
        """The copy whose difference is shown."""
        row = self.table.current_row
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def _on_copy_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        copy = self.chosen
        if copy is None or current.row() == before.row():
            return
        self._kept = None
        self._lines.clear()
        self._differs.setText(_("Comparing…"))
        self._show_state()
        self._context.jobs.start(
            "backup",
            lambda _job: records_of(copy.path),
            owner=self,
            done=lambda kept: self._compare(copy, kept),
            failed=self._fail,
        )

    def _compare(self, copy: KeptCopy, kept: dict[str, Record]) -> None:
        if not self._notebook.is_kept_in(copy):
            self._differs.setText(
                _("This is another notebook, which had this name then: it can be opened beside.")
            )
            return
        self._kept = kept
        change = self._notebook.difference(kept, copy)
        self._differs.setText(summary(change))
        self._lines.addItems(lines(change, Words(self._notebook.terms)))
        self._show_state(differs=bool(change.edits))

    def _fail(self, misfortune: UserError) -> None:
        self._differs.setText(misfortune.message)

    def _show_state(self, *, differs: bool = False) -> None:
        self._beside.setEnabled(self.chosen is not None)
        self._back.setEnabled(differs)

    # -- what can be done ------------------------------------------------------------------------

    def go_back(self) -> None:
        """Make the notebook what the copy was; Ctrl+Z takes it back."""
        copy, kept = self.chosen, self._kept
        if copy is None or kept is None:
            return
        label = _("the return to the backup of {moment}").format(moment=when(copy.moment))
        self._context.session.change(lambda notebook: notebook.go_back(kept, copy, label))
        self.accept()
        said = _("The notebook is again what it was on {moment}. Ctrl+Z takes it back.")
        self._context.window.tell(said.format(moment=when(copy.moment)), kind="success")

    def open_beside(self) -> None:
        """Write the copy beside the document and open it; this notebook is closed, all written."""
        copy = self.chosen
        if copy is None:
            return
        try:
            path = put_beside(copy.path, self._notebook.path)
        except UserError as misfortune:
            self._fail(misfortune)
            return
        self.accept()
        self._context.window.open_path(path)


def _table(copies: Sequence[KeptCopy]) -> TableSpec:
    head = (_("When"), _("Initiatives"), _("Remarks"), _("Size"))
    texts, values = [], []
    for copy in copies:
        moment = when(copy.moment)
        damaged = "" if copy.sound else _("{moment} – damaged, what can be is mended")
        texts.append(
            (
                damaged.format(moment=moment) or moment,
                whole(copy.initiatives),
                whole(copy.notes),
                file_size(copy.size),
            )
        )
        values.append((copy.moment.isoformat(), copy.initiatives, copy.notes, copy.size))
    kinds = (ColumnKind.TEXT, ColumnKind.COUNT, ColumnKind.COUNT, ColumnKind.COUNT)
    return TableSpec(head, tuple(texts), tuple(values), kinds)
