"""The thread that writes the document, on pauses, and notices what others write in it.

It is not the thread that commits: a stick or a share that does not answer keeps no word from
being saved on this computer.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Set
from contextlib import suppress
from datetime import datetime
from math import inf
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.backups import forget_secrets, is_due, keep_backup
from ocpart_desktop.notebook.document import Document, not_written
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import now
from ocpart_desktop.notebook.store import Snapshot
from ocpart_desktop.notebook.workplace import Workplace
from ocpart_desktop.notebook.writer import Writer
from ocpart_desktop.system.errors import UserError

log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds of rest after which the document is written."""

AT_LEAST_EVERY = 60.0
"""Seconds after which it is written even without a rest."""

RETRY = 15.0
"""Seconds before a document that could not be written is tried again."""

WATCH = 3.0
"""Seconds between two looks at whether somebody else wrote in it."""

PATIENCE = 30.0
"""Seconds the working store is given to answer."""


class Publisher:
    """Writes the document whenever it lacks something.

    ``named`` are the sittings known at the beginning: a notebook with one of them is this one.
    ``on_outside`` says that somebody else wrote in it: nothing is written there any more until
    what they wrote is taken (``outside``) and ``go_on`` is called. Callbacks come from its thread.
    """

    def __init__(
        self,
        writer: Writer,
        place: Workplace,
        document: Document,
        named: Set[str],
        *,
        on_failed: Callable[[UserError], None],
        on_notice: Callable[[UserError], None],
        on_outside: Callable[[], None],
        on_published: Callable[[], None],
    ) -> None:
        self._on_failed, self._on_notice, self._on_outside = on_failed, on_notice, on_outside
        self._on_published = on_published
        self._writer, self._place, self._document = writer, place, document
        self._named = named
        self._state = threading.Condition()
        self._behind_since = inf
        self._last_commit = self._not_before = self._looked_at = -inf
        self._asked = self._answered = 0
        self._answer: UserError | None = None
        self._outside: Ledger | None = None
        self._failing = self._publishing = False
        self._forgetting: datetime | None = None
        self._stopping = False
        self._running = True
        self._thread = threading.Thread(target=self._run, name="notebook publisher", daemon=True)
        self._thread.start()

    # -- called from other threads -------------------------------------------------------------

    @property
    def behind(self) -> bool:
        """Whether the document lacks something that is committed, or is being written."""
        with self._state:
            return self._publishing or self._behind_since < inf

    @property
    def failing(self) -> bool:
        """Whether the document could not be written, last time."""
        with self._state:
            return self._failing

    @property
    def outside(self) -> Ledger | None:
        """What somebody else wrote in the document and that is still to be taken in."""
        with self._state:
            return self._outside

    def fall_behind(self) -> None:
        """Something was committed: the document is to be written at the next pause."""
        with self._state:
            self._last_commit = time.monotonic()
            self._behind_since = min(self._behind_since, self._last_commit)
            self._state.notify_all()

    def go_on(self) -> None:
        """What was written outside is taken in: the document may be written again."""
        with self._state:
            self._document.adopt()
            self._outside = None
            self._not_before = -inf
            self._state.notify_all()

    def forget_secrets(self, erased_at: datetime) -> None:
        """Contacts were erased: the backups made before are to forget them too."""
        with self._state:
            self._forgetting = erased_at
            self._state.notify_all()

    def publish(self, timeout: float) -> Ledger | None:
        """Wait until the document holds all that was submitted.

        Gives back what somebody else wrote in it when that is to be taken in first. Raises
        UserError when it could not be written.
        """
        with self._state:
            if self._outside is not None:
                return self._outside
            self._asked += 1
            asked = self._asked
            self._state.notify_all()
            self._state.wait_for(lambda: self._answered >= asked or not self._running, timeout)
            if self._answered < asked:
                silence = _("the disk does not answer") if self._running else _("internal error")
                raise not_written(self._document.path, silence)
            if self._answer is not None:
                raise self._answer
            return self._outside

    def stop(self, timeout: float) -> bool:
        """End the thread; False when it does not end."""
        with self._state:
            self._stopping = True
            self._state.notify_all()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    # -- the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            while self._awaits_work():
                self._work()
        finally:
            with self._state:
                self._running = False
                self._state.notify_all()

    def _awaits_work(self) -> bool:
        with self._state:
            while not self._stopping:
                wait = min(self._due_at(), self._looked_at + WATCH) - time.monotonic()
                if wait <= 0 or self._asked > self._answered:
                    return True
                self._state.wait(wait)
            return False

    def _due_at(self) -> float:
        """When the document is to be written next (monotonic seconds)."""
        if self._outside is not None or self._behind_since == inf:
            return inf
        rested = self._last_commit + PAUSE
        return max(min(rested, self._behind_since + AT_LEAST_EVERY), self._not_before)

    def _work(self) -> None:
        with self._state:
            asked, waiting = self._asked, self._outside is not None
            due = self._due_at() <= time.monotonic()
        if due or asked > self._answered:
            self._publish(asked, told=due)
        elif not waiting:
            self._forget()
            self._look()
        with self._state:
            self._looked_at = time.monotonic()

    def _publish(self, asked: int, *, told: bool) -> None:
        """Write the document; a misfortune is told once, and to whoever asked."""
        with self._state:
            since, self._behind_since = self._behind_since, inf
            self._publishing = True
        failure = self._misfortune_of_writing()
        self._forget()
        with self._state:
            first = failure is not None and not self._failing
            self._failing = failure is not None
            self._publishing = False
            if failure is not None or self._outside is not None:
                self._behind_since = min(self._behind_since, since, time.monotonic())
                self._not_before = time.monotonic() + RETRY
            self._answered, self._answer = asked, failure
            self._state.notify_all()
        if failure is not None and told and first:
            self._on_failed(failure)
        elif failure is None and self.outside is None:
            self._on_published()

    def _misfortune_of_writing(self) -> UserError | None:
        wished = self._document.path
        try:
            snapshot = self._writer.snapshot(PATIENCE)
            present = self._document.write(snapshot)
        except UserError as error:
            return error
        if present is not None:
            self._meet(present)
            return None
        self._keep_backup(snapshot)
        if self._document.path != wished:
            self._place.belong_to(self._document.path)
            self._on_notice(_kept_beside(wished, self._document.path))
        return None

    def _look(self) -> None:
        """Notice what somebody else wrote, without waiting for something to write."""
        with suppress(OSError):  # it is said when it is to be written
            present = self._document.changed_outside()
            if present is not None and self._is_related(present):
                self._meet(present)

    def _is_related(self, present: Ledger) -> bool:
        return not present.sittings.named.isdisjoint(self._named)

    def _meet(self, present: Ledger) -> None:
        with self._state:
            self._outside = present
        self._on_outside()

    def _forget(self) -> None:
        with self._state:
            erased_at, self._forgetting = self._forgetting, None
        if erased_at is None:
            return
        try:
            forget_secrets(self._document.path, erased_at)
        except (UserError, OSError) as error:
            log.warning("Backups could not forget the contacts: %s.", type(error).__name__)
            with self._state:
                self._forgetting = erased_at

    def _keep_backup(self, snapshot: Snapshot) -> None:
        """A backup that cannot be made is no misfortune of the user's: the log says it."""
        moment = now()
        try:
            if is_due(self._document.path, moment):
                keep_backup(self._document.path, snapshot, moment)
        except (UserError, OSError) as error:
            log.warning("No backup of the notebook was made: %s.", type(error).__name__)


def _kept_beside(wished: Path, taken: Path) -> UserError:
    return UserError(
        "document_replaced_outside",
        _(
            "“{name}” was replaced by another file meanwhile: it was left as it is, and your "
            "notebook is now “{new_name}”, in the same folder."
        ).format(name=wished.name, new_name=taken.name),
    )
