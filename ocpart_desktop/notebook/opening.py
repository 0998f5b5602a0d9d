"""Opening a notebook: from its document, and what a crash left behind, to a workplace.

Nothing that was ever committed is lost here. What was left behind is put together with what the
document holds; only what belongs to another notebook is written beside, and that is said. A
damaged document is set aside as it is, and what could be saved of it takes its place, over the
latest backup if there is one.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.backups import keep_as_it_is
from ocpart_desktop.notebook.document import (
    SUFFIX,
    Document,
    free_name_beside,
    read_store,
    write_copy,
)
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import Workshop, now
from ocpart_desktop.notebook.reasons import reason
from ocpart_desktop.notebook.rescue import Opened, find_contacts_again, recovered, recovered_here
from ocpart_desktop.notebook.schema import DAMAGE
from ocpart_desktop.notebook.workplace import Workplace, enter
from ocpart_desktop.system.atomic import sweep, write_atomically
from ocpart_desktop.system.errors import UserError


def begin(path: Path, workshop: Workshop, author: str) -> Opened:
    """Begin a notebook; UserError when its document exists already or cannot be written."""
    with _entered(path) as (place, left):
        if path.exists():
            raise UserError(
                "notebook_exists",
                _("“{name}” already exists: open it, or choose another name.").format(
                    name=path.name
                ),
            )
        document = Document(path)
        ledger = Ledger.begun([workshop], _("the beginning of the notebook"), author=author)
        document.write(ledger.store.snapshot())
        opened = Opened(place, document, ledger)
        for each, older in _read_left(left):
            if each.document == path:
                _keep_aside(opened, older)
        _settle(opened, [each for each in left if each.document == path])
    return opened


def resume(path: Path, author: str) -> Opened:
    """Open a notebook where it was left; UserError when it cannot be."""
    with _entered(path) as (place, left):
        document = Document(path)
        found = _read_if_possible(document)
        about_it = [
            (each, older)
            for each, older in _read_left(left)
            if each.document == path or _is_related(older, found)
        ]
        older = [ledger for _place, ledger in about_it]
        if isinstance(found, Ledger) and not found.recovery:
            opened = Opened(place, document, found)
            if found.unsealed:
                find_contacts_again(opened)
            if found.former_format:
                keep_as_it_is(path, now())
            if not _is_writable(path):
                opened.notices.append(_read_only(path))
        else:
            opened = recovered(place, document, found, older, author)
        for each in older:
            _take(opened, each)
        _settle(opened, [each for each, _older in about_it])
    return opened


def _take(opened: Opened, left: Ledger) -> None:
    """Put what was left behind together with what is known; where the work was left, too."""
    if left is opened.ledger:
        return
    if not left.is_related_to(opened.ledger):
        _keep_aside(opened, left)
        return
    lacked = not opened.ledger.holds(left)
    if left.holds(opened.ledger):
        opened.behind |= lacked or left.choices != opened.ledger.choices
        opened.ledger = left
    elif lacked:
        opened.ledger.absorb(left.half, contacts=True)
        opened.behind = True
    if lacked:
        opened.notices.append(recovered_here(opened.document.path))


@contextmanager
def _entered(path: Path) -> Iterator[tuple[Workplace, list[Workplace]]]:
    """A workplace for the document, and those left behind: let go if opening fails."""
    place, left = enter(path)
    sweep(path.parent, SUFFIX)
    try:
        yield place, left
    except BaseException:
        place.clear()
        raise
    finally:
        for each in left:
            each.leave()


def _read_if_possible(document: Document) -> Ledger | UserError:
    try:
        return document.read()
    except UserError as refusal:
        return refusal


def _read_left(left: list[Workplace]) -> Iterator[tuple[Workplace, Ledger]]:
    """What was left behind, as far as it can be read; the rest stays where it is."""
    for place in left:
        with suppress(*DAMAGE, UserError):
            yield place, read_store(place.store)


def _is_related(left: Ledger, found: Ledger | UserError) -> bool:
    """Whether what was left is about the document found, under another name than it had then."""
    return isinstance(found, Ledger) and left.is_related_to(found)


def _keep_aside(opened: Opened, ledger: Ledger) -> None:
    beside = free_name_beside(opened.document.path)
    write_copy(beside, ledger.store.snapshot())
    opened.notices.append(
        UserError(
            "notebook_kept_aside",
            _(
                "“{name}” is another notebook than the one that was open here when OCPart last "
                "stopped: what had been written then is kept in “{other}”, in the same folder."
            ).format(name=opened.document.path.name, other=beside.name),
        )
    )


def _settle(opened: Opened, done_with: list[Workplace]) -> None:
    """Put the notebook into its workplace; only then remove those it came from.

    What the document holds whole need not be waited for.
    """
    read, opened.ledger.image = opened.ledger.image, None
    if not done_with and not opened.behind:
        opened.image = read or opened.ledger.store.snapshot().image
        return
    image = opened.ledger.store.snapshot().image
    try:
        write_atomically(opened.place.store, lambda temporary: _fill(temporary, image))
    except OSError as error:
        raise UserError(
            "notebook_not_opened",
            _(
                "The notebook “{name}” cannot be opened: this computer has no room for its working "
                "copy ({reason}). Free some space in {folder}."
            ).format(
                name=opened.document.path.name,
                reason=reason(error),
                folder=opened.place.folder,
            ),
        ) from error
    for each in done_with:
        each.clear()


def _fill(temporary: Path, content: bytes) -> None:
    temporary.write_bytes(content)


def _is_writable(path: Path) -> bool:
    """Said at once, not after an hour of work."""
    try:
        with tempfile.TemporaryFile(prefix=".~", dir=path.parent):
            return os.access(path, os.W_OK)
    except OSError:
        return False


def _read_only(path: Path) -> UserError:
    return UserError(
        "notebook_read_only",
        _(
            "The notebook “{name}” is in a place that cannot be written to: what you write is kept "
            "on this computer. Save it elsewhere to hand it over."
        ).format(name=path.name),
    )
