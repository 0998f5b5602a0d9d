"""The append-only history: every change ever made, each entry sealed by its hash.

An entry holds the fields its edit changed (all of them for a new record, none for a removal).
Its hash covers its own content and the hash before it, so that two histories with the same
last hash are the same history, and one that holds the other's last hash continues it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from itertools import groupby

from ocpart_desktop.notebook.changes import Change, Edit, make
from ocpart_desktop.notebook.history import Act, History
from ocpart_desktop.notebook.model import Record, Workshop, now
from ocpart_desktop.notebook.records import (
    DamagedRecordError,
    digest,
    from_fields,
    from_text,
    kind_of,
    to_fields,
    to_text,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit of the history. ``body`` is the changed fields as JSON, None for a removal.

    The edits of one step share its number, its act, its time and its label.
    """

    seq: int
    step: int
    act: str
    at: str
    label: str
    id: str
    kind: str
    body: str | None
    hash: str = ""

    def hash_after(self, previous: str) -> str:
        """The hash this entry must bear when ``previous`` is the hash before it."""
        body = ("removed",) if self.body is None else ("put", self.body)
        numbers = (str(self.seq), str(self.step))
        return digest(previous, *numbers, self.act, self.at, self.label, self.id, self.kind, *body)


ENTRY_COLUMNS = tuple(each.name for each in fields(Entry))


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a history: what the next entry follows."""

    seq: int
    step: int
    hash: str


def first_head(notebook_id: str) -> Head:
    """The end of an empty history; no two notebooks share it."""
    return Head(0, 0, digest("notebook", notebook_id))


def entries_of(act: Act, change: Change, head: Head, at: datetime | None = None) -> list[Entry]:
    """The entries that write a change down after ``head``."""
    moment = (at or now()).isoformat()
    label = change.label.encode("utf-8", "replace").decode("utf-8")
    entries: list[Entry] = []
    previous = head.hash
    for seq, edit in enumerate(change.edits, head.seq + 1):
        entry = Entry(
            seq,
            head.step + 1,
            act,
            moment,
            label,
            edit.record.id,
            kind_of(edit.record),
            _body(edit),
        )
        previous = entry.hash_after(previous)
        entries.append(replace(entry, hash=previous))
    return entries


def head_after(head: Head, entries: Sequence[Entry]) -> Head:
    """The end of the history once ``entries`` are written."""
    return Head(entries[-1].seq, entries[-1].step, entries[-1].hash) if entries else head


def _body(edit: Edit) -> str | None:
    if edit.after is None:
        return None
    before = to_fields(edit.before) if edit.before is not None else {}
    after = to_fields(edit.after)
    return to_text({k: v for k, v in after.items() if k not in before or before[k] != v})


@dataclass(slots=True)
class Replay:
    """What a history tells: its end, the records there, the steps that can be undone.

    After a damaged entry (``whole`` is False) the records are followed as far as they can be,
    but nothing can be undone.
    """

    head: Head
    records: dict[str, Record] = field(default_factory=dict)
    history: History = field(default_factory=History)
    whole: bool = True


def replayed(notebook_id: str, entries: Iterable[Entry]) -> Replay:
    """Follow a history from its beginning; its entries are untrusted."""
    replay = Replay(first_head(notebook_id))
    for _step, group in groupby(entries, key=lambda entry: entry.step):
        _follow_step(replay, list(group))
    if not replay.whole:
        replay.history = History()
    return replay


def _follow_step(replay: Replay, entries: list[Entry]) -> None:
    first, edits = entries[0], []
    replay.whole &= first.step == replay.head.step + 1
    for entry in entries:
        sealed = entry.hash == entry.hash_after(replay.head.hash)
        replay.whole &= sealed and entry.seq == replay.head.seq + 1
        replay.head = head_after(replay.head, [entry])
        try:
            if sealed:
                edits.append(_edit(replay.records, entry))
                make(replay.records, edits[-1:])
        except DamagedRecordError:
            replay.whole = False
    try:
        replay.history.replay(Act(first.act), Change(first.label, tuple(edits)))
    except ValueError:
        replay.whole = False


def _edit(records: Mapping[str, Record], entry: Entry) -> Edit:
    before = records.get(entry.id)
    if entry.body is None:
        if before is None or isinstance(before, Workshop):
            raise DamagedRecordError("a removal of what is not there")
        return Edit(before, None)
    known = to_fields(before) if before is not None else {}
    after = from_fields(entry.kind, {**known, **from_text(entry.body)})
    if after.id != entry.id or (before is not None and type(before) is not type(after)):
        raise DamagedRecordError("a record under the identity of another")
    return Edit(before, after)
