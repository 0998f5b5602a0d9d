"""The one thread that writes: every change to the working store, the document on pauses."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.backups import is_due, keep_backup
from ocpart_desktop.notebook.document import Document, not_written
from ocpart_desktop.notebook.model import now
from ocpart_desktop.notebook.reasons import reason
from ocpart_desktop.notebook.store import Batch, Store
from ocpart_desktop.notebook.workplace import Workplace
from ocpart_desktop.system.errors import UserError

log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds of rest after which the document is written."""

AT_LEAST_EVERY = 60.0
"""Seconds after which it is written even without a rest."""

RETRY = 2.0
"""Seconds before what could not be committed is tried again."""

RETRY_DOCUMENT = 15.0
"""Seconds before a document that could not be written is tried again."""


@dataclass(slots=True)
class _Publication:
    """When the document is to be written next (monotonic seconds)."""

    behind_since: float = inf
    last_commit: float = -inf
    not_before: float = -inf

    @property
    def due_at(self) -> float:
        rested = self.last_commit + PAUSE
        return max(min(rested, self.behind_since + AT_LEAST_EVERY), self.not_before)

    @property
    def behind(self) -> bool:
        """Whether the document lacks something that is committed."""
        return self.behind_since < inf

    def fall_behind(self) -> None:
        self.last_commit = time.monotonic()
        self.behind_since = min(self.behind_since, self.last_commit)

    def put_off(self) -> None:
        self.not_before = time.monotonic() + RETRY_DOCUMENT


