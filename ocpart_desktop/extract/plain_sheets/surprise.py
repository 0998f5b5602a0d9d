"""What stops the quick way."""

from __future__ import annotations

from typing import NoReturn


class Surprise(Exception):  # noqa: N818 - no error: another reader takes over
    """A file is not as plain as it must be; the usual reader takes it over."""


def surprised(by: str) -> NoReturn:
    """Leave the sheet to the usual reader; ``by`` is for who debugs."""
    raise Surprise(by)


def expect(truth: object, what: str) -> None:
    """Go on only if this holds; ``what`` is what was expected."""
    if not truth:
        raise Surprise(what)
