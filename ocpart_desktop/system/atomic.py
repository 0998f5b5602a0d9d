"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ocpart_desktop.system.exclusive import alone_in

_SURELY_LEFT = 2 * 3600.0


def write_atomically(
    target: Path,
    write: Callable[[Path], None],
    still: Callable[[], bool] | None = None,
) -> bool:
    """Let ``write`` fill a temporary file beside ``target``, then put it in its place.

    The previous file stays untouched until the new one is complete and on the disk; on any
    failure the temporary file is removed and the error goes on to the caller. The new file may
    be read and written by whoever could the one it replaces, or any new file. Filling and flushing
    take time: whether it is ``still`` to be replaced is asked last, while no other process that
    asks the same may go on, and the answer given back.
    """
    temporary = target.parent / f".~{os.urandom(6).hex()}{target.suffix}"
    temporary.touch(exist_ok=False)
    try:
        write(temporary)
        _take_permissions(temporary, target)
        _flush(temporary)
        if still is None:
            temporary.replace(target)
        elif not _replaced(temporary, target, still):
            temporary.unlink()
            return False
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
    return True


def _replaced(temporary: Path, target: Path, still: Callable[[], bool]) -> bool:
    with alone_in(target.parent):
        if not still():
            return False
        temporary.replace(target)
        return True


def sweep(folder: Path, suffix: str) -> None:
    """Remove the temporary files that killed processes left in a folder, hours ago."""
    for each in folder.glob(f".~{'[0-9a-f]' * 12}{suffix}"):
        with suppress(OSError):
            if time.time() - each.stat().st_mtime > _SURELY_LEFT:
                each.unlink()


def _take_permissions(temporary: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode & 0o777)


def _flush(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; where that cannot be asked, they are."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (
            errno.EINVAL,
            errno.ENOTSUP,
        ):  # some shares cannot; the file is there
            raise
    finally:
        os.close(handle)
