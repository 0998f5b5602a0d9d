"""The notebook: what the facilitator and the room write down, kept safe as it is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.changes import Change, putting, removing
from ocpart_desktop.notebook.collecting import collected_later
from ocpart_desktop.notebook.conflicts import Conflict, conflicts_of, settling
from ocpart_desktop.notebook.document import not_written, read_document, write_copy
from ocpart_desktop.notebook.history import Act
from ocpart_desktop.notebook.journal import Line, journal_of
from ocpart_desktop.notebook.kept_copies import KeptCopy, returning
from ocpart_desktop.notebook.listeners import Listeners
from ocpart_desktop.notebook.lock import user_name
from ocpart_desktop.notebook.model import (
    Record,
    Workshop,
    now,
)
from ocpart_desktop.notebook.opening import begin, resume
from ocpart_desktop.notebook.publisher import Publisher
from ocpart_desktop.notebook.rescue import Opened
from ocpart_desktop.notebook.shelves import Shelved, Shelves
from ocpart_desktop.notebook.store import Batch
from ocpart_desktop.notebook.table_back import Rows, TableBack, read_back, version_of
from ocpart_desktop.notebook.union import Half
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.notebook.writer import Writer
from ocpart_desktop.system.errors import UserError

TIMEOUT = 10.0
"""Seconds a disk is given to answer."""

_TRIES = 20
"""How often the document is taken in again when somebody keeps writing in it."""

_NOTHING = NotebookChanged(frozenset(), frozenset())


class Notebook(Shelved):
    """An open notebook: its records are in memory, another thread writes each change at once.

    ``listeners`` hear of it from the writing threads. ``notices`` is what there was to say at
    opening: something recovered, mended or kept aside. ``author`` signs what is written.
    """

    def __init__(self, opened: Opened, author: str) -> None:
        self.author = author
        self.notices: tuple[UserError, ...] = tuple(opened.notices)
        self.listeners = Listeners()
        self._ledger = opened.ledger
        self._place, self._document = opened.place, opened.document
        self._closed = False
        self._shelves = Shelves(self._ledger.records.values())
        self._writer = Writer(
            opened.place.store,
            opened.image,
            on_committed=self._fall_behind,
            on_saved=self.listeners.tell_saved,
            on_failed=self.listeners.tell_failed,
        )
        self._publisher = self._begin_publishing()
        if opened.behind:
            self._publisher.fall_behind()
        if opened.ledger.erased_at:
            self._publisher.forget_secrets(datetime.fromisoformat(opened.ledger.erased_at))

    @classmethod
    def create(
        cls, path: Path, workshop: Workshop | None = None, author: str | None = None
    ) -> Self:
        """Begin a notebook; UserError when the file exists or cannot be written."""
        name = user_name() if author is None else author
        return cls(begin(_real(path), workshop or Workshop(), name), name)

    @classmethod
    def open(cls, path: Path, author: str | None = None) -> Self:
        """Open a notebook where it was left; UserError in plain words when it cannot be."""
        name = user_name() if author is None else author
        return cls(resume(_real(path), name), name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # -- reading -------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The document, which may change its name when another file took its place."""
        return self._document.path

    @property
    def workshop(self) -> Workshop:
        """The day itself."""
        workshop = self._ledger.records[Workshop().id]
        assert isinstance(workshop, Workshop)
        return workshop

    def get(self, record_id: str) -> Record | None:
        """The record of this identity."""
        return self._ledger.records.get(record_id)

    def is_kept_in(self, copy: KeptCopy) -> bool:
        """Whether a copy is of this notebook, and not of another one that had its name."""
        return not self._ledger.sittings.named.isdisjoint(copy.sittings)

    @property
    def version(self) -> str:
        """How far this notebook goes, to be written in what is handed out; see ``table_back``."""
        return version_of(self._ledger)

    def read_table(self, rows: Rows, words: Words, author: str, at: datetime) -> TableBack:
        """What a table of initiatives says that this notebook does not; see ``absorb``."""
        return read_back(self._ledger, rows, words, author, at)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What several people wrote apart in the same field, to be decided."""
        return conflicts_of(self._ledger)

    def journal(self, record_id: str = "", limit: int = 0) -> tuple[Line, ...]:
        """Who did what and when, the latest first; of one record, or of all."""
        return journal_of(self._ledger, record_id, limit)

    # -- writing -------------------------------------------------------------------------------

    def put(self, record: Record, label: str = "") -> NotebookChanged:
        """Write a record down, new or changed; ``label`` names the action after « Undo »."""
        return self.put_all([record], label)

    def put_all(self, records: Iterable[Record], label: str = "") -> NotebookChanged:
        """Write several records down in one step."""
        return self._do(putting(self._ledger.records, records, label))

    def remove(self, record_id: str, label: str = "") -> NotebookChanged:
        """Take a record out; the remarks made on it become remarks of the day."""
        return self.remove_all([record_id], label)

    def remove_all(self, record_ids: Iterable[str], label: str = "") -> NotebookChanged:
        """Take several records out in one step."""
        present = [each for each in record_ids if each in self._ledger.records]
        if not present:
            return _NOTHING
        return self._do(removing(self._ledger.records, present, label))

    def difference(self, kept: Mapping[str, Record], copy: KeptCopy, label: str = "") -> Change:
        """What going back to a copy would change; the contacts erased since stay erased."""
        erased = self._ledger.erased_at
        contacts = not erased or datetime.fromisoformat(erased) < copy.moment
        return returning(self._ledger.records, kept, label, contacts=contacts)

    def go_back(self, kept: Mapping[str, Record], copy: KeptCopy, label: str) -> NotebookChanged:
        """Hold what a copy held, in one step that can be undone."""
        return self._do(self.difference(kept, copy, label))

    def settle(self, record_id: str, chosen: Mapping[str, Any]) -> NotebookChanged:
        """Decide a conflict: the fields hold what is ``chosen``, whatever others wrote."""
        return self._do(settling(self._ledger, record_id, chosen))

    def undo(self) -> NotebookChanged | None:
        """Take the last step back; None when there is none."""
        return self._replay(self._ledger.undo)

    def redo(self) -> NotebookChanged | None:
        """Make the step last taken back again; None when there is none."""
        return self._replay(self._ledger.redo)

    @property
    def undo_label(self) -> str:
        """« Annuler la saisie de… », empty when nothing can be undone."""
        strokes = self._ledger.history.undoable
        return _("Undo {action}").format(action=strokes[-1].label) if strokes else ""

    @property
    def redo_label(self) -> str:
        """« Rétablir la saisie de… », empty when nothing can be redone."""
        strokes = self._ledger.history.redoable
        return _("Redo {action}").format(action=strokes[-1].label) if strokes else ""

    @property
    def choices(self) -> Mapping[str, Any]:
        """Where the work was left: the page, the question, the extract… as JSON values."""
        return MappingProxyType(self._ledger.choices)

    def remember(self, **choices: Any) -> None:
        """Note where the work is; it is saved but not undone."""
        before = self._ledger.choices
        with self._writer.turn() as turn:
            batch = self._ledger.remember({**before, **choices})
            if self._ledger.choices != before:
                turn.submit(batch)

    def _do(self, change: Change) -> NotebookChanged:
        if not change.edits:
            return _NOTHING
        with collected_later(), self._writer.turn() as turn:
            turn.submit(self._ledger.do(change, self.author, may_amend=turn.may_amend))
        self._shelves.place(change.edits)
        return change.touched

    def _replay(
        self, replay: Callable[[str], tuple[Batch, Change] | None]
    ) -> NotebookChanged | None:
        with collected_later(), self._writer.turn() as turn:
            done = replay(self.author)
            if done is None:
                return None
            turn.submit(done[0])
        self._shelves.place(done[1].edits)
        return done[1].touched

    # -- putting together ----------------------------------------------------------------------

    def merge(self, path: Path, *, contacts: bool = False) -> NotebookChanged:
        """Take in another notebook; it can be undone. UserError when it cannot be read."""
        other = read_document(path)
        label = _("the merger with “{name}”").format(name=path.stem)
        return self.absorb(other.half, label, contacts=contacts)

    def absorb(self, other: Half, label: str, *, contacts: bool = False) -> NotebookChanged:
        """Take in all that another notebook, or a table, tells; it can be undone."""
        with self._writer.turn() as turn:
            taken = self._ledger.absorb(other, contacts=contacts)
            change = Change(label, taken.edits)
            turn.submit(taken.batch)
            if taken.edits:
                private = not taken.erases
                mark = self._ledger.mark(Act.MERGE, change, self.author, private=private)
                turn.submit(mark)
        self._shelves.place(taken.edits)
        if taken.erases:
            self._publisher.forget_secrets(now())
        return change.touched

    def take_in(self) -> NotebookChanged | None:
        """Take in what somebody else wrote in the document, if anything; None when nothing is."""
        outside = self._publisher.outside
        if outside is None:
            return None
        more = not outside.holds(self._ledger)
        with self._writer.turn() as turn:
            taken = self._ledger.absorb(outside.half, contacts=True)
            turn.submit(replace(taken.batch, taken_in=True))
        self._shelves.place(taken.edits)
        self._publisher.go_on()
        if more:
            self._publisher.fall_behind()
        if taken.erases:
            self._publisher.forget_secrets(now())
        return Change("", taken.edits).touched

    def erase_contacts(self, timeout: float = TIMEOUT) -> NotebookChanged:
        """Take every contact out of the notebook, its history, its document and its backups.

        It cannot be undone. UserError when a file could not be written: what it held of them is
        erased the next time it is.
        """
        with self._writer.turn() as turn:
            label = _("the erasure of the contacts")
            batch, change = self._ledger.erase_contacts(label, self.author)
            turn.submit(batch)
        self._shelves.place(change.edits)
        self._publisher.forget_secrets(now())
        self.publish(timeout)
        return change.touched

    # -- keeping -------------------------------------------------------------------------------

    @property
    def saved_at(self) -> datetime | None:
        """When the last commit of this session was finished."""
        return self._writer.saved_at

    @property
    def last_change(self) -> datetime | None:
        """When the last change was made, by anybody."""
        moment = self._ledger.last_change
        return datetime.fromisoformat(moment) if moment else None

    @property
    def document_is_late(self) -> bool:
        """Whether the document could not be written, last time it was to be."""
        return self._publisher.failing

    def flush(self, timeout: float = TIMEOUT) -> None:
        """Wait until all is committed on this computer; UserError when it is not."""
        self._writer.flush(timeout)

    def publish(self, timeout: float = TIMEOUT) -> None:
        """Write the document now, with what others wrote in it; UserError when it cannot be."""
        self._writer.flush(timeout)
        for _try in range(_TRIES):
            if self._publisher.publish(timeout) is None:
                return
            self.take_in()
        raise not_written(self.path, _("somebody else keeps writing in it"))

    def save_copy(self, path: Path, *, with_history: bool = False) -> None:
        """Write all the records into another notebook, without their history unless it is wanted.

        It asks nothing of the working store, so that it helps when that one fails.
        """
        self._writer.seal()
        if with_history:
            write_copy(path, self._ledger.store.snapshot())
            return
        label = _("the copy of “{name}”").format(name=self.path.name)
        write_copy(path, self._ledger.copy(label, self.author).store.snapshot())

    def relocate(self, path: Path, timeout: float = TIMEOUT) -> None:
        """Go on in another document, which is written at once; UserError when it cannot be."""
        target = _real(path)
        self._writer.seal()
        write_copy(target, self._ledger.store.snapshot())
        self._publisher.stop(timeout)
        self._document = type(self._document)(target)
        self._document.read()
        self._place.belong_to(target)
        self._publisher = self._begin_publishing()
        self._publisher.fall_behind()

    def close(self, timeout: float = TIMEOUT) -> None:
        """Write all that is to be written and let go of the files.

        Raises UserError ``notebook_not_saved``, and stays open, when something is in memory
        only; ``document_not_written`` when the document could not be brought up to date: the
        notebook is closed then, and what it lacks is found again at the next opening.
        """
        if self._closed:
            return
        self._writer.flush(timeout)
        try:
            if self._publisher.behind:
                self.publish(timeout)
        finally:
            self.abandon(timeout)

    def abandon(self, timeout: float = TIMEOUT) -> None:
        """Let go at once, even of what could not be committed."""
        self._closed = True
        stopped = self._publisher.stop(timeout)
        late = self._writer.pending or self._publisher.behind
        complete = stopped and not late and self._document.untouched
        if not self._writer.stop(timeout) or not stopped:
            return  # the disk holds the thread: the lock ends with the process
        self._ledger.store.close()
        if complete:
            self._place.clear()
        else:
            self._place.leave()

    def _begin_publishing(self) -> Publisher:
        return Publisher(
            self._writer,
            self._place,
            self._document,
            self._ledger.sittings.named,
            on_failed=self.listeners.tell_failed,
            on_notice=self.listeners.tell_notice,
            on_outside=self.listeners.tell_outside,
            on_published=self.listeners.tell_published,
        )

    def _fall_behind(self) -> None:
        self._publisher.fall_behind()


def _real(path: Path) -> Path:
    """The one name of a file, whatever shortcut led to it."""
    return Path(os.path.realpath(path))
