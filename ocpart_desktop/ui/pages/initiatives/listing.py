"""The records asked for, in the order asked for: worked out again only as far as it must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import Any, Generic, Protocol, TypeVar

from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.filters import Holdings, Sieve
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.search import Search

Listed = TypeVar("Listed", Initiative, Note)
Shown_contra = TypeVar("Shown_contra", Initiative, Note, contravariant=True)


class Told(Protocol[Shown_contra]):
    """A column: ``text`` is what its cell says of a record, ``order`` what sorts it."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> Callable[[Shown_contra], str]: ...
    @property
    def order(self) -> Callable[[Shown_contra], Any]: ...


class Listing(Generic[Listed]):
    """Searches, sifts and sorts ten thousand records between two keystrokes.

    Records are known again by their identity in memory: one that changes is another.
    """

    def __init__(self) -> None:
        self.search: Search[Listed] = Search()
        self.wanted = ANYTHING
        self.sorted_by, self.descending = "", False
        self._records: Sequence[Listed] = ()
        self._columns: Mapping[str, Told[Listed]] = {}
        self._holdings = Holdings()
        self._passing: frozenset[int] | None = frozenset()
        self._in_order: tuple[Listed, ...] | None = None  # all the records, by the column
        self._ready: tuple[Listed, ...] | None = None  # of these, those that pass the criteria
        self._keys: dict[str, dict[int, tuple[Listed, Any]]] = {}

    def follow(
        self,
        records: Sequence[Listed],
        columns: Mapping[str, Told[Listed]],
        holdings: Holdings,
        wanted: Filter,
    ) -> None:
        """Know the records as they are now; ``holdings`` may hold otherwise than before."""
        if records is not self._records:
            self._in_order = None
        self._records, self._columns, self._holdings = records, columns, holdings
        self.wanted = wanted
        self._sift()

    def reword(self, search: Search[Listed]) -> None:
        """Search and sort by other words: some were named otherwise."""
        self.search, self._keys, self._in_order = search, {}, None

    def ask(self, wanted: Filter) -> None:
        """Ask for something else."""
        before, self.wanted = self.wanted, wanted
        if replace(before, text="") != replace(wanted, text=""):
            self._sift()

    def sort(self, column: str, *, descending: bool = False) -> None:
        """Put the records in the order of a column; in the notebook's own without one."""
        self.sorted_by, self.descending = column, descending
        self._in_order = self._ready = None

    @property
    def everything(self) -> Sequence[Listed]:
        """All the records there are."""
        return self._records

    @property
    def found(self) -> tuple[Listed, ...]:
        """What is asked for; without an order of its own, what is searched in the titles first."""
        if self.sorted_by not in self._columns:
            return _among(self.search.find(self._records, self.wanted.text), self._passing)
        if self._ready is None:
            self._ready = _among(self._sorted(), self._passing)
        if not self.wanted.text.strip():
            return self._ready
        found = frozenset(map(id, self.search.find(self._records, self.wanted.text)))
        return _among(self._ready, found)

    def count(self, criterion: str) -> Counter[Any]:
        """How many records each value of a criterion would leave, beside the other criteria."""
        return self.count_with_total(criterion)[0]

    def count_with_total(self, criterion: str) -> tuple[Counter[Any], int]:
        """The same, and how many records the other criteria leave in all."""
        others = Sieve(self.wanted.without(criterion), self._holdings)
        found = others.sift(self.search.find(self._records, self.wanted.text))
        return self._holdings.count(found, criterion), len(found)

    def _sift(self) -> None:
        self._ready = None
        if self.wanted.criteria:
            kept = Sieve(self.wanted, self._holdings).sift(self._records)
            self._passing = frozenset(map(id, kept))
        else:
            self._passing = None

    def _sorted(self) -> tuple[Listed, ...]:
        """All the records by the column; those that say nothing there come last either way."""
        if self._in_order is None:
            column = self._columns[self.sorted_by]
            known = self._keys.get(column.key, {})
            keys = {
                id(each): known.get(id(each)) or (each, _key(column, each))
                for each in self._records
            }
            self._keys = {column.key: keys}
            told: list[Listed] = []
            silent: list[Listed] = []
            for each in self._records:
                (silent if keys[id(each)][1] is None else told).append(each)
            told.sort(key=lambda each: keys[id(each)][1], reverse=self.descending)
            self._in_order = tuple(told + silent)
        return self._in_order


def _among(records: tuple[Listed, ...], kept: frozenset[int] | None) -> tuple[Listed, ...]:
    """The records whose identity is kept; all of them without any to keep."""
    if kept is None:
        return records
    return tuple(compress(records, map(kept.__contains__, map(id, records))))


def _key(column: Told[Listed], record: Listed) -> Any:
    """What sorts a record; None when it says nothing there."""
    return column.order(record) if column.text(record) else None
