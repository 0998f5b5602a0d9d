"""What several people wrote apart in the same field: shown side by side, decided by one of them.

Nothing is lost meanwhile: the record holds one of the values, the others wait beside it. Writing
in the field settles it, whoever does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changes import Change, Edit, named
from ocpart_desktop.notebook.entries import by_place
from ocpart_desktop.notebook.model import Initiative, Note, Record, new_id
from ocpart_desktop.notebook.records import with_fields
from ocpart_desktop.notebook.states import PRESENCE, Write, states

if TYPE_CHECKING:
    from ocpart_desktop.notebook.ledger import Ledger

_STORIES = ("summary", "need", "solution", "means", "levers", "brakes", "results")
_IMPACTS = ("impact_innovation", "impact_performance", "impact_trust")
_LINES = frozenset({*_STORIES, *_IMPACTS, "text", "remarks", "facilitator_notes"})
"""Texts of several lines: both can stand one under the other."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values: who wrote it and when. ``value`` is as the record would hold it."""

    value: Any
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of a record and its versions, the one that is shown last.

    The field is empty when the question is whether the record stays: its versions are then
    True (somebody went on with it) and False (somebody removed it).
    """

    record: Record
    field: str
    versions: tuple[Version, ...]

    @property
    def about_presence(self) -> bool:
        """Whether the question is if the record stays."""
        return self.field == PRESENCE

    @property
    def both(self) -> Any:
        """A value that holds all the versions; None when no single one can."""
        values = [version.value for version in self.versions]
        if all(isinstance(value, tuple) for value in values):
            return tuple(dict.fromkeys(item for value in values for item in value))
        if not self.about_presence and all(type(value) is str for value in values):
            return ("\n" if self.field in _LINES else " / ").join(filter(None, values))
        return None


def conflicts_of(ledger: Ledger) -> tuple[Conflict, ...]:
    """Every conflict, record by record."""
    contested = ledger.rivals.keys() & ledger.records.keys()
    if not contested:
        return ()
    found, _sound = states(
        ledger.store.entries_about(contested), by_place(ledger.store.secrets()), ledger.sittings
    )
    told = [
        conflict
        for record_id, state in found.items()
        for conflict in _conflicts(ledger, ledger.records[record_id], state.rivals)
    ]
    return tuple(sorted(told, key=lambda each: (named(each.record), each.record.id, each.field)))


def _conflicts(
    ledger: Ledger, record: Record, rivals: Mapping[str, Sequence[Write]]
) -> Iterator[Conflict]:
    for name, writes in rivals.items():
        versions: dict[str, Version] = {}
        for write in writes:
            value = write.value if name == PRESENCE else _valued(record, name, write.value)
            sitting = ledger.sittings.get(write.step[0])
            version = Version(
                value, sitting.author if sitting else "", datetime.fromisoformat(write.at)
            )
            versions[repr(value)] = version  # the latest of those who wrote the same
        yield Conflict(record, name, tuple(versions.values()))


def _valued(record: Record, name: str, value: Any) -> Any:
    """A stored value as the record would hold it."""
    return getattr(with_fields(record, {name: value}), name)


def settling(ledger: Ledger, record_id: str, chosen: Mapping[str, Any]) -> Change:
    """The change that decides fields of a record; of its presence, True or False."""
    record = ledger.records[record_id]
    label = _("the choice made for {what}").format(what=named(record))
    if chosen.get(PRESENCE) is False:
        return Change(label, (Edit(record, None),))
    values = {name: value for name, value in chosen.items() if name != PRESENCE}
    return Change(label, (Edit(record, replace(record, **values), frozenset(values)),))


def twin_of(conflicts: Iterable[Conflict]) -> Initiative | Note | None:
    """« Garder les deux »: the record as the others would have it, as a record of its own."""
    told = [each for each in conflicts if not each.about_presence]
    if not told or not isinstance(told[0].record, Initiative | Note):
        return None
    others = {each.field: each.versions[0].value for each in told}
    return replace(told[0].record, id=new_id(), **others)
