"""The child process: it may crash, hang or fill its memory without harm to the window."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.i18n import _, use_language
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ocpart_desktop.survey.corrections import Reading

_BETWEEN_REPORTS = 0.05


def run(
    connection: Connection, name: str, password: str | None, reading: Reading, language: str
) -> None:
    """Read the extract that the parent sends; see ``_answer``."""
    _answer(
        connection, lambda content: _read(connection, content, name, password, reading), language
    )


def run_tables(connection: Connection, language: str) -> None:
    """Read the cells that the parent sends as texts; see ``_answer``."""
    _answer(connection, _read_tables, language)


def _answer(connection: Connection, read: Callable[[bytes], object], language: str) -> None:
    """Read what the parent sends and answer ``(kind, value)`` pairs; the last one is the outcome.

    Kinds: progress (fraction), done (what was read), refused (``UserError``), crashed (traceback).
    """
    _be_quiet()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    use_language(language)
    content = _received(connection)
    limits.limit_own_memory()
    try:
        connection.send(("done", read(content)))
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


def _read(
    connection: Connection, content: bytes, name: str, password: str | None, reading: Reading
) -> object:
    from ocpart_desktop.extract.reading import read_bytes

    last = 0.0

    def report(done: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _BETWEEN_REPORTS or done >= 1:
            last = now
            connection.send(("progress", done))

    return read_bytes(content, name, password=password, reading=reading, progress=report)


def _read_tables(content: bytes) -> object:
    from ocpart_desktop.extract.tables import tables_in

    return tables_in(content)


def _out_of_memory() -> UserError:
    return UserError(
        "out_of_memory",
        _(
            "Reading the file needs more memory than a survey extract should: save its data "
            "sheets alone in a new workbook and open that one."
        ),
    )
