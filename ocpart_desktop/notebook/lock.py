"""A lock that names who holds it: the system's own, so it ends with the process that took it."""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ocpart_desktop.notebook.model import now

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""The byte locked on Windows: beyond the text, which must stay readable to the others."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has, or had, a notebook open; ``since`` is ISO 8601, ``document`` its path."""

    who: str = ""
    computer: str = ""
    process: int = 0
    since: str = ""
    document: str = ""


def this_process(document: Path) -> Holder:
    """The holder that this process is."""
    return Holder(user_name(), platform.node(), os.getpid(), now().isoformat(), str(document))


def read_holder(path: Path) -> Holder:
    """Who last took the lock; an unknown holder when it does not say."""
    try:
        return Holder(**json.loads(path.read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        return Holder()


class Lock:
    """A lock file, held until ``release``."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self.path = path
        self._stream = stream

    @classmethod
    def take(cls, path: Path) -> Lock | None:
        """The lock, or None when somebody has it."""
        while True:
            stream = path.open("a+b")
            if not _take(stream):
                stream.close()
                return None
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(stream.fileno()), path.stat()):
                    return cls(path, stream)
            stream.close()  # removed by its last holder between opening and locking

    def sign(self, holder: Holder) -> None:
        """Write down who holds it: on the disk when this returns, for whoever finds it later."""
        self._stream.seek(0)
        self._stream.truncate()
        self._stream.write(json.dumps(asdict(holder)).encode("ascii"))
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def release(self, *, remove: bool = False) -> None:
        """Let it go; with ``remove``, leave no file either."""
        if remove:
            with suppress(PermissionError):  # Windows removes no open file
                self.path.unlink(missing_ok=True)
        self._stream.close()
        if remove:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def user_name() -> str:
    """What the system calls whoever is working; empty when it does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


if sys.platform == "win32":

    def _take(stream: IO[bytes]) -> bool:
        stream.seek(_FAR)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
