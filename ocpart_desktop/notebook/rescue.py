"""A notebook whose document is damaged or gone: what is left of it, over what was kept of it.

The damaged file is set aside as it is. What could be read in it is written over the working
store that a crash left, which knew more, or over the latest backup, which knew less.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook.backups import latest_sound
from ocpart_desktop.notebook.changes import putting
from ocpart_desktop.notebook.document import Document
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import Record, Workshop
from ocpart_desktop.notebook.records import PRIVATE
from ocpart_desktop.notebook.workplace import Workplace
from ocpart_desktop.system.errors import UserError

_SPOILT = ("notebook_damaged", "not_a_notebook")


@dataclass(slots=True)
class Opened:
    """A notebook ready to be worked on; ``behind`` when its document lacks something.

    ``image`` is what the working store is to hold, unless it holds it already.
    """

    place: Workplace
    document: Document
    ledger: Ledger
    behind: bool = False
    notices: list[UserError] = field(default_factory=list)
    image: bytes | None = None


def recovered(
    place: Workplace, document: Document, found: Ledger | UserError, left: list[Ledger], author: str
) -> Opened:
    """The notebook, from a damaged document or none; the refusal when nothing is known of it."""
    path = document.path
    sound = next((each for each in left if not each.recovery), None)
    if isinstance(found, UserError):
        ledger = sound or (latest_sound(path) if found.code in _SPOILT else None)
        if ledger is None:
            raise found
        notice = recovered_here(path) if sound else _from_backup(path, ledger)
        if found.code == "notebook_damaged":
            _set_aside(document)
    else:
        ledger = _over(found, sound, None if sound else latest_sound(path), author)
        aside = _set_aside(document)
        notice = _mended(path, found, aside)
    return Opened(place, document, ledger, behind=True, notices=[notice])


def _over(found: Ledger, left: Ledger | None, backup: Ledger | None, author: str) -> Ledger:
    """What was saved, on the history of a notebook that was kept, when its own is broken."""
    base = left or backup
    if base is None:
        return found
    if found.is_related_to(base):
        found.absorb(base.half, contacts=True)  # what is private has no history to be rebuilt from
        return found
    wanted = [
        _completed(record, base.records.get(record.id))
        for record in found.records.values()
        if record != Workshop()
        and (backup is not None or not base.store.entries_about([record.id]))
    ]
    change = putting(base.records, wanted, _("the recovery of the notebook"))
    if change.edits:
        base.do(change, author)
    return base


def find_contacts_again(opened: Opened) -> None:
    """Take from the latest backup the contacts that a document whose seal is wrong lost unseen.

    Nothing else says that they were there; those that somebody erased stay erased.
    """
    backup = latest_sound(opened.document.path)
    if backup is None or not opened.ledger.holds(backup):
        return
    found = opened.ledger.absorb(backup.half, contacts=True)
    if found.edits:
        opened.behind = True
        opened.notices.append(
            UserError(
                "notebook_mended",
                _(
                    "The notebook “{name}” was damaged: contacts were missing, and were found "
                    "again in a backup."
                ).format(name=opened.document.path.name),
            )
        )


def _completed(record: Record, kept: Record | None) -> Record:
    """What is private is not in the table that records are saved from: it is taken from a copy."""
    lacking = {name for name in PRIVATE if not getattr(record, name, True)}
    if kept is None or not lacking:
        return record
    return replace(record, **{name: getattr(kept, name) for name in lacking})


def _set_aside(document: Document) -> Path | None:
    with suppress(OSError):
        return document.set_aside()
    return None


def recovered_here(path: Path) -> UserError:
    """What a crash left on this computer was found."""
    return UserError(
        "notebook_recovered",
        _(
            "OCPart had stopped before “{name}” was complete: all that had been written was found "
            "again on this computer."
        ).format(name=path.name),
    )


def _from_backup(path: Path, ledger: Ledger) -> UserError:
    last = max(sitting.since for sitting in ledger.sittings)
    moment = datetime.fromisoformat(ledger.last_change or last).astimezone()
    return UserError(
        "notebook_from_backup",
        _(
            "The notebook “{name}” is damaged: the copy that this computer had kept of it was "
            "opened instead. Its last change is of {time} on {day}."
        ).format(name=path.name, time=time_short(moment), day=date_long(moment.date())),
    )


def _mended(path: Path, found: Ledger, aside: Path | None) -> UserError:
    told = _("The notebook “{name}” was damaged. {what}").format(
        name=path.name, what=found.recovery.told
    )
    if aside is not None:
        told += " " + _("The damaged file is kept as “{name}”.").format(name=aside.name)
    return UserError("notebook_mended", told)
