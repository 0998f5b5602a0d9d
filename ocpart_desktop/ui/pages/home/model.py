"""What Home shows: the files opened lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook import NOTEBOOK_SUFFIX

SHOWN = 6


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A file opened lately; ``missing`` when it is no longer where it was."""

    path: Path
    name: str
    folder: str
    when: str
    notebook: bool
    missing: bool


def recent_rows(entries: Iterable[tuple[Path, datetime]], today: date) -> tuple[RecentRow, ...]:
    """Recent files, newest first."""
    newest_first = sorted(entries, key=lambda entry: entry[1], reverse=True)
    return tuple(
        RecentRow(
            path=path,
            name=path.name,
            folder=str(path.parent),
            when=when_text(when, today),
            notebook=path.suffix == NOTEBOOK_SUFFIX,
            missing=not path.exists(),
        )
        for path, when in newest_first
    )


def when_text(when: datetime, today: date) -> str:
    """« aujourd'hui à 14:32 », « hier à 09:10 », else the date."""
    local = when.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return _("today at {time}").format(time=time_short(local))
    if days == 1:
        return _("yesterday at {time}").format(time=time_short(local))
    return date_long(local.date())
