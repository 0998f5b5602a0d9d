"""Records as text and back: how a notebook's records are written down.

A record is written as JSON, so that any text the keyboard can produce (NUL, half of a surrogate
pair, emoji) is stored and comes back unchanged; a field that holds its default is left out. What
is read back is untrusted: every value is checked against the type its field declares.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ocpart_desktop.notebook.blanks import maker
from ocpart_desktop.notebook.changed import RecordKind
from ocpart_desktop.notebook.model import (
    Initiative,
    Note,
    Record,
    SavedFilter,
    Slide,
    Term,
    View,
    Workshop,
)
from ocpart_desktop.survey.corrections import Correction

Fields = Mapping[str, Any]
"""A record as JSON values, by field name."""


CLASSES: dict[RecordKind, type[Record]] = {
    RecordKind.WORKSHOP: Workshop,
    RecordKind.INITIATIVE: Initiative,
    RecordKind.NOTE: Note,
    RecordKind.VIEW: View,
    RecordKind.SLIDE: Slide,
    RecordKind.TERM: Term,
    RecordKind.FILTER: SavedFilter,
    RecordKind.CORRECTION: Correction,
}
_KINDS: dict[type[Record], RecordKind] = {made: kind for kind, made in CLASSES.items()}

WORKSHOP = Workshop().id
"""The identity of the only workshop of a notebook."""

PRIVATE = frozenset({"contact"})
"""The fields kept apart from all others, in every kind, so that they can be erased for good."""


class DamagedRecordError(ValueError):
    """What was stored is not what was written."""


def kind_of(record: Record) -> RecordKind:
    """The kind of a record."""
    return _KINDS[type(record)]


def to_fields(record: Record) -> dict[str, Any]:
    """A record as JSON values, whole."""
    return {name: plain(getattr(record, name)) for name in defaults(kind_of(record))}


def told_fields(record: Record) -> dict[str, Any]:
    """A record as JSON values, without the fields that hold their default."""
    usual = defaults(kind_of(record))
    return {name: value for name, value in to_fields(record).items() if value != usual[name]}


def from_fields(kind: str, values: Fields) -> Record:
    """A record from JSON values; fields that are left out hold their defaults."""
    try:
        made, known = _FORMS[kind]
        told: dict[str, Any] = {}
        for name, value in values.items():
            own, read = known[name]
            if read is not None:
                told[own] = read(value)
            elif type(value) is str:
                told[own] = value
            else:
                raise TypeError(f"{name} is a text")
        record = made(**told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedRecordError(f"not a {kind}: {error}") from error
    if isinstance(record, Workshop) != (record.id == WORKSHOP):
        raise DamagedRecordError(f"a {kind} cannot have this identity")
    return record


@cache
def defaults(kind: RecordKind) -> Fields:
    """What each field of a kind holds when nothing is said; None for an identity, a time."""
    return {each.name: plain(_default(each)) for each in fields(CLASSES[kind])}


def to_text(values: Fields) -> str:
    """JSON values as one line, always the same for the same values."""
    text = _ENCODER.encode(values)
    return text if text.isascii() else _HALVES.sub(_escaped, text)


_AT_ONE_GO = 200  # lines
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_HALVES = re.compile("[\ud800-\udfff]")


def _escaped(half: re.Match[str]) -> str:
    """Half of a surrogate pair has no place in UTF-8."""
    return f"\\u{ord(half[0]):04x}"


def from_text(text: str) -> dict[str, Any]:
    """The JSON values of one line."""
    try:
        values = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedRecordError(f"not JSON: {error}") from error
    if not isinstance(values, dict):
        raise DamagedRecordError("not a JSON object")
    return values


def from_bytes(texts: Sequence[bytes]) -> list[dict[str, Any]]:
    """The JSON values of many lines of UTF-8, some at one go: twice as fast.

    All at one go, one odd letter would widen them all.
    """
    values: list[dict[str, Any]] = []
    for first in range(0, len(texts), _AT_ONE_GO):
        lines = texts[first : first + _AT_ONE_GO]
        found = from_text((b'{"all":[' + b",".join(lines) + b"]}").decode())["all"]
        if len(found) != len(lines):
            raise DamagedRecordError("more or fewer objects than lines")
        values += found
    return values


def digest(*parts: str) -> str:
    """The fingerprint of stored texts (SHA-256); no two different lists share one."""
    whole: list[bytes] = []
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        whole += (b"%d:" % len(encoded), encoded)
    return hashlib.sha256(b"".join(whole)).hexdigest()


def plain(value: object) -> Any:
    """A field's value as JSON holds it."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"a record cannot hold a {type(value).__name__}")


def _default(told: Field[Any]) -> object:
    """An identity and a time are made for each record: they have no usual value."""
    return None if told.default is MISSING else told.default


def _readers(made: Any) -> dict[str, Callable[[Any], Any]]:
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
        return partial(_read_part, hint, _readers(hint))
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


Known = Mapping[str, tuple[str, Callable[[Any], Any] | None]]
"""By field name, the class's very own name for it, and what reads it unless it is a plain text."""


def _known(made: type[Record]) -> Known:
    readers, hints = _readers(made), get_type_hints(made)
    return {
        each.name: (each.name, None if hints[each.name] is str else readers[each.name])
        for each in fields(made)
    }


_FORMS: dict[str, tuple[Callable[..., Record], Known]] = {
    kind.value: (maker(made), _known(made)) for kind, made in CLASSES.items()
}
"""By kind, how it is made and what its fields are."""
