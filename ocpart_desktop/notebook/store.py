"""The tables of a notebook: in the user's own folder, written at every change, and in memory.

On the disk, ``TRUNCATE`` and ``EXTRA`` were chosen by measurement: neither a killed process nor
a power cut loses what a finished commit held, which SQLite's default (``DELETE``) and the
commonly advised ``WAL`` with ``NORMAL`` do. ``secure_delete`` leaves nothing of what is erased.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ocpart_desktop.notebook import schema
from ocpart_desktop.notebook.entries import ENTRY_COLUMNS, SECRET_COLUMNS, Entry, Secret
from ocpart_desktop.notebook.model import Record
from ocpart_desktop.notebook.records import PRIVATE, digest, kind_of, to_text, told_fields
from ocpart_desktop.notebook.seal import sealed
from ocpart_desktop.notebook.sittings import Sitting, Sittings, Step, read_follows

MEMORY = ":memory:"

Row = tuple[str, str, str, str]
"""A record as its table holds it."""

_ENTRY = ", ".join(ENTRY_COLUMNS)
_SECRET = ", ".join(SECRET_COLUMNS)
_FEW = 500


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that stands beside another in a field: which step wrote it."""

    id: str
    field: str
    sitting: str
    step: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes.

    ``amended`` is a step whose entries are replaced; ``put`` (as rows) and ``gone`` are the records
    as they now stand; ``rivals`` replace those of the records in ``contested``. ``erased`` takes
    every secret away but those given. What is ``taken_in`` comes from the document itself, which
    does not lack it.
    """

    sittings: tuple[Sitting, ...] = ()
    entries: tuple[Entry, ...] = ()
    secrets: tuple[Secret, ...] = ()
    put: tuple[Row, ...] = ()
    gone: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    contested: frozenset[str] = frozenset()
    choices: Mapping[str, Any] | None = None
    amended: Step | None = None
    erased: bool = False
    taken_in: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole file at one moment, and how far it goes."""

    image: bytes
    slot: str
    sittings: Sittings

    def sealed(self) -> bytes:
        """The file as a document: with its seal."""
        return sealed(self.image, self.slot)


