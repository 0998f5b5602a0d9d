"""Cells of rarer forms, one by one: formulas, errors, attributes in another order."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ocpart_desktop.extract.plain_sheets.codes import BLANK, Codes
from ocpart_desktop.extract.plain_sheets.surprise import expect, surprised
from ocpart_desktop.extract.plain_sheets.texts import decoded, string

_CELL = re.compile(
    rb'<c r="[A-Z]+\d+"(?P<attributes>(?: [\w:.]+="[^"<>&]*")*)(?:/>|>'
    rb'(?P<formula><f(?: [\w:.]+="[^"<>]*")*(?:/>|>(?P<terms>[^<]*)</f>))?'
    rb"(?:<v>(?P<value>[^<]*)</v>|<v/>)?"
    rb'(?:<is><t(?P<space> xml:space="preserve")?>(?P<text>[^<]*)</t></is>)?'
    rb"</c>)"
)
_ATTRIBUTE = re.compile(rb'([\w:.]+)="([^"]*)"')
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DIGITS = re.compile(rb"\d{1,8}")
_ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"}


@dataclass(frozen=True, slots=True)
class OddCell:
    """The code of a cell, the error it shows, whether its formula was never computed."""

    code: int
    error: str = ""
    uncomputed: bool = False


def trimmed_text(raw: bytes) -> str:
    """The text of a ``<t>``."""
    return string(decoded(raw), preserved=False)


def preserved_text(raw: bytes) -> str:
    """The text of a ``<t xml:space="preserve">``."""
    return string(decoded(raw), preserved=True)


def odd_cell(xml: bytes, start: int, end: int, codes: Codes) -> OddCell:
    """The cell that stands exactly from ``start`` to ``end``."""
    found = _CELL.fullmatch(xml, start, end)
    if found is None:
        surprised("a cell of another form")
    pairs = _ATTRIBUTE.findall(found["attributes"])
    attributes: dict[bytes, bytes] = dict(pairs)
    expect(len(attributes) == len(pairs) and b"r" not in attributes, "attributes once")
    kind = attributes.get(b"t", b"n")
    decoded(found["terms"] or b"")  # which the usual reader does not keep, but takes apart
    uncomputed = found["formula"] is not None and not found["value"]
    if found["text"] is not None:
        expect(kind == b"inlineStr" and found["value"] is None, "text in the cell alone")
        read = preserved_text if found["space"] else trimmed_text
        return OddCell(codes.text(found["text"], read), uncomputed=uncomputed)
    if kind == b"str" and b"<v" in found[0]:
        return OddCell(codes.text(found["value"] or b"", decoded), uncomputed=uncomputed)
    if not found["value"]:
        expect(kind != b"e", "an error that says which")
        return OddCell(BLANK, uncomputed=uncomputed)
    return _valued(kind, found["value"], attributes.get(b"s"), codes)


def _valued(kind: bytes, value: bytes, style: bytes | None, codes: Codes) -> OddCell:
    if kind == b"n":
        expect(
            _NUMBER.fullmatch(value) and _DIGITS.fullmatch(b"0" if style is None else style),
            "a number",
        )
        styles = None if style is None else np.array([int(style)])
        return OddCell(int(codes.numbers(np.array([float(value)]), styles)[0]))
    if kind == b"s":
        expect(_DIGITS.fullmatch(value), "a number of shared string")
        return OddCell(int(codes.shared(np.array([int(value)]))[0]))
    if kind == b"b":
        expect(value in (b"0", b"1"), "true or false")
        return OddCell(int(codes.booleans(np.array([value != b"0"]))[0]))
    expect(kind == b"e" and value in _ERRORS, "a known kind of cell")
    return OddCell(codes.error, error=value.decode())
