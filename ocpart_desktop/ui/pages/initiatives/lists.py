"""The three lists of the page: the initiatives, the remarks, and of these the commitments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.criteria import Filter
from ocpart_desktop.notebook.filters import Holdings
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Term
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.search import Search
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives import columns, model
from ocpart_desktop.ui.pages.initiatives.listing import Listed
from ocpart_desktop.ui.pages.initiatives.record_list import RecordList
from ocpart_desktop.ui.widgets.empty import EmptyState


class Lists(QObject):
    """``chosen`` and ``opened`` tell a record of the list that is seen."""

    chosen = Signal(str)
    opened = Signal(str)
    cleared = Signal()

    def __init__(self, context: Context, begin: Callable[[], object], parent: QObject) -> None:
        """``begin`` is what an empty list offers: to note the first initiative."""
        super().__init__(parent)
        self._jobs = context.jobs
        self._terms: Sequence[Term] = ()
        self._notes: Sequence[Note] = ()
        self._commitments: tuple[Note, ...] = ()
        self.initiatives: RecordList[Initiative] = RecordList(
            context,
            "initiatives",
            columns.INITIATIVE_WIDTHS,
            model.INITIATIVES,
            EmptyState(
                "initiatives",
                _("No initiative yet"),
                _("Write the first one in the line above: its title is enough."),
                actions=((_("Note an initiative"), begin),),
            ),
        )
        self.remarks: RecordList[Note] = RecordList(
            context,
            "remarks",
            columns.NOTE_WIDTHS,
            model.OF_REMARKS,
            EmptyState(
                "note",
                _("No remark yet"),
                _("Those made on a figure, an initiative or the day are all listed here."),
            ),
        )
        self.commitments: RecordList[Note] = RecordList(
            context,
            "commitments",
            columns.COMMITMENT_WIDTHS,
            model.OF_COMMITMENTS,
            EmptyState(
                "check",
                _("No commitment yet"),
                _("A remark that says who does what, and when, is a commitment to be kept."),
            ),
        )
        names = (_("Initiatives"), _("Remarks"), _("Commitments"))
        lists: tuple[RecordList[Any], ...] = self.all
        for each, name in zip(lists, names, strict=True):
            each.table.setAccessibleName(name)
            each.chosen.connect(self.chosen)
            each.opened.connect(self.opened)
            each.cleared.connect(self.cleared)

    @property
    def all(self) -> tuple[RecordList[Initiative], RecordList[Note], RecordList[Note]]:
        """In the order of the page."""
        return self.initiatives, self.remarks, self.commitments

    def of(self, mode: str) -> RecordList[Initiative] | RecordList[Note]:
        """The list that a mode of the page shows."""
        return {model.REMARKS: self.remarks, model.COMMITMENTS: self.commitments}.get(
            mode, self.initiatives
        )

    def show(self, notebook: Notebook, mode: str, wanted: Filter, current: str) -> None:
        """Show what the notebook holds now of what is asked for, in the list seen."""
        words = Words(notebook.terms)
        holdings = Holdings(words, lambda identity: _initiative(notebook, identity))
        if mode in (model.REMARKS, model.COMMITMENTS):
            told = columns.note_columns(lambda identity: _initiative(notebook, identity))
            shown = self.remarks if mode == model.REMARKS else self.commitments
            notes = notebook.notes if mode == model.REMARKS else self.commitments_of(notebook)
            shown.show_records(notes, told, holdings, wanted, current)
            self._prepare_search(shown, notes)
            return
        known = columns.initiative_columns(
            words, lambda identity: len(notebook.notes_on("initiative", identity))
        )
        initiatives = notebook.initiatives
        if notebook.terms is not self._terms:
            self._terms = notebook.terms
            self.initiatives.listing.reword(Search(words))
        self.initiatives.show_records(initiatives, known, holdings, wanted, current)
        self._prepare_search(self.initiatives, initiatives)

    def commitments_of(self, notebook: Notebook) -> tuple[Note, ...]:
        """The very same tuple until a remark changes."""
        if notebook.notes is not self._notes:
            self._notes = notebook.notes
            self._commitments = tuple(
                note for note in notebook.notes if note.kind is NoteKind.COMMITMENT
            )
        return self._commitments

    def _prepare_search(self, shown: RecordList[Listed], records: Sequence[Listed]) -> None:
        """A large notebook is indexed before anybody types."""
        search = shown.listing.search
        if search.is_behind(records):
            self._jobs.start(
                f"search-{shown.key}",
                lambda _job: search.follow(records),
                owner=shown,
                done=_nothing,
                failed=_nothing,
            )


def _initiative(notebook: Notebook, identity: str) -> Initiative | None:
    record = notebook.get(identity)
    return record if isinstance(record, Initiative) else None


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""
