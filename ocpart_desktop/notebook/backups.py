"""Copies of each document in the user's local data: 12 over a day, 10 over a week, 9 over a month.

They outlive a lost stick and a damaged document. A copy is read back before an older one goes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ocpart_desktop.notebook.contents import Contents
from ocpart_desktop.notebook.document import SUFFIX, read_document, write_copy
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import data_folder

EVERY = timedelta(minutes=10)
"""The least time between two copies of one session."""

SPANS = (
    (timedelta(days=1), 12),
    (timedelta(days=7), 10),
    (timedelta(days=30), 9),
)
"""For how long, and how many evenly spread over that time."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_STAMP = "%Y%m%dT%H%M%S%fZ"


def keep_backup(document: Path, snapshot: bytes, moment: datetime) -> None:
    """Add a copy, and let those go that are no longer of use; UserError when it cannot be."""
    folder = _folder(document)
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / (moment.astimezone(UTC).strftime(_STAMP) + SUFFIX)
    write_copy(copy, snapshot)
    read_document(copy)
    taken = {_moment(each): each for each in backups(document)}
    for useless in taken.keys() - kept(taken, moment):
        taken[useless].unlink(missing_ok=True)


def backups(document: Path) -> tuple[Path, ...]:
    """The copies of a document, the latest first."""
    return tuple(sorted(_folder(document).glob(f"*{SUFFIX}"), reverse=True))


def latest_sound(document: Path) -> Contents | None:
    """What the latest readable copy holds."""
    for copy in backups(document):
        try:
            return read_document(copy)
        except UserError:
            continue
    return None


def is_due(document: Path, moment: datetime) -> bool:
    """Whether the last copy is old enough for another."""
    return all(moment - _moment(copy) >= EVERY for copy in backups(document)[:1])


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Those to keep: in each span, the latest of each of its slots."""
    latest_first = sorted(moments, reverse=True)
    wanted: set[datetime] = set()
    for span, number in SPANS:
        slots: dict[int, datetime] = {}
        for moment in latest_first:
            if now - moment < span:
                slots.setdefault((moment - _EPOCH) // (span / number), moment)
        wanted |= set(sorted(slots.values(), reverse=True)[:number])
    return wanted


def _moment(copy: Path) -> datetime:
    try:
        return datetime.strptime(copy.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return _EPOCH


def _folder(document: Path) -> Path:
    name = os.fsencode(os.path.normcase(document))
    return data_folder() / "backups" / hashlib.sha256(name).hexdigest()[:20]
