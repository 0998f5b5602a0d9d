"""The append-only history: every change ever made, each entry sealed by its hash.

An entry tells one edit of one step: what the record's fields were (``was``, None for a record
that was not there) and what they are now (``now``, None for one taken out). A new or removed
record is told whole, its usual values aside; a changed one by the fields that changed.

Its hash covers its own content and the hash before it in the same sitting. What is private is
not in it: ``was`` and ``now`` hold null in its place and a ``Secret`` holds the values, so that
they can be erased without breaking the seal, nor being guessed from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from ocpart_desktop.notebook.changed import RecordKind
from ocpart_desktop.notebook.changes import Change, Edit
from ocpart_desktop.notebook.history import Act
from ocpart_desktop.notebook.records import (
    PRIVATE,
    changed_fields,
    defaults,
    digest,
    from_text,
    kind_of,
    plain,
    to_text,
    told_fields,
)
from ocpart_desktop.notebook.sittings import Sitting, Step

Values = dict[str, Any]
What = tuple[int, int, str, str, str, str, str, str | None, str | None]
"""What an entry is sealed by, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit of the history, the ``n``-th of its step; they share its act, time and label."""

    sitting: str
    step: int
    n: int
    act: str
    at: str
    label: str
    id: str
    kind: str
    was: str | None
    now: str | None
    hash: str = ""

    @property
    def made(self) -> Step:
        """The step it belongs to."""
        return self.sitting, self.step

    def hash_after(self, previous: str) -> str:
        """The hash this entry must bear when ``previous`` is the hash before it."""
        place = (self.step, self.n, self.act, self.at, self.label, self.id, self.kind)
        return _hash(previous, (*place, self.was, self.now))


@dataclass(frozen=True, slots=True)
class Secret:
    """The private values of an entry, as JSON objects."""

    sitting: str
    step: int
    id: str
    was: str
    now: str
    hash: str = ""

    @property
    def seal(self) -> str:
        """The hash it must bear."""
        return digest(self.sitting, str(self.step), self.id, self.was, self.now)


ENTRY_COLUMNS = tuple(each.name for each in fields(Entry))
SECRET_COLUMNS = tuple(each.name for each in fields(Secret))

Secrets = Mapping[tuple[str, int, str], Secret]
"""By sitting, step and record."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change as it is written down, and the sitting once it is."""

    sitting: Sitting
    entries: tuple[Entry, ...]
    secrets: tuple[Secret, ...] = ()


def told(act: Act, change: Change, sitting: Sitting, at: datetime, *, private: bool = True) -> Told:
    """The entries that write a change down as the next step of a sitting.

    Without ``private``, nothing tells what the private values were nor are.
    """
    step, previous = sitting.steps + 1, sitting.hash or sitting.seal
    label, moment = change.label.encode("utf-8", "replace").decode("utf-8"), at.isoformat()
    entries: list[Entry] = []
    secrets: list[Secret] = []
    for n, edit in enumerate(change.edits):
        was, now = values_of(edit)
        secret = _secret_of(was, now)
        record = edit.record
        place = (step, n, act, moment, label, record.id, kind_of(record))
        what: What = (*place, _text(was), _text(now))
        previous = _hash(previous, what)
        entries.append(Entry(sitting.id, *what, previous))
        if secret is not None and private:
            texts = Secret(sitting.id, step, record.id, *map(to_text, secret))
            secrets.append(replace(texts, hash=texts.seal))
    return Told(replace(sitting, steps=step, hash=previous), tuple(entries), tuple(secrets))


def values_of(edit: Edit) -> tuple[Values | None, Values | None]:
    """What an edit says that a record was, and what it is now."""
    if edit.before is None or edit.after is None:
        return _whole(edit.before), _whole(edit.after)
    before, after = edit.before, edit.after
    changed = {*changed_fields(before, after), *edit.settles}
    was = {name: plain(getattr(before, name)) for name in changed}
    return was, {name: plain(getattr(after, name)) for name in changed}


def revealed(entry: Entry, secrets: Secrets) -> tuple[Values | None, Values | None]:
    """What an entry tells, with its private values.

    Those that were erased, or left out of a copy, are as if they had never been written; an
    erasure writes the usual value in their place.
    """
    return what_was(entry, secrets), what_is(entry, secrets)


def what_was(entry: Entry, secrets: Secrets) -> Values | None:
    """What an entry tells of before it."""
    secret = secrets.get((entry.sitting, entry.step, entry.id))
    return _with_secret(entry.was, secret.was if secret else None)


def what_is(entry: Entry, secrets: Secrets) -> Values | None:
    """What an entry tells of after it."""
    secret = secrets.get((entry.sitting, entry.step, entry.id))
    now = _with_secret(entry.now, secret.now if secret else None)
    if entry.act == Act.ERASE and now is not None:
        usual = defaults(RecordKind(entry.kind))
        now |= {name: usual[name] for name in PRIVATE & usual.keys()}
    return now


def _with_secret(text: str | None, secret: str | None) -> Values | None:
    if text is None:
        return None
    told = {name: value for name, value in from_text(text).items() if name not in PRIVATE}
    return told | (from_text(secret) if secret else {})


def by_place(secrets: Iterable[Secret]) -> Secrets:
    """Secrets as they are looked up."""
    return {(each.sitting, each.step, each.id): each for each in secrets}


def last_hash(entries: Sequence[Entry], sitting: Sitting) -> str:
    """The hash a next entry follows."""
    return entries[-1].hash if entries else sitting.seal


def _whole(record: Any) -> Values | None:
    if record is None:
        return None
    return {name: value for name, value in told_fields(record).items() if name != "id"}


def _secret_of(was: Values | None, now: Values | None) -> tuple[Values, Values] | None:
    """Take the private values out of an edit's; None when they say nothing."""
    before, after = _taken_out(was), _taken_out(now)
    return (before, after) if any(before.values()) or any(after.values()) else None


def _taken_out(values: Values | None) -> Values:
    if values is None or PRIVATE.isdisjoint(values):
        return {}
    names = PRIVATE & values.keys()
    taken = {name: values[name] for name in names}
    values.update(dict.fromkeys(names))
    return taken


def _text(values: Values | None) -> str | None:
    return None if values is None else to_text(values)


def _hash(previous: str, what: What) -> str:
    """The hash of what an entry tells, its sitting aside."""
    *place, was, now = what
    return digest(previous, *map(str, place), *_optional(was), *_optional(now))


def _optional(text: str | None) -> tuple[str, ...]:
    return ("none",) if text is None else ("some", text)
