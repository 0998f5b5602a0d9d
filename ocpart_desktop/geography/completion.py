"""Finding a territory while it is being typed, among 36 000."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from ocpart_desktop.geography.communes import communes, groupings
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.geography.neighbourhoods import list_stamp, neighbourhoods
from ocpart_desktop.geography.territories import Territory, TerritoryKind, territory
from ocpart_desktop.survey.regions import REGIONS

_SHORT_FORMS = {"st": "saint", "ste": "sainte"}
_GROUPING_TYPES = ("cc ", "ca ", "cu ")
_THOUSANDS = 2_000
_OF_A_NEIGHBOURHOOD = 1_000.0  # its weight: below the communes that are looked for most
_AFTER_EVERY_LETTER = "\uffff"


def find_territories(
    text: str, limit: int = 8, kinds: Collection[TerritoryKind] = tuple(TerritoryKind)
) -> tuple[Territory, ...]:
    """The territories whose name or code has a word beginning with each word typed.

    Accents, case, hyphens and « St » for « Saint » do not matter. The very name or code comes
    first, then the names that begin so, then the others; within each, the more populous first.
    """
    index = _index(list_stamp())
    answers = (index.entries[position] for position in index.find(text))
    kept = islice((entry for entry in answers if entry.kind in kinds), limit)
    return tuple(one for entry in kept if (one := territory(entry.kind, entry.code)))


def load_territories() -> None:
    """Read the territories now (half a second), so that the first keystroke is quick."""
    _index(list_stamp())


class _Entry(NamedTuple):
    weight: float
    kind: TerritoryKind
    code: str
    name: str  # folded, without « CC » and its like
    words: str  # of the whole name, and codes, each after a space


class _Prefixes:
    """Texts, sorted, with the positions of the entries that bear them."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        self.positions: dict[str, list[int]] = {}
        for text, position in texts:
            self.positions.setdefault(text, []).append(position)
        self._texts = sorted(self.positions)

    def beginning(self, prefix: str) -> list[str]:
        """The texts that begin so."""
        first = bisect_left(self._texts, prefix)
        return self._texts[first : bisect_left(self._texts, prefix + _AFTER_EVERY_LETTER)]

    def bearing(self, texts: Iterable[str]) -> list[int]:
        """The positions of the entries that bear one of these texts, in order."""
        return sorted({p for text in texts for p in self.positions[text]})


class _Index:
    """Every territory, the heaviest first, by whole name, by code and by word."""

    def __init__(self, entries: list[_Entry]) -> None:
        self.entries = entries
        self._names = _Prefixes((entry.name, p) for p, entry in enumerate(entries))
        self._words = _Prefixes(
            (w, p) for p, entry in enumerate(entries) for w in entry.words.split()
        )
        self._codes = {(entry.kind, entry.code.lower()): p for p, entry in enumerate(entries)}

    def find(self, text: str) -> Iterator[int]:
        """The positions of the entries that answer, best first, worked out as they are taken."""
        typed = fold(text).split()
        if not typed:
            return
        names = {" ".join(typed), " ".join(map(_whole, typed))}
        seen: set[int] = set()
        for position in chain(self._exact(names), self._begun(names), self._worded(typed)):
            if position not in seen:
                seen.add(position)
                yield position

    def _exact(self, names: set[str]) -> list[int]:
        codes = [(kind, name) for kind in TerritoryKind for name in names]
        bearers = [self._codes[code] for code in codes if code in self._codes]
        return sorted([*bearers, *(p for n in names for p in self._names.positions.get(n, ()))])

    def _begun(self, names: set[str]) -> Iterable[int]:
        """The entries whose name begins so. Where there are thousands, the first are met soon."""
        found = [text for name in names for text in self._names.beginning(name)]
        if len(found) < _THOUSANDS:
            return self._names.bearing(found)
        prefixes = tuple(names)
        return (p for p, entry in enumerate(self.entries) if entry.name.startswith(prefixes))

    def _worded(self, typed: list[str]) -> Iterator[int]:
        """The entries with a word that begins like each word typed, the rarest looked up first."""
        prefixes = [(word, _whole(word)) for word in typed]
        texts = [{t for p in pair for t in self._words.beginning(p)} for pair in prefixes]
        rarest = min(texts, key=len)
        for position in self._words.bearing(rarest):
            words = self.entries[position].words
            if all(f" {one}" in words or f" {other}" in words for one, other in prefixes):
                yield position


def _whole(word: str) -> str:
    return _SHORT_FORMS.get(word, word)


@lru_cache(maxsize=1)
def _index(_neighbourhoods: object) -> _Index:
    return _Index(sorted(_entries(), reverse=True))


def _entries() -> Iterator[_Entry]:
    """Every territory, weighing its population; kinds larger than a commune count for less."""
    people: Counter[str] = Counter()
    for c in communes().values():
        people[c.departement] += c.population
        yield _entry(c.population, TerritoryKind.COMMUNE, c.code, c.name, c.code, *c.postal_codes)
    for e in groupings().values():
        yield _entry(e.population / 4, TerritoryKind.EPCI, e.code, e.name, e.code)
    inhabitants: Counter[str] = Counter()
    for d in departements().values():
        inhabitants[d.region] += people[d.code]
        yield _entry(people[d.code] / 10, TerritoryKind.DEPARTEMENT, d.code, d.name, d.code)
    for q in neighbourhoods().values():
        commune = communes().get(q.commune)
        place = (commune.name, *commune.postal_codes) if commune else ()
        yield _entry(
            _OF_A_NEIGHBOURHOOD, TerritoryKind.QPV, q.code, q.name, q.code, *map(fold, place)
        )
    for r in REGIONS:
        yield _entry(inhabitants[r.code] / 10, TerritoryKind.REGION, r.code, r.name)


def _entry(weight: float, kind: TerritoryKind, code: str, label: str, *codes: str) -> _Entry:
    words = [_whole(word) for word in fold(label).split()]
    name = " ".join(words)
    if kind is TerritoryKind.EPCI and name.startswith(_GROUPING_TYPES):
        name = name[3:]
    return _Entry(weight, kind, code, name, " ".join(("", *words, *codes)).lower())
