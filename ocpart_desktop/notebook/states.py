"""What each record is, worked out from everything ever written about it.

A field holds what was last written in it. When several people wrote without having seen each
other's, it holds the latest by the clock and the record is in conflict: nothing is lost, and
whoever sees both decides. A record that one removed while another went on with it is kept.

The outcome depends on what was written and seen alone, never on the order in which copies were
put together: that is what makes merging commutative, associative and idempotent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from ocpart_desktop.notebook.changed import RecordKind
from ocpart_desktop.notebook.entries import Entry, Secrets, revealed
from ocpart_desktop.notebook.history import Act
from ocpart_desktop.notebook.model import Record
from ocpart_desktop.notebook.records import (
    DamagedRecordError,
    defaults,
    from_fields,
    to_text,
)
from ocpart_desktop.notebook.sittings import Sittings, Step

_FIRST = frozenset({"created"})
"""The fields that hold the earliest value, whoever wrote it: no matter for a choice."""

PRESENCE = ""
"""The field that says whether the record is there."""


class Weight(IntEnum):
    """What a value is worth beside others written apart from it."""

    USUAL = 0  # left as it usually is, when the record was begun
    COPIED = 1  # as it was when a copy without its history was made
    WRITTEN = 2


@dataclass(frozen=True, slots=True)
class Write:
    """A value written in a field, by which step and when (ISO 8601)."""

    step: Step
    at: str
    value: Any
    weight: Weight = Weight.WRITTEN

    @property
    def order(self) -> tuple[str, Step]:
        """What decides which value is shown."""
        return self.at, self.step


Rivals = Mapping[str, tuple[Write, ...]]
"""By field, the values written apart from each other, the one that is shown last."""


@dataclass(slots=True)
class State:
    """A record as it stands (None when it is not there) and its fields in conflict."""

    record: Record | None
    rivals: dict[str, tuple[Write, ...]] = field(default_factory=dict)


def state_of(entries: Iterable[Entry], secrets: Secrets, sittings: Sittings) -> State:
    """What the entries about one record amount to. Raises DamagedRecordError."""
    told = list(entries)
    kind = min(entry.kind for entry in told)
    latest = _latest_by_sitting([e for e in told if e.kind == kind], secrets, sittings)
    values: dict[str, Any] = {"id": told[0].id}
    rivals: dict[str, tuple[Write, ...]] = {}
    for name, writes in latest.items():
        standing = _standing(writes, sittings)
        if name in _FIRST:
            values[name] = min(write.value for write in standing)
            continue
        values[name] = standing[-1].value
        if len(standing) > 1 and len({_comparable(write.value) for write in standing}) > 1:
            rivals[name] = tuple(standing)
    present = values.pop(PRESENCE) or PRESENCE in rivals
    if not present:
        return State(None)
    return State(from_fields(kind, values), rivals)


def states(
    entries: Iterable[Entry], secrets: Secrets, sittings: Sittings
) -> tuple[dict[str, State], bool]:
    """The state of each record told of; False when an entry tells nothing that can be."""
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        about.setdefault(entry.id, []).append(entry)
    found: dict[str, State] = {}
    sound = True
    for record_id, told in about.items():
        try:
            found[record_id] = state_of(told, secrets, sittings)
        except DamagedRecordError:
            sound = False
    return found, sound


def _latest_by_sitting(
    entries: Sequence[Entry], secrets: Secrets, sittings: Sittings
) -> dict[str, list[Write]]:
    """By field, the last value that each sitting wrote: it knew its own earlier ones."""
    latest: dict[str, dict[str, Write]] = {PRESENCE: {}}
    usual = defaults(_kind(entries[0].kind))
    for entry in entries:
        if entry.act == Act.MERGE:
            continue  # it only tells what merging changed: others wrote it
        was, now = revealed(entry, secrets)
        weight = _weight(entry, sittings)
        values: dict[str, tuple[Any, Weight]] = {PRESENCE: (now is not None, weight)}
        if was is None and now is not None:
            values |= {name: (value, Weight.USUAL) for name, value in usual.items() if name != "id"}
        values |= {name: (value, weight) for name, value in (now or {}).items()}
        for name, (value, worth) in values.items():
            known = latest.setdefault(name, {}).get(entry.sitting)
            if known is None or known.step[1] <= entry.step:
                latest[name][entry.sitting] = Write(entry.made, entry.at, value, worth)
    return {name: list(writes.values()) for name, writes in latest.items() if writes}


def _weight(entry: Entry, sittings: Sittings) -> Weight:
    sitting = sittings.get(entry.sitting)
    copied = entry.act == Act.BEGIN and sitting is not None and sitting.follows
    return Weight.COPIED if copied else Weight.WRITTEN


def _standing(writes: list[Write], sittings: Sittings) -> list[Write]:
    """The values that nobody overwrote knowingly, the one to show last."""
    if len(writes) == 1:
        return writes
    standing = [
        write
        for write in writes
        if not any(
            other is not write and sittings.has_seen(other.step, write.step) for other in writes
        )
    ]
    worth = max(write.weight for write in standing)
    return sorted((w for w in standing if w.weight == worth), key=lambda write: write.order)


def _comparable(value: Any) -> str:
    return to_text({"value": value})


def _kind(kind: str) -> RecordKind:
    try:
        return RecordKind(kind)
    except ValueError as error:
        raise DamagedRecordError(f"no record is a {kind}") from error
