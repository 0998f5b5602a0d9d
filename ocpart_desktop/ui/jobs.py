"""Slow work off the GUI thread: values go in, one signal brings the outcome back.

Work runs in a small pool and touches no widget. Its outcome is told on the GUI thread, to the
newest job of its key only, and only while the job's owner lives. A known misfortune
(``UserError``) goes to ``failed``, a bug to ``sys.excepthook``, a ``Cancelled`` nowhere.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ocpart_desktop.system.errors import Cancelled, UserError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


@dataclass(eq=False)
class Job(Generic[T]):
    """What work is given: it tells how far it is and asks whether it is still wanted."""

    key: str
    _owner: QObject
    _done: Callable[[T], object]
    _failed: Callable[[UserError], object]
    _progress: Callable[[float, str], object] | None
    _ended: Callable[[], object] | None
    _tell: Callable[[Job[Any]], object]
    _stop: threading.Event = field(default_factory=threading.Event)
    _latest: tuple[float, str] = (0.0, "")
    _telling: bool = False

    def progress(self, fraction: float, text: str = "") -> None:
        """Tell how much is done, 0 to 1; raise ``Cancelled`` when nobody wants the result.

        Cheap enough for a tight loop: whatever the pace, one telling at a time is under way.
        """
        self.check()
        self._latest = (fraction, text)
        if not self._telling:
            self._telling = True
            self._tell(self)

    def check(self) -> None:
        """Raise ``Cancelled`` when nobody wants the result any more."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop; its result, if it comes all the same, is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


class JobRunner(QObject):
    """Starts jobs and brings their outcome back; ``close`` before the application ends."""

    busy_changed = Signal(bool)
    _posted = Signal(object)  # a closure for the GUI thread

    def __init__(self, parent: QObject | None = None, workers: int = 3) -> None:
        super().__init__(parent)
        self._workers = workers
        self._current: dict[str, tuple[Job[Any], Future[Any]]] = {}
        self._owners: WeakSet[QObject] = WeakSet()
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=self._workers, thread_name_prefix="job")

    def start(
        self,
        key: str,
        work: Callable[[Job[T]], T],
        *,
        owner: QObject,
        done: Callable[[T], object],
        failed: Callable[[UserError], object],
        progress: Callable[[float, str], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> Job[T]:
        """Run ``work`` in the pool, in place of any earlier job of the same key.

        Exactly one of ``done`` and ``failed`` is called, or neither (cancelled, bug); then
        ``ended``. A job that is replaced, or whose owner dies, calls nothing at all.
        """
        self.drop(key)
        job = Job(key, owner, done, failed, progress, ended, self._tell)
        future = self._pool.submit(_unless_cancelled, work, job)
        was_idle = not self._current
        self._current[key] = (job, future)
        self._watch(owner)
        if was_idle:
            self.busy_changed.emit(True)
        future.add_done_callback(lambda _: self._post(lambda: self._finish(job, future)))
        return job

    @property
    def busy(self) -> bool:
        """Whether any outcome is still to come."""
        return bool(self._current)

    def drop(self, key: str) -> None:
        """Give up the job of this key, if any: it calls nothing any more."""
        if key in self._current:
            job, future = self._current[key]
            future.cancel()
            self._forget(job)

    def is_running(self, key: str) -> bool:
        """Whether the outcome of a job of this key is still to come."""
        return key in self._current

    def close(self) -> None:
        """Drop every job and wait for the threads to end."""
        self._closed = True
        for key in list(self._current):
            self.drop(key)
        if "_pool" in vars(self):
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, job: Job[Any]) -> None:
        def deliver() -> None:
            job._telling = False
            if job._progress and self._is_wanted(job) and not job.cancelled:
                job._progress(*job._latest)

        self._post(deliver)

    def _post(self, closure: Callable[[], object]) -> None:
        if not self._closed:
            self._posted.emit(closure)

    def _run(self, closure: Callable[[], object]) -> None:
        closure()

    def _watch(self, owner: QObject) -> None:
        """Cancel what an owner wanted as soon as it dies; it is listened to once."""
        if owner in self._owners:
            return
        self._owners.add(owner)
        number = id(owner)  # nobody else's as long as one of its jobs holds it

        def on_destroyed() -> None:
            for job, _future in self._current.values():
                if id(job._owner) == number:
                    job.cancel()

        owner.destroyed.connect(on_destroyed)

    def _is_wanted(self, job: Job[Any]) -> bool:
        return self._current.get(job.key, (None,))[0] is job and isValid(job._owner)

    def _forget(self, job: Job[Any]) -> None:
        job.cancel()
        del self._current[job.key]
        if not self._current:
            self.busy_changed.emit(False)

    def _finish(self, job: Job[Any], future: Future[Any]) -> None:
        if self._current.get(job.key, (None,))[0] is not job:
            return
        wanted, given_up = isValid(job._owner), job.cancelled
        self._forget(job)
        if not wanted:
            return
        try:
            if not given_up:
                _deliver(job, future)
        finally:
            if job._ended:
                job._ended()


def _unless_cancelled(work: Callable[[Job[T]], T], job: Job[T]) -> T:
    job.check()
    return work(job)


def _deliver(job: Job[Any], future: Future[Any]) -> None:
    error = future.exception()
    if error is None:
        job._done(future.result())
    elif isinstance(error, UserError):
        job._failed(error)
    elif not isinstance(error, Cancelled):
        sys.excepthook(type(error), error, error.__traceback__)
