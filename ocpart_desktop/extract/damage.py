"""What reading libraries let out of a damaged file, turned into one sentence."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

# A syntax error is how XML parsers complain; a failed assertion, how xlrd does.
FAILURES: tuple[type[Exception], ...] = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NameError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, expat.ExpatError, struct.error,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@contextmanager
def said_when_damaged(*own: type[Exception]) -> Iterator[None]:
    """Whatever a library raises inside becomes ``damaged``; ``own`` are its own exceptions."""
    try:
        yield
    except (*FAILURES, *own):
        raise damaged() from None


def truncated() -> UserError:
    """The refusal of a file whose end is missing."""
    return UserError(
        "truncated",
        _(
            "The workbook is incomplete or damaged: the end of the file is missing. "
            "Copy or download it again."
        ),
    )


def damaged() -> UserError:
    """The refusal of a workbook no reader can make out."""
    return UserError(
        "damaged",
        _(
            "The workbook is damaged and cannot be read: open it in Excel, save it under "
            "another name and try again, or ask its sender for a new copy."
        ),
    )
