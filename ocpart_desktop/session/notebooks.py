"""Notebooks as files: put together, checked, told; no window and no working store needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook.description import describe
from ocpart_desktop.notebook.document import read_document, write_copy
from ocpart_desktop.notebook.journal import Line, journal_of
from ocpart_desktop.session.shown import showings
from ocpart_desktop.system.errors import UserError


def merge_notebooks(
    sources: Sequence[Path], target: Path, *, contacts: bool = False, force: bool = False
) -> dict[str, Any]:
    """Write all that several notebooks hold into one; the facts of that one.

    The outcome does not depend on their order. Contacts are left out unless they are asked for.
    Raises UserError when one cannot be read, or when the target exists and is not to be replaced.
    """
    if target.exists() and not force:
        raise UserError(
            "exists", _("{file} already exists: nothing was written.").format(file=target)
        )
    first, *others = [read_document(source) for source in sources]
    for other in others:
        first.absorb(other.half, contacts=contacts)
    if not contacts:
        first.forget_secrets()
    write_copy(target, first.store.snapshot())
    return describe(target)


def journal_lines(path: Path, limit: int = 0) -> tuple[str, ...]:
    """The journal of a notebook, a line each, the latest first: what was written, and shown."""
    ledger = read_document(path)
    told = [(line.at, _told(line)) for line in journal_of(ledger, limit=limit)]
    told += [(each.at, _dated(each.at, each.told)) for each in showings(ledger.choices)]
    told.sort(key=_moment, reverse=True)
    return tuple(text for _at, text in (told[:limit] if limit else told))


def _moment(told: tuple[datetime, str]) -> datetime:
    return told[0]


def _told(line: Line) -> str:
    return _dated(line.at, f"{line.author or _('somebody')} · {line.what}")


def _dated(at: datetime, what: str) -> str:
    moment = at.astimezone()
    return f"{date_long(moment.date())} {time_short(moment)} · {what}"
