"""The document: the one ``.ocpart`` file the user sees, keeps and hands over.

It is only ever replaced whole by a snapshot of the working store, and only when what it holds
is part of that store's history. A document that somebody else changed, or that is not ours at
all, is never overwritten: the snapshot is written beside it, under another name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook import schema
from ocpart_desktop.notebook.contents import Contents, read_contents
from ocpart_desktop.notebook.reasons import reason
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.errors import UserError

SUFFIX = ".ocpart"
LARGEST = 500_000_000
_MAGIC = b"SQLite format 3\0"


def read_document(path: Path) -> Contents:
    """What the document holds. It is untrusted: see ``schema``; UserError when it is unusable.

    The file is read once, into memory: nothing beside it is looked at (a journal, say), its
    name may hold anything, and it may be pulled out as soon as this returns.
    """
    content = _bytes(path)
    with closing(schema.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            _check(connection, path)
            schema.upgrade(connection)
            return read_contents(connection)
        except schema.DAMAGE as error:
            raise damaged(path) from error


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
    """What tells, without reading it, that a file is still the one we wrote."""

    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> _Stamp | None:
        try:
            state = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return cls(state.st_size, state.st_mtime_ns)


class Document:
    """The document as a place to write to; its path changes when another name must be taken."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: _Stamp | None = None

    def read(self) -> Contents:
        """What it holds now; see ``read_document``."""
        stamp = _Stamp.of(self.path)
        contents = read_document(self.path)
        self._stamp = None if contents.mended else stamp
        return contents

    @property
    def untouched(self) -> bool:
        """Whether it is there, as we last read or wrote it."""
        return self._stamp is not None and _Stamp.of(self.path) == self._stamp

    def write(self, snapshot: bytes, is_ours: Callable[[Contents], bool]) -> None:
        """Replace the document, or write beside it when what is there is damaged or not ours.

        Raises UserError when it cannot be written; the one that is there stays whole.
        """
        path = self.path
        try:
            if not self._may_be_replaced(is_ours):
                path = free_name_beside(path)
            write_atomically(path, lambda temporary: _fill(temporary, snapshot))
            self._stamp = _Stamp.of(path)
        except OSError as error:
            raise not_written(path, reason(error)) from error
        self.path = path

    def _may_be_replaced(self, is_ours: Callable[[Contents], bool]) -> bool:
        present = _Stamp.of(self.path)
        if present is None or present == self._stamp:
            return True
        try:
            contents = read_document(self.path)
            return not contents.mended and is_ours(contents)
        except UserError:
            return False


def write_copy(path: Path, snapshot: bytes) -> None:
    """Write another document, replacing what is there; UserError when it cannot be written."""
    try:
        write_atomically(path, lambda temporary: _fill(temporary, snapshot))
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


def free_name_beside(path: Path) -> Path:
    """A name that nothing has yet, in the same folder, saying when it was taken."""
    moment = datetime.now().astimezone()
    stem = _("{name} (kept {day} at {hour}.{minute})").format(
        name=path.stem, day=f"{moment:%Y-%m-%d}", hour=f"{moment:%H}", minute=f"{moment:%M}"
    )
    tries = (f" {n}" if n > 1 else "" for n in count(1))
    return next(
        found for each in tries if not (found := path.with_name(stem + each + path.suffix)).exists()
    )


def _fill(temporary: Path, content: bytes) -> None:
    temporary.write_bytes(content)
