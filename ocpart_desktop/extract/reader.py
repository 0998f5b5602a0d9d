"""The parent's side of the reading process: started, fed, listened to, ended whatever happens."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ocpart_desktop.extract import limits
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import Cancelled, UserError

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from ocpart_desktop.extract.child import Request

_log = logging.getLogger(__name__)
_CHUNK = 1 << 20


class Reader:
    """One process that reads one file."""

    def __init__(self) -> None:
        import multiprocessing

        from ocpart_desktop.extract.child import run

        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=run, args=(theirs,), daemon=True)
        try:
            self._process.start()
        finally:
            theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked to read."""
        return self._process.is_alive()

    def read(
        self,
        request: Request,
        content: bytes,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> bytes:
        """What the process read, in bytes; it ends with that."""
        # A child that is slow to start, or never does, must not hold up whoever gives up.
        feeder = threading.Thread(target=self._feed, args=(request, content), daemon=True)
        try:
            feeder.start()
            return self._result(progress, cancelled)
        except (BrokenPipeError, ConnectionResetError, EOFError):
            raise _gave_up() from None
        finally:
            self._stop()
            feeder.join()
            self._ours.close()

    def end(self) -> None:
        """End a process that was asked nothing."""
        self._ours.close()
        self._stop()

    def _stop(self) -> None:
        self._process.join(0 if self._process.is_alive() else 1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def _feed(self, request: Request, content: bytes) -> None:
        """Send the file piece by piece, until the child has it or is gone."""
        with contextlib.suppress(OSError):
            self._ours.send(request)
            for start in range(0, len(content), _CHUNK):
                self._ours.send_bytes(content[start : start + _CHUNK])

    def _result(self, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> bytes:
        heard = time.monotonic()
        while True:
            if cancelled():
                raise Cancelled
            if self._ours.poll(limits.CANCEL_POLL_SECONDS):
                kind, value = self._ours.recv()
                heard = time.monotonic()
                if kind == "progress":
                    progress(value)
                else:
                    return self._outcome(kind, value)
            elif time.monotonic() - heard > limits.SECONDS_WITHOUT_PROGRESS:
                raise _too_slow()
            elif not self._process.is_alive() and not self._ours.poll():
                raise _gave_up()

    def _outcome(self, kind: str, value: Any) -> bytes:
        if kind == "refused":
            raise value
        if kind == "crashed":
            _log.error("the reader crashed:\n%s", value)
            raise _gave_up()
        return self._ours.recv_bytes()


class Spare:
    """A reader started ahead of time, so that the next file need not wait for it to get ready."""

    def __init__(self) -> None:
        self._reader: Reader | None = None
        self._wanted = False
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Have one ready from now on, until ``release``."""
        with self._lock:
            self._wanted = True
            if self._reader is None:
                self._reader = Reader()

    def renew(self) -> None:
        """Have another one ready after one was taken, if one is to be ready at all."""
        if self._wanted:
            self.prepare()

    def take(self) -> Reader:
        """The one that is ready, else a new one; it is the caller's to end."""
        with self._lock:
            reader, self._reader = self._reader, None
        if reader is not None and reader.is_alive:
            return reader
        if reader is not None:
            reader.end()
        return Reader()

    def release(self) -> None:
        """End the one that is ready, and have none ready any more."""
        with self._lock:
            reader, self._reader, self._wanted = self._reader, None, False
        if reader is not None:
            reader.end()


SPARE = Spare()


def _gave_up() -> UserError:
    return UserError(
        "reading_failed",
        _(
            "The file cannot be read: it is damaged or built in an unusual way. Open it in Excel, "
            "save it as a new .xlsx workbook and open that one."
        ),
    )


def _too_slow() -> UserError:
    return UserError(
        "reading_timeout",
        _(
            "Reading the file was given up after {seconds} seconds without progress: save its "
            "data sheets alone in a new workbook and open that one."
        ).format(seconds=int(limits.SECONDS_WITHOUT_PROGRESS)),
    )
