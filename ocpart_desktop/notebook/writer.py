"""The thread that commits: every change to the working store, at once and in order."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from math import inf
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import now
from ocpart_desktop.notebook.reasons import reason
from ocpart_desktop.notebook.store import Batch, Snapshot, Store
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.errors import UserError

RETRY = 2.0
"""Seconds before what could not be committed is tried again."""


class Turn:
    """The right to write, for as long as it lasts: no snapshot is taken meanwhile.

    ``may_amend`` says whether the last step may still be told otherwise: no snapshot has it.
    """

    def __init__(self, pending: list[Batch], *, may_amend: bool) -> None:
        self._pending = pending
        self.may_amend = may_amend

    def submit(self, batch: Batch) -> None:
        """Have a batch committed at once."""
        self._pending.append(batch)


class Writer:
    """Owns the working store while the notebook is open, begun from an ``image`` if one is given.

    The callbacks are called from its thread, ``on_committed`` before anybody is told, when the
    document lacks what was. A batch that cannot be committed stays here, in its order, and is
    tried again until it can be.
    """

    def __init__(
        self,
        path: Path,
        image: bytes | None = None,
        *,
        on_committed: Callable[[], None],
        on_saved: Callable[[datetime], None],
        on_failed: Callable[[UserError], None],
    ) -> None:
        self._on_committed, self._on_saved, self._on_failed = on_committed, on_saved, on_failed
        self._path, self._image = path, image
        self.saved_at: datetime | None = None
        self._store: Store | None = None
        self._state = threading.Condition()
        self._pending: list[Batch] = []
        self._committed = self._submitted = self._failures = 0
        self._failure: UserError | None = None
        self._retry_at = -inf
        self._sealed = True
        self._asked = self._answered = 0
        self._snapshot: Snapshot | None = None
        self._stopping = False
        self._running = False
        self._thread = self._started()

    # -- called from other threads -------------------------------------------------------------

    @property
    def pending(self) -> bool:
        """Whether anything is in memory only."""
        with self._state:
            return bool(self._pending)

    @property
    def failure(self) -> UserError | None:
        """Why what was last submitted is in memory only, if a commit failed."""
        with self._state:
            return self._failure

    @contextmanager
    def turn(self) -> Iterator[Turn]:
        """Write: what is submitted in the turn is committed at once after it."""
        with self._state:
            if self._stopping:
                raise ValueError("the notebook is closed")
            before = len(self._pending)
            yield Turn(self._pending, may_amend=not self._sealed)
            added = self._pending[before:]
            self._submitted += len(added)
            if any(batch.entries and not batch.amended for batch in added):
                self._sealed = False
            if not self._running:  # a bug, reported, had ended it: what is written now is not lost
                self._thread = self._started()
            self._state.notify_all()

    def seal(self) -> None:
        """Let the last step be told no otherwise from now on: a copy elsewhere will have it."""
        with self._state:
            self._sealed = True

    def flush(self, timeout: float) -> None:
        """Wait until all that was submitted is committed; UserError when it is not."""
        with self._state:
            target, failures = self._submitted, self._failures
            self._retry_at = -inf
            self._state.notify_all()
            self._state.wait_for(
                lambda: self._is_done(target) or self._failures > failures or not self._running,
                timeout,
            )
            if not self._is_done(target):
                raise self._failure or not_saved(self._silence())

    def _is_done(self, target: int) -> bool:
        return self._committed >= target and self._image is None

    def snapshot(self, timeout: float) -> Snapshot:
        """All that is submitted by now, as one file; UserError when it cannot be committed."""
        with self._state:
            self._asked += 1
            asked, failures = self._asked, self._failures
            self._retry_at = -inf
            self._state.notify_all()
            self._state.wait_for(
                lambda: self._answered >= asked or self._failures > failures or not self._running,
                timeout,
            )
            if self._answered < asked or self._snapshot is None:
                raise self._failure or not_saved(self._silence())
            return self._snapshot

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
                self._work()
        finally:
            self._close_store()
            with self._state:
                self._running = False
                self._state.notify_all()

    def _awaits_work(self) -> bool:
        """Sleep until there is something to do; False once there will be nothing more."""
        with self._state:
            while not self._stopping:
                wait = self._retry_at - time.monotonic()
                wanted = self._pending or self._asked > self._answered or self._image is not None
                if wanted and wait <= 0:
                    return True
                self._state.wait(wait if wanted else None)
            return False

    def _work(self) -> None:
        """Commit what is pending; take a snapshot if one is asked for."""
        with self._state:
            batches, asked = list(self._pending), self._asked
            wanted = asked > self._answered
            self._sealed |= wanted
        try:
            store = self._opened_store()
            if batches:
                store.write(batches)
            snapshot = store.snapshot() if wanted else None
        except (sqlite3.Error, OSError) as error:
            self._close_store()
            self._tell_failure(not_saved(reason(error)))
            return
        moment = now()
        with self._state:
            del self._pending[: len(batches)]
            self._committed += len(batches)
            if wanted:
                self._answered, self._snapshot = asked, snapshot
            self._failure = None
            if batches:
                self.saved_at = moment
            if not all(batch.taken_in for batch in batches):
                self._on_committed()
            self._state.notify_all()
        if batches:
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

    def _opened_store(self) -> Store:
        if self._image is not None:
            image = self._image
            write_atomically(self._path, lambda temporary: _fill(temporary, image))
            self._image = None
        if self._store is None:
            self._store = Store(self._path)
        return self._store

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def _fill(temporary: Path, content: bytes) -> None:
    temporary.write_bytes(content)


def not_saved(why: str) -> UserError:
    """What was typed is in memory only, for now."""
    return UserError(
        "notebook_not_saved",
        _(
            "What you wrote could not be saved on this computer ({reason}): free some space, or "
            "save a copy elsewhere. It is tried again until it succeeds; do not close the window."
        ).format(reason=why),
    )
