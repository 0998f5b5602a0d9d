"""Putting two notebooks together: what one holds that the other does not.

Histories only ever grow, so the union of two notebooks is the union of their sittings, each as
far as either knows it. A sitting that went two ways (a file copied while it was written, by
something that is not OCPart) is kept both ways, under a name of its own for the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ocpart_desktop.notebook.entries import Entry, Secret
from ocpart_desktop.notebook.history import Act
from ocpart_desktop.notebook.records import digest
from ocpart_desktop.notebook.sittings import Sitting, Sittings, Step
from ocpart_desktop.notebook.store import Store

Place = tuple[str, int, str]
"""Where a secret belongs: sitting, step, record."""


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two notebooks."""

    store: Store
    sittings: Sittings


@dataclass(frozen=True, slots=True)
class Union:
    """What is to be added to ours. ``secrets`` are all of ours then, unless it is None.

    ``erases`` says that some of ours are no more.
    """

    sittings: tuple[Sitting, ...] = ()
    entries: tuple[Entry, ...] = ()
    secrets: tuple[Secret, ...] | None = None
    erases: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.sittings) or self.secrets is not None


def what_is_new(ours: Half, theirs: Half, *, contacts: bool) -> Union:
    """What theirs holds and ours does not; their private values only with ``contacts``."""
    sittings: list[Sitting] = []
    entries: list[Entry] = []
    for sitting in sorted(theirs.sittings, key=lambda each: (each.since, each.id)):
        for grown, told in _grown(ours, theirs, sitting):
            sittings.append(grown)
            entries += told
    every = Sittings([*ours.sittings, *sittings])
    own = {(each.sitting, each.step, each.id): each for each in ours.store.secrets()}
    kept = _secrets(own, ours, theirs, every, entries, contacts=contacts)
    secrets = tuple(kept[place] for place in sorted(kept)) if kept != own else None
    return Union(tuple(sittings), tuple(entries), secrets, erases=not own.keys() <= kept.keys())


def _grown(ours: Half, theirs: Half, sitting: Sitting) -> Iterator[tuple[Sitting, list[Entry]]]:
    known = ours.sittings.get(sitting.id)
    if known is None:
        yield sitting, theirs.store.entries_after(sitting.id, 0)
        return
    shorter = min(known, sitting, key=lambda each: each.steps)
    longer = theirs if shorter is known else ours
    if _hash_at(longer.store, shorter) == shorter.hash:
        if known.steps < sitting.steps:
            yield sitting, theirs.store.entries_after(sitting.id, known.steps)
        return
    apart = _apart(sitting, theirs.store.entries_after(sitting.id, 0))
    if apart[0].id not in ours.sittings:
        yield apart


def _hash_at(store: Store, sitting: Sitting) -> str:
    """The hash of a sitting's last entry as the other notebook has it."""
    entries = store.entries("sitting = ? AND step = ?", (sitting.id, sitting.steps))
    return entries[-1].hash if entries else ""


def _apart(sitting: Sitting, entries: Iterable[Entry]) -> tuple[Sitting, list[Entry]]:
    """The same sitting under a name that what it holds gives it."""
    name = digest("apart", sitting.id, sitting.hash)[:32]
    renamed = replace(sitting, id=name)
    previous = renamed.seal
    told: list[Entry] = []
    for entry in entries:
        moved = replace(entry, sitting=name)
        previous = moved.hash_after(previous)
        told.append(replace(moved, hash=previous))
    return replace(renamed, hash=previous), told


def _secrets(
    own: Mapping[Place, Secret],
    ours: Half,
    theirs: Half,
    every: Sittings,
    entries: Iterable[Entry],
    *,
    contacts: bool,
) -> dict[Place, Secret]:
    """All the private values once together, but what somebody erased."""
    both = dict(own)
    if contacts:
        both |= {(each.sitting, each.step, each.id): each for each in theirs.store.secrets()}
    if not both:
        return {}
    erasures = _erasures(ours.store) | {each.made for each in entries if each.act == Act.ERASE}
    return {
        place: secret
        for place, secret in both.items()
        if not any(every.has_seen(step, place[:2]) for step in erasures)
    }


def _erasures(store: Store) -> set[Step]:
    return {entry.made for entry in store.entries("act = ?", (Act.ERASE,))}
