"""Why printed cells differ from the respondents: each way of going wrong is tried in turn.

A reason is only *probable*. What explains a whole table or a whole column goes first, then what
two cells tell together; a lone cell could agree by chance with one filter among many, so filters
must explain two cells at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from ocpart_desktop.extract.crosscheck.recount import PLAIN, Way

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Place = tuple[int, int]

_MOST = 0.9
_SEVERAL = 2
_MUCH = 10
_SAME = 1e-6

WAYS = frozenset({
    "unweighted", "without_no_opinion", "citations", "everyone", "other_wave", "other_public",
    "every_wave", "every_public", "filter",
})  # fmt: skip
"""Reasons that are a way of counting a whole table."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Cells that differ for one reason; ``other`` is the row or the column swapped with."""

    code: str
    places: tuple[Place, ...]
    label: str = ""
    other: int = -1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rows × columns: what is printed, what we find, how far rounding reaches, printed decimals.

    ``parts`` are the rows that a subtotal adds up.
    """

    printed: Floats
    ours: Floats
    reach: Floats
    digits: npt.NDArray[np.int64]
    ways: Sequence[tuple[Way, Floats]] = ()
    parts: Mapping[int, Sequence[int]] = field(default_factory=dict)

    @property
    def differing(self) -> Bools:
        """The cells beyond rounding; those that either side does not tell are no difference."""
        return np.abs(self.printed - self.ours) > self.reach

    @property
    def beyond_a_unit(self) -> Bools:
        """The cells that no way of rounding explains."""
        return np.abs(self.printed - self.ours) > 10.0**-self.digits + self.reach / _MUCH

    def fit(self, figures: Floats) -> Bools:
        """Where other figures explain what is printed."""
        return np.abs(self.printed - figures) <= self.reach


def reasons(evidence: Evidence) -> list[Reason]:
    """Every differing cell once, under its probable reason (``unexplained`` for want of one)."""
    left = evidence.differing.copy()
    found: list[Reason] = []
    for search in (_whole_table, _regions, _answers, _columns, _rounded, _cells):
        for reason in search(evidence, left):
            found += [reason] if reason.places else []
            for place in reason.places:
                left[place] = False
    return list(_without_contradiction(found))


def _without_contradiction(found: Sequence[Reason]) -> Iterator[Reason]:
    """One table was counted in one way: the others that would explain some of it are no reason."""
    told: Counter[tuple[str, str]] = Counter()
    for reason in found:
        if reason.code in WAYS:
            told[reason.code, reason.label] += len(reason.places)
    kept = max(told, key=lambda way: told[way], default=None)
    for reason in found:
        if reason.code not in WAYS or (reason.code, reason.label) == kept:
            yield reason
        else:
            for place in reason.places:
                yield Reason("unexplained", (place,))


def _whole_table(evidence: Evidence, left: Bools) -> Iterator[Reason]:
    """Another way of counting that fits nearly every cell, the differing ones among them."""
    told = ~np.isnan(evidence.printed) & ~np.isnan(evidence.ours)
    if left.sum() < _SEVERAL:
        return
    for way, figures in evidence.ways:
        fit = evidence.fit(figures)
        if fit[told].mean() >= _MOST and fit[left].mean() >= _MOST:
            yield Reason(way.code, _places(left & fit), way.label)
            return


def _regions(evidence: Evidence, left: Bools) -> Iterator[Reason]:
    """Two columns printed one for the other; neighbours first."""
    columns = np.flatnonzero(left.any(axis=0))
    for one, other in sorted(combinations(columns.tolist(), 2), key=lambda p: p[1] - p[0]):
        rows = left[:, one] | left[:, other]
        if not evidence.beyond_a_unit[:, [one, other]].any():
            continue
        swapped = _crossed(evidence, (slice(None), one), (slice(None), other))
        if rows.any() and swapped[rows].all():
            yield Reason("region_swapped", _along(left[:, one], one), other=other)
            yield Reason("region_swapped", _along(left[:, other], other), other=one)
            left[:, [one, other]] = False


def _answers(evidence: Evidence, left: Bools) -> Iterator[Reason]:
    """Two answers of a column printed one for the other."""
    for one, other in combinations(range(len(left)), 2):
        crossed = _crossed(evidence, (one, slice(None)), (other, slice(None)))
        far = evidence.beyond_a_unit[one] | evidence.beyond_a_unit[other]
        columns = np.flatnonzero(crossed & left[one] & left[other] & far)
        if columns.size:
            yield Reason("answers_swapped", tuple((one, c) for c in columns.tolist()), other=other)
            yield Reason("answers_swapped", tuple((other, c) for c in columns.tolist()), other=one)
            left[np.ix_(np.array([one, other]), columns)] = False


def _crossed(evidence: Evidence, one: tuple, other: tuple) -> Bools:  # type: ignore[type-arg]
    printed, ours, reach = evidence.printed, evidence.ours, evidence.reach
    there = np.abs(printed[one] - ours[other]) <= reach[one]
    back = np.abs(printed[other] - ours[one]) <= reach[other]
    return np.asarray(there & back)


def _columns(evidence: Evidence, left: Bools) -> Iterator[Reason]:
    """Another way of counting, or a neighbour's figures, that fits a whole column."""
    for column in np.flatnonzero(left.sum(axis=0) >= _SEVERAL).tolist():
        for way, figures in (*evidence.ways, *_neighbours(evidence, column)):
            fit, told = evidence.fit(figures)[:, column], ~np.isnan(evidence.printed[:, column])
            if fit[told].all():
                yield Reason(way.code, _along(left[:, column], column), way.label)
                break


