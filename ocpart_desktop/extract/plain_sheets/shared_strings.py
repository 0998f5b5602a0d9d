"""The strings that cells share, by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.plain_sheets.markup import name_of, sound_xml
from ocpart_desktop.extract.plain_sheets.surprise import expect
from ocpart_desktop.extract.plain_sheets.texts import decoded, string

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml [^>]*\?>\s*)?<sst(?: [^>]*)?>\s*")
_END = re.compile(rb"\s*</sst>\s*")
_PLAIN = re.compile(rb'<si><t( xml:space="preserve")?>([^<]*)</t></si>')
_SEPARATOR = "\0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def shared_strings(part: bytes) -> list[str]:
    """The strings of a sharedStrings part: plain ones all at once, rich ones one by one."""
    expect(b"\0" not in part and b"<!" not in part, "shared strings without markup")
    plain = _plain_strings(part)
    strings = plain if plain is not None else list(map(_joined, _items(part)))
    expect(max(map(len, strings), default=0) <= limits.CELL_TEXT, "texts that a cell can hold")
    return strings


def _plain_strings(part: bytes) -> list[str] | None:
    """The strings when all of them are plain and nothing lies between them."""
    start = _START.match(part)
    if start is None:
        return None
    found = _PLAIN.findall(part, start.end())
    preserved = [bool(space) for space, _text in found]
    taken = sum(len(text) for _space, text in found) + len(found) * len("<si><t></t></si>")
    taken += sum(preserved) * len(' xml:space="preserve"')
    if not _END.fullmatch(part, start.end() + taken):
        return None
    if not found:
        return []
    texts = decoded(_SEPARATOR.encode().join(text for _space, text in found)).split(_SEPARATOR)
    return [string(text, preserved=kept) for text, kept in zip(texts, preserved, strict=True)]


def _items(part: bytes) -> list[Element]:
    root = sound_xml(part)
    expect(name_of(root) == "sst", "shared strings under sst")
    items = list(root)
    expect(all(name_of(item) == "si" for item in items), "nothing but shared strings")
    return items


def _joined(item: Element) -> str:
    """The runs of a rich text, without the phonetic ones."""
    return "".join(map(_run, _runs(item)))


def _runs(element: Element) -> Iterator[Element]:
    for child in element:
        if name_of(child) == "t":
            yield child
        elif name_of(child) != "rPh":
            yield from _runs(child)


def _run(text: Element) -> str:
    expect(len(text) == 0, "text without elements in it")
    return string(text.text or "", preserved=text.get(_SPACE) == "preserve")
