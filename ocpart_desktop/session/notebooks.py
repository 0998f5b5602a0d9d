"""Notebooks as files: put together, checked, told; no window and no working store needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook.description import describe
from ocpart_desktop.notebook.document import read_document, write_copy
from ocpart_desktop.notebook.journal import Line, journal_of
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
    """The journal of a notebook, a line each, the latest first."""
    return tuple(map(_told, journal_of(read_document(path), limit=limit)))


def _told(line: Line) -> str:
    moment = line.at.astimezone()
    who = line.author or _("somebody")
    return f"{date_long(moment.date())} {time_short(moment)} · {who} · {line.what}"
