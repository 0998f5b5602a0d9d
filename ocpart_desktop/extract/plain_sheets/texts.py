"""Texts as the usual reader understands them: entities, trimmed ends, Excel's own escapes."""

from __future__ import annotations

import re

from ocpart_desktop.extract.plain_sheets.surprise import expect, surprised

_BLANKS = " \t\r\n"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
_ESCAPED = re.compile(r"_x00([0-9A-Fa-f]{2})_")
_LAST, _SURROGATES = 0x10FFFF, range(0xD800, 0xE000)


def is_utf_8(xml: bytes) -> bool:
    """Whether all of it is."""
    try:
        return xml.isascii() or bool(xml.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def decoded(raw: bytes) -> str:
    """XML text without markup: UTF-8, line ends made one character, entities resolved."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        surprised("text that is not UTF-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _resolved(text) if "&" in text else text


def string(text: str, *, preserved: bool) -> str:
    """The string of a ``<t>``, once decoded: blanks at its ends count only if preserved."""
    if not preserved:
        text = text.strip(_BLANKS)
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x00" in text else text


def _resolved(text: str) -> str:
    resolved, n = _ENTITY.subn(_character, text)
    expect(n == text.count("&"), "known entities")
    return resolved


def _character(entity: re.Match[str]) -> str:
    if entity[1]:
        return _NAMED[entity[1]]
    number = int(entity[2]) if entity[2] else int(entity[3], 16)
    expect(0 < number <= _LAST and number not in _SURROGATES, "characters of Unicode")
    return chr(number)
