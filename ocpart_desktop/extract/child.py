"""The child process: it may crash, hang or fill its memory without harm to the window."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ocpart_desktop.extract import limits
from ocpart_desktop.i18n import _, use_language
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ocpart_desktop.extract.draft import Draft
    from ocpart_desktop.survey.corrections import Reading

_BETWEEN_REPORTS = 0.05


def run(
    connection: Connection,
    name: str,
    password: str | None,
    reading: Reading,
    language: str,
    *,
    read: Callable[..., object] | None = None,
) -> None:
    """Read what the parent sends and answer ``(kind, value)`` pairs; the last one is the outcome.

    Kinds: progress (fraction), done (what was read), refused (``UserError``), crashed (traceback).
    """
    _be_quiet()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    use_language(language)
    content = _received(connection)
    limits.limit_own_memory()
    limits.leave_no_core()
    try:
        reports = _Reports(connection)
        draft = (read or _read)(content, name, password=password, reading=reading, progress=reports)
        connection.send(("done", draft))
    except UserError as error:
        connection.send(("refused", error))
    except MemoryError:
        connection.send(("refused", _out_of_memory()))
    except BaseException:
        connection.send(("crashed", traceback.format_exc()))
        raise
    finally:
        connection.close()


def _be_quiet() -> None:
    """Nothing a parser prints may reach the terminal or a pipe that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _received(connection: Connection) -> bytes:
    size = connection.recv()
    parts = []
    while size > 0:
        parts.append(connection.recv_bytes())
        size -= len(parts[-1])
    return b"".join(parts)


def _read(content: bytes, name: str, **told: Any) -> Draft:
    from ocpart_desktop.extract.reading import read_bytes

    return read_bytes(content, name, **told)


class _Reports:
    """Tells the parent how far the reading is, some twenty times a second at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = 0.0

    def __call__(self, done: float) -> None:
        now = time.monotonic()
        if now - self._last >= _BETWEEN_REPORTS or done >= 1:
            self._last = now
            self._connection.send(("progress", done))


def _out_of_memory() -> UserError:
    return UserError(
        "out_of_memory",
        _(
            "Reading the file needs more memory than a survey extract should: save its data "
            "sheets alone in a new workbook and open that one."
        ),
    )
