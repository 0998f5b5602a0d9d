"""Where a notebook is worked on: a folder of its own in the user's local data, while it is open.

It holds the working store and a lock. A workplace that nobody locks was left by a crash, or by
a document that could not be written: what it holds is to be recovered.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook.lock import Holder, Lock, read_holder, this_process
from ocpart_desktop.notebook.model import new_id
from ocpart_desktop.system.atomic import flush_folder
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import data_folder

STORE = "work.db"
_ENTRANCE_WAIT = 5.0
_DEPTH = 3  # folders that the first notebook on a computer may have to make


class Workplace:
    """A locked folder; let go with ``leave`` (its store stays) or ``clear`` (nothing stays)."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self.folder = folder
        self.document = Path(read_holder(lock.path).document)
        self._lock = lock

    @property
    def store(self) -> Path:
        """The working store."""
        return self.folder / STORE

    def belong_to(self, document: Path) -> None:
        """Say which document is worked on here, and by whom."""
        self.document = document
        self._lock.sign(this_process(document))

    def leave(self) -> None:
        """Let the folder go, with the store in it to be recovered."""
        self._lock.release()

    def clear(self) -> None:
        """Remove everything: another place holds it all."""
        for each in self.folder.iterdir():
            if each != self._lock.path:
                each.unlink()
        self._lock.release(remove=True)
        with suppress(OSError):
            self.folder.rmdir()


def enter(document: Path) -> tuple[Workplace, list[Workplace]]:
    """A new workplace for a document, and those left behind that may be its own; all are locked.

    Raises UserError when somebody is working on the document. What was left of a document that
    is where it was is nobody else's: whoever opens that one must find it free.
    """
    with _entrance():
        left, taken = _look()
        for folder in taken:
            holder = read_holder(folder / "lock")
            if Path(holder.document) == document:
                raise _in_use(document, holder)
        entered = [
            place
            for folder in left
            if _may_be_of(document, folder) and (place := _locked(folder)) is not None
        ]
        folder = _folder() / new_id()
        folder.mkdir()
        own = _locked(folder)
        assert own is not None, "nobody else knows of this folder"
        own.belong_to(document)
        for each in (folder, *list(folder.parents)[:_DEPTH]):
            flush_folder(each)  # a store in a folder that a power cut takes away is of no use
        return own, entered


def left_behind() -> tuple[Path, ...]:
    """The documents whose last session did not end well, the latest first."""
    with _entrance():
        left, _taken = _look()
        found = [
            ((folder / STORE).stat().st_mtime, Path(read_holder(folder / "lock").document))
            for folder in left
        ]
    return tuple(document for _when, document in sorted(found, reverse=True))


def _folder() -> Path:
    return data_folder() / "notebooks"


def _look() -> tuple[list[Path], list[Path]]:
    """The workplaces left behind, and those where somebody works."""
    left, taken = [], []
    for folder in [each for each in _folder().iterdir() if each.is_dir()]:
        place = _locked(folder)
        if place is None:
            taken.append(folder)
        elif place.store.exists():
            place.leave()
            left.append(folder)
        else:  # left before it held anything
            place.clear()
    return left, taken


def _may_be_of(document: Path, folder: Path) -> bool:
    """Whether the work left there is the document's, or that of one moved since, or unknown."""
    worked_on = Path(read_holder(folder / "lock").document)
    return worked_on == document or not (worked_on.name and worked_on.exists())


def _locked(folder: Path) -> Workplace | None:
    try:
        lock = Lock.take(folder / "lock")
    except (FileNotFoundError, PermissionError):  # it is being removed
        return None
    return Workplace(folder, lock) if lock else None


@contextmanager
def _entrance() -> Iterator[None]:
    """One process at a time looks at the workplaces and takes one."""
    _folder().mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + _ENTRANCE_WAIT
    while (lock := Lock.take(_folder() / "entrance")) is None:
        if time.monotonic() > deadline:
            raise UserError(
                "notebooks_busy",
                _("Another OCPart is opening a notebook: try again in a moment."),
            )
        time.sleep(0.02)
    try:
        yield
    finally:
        lock.release()


def _in_use(document: Path, holder: Holder) -> UserError:
    try:
        since = datetime.fromisoformat(holder.since).astimezone()
    except ValueError:
        since = datetime.now().astimezone()
    return UserError(
        "notebook_in_use",
        _(
            "The notebook “{name}” is already open: {who} has been working on it on {computer} "
            "since {time} on {day}. Go on in that window, or close it first."
        ).format(
            name=document.name,
            who=holder.who or _("somebody"),
            computer=holder.computer or _("this computer"),
            time=time_short(since),
            day=date_long(since.date()),
        ),
    )
