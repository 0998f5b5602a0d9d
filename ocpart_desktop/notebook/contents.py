"""Everything a notebook file holds, once read; what is damaged is found and mended here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ocpart_desktop.notebook.changes import named
from ocpart_desktop.notebook.entries import (
    ENTRY_COLUMNS,
    SECRET_COLUMNS,
    Entry,
    Secret,
    by_place,
)
from ocpart_desktop.notebook.model import Record, Workshop
from ocpart_desktop.notebook.records import (
    PRIVATE,
    DamagedRecordError,
    digest,
    from_bytes,
    from_fields,
    from_text,
)
from ocpart_desktop.notebook.recovery import Recovery
from ocpart_desktop.notebook.schema import DAMAGE
from ocpart_desktop.notebook.sittings import Sitting, Sittings, read_follows
from ocpart_desktop.notebook.states import State, states
from ocpart_desktop.notebook.store import Rival, Store, record_row

_TEXT_OR_NONE: Any = str | None
_ENTRY = (str, int, int, str, str, str, str, str, _TEXT_OR_NONE, _TEXT_OR_NONE, str)
_SECRET = (str, int, str, str, str, str)


@dataclass(slots=True)
class Contents:
    """What a notebook's tables say. ``whole`` is False when its history is not to be gone on with.

    ``recovery`` tells what was not as it was written.
    """

    sittings: Sittings
    records: dict[str, Record]
    rivals: tuple[Rival, ...] = ()
    choices: dict[str, Any] = field(default_factory=dict)
    recovery: Recovery = field(default_factory=Recovery)
    whole: bool = True


def read_sealed(store: Store) -> Contents:
    """Read tables that are known to be just as they were written."""
    query = "SELECT id, kind, CAST(body AS BLOB) FROM record"  # texts would be decoded one by one
    rows = store.connection.execute(query).fetchall()
    records: dict[str, Record] = {}
    bodies = from_bytes([body for _id, _kind, body in rows])
    for (record_id, kind, _body), values in zip(rows, bodies, strict=True):
        values["id"] = record_id
        records[record_id] = from_fields(kind, values)
    for record_id, values in _private_values(store).items():
        if record_id in records:
            records[record_id] = replace(records[record_id], **values)
    return Contents(
        Sittings(store.sittings()), records, tuple(store.rivals()), _choices(store.meta("choices"))
    )


def _private_values(store: Store) -> dict[str, dict[str, Any]]:
    """What is private, as it now stands: worked out from the history of those few records."""
    secrets = store.secrets()
    concerned = {secret.id for secret in secrets}
    if not concerned:
        return {}
    found, _sound = states(
        store.entries_about(concerned), by_place(secrets), Sittings(store.sittings())
    )
    return {
        record_id: {name: getattr(state.record, name) for name in PRIVATE}
        for record_id, state in found.items()
        if state.record is not None and all(hasattr(state.record, name) for name in PRIVATE)
    }


# -- nothing is taken for granted --------------------------------------------------------------


def read_checked(store: Store) -> Contents:
    """Read tables that may be damaged, entry by entry.

    Records are worked out from the history, and the table that holds them as they stand is
    checked against it. When the history itself is damaged, each record whose own hash is right
    is taken from that table. Raises DamagedRecordError when nothing can be read.
    """
    connection = store.connection
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    facts = dict(_rows(connection, "SELECT key, value FROM meta", (str, str)).found)
    table = _rows(connection, "SELECT id, kind, body, hash FROM record", (str,) * 4)
    sittings, sittings_whole = _checked_sittings(connection)
    entries = _rows(connection, f"SELECT {', '.join(ENTRY_COLUMNS)} FROM history", _ENTRY)
    told = [Entry(*row) for row in entries.found]
    secrets, secrets_whole = _checked_secrets(connection)
    sound, unreadable = _sound_entries(told, sittings)
    found, readable = states(sound, by_place(secrets), sittings)
    whole = sittings_whole and entries.all and readable and not unreadable
    whole = whole and "workshop" in found and int(facts.get("lost", "0")) == 0
    rows = {row[0]: row for row in table.found if row[3] == digest(*row[:3])}
    if whole:
        contents = _followed(found, rows, sittings)
    else:
        contents = _saved(found, rows, sittings, unreadable + (not entries.all))
    contents.choices = _choices(facts.get("choices", ""))
    contents.recovery = replace(contents.recovery, contacts=not secrets_whole)
    return contents


def _followed(
    found: dict[str, State], rows: dict[str, tuple[Any, ...]], sittings: Sittings
) -> Contents:
    """The history is whole: it is believed."""
    records = {key: state.record for key, state in found.items() if state.record is not None}
    rebuilt = [each for each in records.values() if rows.get(each.id) != record_row(each)]
    stray = rows.keys() - records.keys()
    names = tuple(named(each) for each in rebuilt)
    return Contents(
        sittings, records, rivals_of(found), recovery=Recovery(rebuilt=names, altered=bool(stray))
    )


def _saved(
    found: dict[str, State], rows: dict[str, tuple[Any, ...]], sittings: Sittings, lost: int
) -> Contents:
    """The history is damaged: whatever is certain is kept, then whatever is likely."""
    records: dict[str, Record] = {}
    for record_id, (_id, kind, body, _hash) in rows.items():
        try:
            records[record_id] = from_fields(kind, {"id": record_id, **from_text(body)})
        except DamagedRecordError:
            continue
    doubtful = []
    for record_id, state in found.items():
        if state.record is None:
            continue
        if record_id in records:
            records[record_id] = _with_private(records[record_id], state.record)
        else:
            records[record_id] = state.record
            doubtful.append(named(state.record))
    if not records:
        raise DamagedRecordError("nothing of the notebook can be read")
    records.setdefault(Workshop().id, Workshop())
    recovery = Recovery(doubtful=tuple(doubtful), lost=max(lost, 1))
    return Contents(sittings, records, recovery=recovery, whole=False)


def _with_private(record: Record, told: Record) -> Record:
    values = {name: getattr(told, name) for name in PRIVATE if hasattr(told, name)}
    return replace(record, **values) if values and type(record) is type(told) else record


def rivals_of(found: dict[str, State]) -> tuple[Rival, ...]:
    """The values that stand beside others, as their table holds them."""
    return tuple(
        Rival(record_id, name, *write.step)
        for record_id, state in found.items()
        for name, writes in state.rivals.items()
        for write in writes
    )


def _checked_sittings(connection: sqlite3.Connection) -> tuple[Sittings, bool]:
    query = "SELECT id, author, since, follows, steps, hash FROM sitting"
    rows = _rows(connection, query, (str, str, str, str, int, str))
    found, whole = [], rows.all
    for name, author, since, follows, steps, seal in rows.found:
        try:
            found.append(Sitting(name, author, since, read_follows(follows), steps, seal))
        except DamagedRecordError:
            whole = False
    return Sittings(found), whole and bool(found)


def _checked_secrets(connection: sqlite3.Connection) -> tuple[list[Secret], bool]:
    """The secrets that are as they were written, and whether all are: they have no history."""
    rows = _rows(connection, f"SELECT {', '.join(SECRET_COLUMNS)} FROM secret", _SECRET)
    secrets = [Secret(*row) for row in rows.found]
    sound = [each for each in secrets if each.hash == each.seal]
    return sound, rows.all and len(sound) == len(secrets)


def _sound_entries(told: Iterable[Entry], sittings: Sittings) -> tuple[list[Entry], int]:
    """The entries that are as they were written, and how many places are not."""
    by_sitting: dict[str, list[Entry]] = {}
    for entry in sorted(told, key=lambda each: (each.step, each.n)):
        by_sitting.setdefault(entry.sitting, []).append(entry)
    sound: list[Entry] = []
    wrong = sum(len(found) for name, found in by_sitting.items() if name not in sittings)
    for sitting in sittings:
        previous, step = sitting.seal, 0
        for entry in by_sitting.get(sitting.id, ()):
            if entry.hash == entry.hash_after(previous):
                sound.append(entry)
            else:
                wrong += 1
            previous, step = entry.hash, entry.step
        wrong += (previous, step) != (sitting.hash, sitting.steps)
    return sound, wrong


def _choices(text: str) -> dict[str, Any]:
    try:
        return from_text(text or "{}")
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
