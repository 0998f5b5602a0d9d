"""The child process: it may crash, hang or fill its memory without harm to the window."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocpart_desktop.extract import limits
from ocpart_desktop.i18n import _, use_language
from ocpart_desktop.survey.corrections import Reading
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


_BETWEEN_REPORTS = 0.05


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read: ``size`` bytes of content follow it.

    ``read`` is what reads them into bytes, by default a packed draft; it must be a function of a
    module, since the child finds it by its name.
    """

    size: int
    name: str
    password: str | None
    reading: Reading
    language: str
    read: Callable[..., bytes] | None = None


def run(connection: Connection) -> None:
    """Get ready, wait for one request, answer ``(kind, value)`` pairs; the last one is the outcome.

    Kinds: progress (fraction), done (what was read follows), refused (``UserError``), crashed
    (traceback). A parent that goes away without a request ends the process.
    """
    _be_quiet()
    _get_ready()
    try:
        request: Request = connection.recv()
        content = _received(connection, request.size)
    except (EOFError, ConnectionResetError):
        return
    use_language(request.language)
    limits.limit_own_memory()
    limits.leave_no_core()
    try:
        read = memoryview(_read(content, request, _Reports(connection)))
        connection.send(("done", None))
        connection.send_bytes(read)
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


def _get_ready() -> None:
    """Load what any reading needs: a child kept ready has it behind itself."""
    import ocpart_desktop.extract.layouts.respondents
    import ocpart_desktop.extract.packing
    import ocpart_desktop.extract.reading  # noqa: F401


def _received(connection: Connection, size: int) -> bytes:
    parts = []
    while size > 0:
        parts.append(connection.recv_bytes())
        size -= len(parts[-1])
    return b"".join(parts)


def _read(content: bytes, request: Request, progress: Callable[[float], None]) -> bytes:
    told: dict[str, Any] = {"password": request.password, "reading": request.reading}
    read = request.read or _packed_draft
    return read(content, request.name, **told, progress=progress)


def _packed_draft(content: bytes, name: str, **told: Any) -> bytes:
    from ocpart_desktop.extract.packing import packed
    from ocpart_desktop.extract.reading import read_bytes

    return packed(read_bytes(content, name, **told))


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
