"""Which answers a printed subtotal (S/T) adds up: those whose shares make it, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

Row = Sequence[float | None]
_WHOLE_PERCENT = 0.005
_EXACT = 1e-9
_MOST_MEMBERS = 12
_WORTH_NAMING = 0.12


@dataclass(frozen=True, slots=True)
class Members:
    """Positions of the answers, and the columns where they do not make the subtotal."""

    positions: tuple[int, ...]
    differing: tuple[int, ...] = ()


class Shares:
    """Rows × columns of printed shares, None where nothing is printed, and their rounding."""

    def __init__(self, rows: Sequence[Row], reach: Sequence[Sequence[float]] | None = None) -> None:
        self._rows = rows
        self._reach = reach or [[_WHOLE_PERCENT] * len(row) for row in rows]

    def weigh(self, net: int, run: Sequence[int], *, multiple: bool = False) -> Members:
        """The columns where the answers of a run do not make the subtotal, beyond rounding."""
        gaps = self.gaps(net, run, multiple=multiple)
        differing = tuple(
            c
            for c, gap in enumerate(gaps)
            if gap is not None and gap > sum(self._reach[i][c] for i in (net, *run)) + _EXACT
        )
        return Members(tuple(run), differing)

    def gaps(self, net: int, run: Sequence[int], *, multiple: bool = False) -> list[float | None]:
        """How far the items are from making the subtotal; None where a figure is not printed."""
        return [
            _gap(whole, [self._rows[i][c] for i in run], multiple)
            for c, whole in enumerate(self._rows[net])
        ]

    def told(self, net: int, run: Sequence[int]) -> bool:
        """Whether at least one column prints the subtotal and all its items."""
        return any(gap is not None for gap in self.gaps(net, run))

    def score(self, net: int, members: Members) -> float:
        """0 for items that make the subtotal everywhere, more the less they do."""
        known = [gap for gap in self.gaps(net, members.positions) if gap is not None]
        return len(members.differing) / len(known) + sum(known) / len(known)


def _gap(net: float | None, items: Row, multiple: bool) -> float | None:
    known = [x for x in items if x is not None]
    if net is None or len(known) != len(items):
        return None
    if multiple:
        return max(0.0, max(known) - net, net - sum(known))
    return abs(net - sum(known))


def find_members(
    net: int, shares: Shares, is_net: Sequence[bool], *, multiple: bool = False
) -> Members:
    """The answers beside the subtotal at position ``net`` that it sums up.

    Answers follow their subtotal, else come before it; runs further away, or across another
    subtotal, must make it in every column. Where several answers may be given, a subtotal is at
    most the sum of its items and no less than the largest, which many runs fit: then only the
    whole run up to the next subtotal is believed.
    """
    if multiple:
        runs = (run for run in _whole_runs(net, is_net) if len(run) > 1)
        weighed = (shares.weigh(net, run, multiple=True) for run in runs)
        return next((members for members in weighed if not members.differing), Members(()))
    near = [shares.weigh(net, run) for run in _near_runs(net, is_net) if shares.told(net, run)]
    best = min(near, key=lambda members: shares.score(net, members), default=None)
    if best is not None and not best.differing:
        return best
    for run in _far_runs(net, is_net):
        members = shares.weigh(net, run)
        if not members.differing and shares.told(net, run):
            return members
    if best is None or shares.score(net, best) > 1 + _WORTH_NAMING:
        return Members(())
    return best


def _around(net: int, is_net: Sequence[bool]) -> tuple[int, int]:
    """The first answer after the previous subtotal, and the end of those before the next one."""
    end = next((i for i in range(net + 1, len(is_net)) if is_net[i]), len(is_net))
    start = next((i for i in range(net - 1, -1, -1) if is_net[i]), -1) + 1
    return start, end


def _near_runs(net: int, is_net: Sequence[bool]) -> list[range]:
    """Neighbouring answers: after the subtotal, the longest last, then before it."""
    start, end = _around(net, is_net)
    after = [range(net + 1, e) for e in range(net + 3, min(end, net + 1 + _MOST_MEMBERS) + 1)]
    before = [range(s, net) for s in range(net - 2, max(start, net - _MOST_MEMBERS) - 1, -1)]
    single = [range(net + 1, net + 2)] if end > net + 1 else []
    return [*after, *before, *single]


def _whole_runs(net: int, is_net: Sequence[bool]) -> list[range]:
    """All the answers up to the next subtotal, else all those since the previous one."""
    start, end = _around(net, is_net)
    runs = [range(net + 1, end), range(start, net)]
    return runs if is_net[0] else runs[::-1]


def _far_runs(net: int, is_net: Sequence[bool]) -> Iterator[list[int]]:
    """Answers that follow each other once subtotals are left out, the nearest first."""
    answers = [i for i, other in enumerate(is_net) if not other]
    nearest = len(list(takewhile(lambda i: i < net, answers)))
    starts = sorted(range(len(answers)), key=lambda n: (n != nearest, abs(n - nearest)))
    for n in starts:
        for size in range(2, min(_MOST_MEMBERS, len(answers) - n) + 1):
            yield answers[n : n + size]
