"""The usual forms of a cell, each recognised byte by byte in all cells at once.

``<c r="A1" s="2" t="s"><v>7</v></c>``, with or without style and type; a blank one with a style;
a text written in the cell. Whatever is of no such form is left to ``odd_cells``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ocpart_desktop.extract.plain_sheets.tiles import Cells, Tags
from ocpart_desktop.extract.plain_sheets.words import (
    Bools,
    Places,
    Text,
    mask,
    numbers,
    word,
)

_VALUE, _VALUE_END = word(b"><v>"), word(b"</v></c>")
_TYPE, _TYPE_MASK = word(b'" t="\0">'), ~word(b"\0\0\0\0\0\xff")
_TYPE_LENGTH = len(' t="s"')
_STYLE = word(b'" s="')
_STRING = word(b'" t="str'), word(b't="str">')
_INLINE = word(b'" t="inl'), word(b'ineStr">')
_TEXT, _SPACED_TEXT = word(b"><is><t>"), word(b"><is><t ")
_SPACE = word(b"xml:spac"), word(b'e="prese'), word(b'rve">')
_TEXT_END = word(b"</t></is"), word(b"></c>")
_QUOTE, _SLASH, _MORE = b'"/>'

NUMBER = ord("n")


@dataclass(frozen=True, slots=True)
class Valued:
    """Cells around a ``<v>``: where their value is, its length, their type's letter, their style.

    ``sound`` says which of the cells looked at are of this form; the rest means nothing for others.
    """

    sound: Bools
    at: Places
    length: Places
    kind: Places
    style: Places


@dataclass(frozen=True, slots=True)
class Written:
    """Cells around a text of their own; ``preserved`` says whose blanks count."""

    sound: Bools
    at: Places
    length: Places
    preserved: Bools


def valued(text: Text, tags: Tags, cells: Cells) -> Valued:
    """The cells with a value, of a type of one letter or without one."""
    sound, at, length = _around_value(text, tags, cells)
    tail = text.words(cells.tag_end - 7)
    typed = (tail & _TYPE_MASK) == _TYPE
    style, plain = _style(text, cells, _TYPE_LENGTH * typed)
    kind = np.where(typed, ((tail >> np.uint64(40)) & np.uint64(255)).view(np.int64), NUMBER)
    return Valued(sound & plain, at, length, kind, style)


def computed_texts(text: Text, tags: Tags, cells: Cells) -> Written:
    """The cells whose value is the text that a formula gave."""
    sound, at, length = _around_value(text, tags, cells)
    sound &= text.words(cells.tag_end - 9) == _STRING[0]
    sound &= text.words(cells.tag_end - 7) == _STRING[1]
    sound &= _style(text, cells, len(' t="str"'))[1]
    return Written(sound, at, length, np.zeros(len(at), bool))


def written_texts(text: Text, tags: Tags, cells: Cells) -> Written:
    """The cells that hold one text without runs."""
    head = text.words(cells.tag_end)
    spaced = head == _SPACED_TEXT
    for n, piece in enumerate(_SPACE):
        there = text.words(cells.tag_end + 8 * (n + 1))
        spaced &= (there & mask(5) if n == 2 else there) == piece
    closing = tags.starts[cells.tag + 3]
    sound = (head == _TEXT) | spaced
    sound &= text.words(cells.tag_end - 15) == _INLINE[0]
    sound &= text.words(cells.tag_end - 7) == _INLINE[1]
    sound &= text.words(closing) == _TEXT_END[0]
    sound &= (text.words(closing + 8) & mask(5)) == _TEXT_END[1]
    sound &= closing + 13 == cells.end
    sound &= _style(text, cells, len(' t="inlineStr"'))[1]
    at = cells.tag_end + np.where(spaced, len('><is><t xml:space="preserve">'), len("><is><t>"))
    return Written(sound, at, closing - at, spaced)


def blank(text: Text, cells: Cells) -> Bools:
    """The cells that hold nothing, with or without a style: ``<c r="A1" s="2"/>``."""
    closed: Bools = (text.bytes[cells.tag_end] == _MORE) & (text.bytes[cells.tag_end - 1] == _SLASH)
    closed &= cells.tag_end + 1 == cells.end
    return closed & _style(text, cells, len("/"))[1]


def _around_value(text: Text, tags: Tags, cells: Cells) -> tuple[Bools, Places, Places]:
    at = cells.tag_end + len("><v>")
    closing = tags.starts[cells.tag + 2]
    sound = (text.words(cells.tag_end) & mask(4)) == _VALUE
    sound &= text.words(closing) == _VALUE_END
    sound &= closing + 8 == cells.end
    return sound, at, closing - at


def _style(text: Text, cells: Cells, beside: Places | int) -> tuple[Places, Bools]:
    """The style of each cell, -1 for none, and whether there is nothing else in its tag.

    ``beside`` is the length of what follows, already known.
    """
    length = cells.tag_end - cells.quote - 1 - beside
    style, plain = np.full(len(length), -1), length == 0
    rows = np.flatnonzero((length >= len(' s="1"')) & (length <= len(' s="12345678"')))
    if len(rows):
        quote, digits = cells.quote[rows], length[rows] - len(' s=""')
        style[rows], sound = numbers(text.words(quote + 5), digits)
        sound &= (text.words(quote) & mask(5)) == _STYLE
        plain[rows] = sound & (text.bytes[quote + length[rows]] == _QUOTE)
    return style, plain
