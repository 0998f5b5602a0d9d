"""Which characters the bytes of a text table stand for, and how sure that is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ocpart_desktop.extract import limits

# What French writes beyond ASCII, and how much each character tells that it is French.
_FRENCH = {
    **dict.fromkeys("éèàç", 5),
    **dict.fromkeys("êîôûùâœÉÈÀÇ’«»\u00a0", 2),
    **dict.fromkeys("ëïÊÎÔŒ…–—°€", 1),
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")
_REPLACED = "\ufffd"
MARKS_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; ``guessed`` names its encoding when only its accents tell it."""

    text: str
    guessed: str | None = None
    unreadable: int = 0
    """How many characters could not be made out; the text has « \ufffd » in their place."""


def unmarked_utf16(content: bytes) -> str | None:
    """The name of UTF-16 without a mark: every other byte of Latin text is then zero."""
    head = content[: limits.SNIFFED_BYTES]
    pairs = len(head) // 2
    if pairs < 2:
        return None
    high_first, low_first = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if low_first > 0.7 * pairs and high_first < 0.02 * pairs + 1:
        return "utf-16-le"
    if high_first > 0.7 * pairs and low_first < 0.02 * pairs + 1:
        return "utf-16-be"
    return None


def looks_like_text(content: bytes) -> bool:
    """Whether bytes may be a text table; a few stray control characters do not matter."""
    if content.startswith(MARKS_UTF16) or unmarked_utf16(content):
        return True
    head = content[: limits.SNIFFED_BYTES]
    return len(_CONTROLS.findall(head)) <= 0.02 * len(head)


def decoded(content: bytes) -> Decoded:
    """The text of a file. UTF-8 and UTF-16 prove themselves; older encodings are weighed."""
    if content.startswith(MARKS_UTF16):
        return _certain(content, "utf-16")
    if content.startswith(codecs.BOM_UTF8):
        return _certain(content, "utf-8-sig")
    if unmarked := unmarked_utf16(content):
        return _certain(content, unmarked)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _weighed(content)


def _certain(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, unreadable=text.count(_REPLACED))


def _weighed(content: bytes) -> Decoded:
    """UTF-8 with damage, Windows, Macintosh or DOS: whichever gives the most French letters.

    Windows is what most programs write: the others must give clearly more.
    """
    beyond = bytes(b for b in content[: limits.WEIGHED_BYTES] if b > 127)
    damaged = content[: limits.WEIGHED_BYTES].decode("utf-8", "replace")
    wrong = damaged.count(_REPLACED)
    if wrong < 0.1 * sum(character > "\x7f" for character in damaged):
        return _certain(content, "utf-8")
    windows = _frenchness(beyond, "cp1252")
    other = max(("mac-roman", "cp850"), key=lambda name: _frenchness(beyond, name))
    if _frenchness(beyond, other) > 2 * windows + 1:
        return Decoded(content.decode(other), guessed=_PROGRAMS[other])
    text = content.decode("cp1252", "replace")
    return Decoded(text, unreadable=text.count(_REPLACED))


_PROGRAMS = {"mac-roman": "Mac OS Roman", "cp850": "MS-DOS 850"}


def _frenchness(beyond: bytes, encoding: str) -> int:
    return sum(_FRENCH.get(character, 0) for character in beyond.decode(encoding, "replace"))
