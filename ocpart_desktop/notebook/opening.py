"""Opening a notebook: from its document, and what a crash left behind, to a workplace.

Nothing that was ever committed is lost here. A working store that holds all of the document's
history and more is the notebook; one that the document holds is done with; one that went
another way is written beside the document, and that is said.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ocpart_desktop.i18n import _, date_long, ngettext, time_short
from ocpart_desktop.notebook.backups import latest_sound
from ocpart_desktop.notebook.contents import Contents, begun
from ocpart_desktop.notebook.document import SUFFIX, Document, free_name_beside, write_copy
from ocpart_desktop.notebook.model import Workshop
from ocpart_desktop.notebook.reasons import reason
from ocpart_desktop.notebook.schema import DAMAGE
from ocpart_desktop.notebook.store import Store, image
from ocpart_desktop.notebook.workplace import Workplace, enter
from ocpart_desktop.system.atomic import sweep, write_atomically
from ocpart_desktop.system.errors import UserError


@dataclass(slots=True)
class Opened:
    """A notebook ready to be worked on; ``behind`` when its document lacks something."""

    place: Workplace
    document: Document
    contents: Contents
    behind: bool = False
    notices: list[UserError] = field(default_factory=list)


def begin(path: Path, workshop: Workshop) -> Opened:
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
        contents = begun([workshop], _("the beginning of the notebook"), {})
        document.write(image(contents), lambda _other: False)
        opened = Opened(place, document, contents)
        for each, older in _read_left(left):
            if each.document == path:
                _keep_aside(opened, older)
        _settle(opened, [each for each in left if each.document == path])
    return opened


def resume(path: Path) -> Opened:
    """Open a notebook where it was left; UserError when it cannot be."""
    with _entered(path) as (place, left):
        document = Document(path)
        found, refusal = _read_if_possible(document)
        about_it = [
            (each, older)
            for each, older in _read_left(left)
            if each.document == path or (found and _was_moved(each, older, found))
        ]
        latest, aside = _latest(found, [older for _each, older in about_it])
        notices = []
        if latest is None:
            latest = _backed_up(path, refusal)
            notices.append(_from_backup(path, latest))
        elif latest is found:
            _require_writable(path)
        elif found is None or latest.head != found.head:
            notices.append(_recovered(path))
        if latest.mended:
            notices.append(_mended(path, latest.mended))
        behind = latest is not found or latest.mended > 0
        opened = Opened(place, document, latest, behind, notices)
        for older in aside:
            _keep_aside(opened, older)
        _settle(opened, [each for each, _older in about_it])
    return opened


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


def _read_if_possible(document: Document) -> tuple[Contents | None, UserError | None]:
    try:
        return document.read(), None
    except UserError as refusal:
        return None, refusal


def _read_left(left: list[Workplace]) -> Iterator[tuple[Workplace, Contents]]:
    """What was left behind, as far as it can be read; the rest stays where it is."""
    for place in left:
        with suppress(*DAMAGE), Store(place.store) as store:
            yield place, store.read()


def _was_moved(place: Workplace, left: Contents, found: Contents) -> bool:
    """Whether what was left is about the document found, under the name it had then."""
    return left.id == found.id and not place.document.exists()


def _latest(
    found: Contents | None, left: Iterable[Contents]
) -> tuple[Contents | None, list[Contents]]:
    """What the notebook is by now, and what went another way."""
    latest, aside = found, []
    for older in left:
        if latest is None or older.continues(latest):
            latest = older
        elif not latest.continues(older):
            aside.append(older)
    return latest, aside


def _backed_up(path: Path, refusal: UserError | None) -> Contents:
    """What a backup holds of a document that can be read no more."""
    spoilt = refusal is not None and refusal.code in ("notebook_damaged", "not_a_notebook")
    contents = latest_sound(path) if spoilt else None
    if contents is None:
        raise refusal or AssertionError("a document is read or refused")
    return contents


def _keep_aside(opened: Opened, contents: Contents) -> None:
    beside = free_name_beside(opened.document.path)
    write_copy(beside, image(contents))
    opened.notices.append(
        UserError(
            "notebook_kept_aside",
            _(
                "“{name}” was changed elsewhere since OCPart last stopped on this computer: what "
                "had been written here is kept in “{other}”, in the same folder."
            ).format(name=opened.document.path.name, other=beside.name),
        )
    )


def _settle(opened: Opened, done_with: list[Workplace]) -> None:
    """Put the notebook into its workplace; only then remove those it came from."""
    content = image(opened.contents)
    try:
        write_atomically(opened.place.store, lambda temporary: _fill(temporary, content))
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


def _require_writable(path: Path) -> None:
    """Say now, not after an hour of work, that the document could not be written."""
    try:
        with tempfile.TemporaryFile(prefix=".~", dir=path.parent):
            writable = os.access(path, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise UserError(
            "notebook_read_only",
            _(
                "The notebook “{name}” is in a place that cannot be written to: copy it into your "
                "own documents and open the copy."
            ).format(name=path.name),
        )


def _recovered(path: Path) -> UserError:
    return UserError(
        "notebook_recovered",
        _(
            "OCPart had stopped before “{name}” was complete: all that had been written was found "
            "again on this computer."
        ).format(name=path.name),
    )


def _from_backup(path: Path, contents: Contents) -> UserError:
    moment = datetime.fromisoformat(contents.entries[-1].at).astimezone()
    return UserError(
        "notebook_from_backup",
        _(
            "The notebook “{name}” is damaged: the copy that this computer had kept of it was "
            "opened instead. Its last change is of {time} on {day}."
        ).format(name=path.name, time=time_short(moment), day=date_long(moment.date())),
    )


def _mended(path: Path, count: int) -> UserError:
    return UserError(
        "notebook_mended",
        ngettext(
            "The notebook “{name}” was damaged: {n} entry was restored from its own history. "
            "Check it, and keep the damaged file for now.",
            "The notebook “{name}” was damaged: {n} entries were restored from its own history. "
            "Check them, and keep the damaged file for now.",
            count,
        ).format(name=path.name, n=count),
    )
