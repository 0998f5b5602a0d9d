"""Readings kept in the user's cache folder, so that the same content opens at once again.

A reading is found by what it was made of: the content, the file's name, what a person put right,
the reader itself. What cannot be found, or is not whole, is read again. Nothing of a workbook
under a password is ever kept.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

from ocpart_desktop import __version__
from ocpart_desktop.extract import limits
from ocpart_desktop.system.paths import cache_folder, resource

_log = logging.getLogger(__name__)

_FOLDER, _SUFFIX = "extracts", ".reading"
_MARK = b"OCPart reading 1\n"
_DIGEST = 32
_FOR_US_ALONE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READERS = ("extract", "survey", "geography")


def key_of(*parts: str) -> str:
    """The name under which the reading made of these parts is kept."""
    told = "\0".join((_reader(), *parts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()


def find(key: str) -> bytes | None:
    """The reading kept under this name; one that is damaged or not ours is removed."""
    path = _path(key)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    reading = _checked(key, content)
    if reading is None:
        forget(key)
    else:
        with suppress(OSError):
            os.utime(path)  # the last to be forgotten
    return reading


def keep(key: str, reading: bytes) -> None:
    """Keep a reading, and let go of the oldest; a full disk or a folder shut to us is no harm."""
    if len(reading) > limits.KEPT_READING_BYTES:
        return
    digest = hashlib.sha256(reading).digest()
    temporary = _path(f"{uuid4().hex}~")
    try:
        temporary.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(temporary, _FOR_US_ALONE, 0o600), "wb") as stream:
            stream.writelines((_MARK, bytes.fromhex(key), digest, reading))
        temporary.replace(_path(key))
        _let_go(_entries())
    except OSError as error:
        _log.info("a reading could not be kept: %s", type(error).__name__)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def forget(key: str) -> None:
    """Remove one reading."""
    with suppress(OSError):
        _path(key).unlink(missing_ok=True)


def size() -> int:
    """How many bytes all readings take."""
    return sum(status.st_size for _path, status in _entries())


def clear() -> None:
    """Remove every reading."""
    for path, _status in _entries():
        with suppress(OSError):
            path.unlink()


def _path(name: str) -> Path:
    return cache_folder() / _FOLDER / f"{name}{_SUFFIX}"


def _checked(key: str, content: bytes) -> bytes | None:
    """The reading in a file, if it is whole and the one asked for."""
    head = _MARK + bytes.fromhex(key)
    digest, reading = content[len(head) :][:_DIGEST], content[len(head) + _DIGEST :]
    whole = content.startswith(head) and digest == hashlib.sha256(reading).digest()
    return reading if whole else None


def _entries() -> list[tuple[Path, os.stat_result]]:
    """Whatever is in our folder, the oldest first."""
    found: list[tuple[Path, os.stat_result]] = []
    with suppress(OSError), os.scandir(cache_folder() / _FOLDER) as folder:
        found += [(Path(entry.path), entry.stat()) for entry in folder if entry.is_file()]
    return sorted(found, key=lambda each: each[1].st_mtime)


def _let_go(entries: list[tuple[Path, os.stat_result]]) -> None:
    """Remove the readings not used for long, then the oldest until the others fit."""
    total = sum(status.st_size for _path, status in entries)
    oldest = time.time() - limits.KEPT_READING_SECONDS
    for path, status in entries[:-1]:
        if total > limits.KEPT_READINGS_BYTES or status.st_mtime < oldest:
            with suppress(OSError):
                path.unlink()
                total -= status.st_size


@cache
def _reader() -> str:
    """What the reader is: its version, and the files it is made of."""
    package = Path(__file__).parents[1]
    folders = (*(package / name for name in _READERS), resource("geography"))
    stamps = sorted(stamp for folder in folders for stamp in _stamps(folder))
    if not stamps:  # a frozen application holds its modules itself
        stamps = [_stamp(sys.executable, Path(sys.executable).stat())]
    return repr((__version__, sys.version_info[:2], stamps))


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(Path(entry.path))
            elif not entry.name.endswith(".pyc"):
                yield _stamp(entry.name, entry.stat())


def _stamp(name: str, status: os.stat_result) -> tuple[str, int, int]:
    return name, status.st_size, status.st_mtime_ns
