"""The document: the one ``.ocpart`` file the user sees, keeps and hands over.

It is only ever replaced whole by a snapshot of the working store, and only when all that it
holds is in that store. What somebody else wrote in it meanwhile is given back, to be taken in
first; what is damaged, or is not this notebook, is never overwritten: the snapshot is written
beside it, under another name.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook import NOTEBOOK_SUFFIX, schema
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.reading import read_ledger
from ocpart_desktop.notebook.reasons import reason
from ocpart_desktop.notebook.seal import is_sealed
from ocpart_desktop.notebook.store import Snapshot, Store
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.errors import UserError

SUFFIX = NOTEBOOK_SUFFIX
LARGEST = 500_000_000
_TRIES = 20  # to replace a document that others keep replacing
_MAGIC = b"SQLite format 3\0"


def read_document(path: Path) -> Ledger:
    """What the document holds. It is untrusted: see ``schema``; UserError when it is unusable.

    The file is read once, into memory: nothing beside it is looked at (a journal, say), its
    name may hold anything, and it may be pulled out as soon as this returns.
    """
    return ledger_of(_bytes(path), path)


def read_store(path: Path) -> Ledger:
    """What a working store holds, after SQLite has undone what a crash left half written.

    Raises what ``schema.DAMAGE`` names, or UserError, when it cannot be read.
    """
    with closing(schema.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        image = connection.serialize()
    return ledger_of(image, path)


def ledger_of(image: bytes, path: Path) -> Ledger:
    """What a whole file holds; ``path`` is how it is named in what is said of it."""
    connection = schema.connect(":memory:")
    try:
        connection.deserialize(image)
        _check(connection, path)
        former = schema.version(connection)
        connection = schema.upgraded(connection)
        store = Store.around(connection)
        sealed = former == schema.FORMAT and is_sealed(image, store.meta("seal"))
        ledger = read_ledger(store, sealed=sealed)
    except schema.DAMAGE as error:
        connection.close()
        raise damaged(path) from error
    except UserError:
        connection.close()
        raise
    ledger.former_format = former if former != schema.FORMAT else None
    ledger.image = image if sealed and not ledger.recovery else None
    ledger.unsealed = former == schema.FORMAT and not sealed
    return ledger


def _bytes(path: Path) -> bytes:
    try:
        _check_place(path)
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            "notebook_unreadable",
            _(
                "The notebook “{name}” cannot be read ({reason}): check that its drive is plugged "
                "in and that you may open it."
            ).format(name=path.name, reason=reason(error)),
        ) from error
    if not content:
        raise damaged(path)
    if not content.startswith(_MAGIC):
        raise _not_a_notebook(path)
    return content


def _check_place(path: Path) -> None:
    if not path.exists():
        raise UserError(
            "notebook_missing",
            _(
                "The notebook “{name}” is no longer in {folder}: it was moved, renamed or removed, "
                "or its drive is not plugged in."
            ).format(name=path.name, folder=path.parent),
        )
    if path.is_dir():
        raise UserError(
            "notebook_is_folder",
            _("“{name}” is a folder: choose a notebook inside it.").format(name=path.name),
        )
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise _not_a_notebook(path)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if not schema.is_notebook(connection):
        raise _not_a_notebook(path)
    if schema.version(connection) > schema.FORMAT:
        raise UserError(
            "notebook_newer",
            _(
                "The notebook “{name}” was written by a later version of OCPart: install that "
                "version to open it. Nothing in it was changed."
            ).format(name=path.name),
        )
    if schema.has_foreign_parts(connection):
        raise UserError(
            "notebook_foreign",
            _(
                "The notebook “{name}” holds parts that OCPart never writes: it is not opened, "
                "for safety. Ask whoever sent it for a fresh copy."
            ).format(name=path.name),
        )


def _not_a_notebook(path: Path) -> UserError:
    return UserError(
        "not_a_notebook",
        _("“{name}” is not an OCPart notebook: choose a file ending in .ocpart.").format(
            name=path.name
        ),
    )


def damaged(path: Path) -> UserError:
    """The notebook is cut short or its bytes are not what was written."""
    return UserError(
        "notebook_damaged",
        _(
            "The notebook “{name}” is damaged and nothing in it can be read: open another copy "
            "of it, if you have one."
        ).format(name=path.name),
    )


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells, without reading it, that a file is still the one we wrote.

    Two of the same size may be written in the same tick of the clock: each has its own number.
    """

    number: int
    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> _Stamp | None:
        try:
            state = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return cls(state.st_ino, state.st_size, state.st_mtime_ns)


