"""Cells cut at each separator, put back together where a label itself holds one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from ocpart_desktop.extract.wording import fold

_LONGEST = 8
_SURE, _SURE_OF_CAPITALS = 3, 6
_CAPITALS = 0.95


@dataclass(frozen=True, slots=True)
class Cutter:
    """How the parts of a cell make labels.

    ``whole`` are the labels known beforehand, folded; ``after`` tells which part always follows
    another; where ``capitals`` begin every label, a part in lower case goes with the one before.
    """

    joiner: str
    whole: frozenset[str]
    after: Mapping[str, str]
    capitals: bool

    @classmethod
    def of(
        cls, cells: Collection[Sequence[str]], joiner: str, known: Collection[str] = ()
    ) -> Cutter:
        """The cutter of a column, by all its cells."""
        first = [parts[0] for parts in cells if parts]
        begin = sum(not part[:1].islower() for part in first)
        capitals = begin >= _CAPITALS * len(first) and any(p[:1].isupper() for p in first)
        sure = _SURE_OF_CAPITALS if capitals else _SURE
        whole = frozenset(map(fold, known))
        return cls(joiner, whole, {} if whole else _inseparable(cells, sure), capitals)

    def labels(self, parts: Sequence[str]) -> list[str]:
        """The labels of one cell, in their order."""
        return list(self._labels(parts))

    def _labels(self, parts: Sequence[str]) -> Iterator[str]:
        start = 0
        while start < len(parts):
            end = self._end(parts, start)
            yield self.joiner.join(parts[start:end])
            start = end

    def _end(self, parts: Sequence[str], start: int) -> int:
        """Where the label that begins at ``start`` ends."""
        for end in range(min(len(parts), start + _LONGEST), start + 1, -1):
            if fold(self.joiner.join(parts[start:end])) in self.whole:
                return end
        if fold(parts[start]) in self.whole:
            return start + 1
        end = start + 1
        while end < len(parts) and self._goes_on(parts, start, end):
            end += 1
        return end

    def _goes_on(self, parts: Sequence[str], start: int, end: int) -> bool:
        """Whether ``parts[end]`` belongs to the label that begins at ``start``."""
        text = self.joiner.join(parts[start:end])
        if any(text.count(opening) > text.count(closing) for opening, closing in ("()", "«»")):
            return True
        if self.capitals and parts[end][:1].islower():
            return True
        return self.after.get(parts[end - 1]) == parts[end]


def _inseparable(cells: Collection[Sequence[str]], sure: int) -> dict[str, str]:
    """Parts always followed by one same part that never appears without them."""
    after: dict[str, Counter[str]] = {}
    before: dict[str, set[str]] = {}
    for parts in cells:
        for one, following in zip(parts, [*parts[1:], ""], strict=True):
            after.setdefault(one, Counter())[following] += 1
        for one, previous in zip(parts, ["", *parts[:-1]], strict=True):
            before.setdefault(one, set()).add(previous)
    return {
        one: next(iter(following))
        for one, following in after.items()
        if len(following) == 1
        and (last := next(iter(following)))
        and before[last] == {one}
        and following.total() >= sure
    }


def in_order(
    options: Sequence[str], cells: Collection[Sequence[str]], *, last: Callable[[str], bool]
) -> list[str]:
    """The order of the questionnaire, as told by which answers stand before which."""
    before: Counter[tuple[str, str]] = Counter()
    for told in cells:
        for i, one in enumerate(told):
            before.update((one, other) for other in told[i + 1 :])

    def compared(one: str, other: str) -> int:
        if last(one) != last(other):
            return 1 if last(one) else -1
        return before[other, one] - before[one, other] or (one > other) - (one < other)

    return sorted(options, key=cmp_to_key(compared))
