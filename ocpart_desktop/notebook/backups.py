"""Copies of each document in the user's local data: 12 over a day, 10 over a week, 9 over a month.

They outlive a lost stick and a damaged document. A copy is read back before an older one goes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ocpart_desktop.notebook.document import SUFFIX, read_document, write_copy
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.store import Snapshot
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


def keep_backup(document: Path, snapshot: Snapshot, moment: datetime) -> None:
    """Add a copy, and let those go that are no longer of use; UserError when it cannot be."""
    folder = _folder(document)
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / (moment.astimezone(UTC).strftime(_STAMP) + SUFFIX)
    write_copy(copy, snapshot)
    read_document(copy).store.close()
    taken = {moment_of(each): each for each in backups(document)}
    for useless in taken.keys() - kept(taken, moment):
        taken[useless].unlink(missing_ok=True)


def keep_as_it_is(document: Path, moment: datetime) -> None:
    """Keep a copy of a document of an earlier release, before it is written anew."""
    folder = _folder(document)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(document, folder / (moment.astimezone(UTC).strftime(_STAMP) + SUFFIX))


def backups(document: Path) -> tuple[Path, ...]:
    """The copies of a document, the latest first."""
    return tuple(sorted(_folder(document).glob(f"*{SUFFIX}"), reverse=True))


def forget_secrets(document: Path, erased_at: datetime) -> None:
    """Leave no private value in the copies older than their erasure.

    One that cannot be read goes altogether.
    """
    for copy in backups(document):
        if copy.stat().st_mtime > erased_at.timestamp():
            continue
        try:
            ledger = read_document(copy)
        except UserError:
            copy.unlink()
            continue
        ledger.forget_secrets()
        write_copy(copy, ledger.store.snapshot())
        ledger.store.close()


def latest_sound(document: Path) -> Ledger | None:
    """What the latest copy that is whole holds."""
    for copy in backups(document):
        with suppress(UserError):
            ledger = read_document(copy)
            if not ledger.recovery:
                return ledger
    return None


def is_due(document: Path, moment: datetime) -> bool:
    """Whether the last copy is old enough for another."""
    return all(moment - moment_of(copy) >= EVERY for copy in backups(document)[:1])


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


def moment_of(copy: Path) -> datetime:
    """When a copy was made."""
    try:
        return datetime.strptime(copy.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return _EPOCH


def _folder(document: Path) -> Path:
    name = os.fsencode(os.path.normcase(document))
    return data_folder() / "backups" / hashlib.sha256(name).hexdigest()[:20]
