"""Whether two wordings are one question's, from one extract to the next.

Words may be added, left out or spelled a little otherwise. A word that takes another's place makes
another question: the items of a battery differ by no more than that.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from ocpart_desktop.geography.folding import fold

LIKE_WORDS = 0.8  # of two spellings of one word (difflib's ratio)
LEAST_SHARED = 0.6  # of all the words of both wordings
FEWEST_WORDS = 3

_LINKS = frozenset({
    "a", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "d", "elle", "en",
    "est", "et", "il", "ils", "la", "le", "les", "leur", "l", "ou", "par", "pas", "plus", "pour",
    "qu", "que", "quel", "quelle", "quels", "quelles", "qui", "s", "sa", "se", "ses", "son",
    "sont", "sur", "un", "une", "vos", "votre", "vous", "y", "an", "and", "are", "at", "by", "do",
    "does", "for", "has", "have", "how", "in", "is", "it", "its", "of", "on", "or", "the",
    "their", "to", "what", "which", "with", "you", "your",
})  # fmt: skip


def is_reworded(before: str, after: str) -> bool:
    """Whether one wording is the other, put a little otherwise."""
    first, second = _words(before), _words(after)
    alone, others = first - second, second - first
    shared = len(first & second)
    for word in sorted(alone):
        twin = next((other for other in sorted(others) if _is_spelling(word, other)), None)
        if twin is not None:
            alone, others = alone - {word}, others - {twin}
            shared += 1
    if (alone and others) or shared < FEWEST_WORDS:
        return False
    return shared >= LEAST_SHARED * (shared + len(alone) + len(others))


def likeness(before: str, after: str) -> float:
    """From 0 to 1, how much of two wordings is the same: what to propose first."""
    first, second = _words(before), _words(after)
    return len(first & second) / max(1, len(first | second))


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split()) - _LINKS


def _is_spelling(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return False
    return SequenceMatcher(None, one, other).ratio() >= LIKE_WORDS
