"""Records as text and back: how a notebook's records are written down.

A record is written as JSON, so that any text the keyboard can produce (NUL, half of a surrogate
pair, emoji) is stored and comes back unchanged; a field that holds its default is left out. What
is read back is untrusted: every value is checked against the type its field declares.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar, get_type_hints

from ocpart_desktop.notebook.blanks import copier, maker
from ocpart_desktop.notebook.changed import RecordKind
from ocpart_desktop.notebook.field_readers import readers_of
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

R = TypeVar("R", bound=Record)

Fields = Mapping[str, Any]
"""A record as JSON values, by field name."""

Known = Mapping[str, tuple[str, Callable[[Any], Any] | None]]
"""By field name, the class's very own name for it, and what reads it unless it is a plain text."""


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
    names, read, usual = _SHAPES[type(record)]
    return {
        name: value if type(value) is str else plain(value)
        for name, value, taken_for_granted in zip(names, read(record), usual, strict=True)
        if value is not taken_for_granted and value != taken_for_granted
    }


def changed_fields(before: Record, after: Record) -> list[str]:
    """The fields in which two records of a kind differ as they are stored."""
    names, read, _usual = _SHAPES[type(after)]
    return [
        name
        for name, was, now in zip(names, read(before), read(after), strict=True)
        if was is not now and plain(was) != plain(now)
    ]


def from_fields(kind: str, values: Fields) -> Record:
    """A record from JSON values; fields that are left out hold their defaults."""
    try:
        made, known = _FORMS[kind]
        return _of_its_own(made(**_told(known, values)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedRecordError(f"not a {kind}: {error}") from error


def with_fields(record: Record, values: Fields) -> Record:
    """The same record, some of its fields read from JSON values."""
    kind = kind_of(record)
    try:
        return _of_its_own(altered(record, **_told(_FORMS[kind][1], values)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedRecordError(f"not a {kind}: {error}") from error


def _of_its_own(record: Record) -> Record:
    """The record, whose identity may be the workshop's only if it is one."""
    if isinstance(record, Workshop) != (record.id == WORKSHOP):
        raise DamagedRecordError(f"a {kind_of(record)} cannot have this identity")
    return record


def altered(record: R, **values: Any) -> R:
    """What ``dataclasses.replace`` gives, made faster: thousands are changed in one step."""
    copied: R = _COPIERS[type(record)](record, values)
    return copied


def _told(known: Known, values: Fields) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in values.items():
        own, read = known[name]
        if read is not None:
            told[own] = read(value)
        elif type(value) is str:
            told[own] = value
        else:
            raise TypeError(f"{name} is a text")
    return told


@cache
def defaults(kind: RecordKind) -> Fields:
    """What each field of a kind holds when nothing is said; None for an identity, a time."""
    return {each.name: plain(_default(each)) for each in fields(CLASSES[kind])}


def to_text(values: Fields) -> str:
    """JSON values as one line, always the same for the same values."""
    text = _ENCODER.encode(values)
    try:
        text.encode()  # a tenth of the time that looking for halves takes
    except UnicodeEncodeError:
        return _HALVES.sub(_escaped, text)
    return text


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
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    whole = b"".join([b"%d:%b" % (len(part), part) for part in encoded])
    return hashlib.sha256(whole).hexdigest()


_AS_IT_IS = (str, int, NoneType)


def plain(value: object) -> Any:
    """A field's value as JSON holds it."""
    if isinstance(value, _AS_IT_IS):
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


def _known(made: type[Record]) -> Known:
    readers, hints = readers_of(made), get_type_hints(made)
    return {
        each.name: (each.name, None if hints[each.name] is str else readers[each.name])
        for each in fields(made)
    }


_FORMS: dict[str, tuple[Callable[..., Record], Known]] = {
    kind.value: (maker(made), _known(made)) for kind, made in CLASSES.items()
}
"""By kind, how it is made and what its fields are."""

Shape = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]
"""The names of a class's fields, what reads them all at once, and what each usually holds."""


def _shape(made: type[Record]) -> Shape:
    names = tuple(each.name for each in fields(made))
    return names, attrgetter(*names), tuple(each.default for each in fields(made))


_SHAPES: dict[type[Any], Shape] = {made: _shape(made) for made in CLASSES.values()}
_COPIERS: dict[type[Any], Callable[[Any, Fields], Any]] = {
    made: copier(made) for made in CLASSES.values()
}
