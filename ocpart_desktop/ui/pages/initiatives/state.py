"""What the page lists, what is asked for and what is chosen; kept with the notebook."""

from __future__ import annotations

from dataclasses import replace

from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.model import Note, NoteKind
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session import Session
from ocpart_desktop.ui.pages.initiatives import model

_FILTER, _MODE = "initiatives_filter", "initiatives_mode"  # choices kept in the notebook


class PageState:
    """One filter for every list; an initiative and a remark are chosen apart.

    The words searched are not kept: a list that is short next week for a word typed today would
    not be understood.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._notebook: Notebook | None = None
        self.wanted = ANYTHING
        self.mode = model.LIST
        self.initiative = self.note = ""

    @property
    def lists_notes(self) -> bool:
        """Whether remarks are listed, all of them or the commitments."""
        return self.mode in (model.REMARKS, model.COMMITMENTS)

    @property
    def kind_begun(self) -> NoteKind:
        """What a remark begun here is at first."""
        pledged = self.mode == model.COMMITMENTS
        return NoteKind.COMMITMENT if pledged else NoteKind.OBSERVATION

    @property
    def chosen(self) -> str:
        """The record chosen in the list that is seen."""
        return self.note if self.lists_notes else self.initiative

    def choose(self, notebook: Notebook, record_id: str) -> None:
        """Choose an initiative or a remark."""
        if isinstance(notebook.get(record_id), Note):
            self.note = record_id
        else:
            self.initiative = record_id

    def look(self, mode: str) -> None:
        """List something else."""
        self.mode = mode
        self._session.remember(**{_MODE: mode})

    @property
    def asked(self) -> Filter:
        """What is asked for of the list that is seen: only remarks are of several kinds."""
        return self.wanted if self.mode == model.REMARKS else self.wanted.without("kinds")

    def ask(self, wanted: Filter) -> bool:
        """Ask for something else; whether more than the words changed.

        The kinds asked for among the remarks wait while another list is seen.
        """
        if self.mode != model.REMARKS and wanted and not wanted.kinds:
            wanted = wanted.asking("kinds", self.wanted.kinds)
        before, self.wanted = self.wanted, wanted
        criteria = replace(wanted, text="")
        if replace(before, text="") != criteria:
            self._session.remember(**{_FILTER: criteria.to_json()})
            return True
        return bool(before.text) != bool(wanted.text)

    def follow(self, notebook: Notebook) -> bool:
        """Choose only what is there; whether this is another notebook, as it was left."""
        is_other = notebook is not self._notebook
        if is_other:
            self._notebook = notebook
            self.wanted = Filter.from_json(notebook.choices.get(_FILTER))
            mode = notebook.choices.get(_MODE)
            self.mode = str(mode) if mode in model.MODES else model.LIST
        if notebook.get(self.initiative) is None:
            self.initiative = notebook.initiatives[-1].id if notebook.initiatives else ""
        if notebook.get(self.note) is None:
            self.note = ""
        return is_other
