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
NEAR = 60  # characters before the end of a piece

T = TypeVar("T")

# What XML 1.0 cannot hold, and the invisible marks that turn text around.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "|", "%")


def legal(text: str) -> str:
    """The text without control characters; line ends become line feeds."""
    unified = _LINE_ENDS.sub("\n", text)
    return _TURNING.sub("", _ILLEGAL.sub("", unified))


def legal_values(value: T) -> T:
    """A copy of a record (frozen dataclasses and tuples, at any depth) whose texts are legal."""
    return _legal_copy(value)  # type: ignore[no-any-return]


def illegal_count(value: object) -> int:
    """How many characters ``legal_values`` would take out (line ends aside)."""
    return sum(len(found.findall(text)) for text in _texts(value) for found in (_ILLEGAL, _TURNING))


def pieces(text: str, limit: int = CELL_LIMIT) -> tuple[str, ...]:
    """The text in pieces that each fit in a cell; joined, they are the text again.

    A piece ends after a space when there is one near its end.
    """
    found: list[str] = []
    start = length = 0
    space = -1  # the last one
    for place, character in enumerate(text):
        units = 2 if ord(character) > 0xFFFF else 1
        if length + units > limit:
            end = space + 1 if space >= start and place - space <= NEAR else place
            found.append(text[start:end])
            start, length = end, _units(text[end:place])
        if character == " ":
            space = place
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


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, units: int) -> str:
    while _units(text) > units:
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
