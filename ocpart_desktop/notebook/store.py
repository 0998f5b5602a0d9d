"""The working store: a SQLite file in the user's own folder, written at every change.

``TRUNCATE`` and ``EXTRA`` were chosen by measurement: neither a killed process nor a power
cut loses what a finished commit held, which SQLite's default (``DELETE``) and the commonly
advised ``WAL`` with ``NORMAL`` do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ocpart_desktop.notebook import schema
from ocpart_desktop.notebook.changes import Edit
from ocpart_desktop.notebook.contents import Contents, read_contents, record_row
from ocpart_desktop.notebook.entries import ENTRY_COLUMNS, Entry, Head
from ocpart_desktop.notebook.model import Record
from ocpart_desktop.notebook.records import to_text

_INSERT_ENTRY = (
    f"INSERT INTO history ({', '.join(ENTRY_COLUMNS)}) "
    f"VALUES ({', '.join('?' for _name in ENTRY_COLUMNS)})"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: entries with the edits they tell, or choices, or both."""

    entries: tuple[Entry, ...] = ()
    edits: tuple[Edit, ...] = ()
    choices: Mapping[str, Any] | None = None


class Store:
    """An open working store; used by one thread at a time."""

    def __init__(self, path: Path | str) -> None:
        self._connection = schema.connect(path)
        try:
            for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA"):
                self._connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def read(self) -> Contents:
        """All of it; what an earlier release left is first brought to the present format."""
        if 0 < schema.version(self._connection) < schema.FORMAT:
            with self._transaction():
                schema.upgrade(self._connection)
        return read_contents(self._connection)

    def fill(self, contents: Contents) -> None:
        """Write a whole notebook into an empty store."""
        with self._transaction():
            schema.create_tables(self._connection)
            self._write_meta("id", contents.id)
            self._write_records(contents.records.values())
            self._write_batch(Batch(contents.entries, choices=contents.choices))

    def holds(self, head: Head) -> bool:
        """Whether the history passes by ``head``."""
        query = "SELECT hash FROM history WHERE seq = ?"
        found = self._connection.execute(query, (head.seq,)).fetchone()
        return found is not None and bool(found[0] == head.hash)

    def write(self, batches: Iterable[Batch]) -> None:
        """Commit some batches, all or none; they are on the disk when this returns."""
        with self._transaction():
            for batch in batches:
                self._write_batch(batch)

    def snapshot(self) -> bytes:
        """The whole file as it stands, between two transactions.

        Taken in memory rather than by a second connection on the target: SQLite's locks are
        not to be relied upon on a network share or a cloud folder.
        """
        return self._connection.serialize()

    def _write_batch(self, batch: Batch) -> None:
        self._connection.executemany(_INSERT_ENTRY, map(_entry_row, batch.entries))
        if batch.entries:
            self._write_meta("head", batch.entries[-1].hash)
        self._write_records(edit.after for edit in batch.edits if edit.after is not None)
        self._connection.executemany(
            "DELETE FROM record WHERE id = ?",
            ((edit.record.id,) for edit in batch.edits if edit.after is None),
        )
        if batch.choices is not None:
            self._write_meta("choices", to_text(batch.choices))

    def _write_records(self, records: Iterable[Record]) -> None:
        self._connection.executemany(
            "REPLACE INTO record (id, kind, body, hash) VALUES (?, ?, ?, ?)",
            map(record_row, records),
        )

    def _write_meta(self, key: str, value: str) -> None:
        self._connection.execute("REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def image(contents: Contents) -> bytes:
    """A whole notebook file, ready to be written."""
    with Store(":memory:") as store:
        store.fill(contents)
        return store.snapshot()


def _entry_row(entry: Entry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in ENTRY_COLUMNS)
