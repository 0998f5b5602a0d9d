"""Everything a notebook file holds, once read; what is damaged is found and mended here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changes import Change, Edit
from ocpart_desktop.notebook.entries import (
    ENTRY_COLUMNS,
    Entry,
    Head,
    entries_of,
    first_head,
    head_after,
    replayed,
)
from ocpart_desktop.notebook.history import Act, History
from ocpart_desktop.notebook.model import Record, Workshop, new_id
from ocpart_desktop.notebook.records import (
    DamagedRecordError,
    digest,
    from_fields,
    from_text,
    kind_of,
    to_fields,
    to_text,
)
from ocpart_desktop.notebook.schema import DAMAGE

_ENTRY = (int, int, str, str, str, str, str, str | None, str)


@dataclass(slots=True)
class Contents:
    """A notebook in memory; ``mended`` counts the records that were not as they were written."""

    id: str
    head: Head
    records: dict[str, Record]
    entries: tuple[Entry, ...] = ()
    history: History = field(default_factory=History)
    choices: dict[str, Any] = field(default_factory=dict)
    mended: int = 0

    def continues(self, other: Contents) -> bool:
        """Whether this is the other's later self: it holds all of its history."""
        return self.id == other.id and self.holds(other.head)

    def holds(self, head: Head) -> bool:
        """Whether the history passes by ``head``."""
        return head.seq <= len(self.entries) and self.entries[head.seq - 1].hash == head.hash


def begun(records: Iterable[Record], label: str, choices: Mapping[str, Any]) -> Contents:
    """A new notebook that holds ``records`` from its first step."""
    notebook_id = new_id()
    made = {record.id: record for record in (Workshop(), *records)}
    change = Change(label, tuple(Edit(None, record) for record in made.values()))
    start = first_head(notebook_id)
    entries = entries_of(Act.BEGIN, change, start)
    return Contents(
        notebook_id, head_after(start, entries), made, tuple(entries), choices=dict(choices)
    )


def read_contents(connection: sqlite3.Connection) -> Contents:
    """Read a notebook of the present format.

    Records are taken from the history, and the table that holds them as they stand is checked
    against it. When the history itself is damaged, each record whose own hash is right is taken
    from that table, and the notebook begins anew with all that could be saved.

    Raises DamagedRecordError when nothing could be.
    """
    meta = _rows(connection, "SELECT key, value FROM meta", (str, str))
    table = _rows(connection, "SELECT id, kind, body, hash FROM record", (str,) * 4)
    columns = ", ".join(ENTRY_COLUMNS)
    told = _rows(connection, f"SELECT {columns} FROM history ORDER BY seq", _ENTRY)
    facts = dict(meta.found)
    entries = tuple(Entry(*row) for row in told.found)
    replay = replayed(facts.get("id", ""), entries)
    sound = {row[0]: row for row in table.found if row[3] == digest(*row[:3])}
    choices = _choices(facts)
    if not (replay.whole and told.all and replay.head.hash == facts.get("head")):
        return _saved(replay.records, sound, choices)
    rows = [record_row(record) for record in replay.records.values()]
    mended = sum(sound.get(row[0]) != row for row in rows)
    return Contents(
        facts["id"], replay.head, replay.records, entries, replay.history, choices, mended
    )


def _saved(
    followed: dict[str, Record], sound: dict[str, tuple[Any, ...]], choices: dict[str, Any]
) -> Contents:
    records = dict(followed)
    for record_id, (_id, kind, body, _hash) in sound.items():
        with suppress(DamagedRecordError):
            records[record_id] = from_fields(kind, from_text(body))
    if not records:
        raise DamagedRecordError("nothing of the notebook can be read")
    contents = begun(records.values(), _("the recovery of the notebook"), choices)
    contents.mended = len(records)
    return contents


def record_row(record: Record) -> tuple[str, str, str, str]:
    """A record as its table holds it, with its hash."""
    record_id, kind, body = record.id, str(kind_of(record)), to_text(to_fields(record))
    return record_id, kind, body, digest(record_id, kind, body)


def _choices(facts: Mapping[str, str]) -> dict[str, Any]:
    try:
        return dict(from_text(facts.get("choices", "{}")))
    except DamagedRecordError:
        return {}


@dataclass(frozen=True, slots=True)
class _Rows:
    found: list[tuple[Any, ...]]
    all: bool


def _rows(connection: sqlite3.Connection, query: str, types: tuple[Any, ...]) -> _Rows:
    """The rows that can be read and are what they should be; ``all`` when none was left out."""
    found: list[tuple[Any, ...]] = []
    whole = True
    try:
        for row in connection.execute(query):
            if all(map(isinstance, row, types)):
                found.append(row)
            else:
                whole = False
    except DAMAGE:
        whole = False
    return _Rows(found, whole)