class Document:
    """The document as a place to write to; its path changes when another name must be taken."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: _Stamp | None = None
        self._met: _Stamp | None = None

    def read(self) -> Ledger:
        """What it holds now, which is ours from now on; see ``read_document``."""
        ledger = self._look()
        if not ledger.recovery:
            self.adopt()
        return ledger

    def _look(self) -> Ledger:
        self._stamp, self._met = None, _Stamp.of(self.path)
        return read_document(self.path)

    def adopt(self) -> None:
        """All that it held when it was last looked at is ours: it may be replaced."""
        self._stamp = self._met

    @property
    def untouched(self) -> bool:
        """Whether it is there, as we last read or wrote it."""
        return self._stamp is not None and _Stamp.of(self.path) == self._stamp

    @property
    def gone(self) -> bool:
        """Whether there is nothing in its place."""
        return _Stamp.of(self.path) is None

    def changed_outside(self) -> Ledger | None:
        """What somebody else left in its place since, if it is a sound notebook.

        It is not ours before ``adopt`` says so.
        """
        if self.untouched or self.gone:
            return None
        try:
            present = self._look()
        except UserError:
            return None
        return None if present.recovery else present

    def write(self, snapshot: Snapshot) -> Ledger | None:
        """Replace the document; give back what somebody else wrote in it, if it lacks here.

        It is written beside when what is there is damaged or not this notebook. Raises UserError
        when it cannot be written; the one that is there stays whole.
        """
        path = self.path
        try:
            for _try in range(_TRIES):
                seen = _Stamp.of(path)
                if seen is not None and seen != self._stamp:
                    present = self.changed_outside()
                    if present is None or _is_another(present, snapshot):
                        self._write_beside(snapshot)
                        return None
                    if not snapshot.sittings.holds(present.sittings):
                        return present
                    seen = self._met
                if self._replace(snapshot, seen):
                    return None
        except OSError as error:
            raise not_written(path, reason(error)) from error
        raise not_written(path, _("somebody else keeps writing in it"))

    def _replace(self, snapshot: Snapshot, seen: _Stamp | None) -> bool:
        """Put the snapshot in the place of what was seen; False when something else is there now.

        Its stamp is taken before it has its name: somebody else may take the name at once.
        """
        content = snapshot.sealed()
        stamps: list[_Stamp | None] = []

        def fill(temporary: Path) -> None:
            _fill(temporary, content)
            stamps.append(_Stamp.of(temporary))

        done = write_atomically(self.path, fill, still=lambda: _Stamp.of(self.path) == seen)
        if done:
            self._stamp = stamps[0]
        return done

    def _write_beside(self, snapshot: Snapshot) -> None:
        beside = free_name_beside(self.path)
        write_copy(beside, snapshot)
        self.path, self._stamp = beside, _Stamp.of(beside)

    def set_aside(self) -> Path:
        """Give the file that is there, damaged, another name. OSError when that cannot be."""
        aside = free_name_beside(self.path, damaged=True)
        self.path.rename(aside)
        self._stamp = None
        return aside


def _is_another(present: Ledger, snapshot: Snapshot) -> bool:
    return present.sittings.named.isdisjoint(snapshot.sittings.named)


def write_copy(path: Path, snapshot: Snapshot) -> None:
    """Write a document, replacing what is there; UserError when it cannot be written."""
    content = snapshot.sealed()
    try:
        write_atomically(path, lambda temporary: _fill(temporary, content))
    except OSError as error:
        raise not_written(path, reason(error)) from error


def not_written(path: Path, why: str) -> UserError:
    """The document lacks something that the working store holds."""
    return UserError(
        "document_not_written",
        _(
            "The notebook “{name}” cannot be written in {folder} ({reason}). What you wrote is "
            "safe on this computer; check that the drive is plugged in and not full."
        ).format(name=path.name, folder=path.parent, reason=why),
    )


def free_name_beside(path: Path, *, damaged: bool = False) -> Path:
    """A name that nothing has yet, in the same folder, saying when it was taken."""
    moment = datetime.now().astimezone()
    told = (
        _("{name} (damaged, found {day} at {hour}.{minute})")
        if damaged
        else _("{name} (kept {day} at {hour}.{minute})")
    )
    stem = told.format(
        name=path.stem, day=f"{moment:%Y-%m-%d}", hour=f"{moment:%H}", minute=f"{moment:%M}"
    )
    return free_name_for(path.with_name(stem + path.suffix))


def free_name_for(path: Path) -> Path:
    """The name itself, or with the first number that makes it one nothing has yet."""
    tries = (f" {n}" if n > 1 else "" for n in count(1))
    return next(
        found
        for each in tries
        if not (found := path.with_name(path.stem + each + path.suffix)).exists()
    )


def _fill(temporary: Path, content: bytes) -> None:
    temporary.write_bytes(content)
