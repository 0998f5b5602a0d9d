"""The journal: who did what and when, in words, from the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.entries import Entry, Secrets, by_place, revealed
from ocpart_desktop.notebook.history import Act

if TYPE_CHECKING:
    from ocpart_desktop.notebook.ledger import Ledger

Moved = tuple[str, Any, Any]
"""A field, what it held, what it holds (JSON values)."""

_Told = Sequence[Entry]
"""The entries of one step."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was done at one go: when, who, what; ``fields`` are those of the only record touched."""

    at: datetime
    author: str
    what: str
    records: tuple[str, ...]
    fields: tuple[Moved, ...] = ()


def journal_of(ledger: Ledger, record_id: str = "", limit: int = 0) -> tuple[Line, ...]:
    """What was done, the latest first, at most ``limit`` lines unless it is 0."""
    entries = _entries(ledger, record_id, limit)
    steps = [list(told) for _step, told in groupby(entries, key=lambda entry: entry.made)]
    secrets = by_place(ledger.store.secrets())
    lines = [_line(ledger, secrets, first, last) for first, last in _strokes(steps)]
    return tuple(lines[:limit] if limit else lines)


def _entries(ledger: Ledger, record_id: str, limit: int) -> list[Entry]:
    if record_id:
        told = ledger.store.entries_about([record_id])
    elif limit:
        told = ledger.store.latest_entries(limit)
    else:
        told = ledger.store.entries()
    return sorted(told, key=lambda each: (each.at, each.sitting, each.step, -each.n), reverse=True)


def _strokes(steps: Iterable[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """What was written on without a rest, from its first step to its last, the latest first."""
    last: _Told | None = None
    for told in steps:
        ended = last if last is not None and _goes_on(told, last) else told
        last = ended if told[0].act == Act.JOIN else None
        if last is None:
            yield told, ended


def _goes_on(earlier: _Told, later: _Told) -> bool:
    return (earlier[0].sitting, earlier[0].id) == (later[0].sitting, later[0].id)


def _line(ledger: Ledger, secrets: Secrets, first: _Told, last: _Told) -> Line:
    sitting = ledger.sittings.get(last[0].sitting)
    return Line(
        datetime.fromisoformat(last[0].at),
        sitting.author if sitting else "",
        _what(last[0]),
        tuple(entry.id for entry in last),
        _moved(secrets, first[0], last[0]) if len(last) == 1 else (),
    )


def _what(entry: Entry) -> str:
    worded = {
        Act.UNDO: _("taken back: {action}"),
        Act.REDO: _("made again: {action}"),
    }.get(Act(entry.act), "{action}")
    return worded.format(action=entry.label)


def _moved(secrets: Secrets, first: Entry, last: Entry) -> tuple[Moved, ...]:
    was, now = revealed(first, secrets)[0] or {}, revealed(last, secrets)[1] or {}
    return tuple((name, was.get(name), now.get(name)) for name in sorted(was.keys() | now.keys()))
