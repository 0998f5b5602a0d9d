"""Names as they are compared: no accents, no case, no hyphens, no marks."""

from __future__ import annotations

import re
import unicodedata

_FOOTNOTES = re.compile(r"[⁰¹²³⁴-⁹ᵃ-ᵡ*†‡]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_WORD = re.compile(r"[a-z0-9]+")
_LINKS = {"et", "le", "la", "les", "l", "de", "du", "des", "d", "en", "region", "regions"}


def fold(text: str) -> str:
    """« Côte-d’Or* » → « cote d or »: lower-case words of letters and digits, one space apart."""
    if not text.isascii():
        plain = _FOOTNOTES.sub(" ", text).translate(_LIGATURES)
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    return " ".join(_WORD.findall(text.lower()))


def name_words(text: str) -> tuple[str, ...]:
    """The words that make a name, whatever their order: « Réunion (La) » is « La Réunion »."""
    return tuple(sorted(word for word in fold(text).split() if word not in _LINKS))
