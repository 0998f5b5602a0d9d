"""The fourth format: who wrote what having seen what, so that notebooks can be put together.

See ``docs/notebook-format.md``. The history tells what each field was and is, by sittings; what
is private stands in a table of its own; partners, next steps and results have parts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from ocpart_desktop.notebook.entries import Entry, Secret
from ocpart_desktop.notebook.model import now as this_moment
from ocpart_desktop.notebook.records import DamagedRecordError, digest, from_text, to_text
from ocpart_desktop.notebook.seal import new_slot
from ocpart_desktop.notebook.sittings import Sitting

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE sitting (
        id TEXT PRIMARY KEY, author TEXT NOT NULL, since TEXT NOT NULL, follows TEXT NOT NULL,
        steps INTEGER NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE history (
        seq INTEGER PRIMARY KEY, sitting TEXT NOT NULL, step INTEGER NOT NULL, n INTEGER NOT NULL,
        act TEXT NOT NULL, at TEXT NOT NULL, label TEXT NOT NULL, id TEXT NOT NULL,
        kind TEXT NOT NULL, was TEXT, now TEXT, hash TEXT NOT NULL, UNIQUE (sitting, step, n)
    ) STRICT""",
    """CREATE TABLE secret (
        sitting TEXT NOT NULL, step INTEGER NOT NULL, id TEXT NOT NULL, was TEXT NOT NULL,
        now TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (sitting, step, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE rival (
        id TEXT NOT NULL, field TEXT NOT NULL, sitting TEXT NOT NULL, step INTEGER NOT NULL,
        PRIMARY KEY (id, field, sitting, step)
    ) STRICT, WITHOUT ROWID""",
)

Values = dict[str, Any]

_REST = timedelta(minutes=30)  # a longer one begins another sitting
_USUAL: Mapping[str, Values] = {
    "initiative": {"territory_kind": "commune"},
    "note": {"kind": "observation", "anchor_kind": "day", "published": True},
    "view": {"chart": "answers", "against": "rest", "weighted": True},
}
"""What a field holds when nothing is said, where it is not nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry of the former history: ``body`` is the fields that changed."""

    seq: int
    step: int
    act: str
    at: str
    label: str
    id: str
    kind: str
    body: str | None
    hash: str

    def is_sealed_after(self, previous: str) -> bool:
        body = ("removed",) if self.body is None else ("put", self.body)
        numbers = (str(self.seq), str(self.step))
        told = (*numbers, self.act, self.at, self.label, self.id, self.kind, *body)
        return self.hash == digest(previous, *told)


_Told = tuple[_Row, Values | None, Values | None]
"""An entry, what the record was and what it became."""


@dataclass(slots=True)
class _Followed:
    """The former history, followed as far as it can be; ``lost`` counts what cannot."""

    rows: list[_Told] = field(default_factory=list)
    records: dict[str, tuple[str, Values]] = field(default_factory=dict)
    lost: int = 0


def upgrade(former: sqlite3.Connection, fresh: sqlite3.Connection) -> sqlite3.Connection:
    """Tell the same history the new way, in fresh tables: the former may be damaged.

    What was damaged is marked so that it is found again.
    """
    facts = dict(_readable(former, "SELECT key, value FROM meta"))
    followed, table = _followed(former, facts), _table(former)
    for statement in TABLES:
        fresh.execute(statement)
    meta = {"seal": new_slot(), "choices": facts.get("choices", "{}")}
    if followed.lost:
        meta["lost"] = str(followed.lost)
    fresh.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    rows = followed.rows if not followed.lost else _anew({**followed.records, **table})
    _tell(fresh, rows, facts.get("id", ""))
    _put_records(fresh, followed, table)
    return fresh


def _anew(records: Mapping[str, tuple[str, Values]]) -> list[_Told]:
    """All that was saved of a damaged notebook, as if it were written at once."""
    at = this_moment().isoformat()
    return [
        (_Row(n, 1, "begin", at, "", record_id, kind, "", str(n)), None, values)
        for n, (record_id, (kind, values)) in enumerate(sorted(records.items()))
    ]


def _followed(connection: sqlite3.Connection, facts: Mapping[str, str]) -> _Followed:
    query = "SELECT seq, step, act, at, label, id, kind, body, hash FROM history ORDER BY seq"
    followed = _Followed()
    previous = digest("notebook", facts.get("id", ""))
    rows = [_Row(*each) for each in _readable(connection, query)]
    for place, row in enumerate(rows, 1):
        try:
            sound = row.seq == place and row.is_sealed_after(previous)
            body = None if row.body is None else from_text(row.body)
        except (DamagedRecordError, TypeError, AttributeError):
            sound = False
        if sound:
            _follow(followed, row, body)
        followed.lost += not sound
        previous = row.hash
    followed.lost += previous != facts.get("head")
    return followed


