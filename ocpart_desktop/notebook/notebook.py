"""The notebook: what the facilitator and the room write down, kept safe as it is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self, TypeVar

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changes import Change, NotebookChanged, make, putting, removing
from ocpart_desktop.notebook.contents import begun
from ocpart_desktop.notebook.document import write_copy
from ocpart_desktop.notebook.entries import entries_of, head_after
from ocpart_desktop.notebook.history import Act
from ocpart_desktop.notebook.model import Initiative, Note, Record, View, Workshop
from ocpart_desktop.notebook.opening import Opened, begin, resume
from ocpart_desktop.notebook.places import default_notebook_path
from ocpart_desktop.notebook.records import from_text, to_text
from ocpart_desktop.notebook.store import Batch, image
from ocpart_desktop.notebook.writer import Writer
from ocpart_desktop.survey.corrections import Correction
from ocpart_desktop.system.errors import UserError

__all__ = ["Notebook", "default_notebook_path"]

R = TypeVar("R", Initiative, Note, View, Correction)

TIMEOUT = 10.0
"""Seconds a disk is given to answer."""

_NOTHING = NotebookChanged(frozenset(), frozenset())


class Notebook:
    """An open notebook: its records are in memory, another thread writes each change at once.

    ``on_saved(moment)`` is called after each commit, ``on_failed(error)`` when something could
    not be written (it is kept and tried again), ``on_notice(notice)`` when the document had to
    take another name; all three from the writing thread. ``notices`` is what there was to say
    at opening: something recovered, mended or kept aside.
    """

    def __init__(self, opened: Opened) -> None:
        contents = opened.contents
        self.notices: tuple[UserError, ...] = tuple(opened.notices)
        self._records = dict(contents.records)
        self._order: dict[type[Record], tuple[Any, ...]] = {}
        self._history = contents.history
        self._head = contents.head
        self._choices = dict(contents.choices)
        self._place = opened.place
        self._document = opened.document
        self._closed = False
        self.on_saved: Callable[[datetime], None] | None = None
        self.on_failed: Callable[[UserError], None] | None = None
        self.on_notice: Callable[[UserError], None] | None = None
        self._writer = Writer(
            contents.id,
            opened.place,
            opened.document,
            on_saved=self._tell_saved,
            on_failed=self._tell_failed,
            on_notice=self._tell_notice,
        )
        if opened.behind:
            self._writer.fall_behind()

    @classmethod
    def create(cls, path: Path, workshop: Workshop | None = None) -> Self:
        """Begin a notebook; UserError when the file exists or cannot be written."""
        return cls(begin(_real(path), workshop or Workshop()))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a notebook where it was left; UserError in plain words when it cannot be."""
        return cls(resume(_real(path)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    # -- reading -------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The document, which may change its name when somebody else changed it."""
        return self._document.path

    @property
    def workshop(self) -> Workshop:
        """The day itself."""
        (workshop,) = (r for r in self._records.values() if isinstance(r, Workshop))
        return workshop

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Every initiative, oldest first."""
        return self._ordered(Initiative, _age)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every remark, oldest first."""
        return self._ordered(Note, _age)

    @property
    def views(self) -> tuple[View, ...]:
        """The storyline, in its order."""
        return self._ordered(View, lambda view: (view.position, view.id))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was put right in the reading of the extract."""
        return self._ordered(Correction, lambda correction: correction.id)

    def notes_on(self, anchor_kind: str, anchor: str = "") -> tuple[Note, ...]:
        """The remarks made on one thing, oldest first."""
        wanted = (anchor_kind, anchor)
        return tuple(note for note in self.notes if (note.anchor_kind, note.anchor) == wanted)

    def get(self, record_id: str) -> Record | None:
        """The record of this identity."""
        return self._records.get(record_id)

    def _ordered(self, kind: type[R], order: Callable[[R], Any]) -> tuple[R, ...]:
        """The records of a kind; the very same tuple until something changes."""
        if kind not in self._order:
            found = [r for r in self._records.values() if isinstance(r, kind)]
            self._order[kind] = tuple(sorted(found, key=order))
        return self._order[kind]

    # -- writing -------------------------------------------------------------------------------

    def put(self, record: Record, label: str = "") -> NotebookChanged:
        """Write a record down, new or changed; ``label`` names the action after « Undo »."""
        return self.put_all([record], label)

    def put_all(self, records: Iterable[Record], label: str = "") -> NotebookChanged:
        """Write several records down in one step."""
        return self._do(putting(self._records, records, label))

    def remove(self, record_id: str, label: str = "") -> NotebookChanged:
        """Take a record out; the remarks made on it become remarks of the day."""
        if record_id not in self._records:
            return _NOTHING
        return self._do(removing(self._records, record_id, label))

    def undo(self) -> NotebookChanged | None:
        """Take the last step back; None when there is none."""
        change = self._history.undo()
        return self._write(Act.UNDO, change) if change else None

    def redo(self) -> NotebookChanged | None:
        """Make the step last taken back again; None when there is none."""
        change = self._history.redo()
        return self._write(Act.REDO, change) if change else None

    @property
    def undo_label(self) -> str:
        """« Annuler la saisie de… », empty when nothing can be undone."""
        steps = self._history.undoable
        return _("Undo {action}").format(action=steps[-1].label) if steps else ""

    @property
    def redo_label(self) -> str:
        """« Rétablir la saisie de… », empty when nothing can be redone."""
        steps = self._history.redoable
        return _("Redo {action}").format(action=steps[-1].label) if steps else ""

    @property
    def choices(self) -> Mapping[str, Any]:
        """Where the work was left: the page, the question, the extract… as JSON values."""
        return MappingProxyType(self._choices)

    def remember(self, **choices: Any) -> None:
        """Note where the work is; it is saved but not undone."""
        after = {**self._choices, **from_text(to_text(choices))}
        if after != self._choices:
            self._choices = after
            self._writer.submit(Batch(choices=after))

    def _do(self, change: Change) -> NotebookChanged:
        return self._write(self._history.do(change), change) if change.edits else _NOTHING

    def _write(self, act: Act, change: Change) -> NotebookChanged:
        entries = tuple(entries_of(act, change, self._head))
        self._head = head_after(self._head, entries)
        make(self._records, change.edits)
        self._order.clear()
        self._writer.submit(Batch(entries, change.edits))
        return change.touched

    # -- keeping -------------------------------------------------------------------------------

    @property
    def saved_at(self) -> datetime | None:
        """When the last commit of this session was finished."""
        return self._writer.saved_at

    def flush(self, timeout: float = TIMEOUT) -> None:
        """Wait until all is committed on this computer; UserError when it is not."""
        self._writer.flush(timeout)

    def publish(self, timeout: float = TIMEOUT) -> None:
        """Write the document now; UserError when it cannot be."""
        self._writer.publish(timeout)

    def save_copy(self, path: Path) -> None:
        """Write all the records into another notebook, without their history.

        It asks nothing of the working store, so that it helps when that one fails.
        """
        label = _("the copy of “{name}”").format(name=self.path.name)
        write_copy(path, image(begun(self._records.values(), label, self._choices)))

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
            if self._writer.behind:
                self._writer.publish(timeout)
        finally:
            self.abandon(timeout)

    def abandon(self, timeout: float = TIMEOUT) -> None:
        """Let go at once, even of what could not be committed."""
        self._closed = True
        complete = not self._writer.behind and self._document.untouched
        if not self._writer.stop(timeout):
            return  # the disk holds the thread: the lock ends with the process
        if complete:
            self._place.clear()
        else:
            self._place.leave()

    # -- called from the writing thread --------------------------------------------------------

    def _tell_saved(self, moment: datetime) -> None:
        if self.on_saved is not None:
            self.on_saved(moment)

    def _tell_failed(self, error: UserError) -> None:
        if self.on_failed is not None:
            self.on_failed(error)

    def _tell_notice(self, notice: UserError) -> None:
        if self.on_notice is not None:
            self.on_notice(notice)


def _age(record: Initiative | Note) -> datetime:
    return record.created


def _real(path: Path) -> Path:
    """The one name of a file, whatever shortcut led to it."""
    return Path(os.path.realpath(path))
