"""Comparing what people typed: accents, case, punctuation and kinds of space ignored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

_WORDS = re.compile(r"[a-z0-9]+")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u200b\ufeff]+")


def clean(text: str) -> str:
    """The text as a person reads it: ordinary single spaces, none at the ends, no BOM."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """« S/T Oui, d’ici là » → « s t oui d ici la »: lower-case ASCII words, single spaces.

    Typographic signs part words as plain ones do.
    """
    lower = text.casefold()
    if not lower.isascii():
        lower = lower.replace("œ", "oe").replace("æ", "ae")
        lower = _ACCENTS.sub("", unicodedata.normalize("NFKD", lower))
    return " ".join(_WORDS.findall(lower))


def slug(text: str, taken: Collection[str] = ()) -> str:
    """A short readable id not in ``taken``: « Oui, émergente » → « oui-emergente »."""
    words = re.sub(r"^s t ", "st ", fold(text))[:48].strip().replace(" ", "-") or "x"
    candidate, number = words, 2
    while candidate in taken:
        candidate, number = f"{words}-{number}", number + 1
    return candidate


def close(one: str, other: str, threshold: float = 0.86) -> bool:
    """Whether two folded texts differ by no more than small slips of the keyboard."""
    if one == other:
        return True
    if not one or not other or abs(len(one) - len(other)) > 0.3 * max(len(one), len(other)):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio() >= threshold


def mentions(folded: str, *stems: str) -> bool:
    """Whether a folded text holds a word that begins with each stem, small slips allowed."""
    words = folded.split()
    return all(any(_begins(word, stem) for word in words) for stem in stems)


def _begins(word: str, stem: str) -> bool:
    if word.startswith(stem):
        return True
    return len(stem) >= 6 and close(word[: len(stem)], stem, 0.8)