def _readable(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows up to the first page that cannot be read."""
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        yield from connection.execute(query)


def _follow(followed: _Followed, row: _Row, body: Values | None) -> None:
    _kind, before = followed.records.get(row.id, (row.kind, None))
    if body is None:
        followed.records.pop(row.id, None)
        was, now = before, None
    else:
        body = {name: _present(name, value) for name, value in body.items() if name != "id"}
        followed.records[row.id] = (row.kind, {**(before or {}), **body})
        was, now = (None if before is None else {name: before.get(name) for name in body}), body
    followed.rows.append((row, was, now))


def _present(name: str, value: Any) -> Any:
    """A field as it is now written."""
    if name == "partners" and isinstance(value, str):
        names = (each.strip() for each in value.replace("\n", ",").replace(";", ",").split(","))
        return [{"name": each, "kind": "", "role": ""} for each in names if each]
    if name == "next_steps" and isinstance(value, str):
        return [{"what": value.strip(), "who": "", "due": ""}] if value.strip() else []
    return value


def _tell(
    connection: sqlite3.Connection,
    rows: Iterable[_Told],
    notebook_id: str,
) -> None:
    end: tuple[tuple[str, int], ...] = ()
    start = digest("notebook", notebook_id)
    for told in _sittings(rows):
        first, last = told[0][0], told[-1][0]
        name = digest("sitting", start, last.hash)[:32]
        sitting = Sitting(name, "", first.at, end)
        end = ((name, _tell_sitting(connection, sitting, told)),)
        start = last.hash


def _sittings(
    rows: Iterable[_Told],
) -> Iterator[list[_Told]]:
    """What was written without a long rest, step by step."""
    told: list[_Told] = []
    for each in rows:
        row, before = each[0], told[-1][0] if told else each[0]
        if row.step != before.step and _moment(row.at) - _moment(before.at) > _REST:
            yield told
            told = []
        told.append(each)
    if told:
        yield told


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _tell_sitting(
    connection: sqlite3.Connection,
    sitting: Sitting,
    told: Iterable[_Told],
) -> int:
    """Write one down; how many steps it has."""
    previous, former, step, n = sitting.seal, None, 0, 0
    for row, was, now in told:
        step, n = (step, n + 1) if row.step == former else (step + 1, 0)
        former = row.step
        whole = was is None or now is None
        told_was, told_now = (_said(row.kind, values, whole=whole) for values in (was, now))
        _put_secret(connection, Secret(sitting.id, step, row.id, *_taken(told_was, told_now)))
        entry = Entry(
            sitting.id, step, n, row.act, row.at, row.label, row.id, row.kind,
            None if told_was is None else to_text(told_was),
            None if told_now is None else to_text(told_now),
        )  # fmt: skip
        previous = entry.hash_after(previous)
        connection.execute(
            "INSERT INTO history (sitting, step, n, act, at, label, id, kind, was, now, hash) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (*entry.made, n, row.act, row.at, row.label, row.id, row.kind, entry.was, entry.now,
             previous),
        )  # fmt: skip
    connection.execute(
        "INSERT INTO sitting VALUES (?,?,?,?,?,?)",
        (sitting.id, "", sitting.since, sitting.follows_text, step, previous),
    )
    return step


def _said(kind: str, values: Values | None, *, whole: bool) -> Values | None:
    """A new or removed record without its usual values; what is missing was nothing."""
    if values is None:
        return None
    said = {n: _nothing(kind, n) if v is None else v for n, v in values.items()}
    return {n: v for n, v in said.items() if not whole or v != _nothing(kind, n)}


def _nothing(kind: str, name: str) -> Any:
    usual = _USUAL.get(kind, {})
    if name in usual:
        return usual[name]
    if name in ("start_year", "attendance", "stage", "created"):
        return None
    if name in ("domains", "goals", "types", "filters", "partners", "next_steps"):
        return []
    if name in ("alliance", "contact_consent", "hidden", "without_no_opinion"):
        return False
    return 0 if name == "position" else ""


def _taken(*sides: Values | None) -> tuple[str, ...]:
    """Take what is private out of both sides, as texts."""
    taken = []
    for side in sides:
        private = {"contact": side["contact"]} if side and "contact" in side else {}
        if side is not None and private:
            side["contact"] = None
        taken.append(to_text(private))
    return tuple(taken)


def _put_secret(connection: sqlite3.Connection, secret: Secret) -> None:
    if any(any(from_text(text).values()) for text in (secret.was, secret.now)):
        sealed = replace(secret, hash=secret.seal)
        connection.execute(
            "INSERT INTO secret VALUES (?,?,?,?,?,?)",
            (sealed.sitting, sealed.step, sealed.id, sealed.was, sealed.now, sealed.hash),
        )


def _table(connection: sqlite3.Connection) -> dict[str, tuple[str, Values]]:
    """The records as their table held them, those whose hash is right."""
    found = {}
    query = "SELECT id, kind, body, hash FROM record"
    for record_id, kind, body, fingerprint in _readable(connection, query):
        with suppress(DamagedRecordError, AttributeError):
            if fingerprint == digest(record_id, kind, body):
                told = from_text(body).items()
                values = {name: _present(name, value) for name, value in told if name != "id"}
                found[record_id] = (kind, values)
    return found


def _put_records(
    connection: sqlite3.Connection, followed: _Followed, table: dict[str, tuple[str, Values]]
) -> None:
    """Write the records as they stand; one whose table said otherwise is given no right hash."""
    both = (followed.records, table)
    for record_id, (kind, values) in {**followed.records, **table}.items():
        told = _said(kind, values, whole=True) or {}
        known = [_said(*side[record_id], whole=True) for side in both if record_id in side]
        right = followed.lost > 0 or known == [told, told]
        told.pop("contact", None)
        body = to_text(told)
        fingerprint = digest(record_id, kind, body) if right else ""
        connection.execute(
            "INSERT INTO record VALUES (?,?,?,?)", (record_id, kind, body, fingerprint)
        )
