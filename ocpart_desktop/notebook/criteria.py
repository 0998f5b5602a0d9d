"""What is asked for among the initiatives and the remarks: the three prisms, and what they are."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

Place = tuple[str, str]
"""A kind of territory and its code."""

NOWHERE: Place = ("none", "")
"""The place of what was given none."""

SEEN, DRAFT = "seen", "draft"
"""Whether the room sees it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Empty criteria ask for nothing.

    ``actors`` are large families, ``kinds`` those of remarks; ``rooms`` says whether the room
    sees it (``SEEN``, ``DRAFT``).
    """

    text: str = ""
    domains: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != Filter()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria, apart from the words, that ask for something."""
        return tuple(name for name in CRITERIA if getattr(self, name))

    def without(self, criterion: str) -> Filter:
        """The same, asking nothing there."""
        return self.asking(criterion, ())

    def asking(self, criterion: str, values: tuple[Any, ...]) -> Filter:
        """The same, asking for these values there."""
        asked: dict[str, Any] = {criterion: values}
        return replace(self, **asked)

    def to_json(self) -> dict[str, Any]:
        """As JSON values, for the notebook's choices."""
        values = {name: getattr(self, name) for name in ("text", *self.criteria)}
        return {
            name: value if name == "text" else [_listed(each) for each in value]
            for name, value in values.items()
            if value
        }

    @classmethod
    def from_json(cls, values: object) -> Filter:
        """What was written down, as far as it makes sense."""
        stored = values if isinstance(values, dict) else {}
        text = stored.get("text")
        told = {name: _read(name, stored.get(name)) for name in CRITERIA}
        return cls(text=text if isinstance(text, str) else "", **told)


ANYTHING = Filter()

CRITERIA = tuple(each.name for each in fields(Filter) if each.name != "text")


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _read(name: str, values: object) -> tuple[Any, ...]:
    if not isinstance(values, list):
        return ()
    if name != "places":
        return tuple(each for each in values if isinstance(each, str))
    pairs = (tuple(each) for each in values if isinstance(each, list))
    return tuple(p for p in pairs if len(p) == 2 and all(isinstance(each, str) for each in p))
