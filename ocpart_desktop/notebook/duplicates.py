"""Initiatives that may be the one being typed: noticed while there is still time.

Titles are compared by their words, the rare ones counting more; the last word is taken for the
beginning of one. A place that is the same makes it likelier, another one less.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.notebook.model import Initiative

LIKELY = 0.6
"""The share of what is typed that a title must hold to be worth a look."""

_SHORTEST = 3
_COMMON = frozenset(
    {"des", "les", "une", "aux", "sur", "par", "pour", "avec", "dans", "the", "and"}
)
_AFTER = "\uffff"


class Likeness:
    """Compares what is typed with the initiatives there are, again and again as they change."""

    def __init__(self) -> None:
        self._initiatives: Sequence[Initiative] = ()
        self._bearers: dict[str, list[int]] = {}
        self._sorted: list[str] = []

    def follow(self, initiatives: Sequence[Initiative]) -> None:
        """Know these; it may be called ahead, from another thread."""
        if initiatives is self._initiatives:
            return
        bearers: defaultdict[str, list[int]] = defaultdict(list)
        for at, initiative in enumerate(initiatives):
            for word in set(_words(initiative.title)):
                bearers[word].append(at)
        self._bearers, self._sorted = dict(bearers), sorted(bearers)
        self._initiatives = initiatives

    def like(
        self, initiatives: Sequence[Initiative], typed: Initiative, limit: int = 3
    ) -> tuple[Initiative, ...]:
        """Those that may be the same as the one typed, the likeliest first."""
        self.follow(initiatives)
        words = _words(typed.title)
        if not words:
            return ()
        weights = [self._weight(word) for word in words]
        scores: Counter[int] = Counter()
        for place, (word, weight) in enumerate(zip(words, weights, strict=True)):
            bearers = {
                at
                for known in self._known(word, begins=place == len(words) - 1)
                for at in self._bearers[known]
            }
            for at in bearers:
                scores[at] += weight  # type: ignore[assignment]
        whole = sum(weights)
        likely = [
            (share, at)
            for at, score in scores.items()
            if (share := self._judged(score / whole, at, typed)) >= LIKELY
        ]
        likely.sort(key=lambda each: (-each[0], each[1]))
        return tuple(self._initiatives[at] for _share, at in likely[:limit])

    def _known(self, word: str, *, begins: bool) -> Iterator[str]:
        if not begins:
            return iter((word,) if word in self._bearers else ())
        first = bisect_left(self._sorted, word)
        return iter(self._sorted[first : bisect_left(self._sorted, word + _AFTER)])

    def _weight(self, word: str) -> float:
        return log(2 + len(self._initiatives) / (1 + len(self._bearers.get(word, ()))))

    def _judged(self, share: float, at: int, typed: Initiative) -> float:
        """A title that says much more than what is typed is less like it."""
        known = self._initiatives[at]
        extra = max(0, len(_words(known.title)) - len(_words(typed.title)))
        share -= 0.03 * extra
        places = {fold(known.territory_name), fold(typed.territory_name)} - {""}
        if known.territory_name and typed.territory_name:
            share += 0.1 if len(places) == 1 else -0.15
        return share


def _words(title: str) -> list[str]:
    words = fold(title).split()
    told = [word for word in words if len(word) >= _SHORTEST and word not in _COMMON]
    return told or words
