"""What is said of a text whose characters were doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from ocpart_desktop.extract.receipt import Issue, Severity
from ocpart_desktop.extract.text_encoding import Decoded
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError


def text_issues(told: Decoded) -> Iterator[Issue]:
    """An encoding told by its accents alone; characters that no encoding explains."""
    if told.guessed:
        yield Issue("encoding_guessed", Severity.WARNING, facts={"encoding": told.guessed})
    if told.unreadable:
        yield Issue("unreadable_characters", Severity.WARNING, facts={"n": told.unreadable})


def refuse_null_characters(text: str) -> None:
    """No text holds any: a copy filled with zeros, or something else than text."""
    if "\0" in text:
        raise UserError(
            "null_characters",
            _(
                "The text table holds null characters: its copy was interrupted or it is not "
                "text. Copy or export it again."
            ),
        )
