"""One process at a time in a folder, for as long as a look and a change of name take.

It is the system's own lock on the folder itself: nothing is left there, and it ends with the
process. Where a folder cannot be locked (Windows, some shares), nobody is kept waiting.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PATIENCE = 2.0  # s, for who holds it to be done


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Keep the others out, if they ask too; whether they are."""
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _taken(handle)
    finally:
        os.close(handle)


if sys.platform != "win32":

    def _taken(handle: int) -> bool:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.002)
            except OSError:
                return False
            else:
                return True