class Store:
    """An open database of a notebook; used by one thread at a time."""

    def __init__(self, path: Path | str = MEMORY) -> None:
        self.connection = schema.connect(path)
        try:
            for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON"):
                self.connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            self.connection.close()
            raise

    @classmethod
    def around(cls, connection: sqlite3.Connection) -> Self:
        """A store on a connection that is open already."""
        store = cls.__new__(cls)
        store.connection = connection
        connection.execute("PRAGMA secure_delete = ON")
        return store

    @classmethod
    def empty(cls, path: Path | str = MEMORY) -> Self:
        """A store with the present format's tables and nothing in them."""
        store = cls(path)
        with store._transaction():
            schema.create_tables(store.connection)
        return store

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
        self.connection.close()

    # -- writing -------------------------------------------------------------------------------

    def write(self, batches: Iterable[Batch]) -> None:
        """Commit some batches, all or none; they are on the disk when this returns."""
        erased = False
        with self._transaction():
            for batch in batches:
                self._write_batch(batch)
                erased |= batch.erased
        if erased:
            self.connection.execute("VACUUM")

    def _write_batch(self, batch: Batch) -> None:
        many = self.connection.executemany
        if batch.amended is not None:
            for table in ("history", "secret"):
                many(f"DELETE FROM {table} WHERE sitting = ? AND step = ?", [batch.amended])
        if batch.erased:
            self.connection.execute("DELETE FROM secret")
        many(
            "REPLACE INTO sitting (id, author, since, follows, steps, hash) VALUES (?,?,?,?,?,?)",
            map(_sitting_row, batch.sittings),
        )
        many(_inserting("INSERT", "history", ENTRY_COLUMNS), map(_entry_row, batch.entries))
        many(_inserting("REPLACE", "secret", SECRET_COLUMNS), map(_secret_row, batch.secrets))
        many(
            "REPLACE INTO record (id, kind, body, hash) VALUES (?,?,?,?)",
            batch.put,
        )
        many("DELETE FROM record WHERE id = ?", ((each,) for each in batch.gone))
        many("DELETE FROM rival WHERE id = ?", ((each,) for each in batch.contested))
        many(
            "INSERT INTO rival (id, field, sitting, step) VALUES (?,?,?,?)",
            ((each.id, each.field, each.sitting, each.step) for each in batch.rivals),
        )
        if batch.choices is not None:
            self.put_meta("choices", to_text(batch.choices))

    def put_meta(self, key: str, value: str) -> None:
        """Write a fact about the notebook itself."""
        self.connection.execute("REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    # -- reading -------------------------------------------------------------------------------

    def meta(self, key: str) -> str:
        """A fact about the notebook itself; empty when it is not known."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def entries(self, where: str = "", values: Iterable[Any] = ()) -> list[Entry]:
        """Entries in the order they came."""
        condition = f"WHERE {where}" if where else ""
        query = f"SELECT {_ENTRY} FROM history {condition} ORDER BY seq"
        return [Entry(*row) for row in self.connection.execute(query, tuple(values))]

    def entries_about(self, record_ids: Iterable[str]) -> list[Entry]:
        """All that was ever told of some records."""
        wanted = frozenset(record_ids)
        if len(wanted) > _FEW:
            return [entry for entry in self.entries() if entry.id in wanted]
        return self.entries(f"id IN ({','.join('?' * len(wanted))})", wanted)

    def entries_of(self, steps: Iterable[Step]) -> list[Entry]:
        """What some steps changed, in their order."""
        where = "sitting = ? AND step = ?"
        return [entry for step in steps for entry in self.entries(where, step)]

    def entries_after(self, sitting: str, step: int) -> list[Entry]:
        """A sitting's entries beyond a step."""
        return self.entries("sitting = ? AND step > ?", (sitting, step))

    def told_of(self) -> set[str]:
        """Every record that was ever there."""
        return {name for (name,) in self.connection.execute("SELECT DISTINCT id FROM history")}

    def latest_entries(self, steps: int) -> list[Entry]:
        """What the latest steps changed, by the clock."""
        query = "SELECT sitting, step FROM history WHERE n = 0 ORDER BY at DESC LIMIT ?"
        return self.entries_of(self.connection.execute(query, (steps,)).fetchall())

    def secrets(self) -> list[Secret]:
        """Every private value there is."""
        query = f"SELECT {_SECRET} FROM secret ORDER BY sitting, step, id"
        return [Secret(*row) for row in self.connection.execute(query)]

    def rivals(self) -> list[Rival]:
        """Every value that stands beside another."""
        query = "SELECT id, field, sitting, step FROM rival ORDER BY id, field, sitting, step"
        return [Rival(*row) for row in self.connection.execute(query)]

    def sittings(self) -> list[Sitting]:
        """Who wrote what having seen what."""
        query = "SELECT id, author, since, follows, steps, hash FROM sitting"
        return [
            Sitting(name, author, since, read_follows(follows), steps, seal)
            for name, author, since, follows, steps, seal in self.connection.execute(query)
        ]

    def snapshot(self) -> Snapshot:
        """The whole file as it stands, between two transactions.

        Taken in memory rather than by a second connection on the target: SQLite's locks are
        not to be relied upon on a network share or a cloud folder.
        """
        image, slot = self.connection.serialize(), self.meta("seal")
        return Snapshot(image, slot, Sittings(self.sittings()))


_ASIDE = PRIVATE | {"id"}


def record_row(record: Record) -> Row:
    """A record as its table holds it, without what is private, and its hash."""
    told = told_fields(record)
    for name in _ASIDE & told.keys():
        del told[name]
    record_id, kind, body = record.id, str(kind_of(record)), to_text(told)
    return record_id, kind, body, digest(record_id, kind, body)


def _inserting(verb: str, table: str, columns: tuple[str, ...]) -> str:
    places = ", ".join("?" for _name in columns)
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({places})"


def _sitting_row(sitting: Sitting) -> tuple[Any, ...]:
    told = (sitting.id, sitting.author, sitting.since, sitting.follows_text)
    return (*told, sitting.steps, sitting.hash)


_entry_row = attrgetter(*ENTRY_COLUMNS)
_secret_row = attrgetter(*SECRET_COLUMNS)
