"""Readers that do the worst a reader can do; the child process finds them by their names."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from typing import Any, NoReturn


def aborts(*_told: Any, **_more: Any) -> NoReturn:
    os.abort()


def crashes(*_told: Any, **_more: Any) -> None:
    ctypes.string_at(0)


def leaves(*_told: Any, **_more: Any) -> NoReturn:
    os._exit(0)


def hangs(*_told: Any, **_more: Any) -> NoReturn:
    while True:
        time.sleep(60)


def spins(*_told: Any, **_more: Any) -> NoReturn:
    while True:
        pass


def takes_all_memory(*_told: Any, **_more: Any) -> NoReturn:
    kept = []
    while True:
        kept.append(bytearray(64 << 20))


def panics(*_told: Any, **_more: Any) -> NoReturn:
    """As a panic of Rust does: it is no ``Exception``."""
    raise PanicException


class PanicException(BaseException):
    pass


def exits(*_told: Any, **_more: Any) -> NoReturn:
    sys.exit("adieu")


def recurses(*told: Any, **more: Any) -> None:
    recurses(*told, **more)


def returns_what_cannot_travel(*_told: Any, **_more: Any) -> object:
    return lambda: None


def shouts(*_told: Any, **_more: Any) -> NoReturn:
    for _ in range(1000):
        print("x" * 1000)
        print("x" * 1000, file=sys.stderr)
    os.write(1, b"x" * 100_000)
    os.abort()


def reports_for_ever(*_told: Any, progress: Any, **_more: Any) -> NoReturn:
    while True:
        progress(0.5)
