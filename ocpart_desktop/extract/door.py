"""The only door: a path → an opened survey, read in a child process that cannot harm us."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.receipt import Receipt
from ocpart_desktop.i18n import _, current_language
from ocpart_desktop.survey.corrections import Reading
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import Cancelled, UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from ocpart_desktop.extract.draft import Draft

_log = logging.getLogger(__name__)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """An extract once read: what it holds, and the receipt of how it was understood.

    ``told`` are the questions of every published table, those of respondents beside them included.
    """

    survey: Survey
    receipt: Receipt
    told: tuple[Question, ...] = ()


def open_extract(
    path: Path,
    *,
    password: str | None = None,
    reading: Reading | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Opened:
    """Read an extract without ever writing to it; ``reading`` is what a person puts right in it.

    ``progress`` is called with fractions from 0 to 1; ``cancelled`` is asked some twenty times a
    second, and ``Cancelled`` raised soon after it says yes. Whatever is wrong with the file is a
    ``UserError``, of code ``password`` or ``wrong_password`` when a password is wanted.
    """
    from ocpart_desktop.extract.files import read_file, shown_name
    from ocpart_desktop.extract.formats import recognise_format
    from ocpart_desktop.extract.protection import is_encrypted_package

    path = Path(path)
    content = read_file(path)
    if not is_encrypted_package(content):
        recognise_format(content)
    reader = _Reader(progress or (lambda _done: None), cancelled or (lambda: False))
    warmed = threading.Thread(target=_warm_up, daemon=True)
    warmed.start()
    draft = reader.read(content, shown_name(path), password, reading or Reading())
    warmed.join()
    return Opened(draft.survey(), draft.receipt, draft.told)


def _warm_up() -> None:
    """Load what data frames need while the child reads."""
    import pandas  # noqa: F401


class _Reader:
    """Starts the child, feeds it, listens to it, and ends it whatever happens.

    ``read`` is what the child runs, by default ``reading.read_bytes``; it must be a function of a
    module, since the child finds it by its name.
    """

    def __init__(
        self,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
        read: Callable[..., Draft] | None = None,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._read = read

    def read(self, content: bytes, name: str, password: str | None, reading: Reading) -> Draft:
        import multiprocessing

        from ocpart_desktop.extract.child import run

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=run,
            args=(theirs, name, password, reading, current_language()),
            kwargs={"read": self._read},
            daemon=True,
        )
        # A child that is slow to start, or never does, must not hold up whoever gives up.
        feeder = threading.Thread(target=_feed, args=(ours, content), daemon=True)
        try:
            process.start()
            theirs.close()
            feeder.start()
            return self._result(ours, process)
        except (BrokenPipeError, ConnectionResetError, EOFError):
            raise _gave_up() from None
        finally:
            _end(process)
            if feeder.is_alive():
                feeder.join()
            ours.close()

    def _result(self, connection: Connection, process: SpawnProcess) -> Draft:
        heard = time.monotonic()
        while True:
            if self._cancelled():
                raise Cancelled
            if connection.poll(limits.CANCEL_POLL_SECONDS):
                kind, value = connection.recv()
                heard = time.monotonic()
                if kind == "progress":
                    self._progress(value)
                else:
                    return _outcome(kind, value)
            elif time.monotonic() - heard > limits.SECONDS_WITHOUT_PROGRESS:
                raise _too_slow()
            elif not process.is_alive() and not connection.poll():
                raise _gave_up()


def _feed(connection: Connection, content: bytes) -> None:
    """Send the file piece by piece, until the child has it or is gone."""
    with contextlib.suppress(OSError):
        connection.send(len(content))
        for start in range(0, len(content), _CHUNK):
            connection.send_bytes(content[start : start + _CHUNK])


def _outcome(kind: str, value: Any) -> Draft:
    if kind == "refused":
        raise value
    if kind == "crashed":
        _log.error("the reader crashed:\n%s", value)
        raise _gave_up()
    draft: Draft = value
    return draft


def _end(process: SpawnProcess) -> None:
    if process.pid is None:
        return
    process.join(0 if process.is_alive() else 1)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()


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
