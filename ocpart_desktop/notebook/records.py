"""Records as text and back: how a notebook's records are written down.

A record is written as JSON in pure ASCII, so that any text the keyboard can produce (NUL,
half of a surrogate pair, emoji) is stored and comes back unchanged. What is read back is
untrusted: every value is checked against the type its field declares.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ocpart_desktop.notebook.model import Initiative, Note, Record, View, Workshop
from ocpart_desktop.survey.corrections import Correction

Fields = Mapping[str, Any]
"""A record as JSON values, by field name."""


class RecordKind(StrEnum):
    """What a record is."""

    WORKSHOP = "workshop"
    INITIATIVE = "initiative"
    NOTE = "note"
    VIEW = "view"
    CORRECTION = "correction"


CLASSES: dict[RecordKind, type[Record]] = {
    RecordKind.WORKSHOP: Workshop,
    RecordKind.INITIATIVE: Initiative,
    RecordKind.NOTE: Note,
    RecordKind.VIEW: View,
    RecordKind.CORRECTION: Correction,
}
_KINDS: dict[type[Record], RecordKind] = {made: kind for kind, made in CLASSES.items()}


class DamagedRecordError(ValueError):
    """What was stored is not what was written."""


def kind_of(record: Record) -> RecordKind:
    """The kind of a record."""
    return _KINDS[type(record)]


def to_fields(record: Record) -> Fields:
    """A record as JSON values."""
    return {name: _plain(getattr(record, name)) for name in _field_readers(kind_of(record))}


def from_fields(kind: str, values: Fields) -> Record:
    """A record from JSON values; fields added since it was written take their defaults."""
    try:
        readers = _field_readers(RecordKind(kind))
        record = CLASSES[RecordKind(kind)](
            **{name: readers[name](value) for name, value in values.items()}
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedRecordError(f"not a {kind}: {error}") from error
    if isinstance(record, Workshop) != (record.id == Workshop().id):
        raise DamagedRecordError(f"a {kind} cannot have this identity")
    return record


def to_text(values: Fields) -> str:
    """JSON values as one line of ASCII, always the same for the same values."""
    return json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Fields:
    """The JSON values of one line."""
    try:
        values = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedRecordError(f"not JSON: {error}") from error
    if not isinstance(values, dict):
        raise DamagedRecordError("not a JSON object")
    return values


def digest(*parts: str) -> str:
    """The fingerprint of stored texts (SHA-256); no two different lists share one."""
    whole = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(encoded))
        whole.update(encoded)
    return whole.hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


@cache
def _field_readers(kind: RecordKind) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(CLASSES[kind])
    return {each.name: _reader(hints[each.name]) for each in fields(CLASSES[kind])}


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
    return partial(_read_member if issubclass(hint, StrEnum) else _read_exact, hint)


def _read_exact(wanted: type, value: object) -> object:
    if type(value) is not wanted:
        raise TypeError(f"{wanted.__name__} expected")
    return value


def _read_member(wanted: type[StrEnum], value: str) -> StrEnum:
    return wanted(value)


def _read_moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError("a date and time expected")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment


def _read_optional(inner: Callable[[Any], Any], value: object) -> object:
    return None if value is None else inner(value)


def _read_list(inner: Callable[[Any], Any], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError("a list expected")
    return tuple(inner(each) for each in value)


def _read_row(inner: list[Callable[[Any], Any]], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) != len(inner):
        raise TypeError(f"a list of {len(inner)} expected")
    return tuple(read(each) for read, each in zip(inner, value, strict=True))
