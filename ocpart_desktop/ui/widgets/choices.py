"""What can be picked from: anything with a key and a text."""

from __future__ import annotations

from typing import Protocol


class Choice(Protocol):
    """Something to pick: ``key`` is what is told, ``text`` what is read."""

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> str: ...


class GroupedChoice(Choice, Protocol):
    """A choice under a heading (``group``) with a short ``hint``; either may be empty."""

    @property
    def group(self) -> str: ...
    @property
    def hint(self) -> str: ...
