"""Records made without the price of being frozen.

A frozen dataclass sets each of its fields through ``object.__setattr__``, which takes three to four
times as long as filling it: too dear for the tens of thousands that a notebook opens with, or that
are changed in one step. A blank has the very same slots and is not frozen; filled, it becomes a
record of the class itself, equal to any other and as frozen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar

R = TypeVar("R")


def maker(made: type[R]) -> Callable[..., R]:
    """What makes records of a frozen class with slots from its fields, by name."""
    blank = _blank(made)

    def make(**values: Any) -> R:
        record: R = blank(**values)
        record.__class__ = made
        return record

    return make


def copier(made: type[R]) -> Callable[[R, Mapping[str, Any]], R]:
    """What ``dataclasses.replace`` does, for a frozen class with slots."""
    blank = _blank(made)
    names = tuple(each.name for each in fields(made))  # type: ignore[arg-type]
    places, read = {name: place for place, name in enumerate(names)}, attrgetter(*names)

    def copy(record: R, changes: Mapping[str, Any]) -> R:
        values = [*read(record)]
        for name, value in changes.items():
            values[places[name]] = value
        copied: R = blank(*values)
        copied.__class__ = made
        return copied

    return copy


def _blank(made: type[R]) -> Any:
    return make_dataclass(
        f"Blank{made.__name__}",
        [(each.name, object, field(**_default(each))) for each in fields(made)],  # type: ignore[arg-type]
        slots=True,
        eq=False,
        repr=False,
    )


def _default(told: Any) -> dict[str, Any]:
    given = {"default": told.default, "default_factory": told.default_factory}
    return {name: value for name, value in given.items() if value is not MISSING}
