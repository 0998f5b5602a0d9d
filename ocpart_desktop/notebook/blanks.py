"""Records made without the price of being frozen.

A frozen dataclass sets each of its fields through ``object.__setattr__``, which takes three to four
times as long as filling it: too dear for the tens of thousands that a notebook opens with. A blank
has the very same slots and is not frozen; filled, it becomes a record of the class itself, equal to
any other and as frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, field, fields, make_dataclass
from typing import Any, TypeVar

R = TypeVar("R")


def maker(made: type[R]) -> Callable[..., R]:
    """What makes records of a frozen class with slots from its fields, by name."""
    blank: Any = make_dataclass(
        f"Blank{made.__name__}",
        [(each.name, object, field(**_default(each))) for each in fields(made)],  # type: ignore[arg-type]
        slots=True,
        eq=False,
        repr=False,
    )

    def make(**values: Any) -> R:
        record: R = blank(**values)
        record.__class__ = made
        return record

    return make


def _default(told: Any) -> dict[str, Any]:
    given = {"default": told.default, "default_factory": told.default_factory}
    return {name: value for name, value in given.items() if value is not MISSING}
