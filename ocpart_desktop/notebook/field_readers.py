"""What turns JSON values into what the fields of a record hold, from the types they declare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def readers_of(made: Any) -> dict[str, Callable[[Any], Any]]:
    """By field name, what turns a JSON value into what the field holds, or raises."""
    return {name: _reader(hint) for name, hint in get_type_hints(made).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What turns a JSON value into a value of type ``hint``, or raises."""
    if get_origin(hint) is UnionType:
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return partial(_read_optional, _reader(inner))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return partial(_read_list, _reader(inner[0]))
        return partial(_read_row, [_reader(each) for each in inner])
    if hint is datetime:
        return _read_moment
    if is_dataclass(hint):
        return partial(_read_part, hint, readers_of(hint))
    return _member_reader(hint) if issubclass(hint, StrEnum) else partial(_read_exact, hint)


def _read_exact(wanted: type, value: object) -> object:
    if type(value) is not wanted:
        raise TypeError(f"{wanted.__name__} expected")
    return value


def _member_reader(wanted: type[StrEnum]) -> Callable[[Any], Any]:
    members = {member.value: member for member in wanted}
    return members.__getitem__


def _read_moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError("a date and time expected")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment


def _read_part(
    wanted: Any, readers: Mapping[str, Callable[[Any], Any]], value: Mapping[str, Any]
) -> object:
    return wanted(**{name: readers[name](each) for name, each in value.items()})


def _read_optional(inner: Callable[[Any], Any], value: object) -> object:
    return None if value is None else inner(value)


def _read_list(inner: Callable[[Any], Any], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError("a list expected")
    return tuple(inner(each) for each in value)


def _read_row(inner: Iterable[Callable[[Any], Any]], value: object) -> tuple[Any, ...]:
    readers = list(inner)
    if not isinstance(value, list) or len(value) != len(readers):
        raise TypeError(f"a list of {len(readers)} expected")
    return tuple(read(each) for read, each in zip(readers, value, strict=True))