def _neighbours(evidence: Evidence, column: int) -> Iterator[tuple[Way, Floats]]:
    """The figures of the next columns, as if printed in this one."""
    for shift in (1, -1):
        if 0 <= column + shift < evidence.ours.shape[1]:
            moved = np.roll(evidence.ours, -shift, axis=1)
            yield Way("neighbour", str(column + shift)), moved


def _rounded(evidence: Evidence, left: Bools) -> Iterator[Reason]:
    """Subtotals that add rounded figures up, and figures cut off or rounded twice."""
    sums: list[Place] = []
    for row, parts in evidence.parts.items():
        total = evidence.printed[list(parts)].sum(axis=0)
        made = np.abs(evidence.printed[row] - total) < _SAME
        sums += [(row, c) for c in np.flatnonzero(made & left[row]).tolist()
                 if not left[list(parts), c].any()]  # fmt: skip
    yield Reason("sum_of_rounded", tuple(sums))
    yield Reason("rounding", _places(left & ~evidence.beyond_a_unit))


def _cells(evidence: Evidence, left: Bools) -> Iterator[Reason]:
    """What explains a lone cell: digits, a weight or NSP forgotten, the next column."""
    for row, column in _places(left):
        yield replace(_cell(evidence, row, column), places=((row, column),))


def _cell(evidence: Evidence, row: int, column: int) -> Reason:
    printed, ours = float(evidence.printed[row, column]), float(evidence.ours[row, column])
    if _transposed(printed, ours, int(evidence.digits[row, column])):
        return Reason("digits_transposed", ())
    simple = [(way, figures) for way, figures in evidence.ways if way.code != "filter"]
    for way, figures in (*simple, *_neighbours(evidence, column)):
        if evidence.fit(figures)[row, column]:
            return Reason(way.code, (), way.label)
    return Reason("unexplained", (), PLAIN.label)


def _transposed(printed: float, ours: float, digits: int) -> bool:
    """« 34 » for « 43 », « 7,6 » for « 6,7 »."""
    one, other = (f"{abs(x):.{digits}f}".replace(".", "") for x in (printed, ours))
    size = max(len(one), len(other), 2)
    one, other = one.zfill(size), other.zfill(size)
    turned = (one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(size - 1))
    return one != other and other in turned


def _along(rows: Bools, column: int) -> tuple[Place, ...]:
    return tuple((row, column) for row in np.flatnonzero(rows).tolist())


def _places(cells: Bools) -> tuple[Place, ...]:
    return tuple((int(row), int(column)) for row, column in np.argwhere(cells))