class Writer:
    """Owns the working store and the document while the notebook is open.

    The callbacks are called from its thread. A batch that cannot be committed stays here, in
    its order, and is tried again until it can be.
    """

    def __init__(
        self,
        notebook_id: str,
        place: Workplace,
        document: Document,
        *,
        on_saved: Callable[[datetime], None],
        on_failed: Callable[[UserError], None],
        on_notice: Callable[[UserError], None],
    ) -> None:
        self._on_saved, self._on_failed, self._on_notice = on_saved, on_failed, on_notice
        self.saved_at: datetime | None = None
        self._document = document
        self._notebook_id = notebook_id
        self._place = place
        self._store: Store | None = None
        self._state = threading.Condition()
        self._pending: list[Batch] = []
        self._submitted = self._committed = self._failures = 0
        self._failure: UserError | None = None
        self._retry_at = -inf
        self._publication = _Publication()
        self._asked = self._answered = 0
        self._answer: UserError | None = None
        self._stopping = False
        self._running = False
        self._thread = self._started()

    # -- called from the notebook's thread -----------------------------------------------------

    @property
    def behind(self) -> bool:
        """Whether the document lacks something."""
        with self._state:
            return bool(self._pending) or self._publication.behind

    def submit(self, batch: Batch) -> None:
        """Have a batch committed at once."""
        with self._state:
            if self._stopping:
                raise ValueError("the notebook is closed")
            self._pending.append(batch)
            self._submitted += 1
            if not self._running:  # a bug, reported, had ended it: what is written now is not lost
                self._thread = self._started()
            self._state.notify_all()

    def fall_behind(self) -> None:
        """Have the document written although nothing was submitted."""
        with self._state:
            self._publication.fall_behind()
            self._state.notify_all()

    def flush(self, timeout: float) -> None:
        """Wait until all that was submitted is committed; UserError when it is not."""
        with self._state:
            target, failures = self._submitted, self._failures
            self._retry_at = -inf
            self._state.notify_all()
            self._state.wait_for(
                lambda: self._committed >= target or self._failures > failures or not self._running,
                timeout,
            )
            if self._committed < target:
                raise self._failure or not_saved(self._silence())

    def publish(self, timeout: float) -> None:
        """Wait until the document holds all that was submitted; UserError when it does not."""
        self.flush(timeout)
        with self._state:
            self._asked += 1
            asked = self._asked
            self._state.notify_all()
            self._state.wait_for(lambda: self._answered >= asked or not self._running, timeout)
            if self._answered < asked:
                raise not_written(self._document.path, self._silence())
            if self._answer is not None:
                raise self._answer

    def stop(self, timeout: float) -> bool:
        """End the thread, giving up what is still pending; False when it does not end."""
        with self._state:
            self._stopping = True
            self._state.notify_all()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _silence(self) -> str:
        return _("the disk does not answer") if self._running else _("internal error")

    # -- the thread ----------------------------------------------------------------------------

    def _started(self) -> threading.Thread:
        self._running = True
        thread = threading.Thread(target=self._run, name="notebook writer", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        try:
            while self._awaits_work():
                self._commit()
                self._publish_if_due()
        finally:
            self._close_store()
            with self._state:
                self._running = False
                self._state.notify_all()

    def _awaits_work(self) -> bool:
        """Sleep until there is something to do; False once there will be nothing more."""
        with self._state:
            while not self._stopping:
                commit_at = self._retry_at if self._pending else inf
                publish_at = self._publication.due_at if self._publication.behind else inf
                wait = min(commit_at, publish_at) - time.monotonic()
                if wait <= 0 or self._asked > self._answered:
                    return True
                self._state.wait(None if wait == inf else wait)
            return False

    def _commit(self) -> None:
        with self._state:
            batches = list(self._pending) if self._retry_at <= time.monotonic() else []
        if not batches:
            return
        try:
            self._opened_store().write(batches)
        except (sqlite3.Error, OSError) as error:
            self._close_store()
            self._tell_failure(not_saved(reason(error)))
            return
        moment = now()
        with self._state:
            del self._pending[: len(batches)]
            self._committed += len(batches)
            self._failure, self.saved_at = None, moment
            self._publication.fall_behind()
            self._state.notify_all()
        self._on_saved(moment)

    def _tell_failure(self, failure: UserError) -> None:
        with self._state:
            first = self._failure is None
            self._failure = failure
            self._failures += 1
            self._retry_at = time.monotonic() + RETRY
            self._state.notify_all()
        if first:
            self._on_failed(failure)

    def _publish_if_due(self) -> None:
        with self._state:
            asked = self._asked
            due = self._publication.behind and self._publication.due_at <= time.monotonic()
        if not due and asked == self._answered:
            return
        failure = self._publish()
        with self._state:
            self._answered, self._answer = asked, failure
            if failure is None:
                self._publication.behind_since = inf
            else:
                self._publication.put_off()
            self._state.notify_all()
        if failure is not None and due:
            self._on_failed(failure)

    def _publish(self) -> UserError | None:
        """Write the document; the misfortune met, if any."""
        wished = self._document.path
        try:
            store = self._opened_store()
            snapshot = store.snapshot()
            self._document.write(
                snapshot,
                lambda other: other.id == self._notebook_id and store.holds(other.head),
            )
        except UserError as error:
            return error
        except (sqlite3.Error, OSError) as error:
            self._close_store()
            return not_saved(reason(error))
        self._keep_backup(snapshot)
        if self._document.path != wished:
            self._place.belong_to(self._document.path)
            self._on_notice(_kept_beside(wished, self._document.path))
        return None

    def _keep_backup(self, snapshot: bytes) -> None:
        """A backup that cannot be made is no misfortune of the user's: the log says it."""
        moment = now()
        try:
            if is_due(self._document.path, moment):
                keep_backup(self._document.path, snapshot, moment)
        except (UserError, OSError) as error:
            log.warning("No backup of the notebook was made: %s.", type(error).__name__)

    def _opened_store(self) -> Store:
        if self._store is None:
            self._store = Store(self._place.store)
        return self._store

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def not_saved(why: str) -> UserError:
    """What was typed is in memory only, for now."""
    return UserError(
        "notebook_not_saved",
        _(
            "What you wrote could not be saved on this computer ({reason}): free some space, or "
            "save a copy elsewhere. It is tried again until it succeeds; do not close the window."
        ).format(reason=why),
    )


def _kept_beside(wished: Path, taken: Path) -> UserError:
    return UserError(
        "document_changed_outside",
        _(
            "“{name}” was changed by somebody else meanwhile: it was left as it is, and your "
            "notebook is now “{new_name}”, in the same folder."
        ).format(name=wished.name, new_name=taken.name),
    )
