"""Text as every file format can hold it: legal characters, legal lengths, legal names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

CELL_LIMIT = 32_767  # UTF-16 units in a cell of Excel
SHEET_NAME_LIMIT = 31
REPLACEMENT = "\ufffd"

T = TypeVar("T")

# What XML 1.0 cannot hold, and the invisible marks that turn text around.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "|", "%")


def legal(text: str) -> str:
    """The text without control characters; line ends become line feeds."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return _TURNING.sub("", _ILLEGAL.sub("", unified))


def legal_values(value: T) -> T:
    """A copy of a record (frozen dataclasses and tuples, at any depth) whose texts are legal."""
    return _legal_copy(value)  # type: ignore[no-any-return]


def illegal_count(value: object) -> int:
    """How many characters ``legal_values`` would take out (line ends aside)."""
    return sum(len(found.findall(text)) for text in _texts(value) for found in (_ILLEGAL, _TURNING))


def pieces(text: str, limit: int = CELL_LIMIT) -> tuple[str, ...]:
    """The text in pieces that each fit in a cell; joined, they are the text again."""
    found: list[str] = []
    start = length = 0
    for place, character in enumerate(text):
        units = 2 if ord(character) > 0xFFFF else 1
        if length + units > limit:
            found.append(text[start:place])
            start, length = place, 0
        length += units
    return (*found, text[start:])


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would try to compute the text once it is edited."""
    return text.startswith(_FORMULA_LIKE)


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """A legal name no other sheet bears, as close as can be to the one wanted."""
    name = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", legal(wanted)).split()).strip("' ")
    if not name or name.casefold() == "history":
        name = f"{name or 'OCPart'} 1"
    used = {each.casefold() for each in taken}
    number = 1
    while True:
        suffix = "" if number == 1 else f" ({number})"
        candidate = _cut(name, SHEET_NAME_LIMIT - len(suffix)).rstrip().rstrip("'") + suffix
        if candidate.casefold() not in used:
            return candidate
        number += 1


def _cut(text: str, units: int) -> str:
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text


def _legal_copy(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, tuple):
        return tuple(_legal_copy(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _legal_copy(getattr(value, f.name)) for f in fields(value)}
        )
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
