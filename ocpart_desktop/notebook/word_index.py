"""Which records a word begins in: postings by word, the words in order.

A keystroke looks up the words that begin so, and joins what they are in; scanning the texts
themselves took a microsecond a record and a word. Records are known by a number of their own, in
the order in which they came.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

_AFTER = b"\xff"  # after any letter or digit: folded words are plain


class WordIndex:
    """Numbers are given in increasing order; what is no longer searched is left to its owner."""

    def __init__(self) -> None:
        self._postings: dict[bytes, array[int]] = {}
        self._words: list[bytes] = []

    def add(self, number: int, words: Iterable[bytes]) -> None:
        """Note that these words are in a record."""
        for word in words:
            known = self._postings.get(word)
            if known is None:
                self._postings[word] = array("I", (number,))
            else:
                known.append(number)

    def beginning(self, start: bytes) -> set[int]:
        """The numbers of the records where a word begins so."""
        if len(self._words) != len(self._postings):
            self._words = sorted(self._postings)
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + _AFTER, lo=first)
        return set().union(*(self._postings[word] for word in self._words[first:last]))
