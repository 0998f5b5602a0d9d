"""From a path to bytes, read once; each file that cannot be read is refused in one sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ocpart_desktop.extract import limits
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_LOCK_PREFIXES = ("~$", ".~lock.")


def read_file(path: Path) -> bytes:
    """The whole content of a regular, readable file of reasonable size, as it was at one moment."""
    name = shown_name(path)
    if path.name.startswith(_LOCK_PREFIXES):
        raise UserError(
            "lock_file",
            _(
                "“{name}” is the small lock file a spreadsheet program keeps beside an open "
                "workbook: choose the workbook itself."
            ).format(name=name),
        )
    with _misfortunes(name):
        _check(os.stat(path), name)  # noqa: PTH116 - names that are not UTF-8 come as they are
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
        with os.fdopen(handle, "rb") as stream:
            before = os.fstat(stream.fileno())
            _check(before, name)
            content = stream.read(limits.FILE_BYTES + 1)
            after = os.fstat(stream.fileno())
    if len(content) > limits.FILE_BYTES:
        raise _too_big(name)
    if len(content) != before.st_size or _moment(before) != _moment(after):
        raise _changed(name)
    return content


@contextmanager
def _misfortunes(name: str) -> Iterator[None]:
    """What the system refuses, in words."""
    try:
        yield
    except FileNotFoundError:
        raise UserError(
            "missing",
            _(
                "The file “{name}” cannot be found: it was moved, renamed or its drive was "
                "removed. Choose it again."
            ).format(name=name),
        ) from None
    except PermissionError:
        raise UserError(
            "permission",
            _(
                "The file “{name}” cannot be read: it is locked or you may not read it. "
                "Close it in the other program or copy it elsewhere, then try again."
            ).format(name=name),
        ) from None
    except (OSError, ValueError) as error:
        raise UserError(
            "unreachable",
            _(
                "The file “{name}” cannot be reached ({reason}). Check its drive or folder, "
                "then try again."
            ).format(name=name, reason=getattr(error, "strerror", None) or error),
        ) from None


def shown_name(path: Path) -> str:
    """The file's name, printable whatever bytes it is made of."""
    name = path.name or str(path)
    printable = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "\ufffd" for c in printable)


def _binary() -> int:
    return int(getattr(os, "O_BINARY", 0))


def _check(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UserError(
            "folder",
            _("“{name}” is a folder: choose the workbook inside it.").format(name=name),
        )
    if not stat.S_ISREG(status.st_mode):
        raise UserError(
            "not_a_file",
            _("“{name}” is not an ordinary file: choose a workbook.").format(name=name),
        )
    if status.st_size == 0:
        raise UserError(
            "empty_file",
            _(
                "The file “{name}” is empty (0 bytes): its copy probably stopped half-way. "
                "Copy it again."
            ).format(name=name),
        )
    if status.st_size > limits.FILE_BYTES:
        raise _too_big(name)


def _moment(status: os.stat_result) -> tuple[int, int]:
    return status.st_mtime_ns, status.st_size


def _changed(name: str) -> UserError:
    return UserError(
        "changed",
        _(
            "The file “{name}” changed while it was being read: a copy or a synchronisation is "
            "still under way. Wait until it ends, then open the file again."
        ).format(name=name),
    )


def _too_big(name: str) -> UserError:
    return UserError(
        "too_big",
        _(
            "The file “{name}” is larger than {limit} MB, which no survey extract needs: "
            "keep only its data sheets and try again."
        ).format(name=name, limit=limits.FILE_BYTES // limits.MEGABYTE),
    )
