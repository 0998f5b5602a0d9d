"""Which answers a printed subtotal (S/T) adds up: those whose shares make it, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Shares = Sequence[float | None]
_ROUNDING = 0.005
_MOST_MEMBERS = 12
_WORTH_NAMING = 0.12


@dataclass(frozen=True, slots=True)
class Members:
    """Positions of the answers, and the columns where they do not make the subtotal."""

    positions: tuple[int, ...]
    differing: tuple[int, ...] = ()


def find_members(
    net: int,
    rows: Sequence[Shares],
    is_net: Sequence[bool],
    *,
    digits: int = 0,
    multiple: bool = False,
) -> Members:
    """The answers beside the subtotal at position ``net`` that it sums up.

    Answers follow their subtotal, else come before it. Where several may be given, a subtotal
    is at most the sum of its items and no less than the largest.
    """
    best: tuple[float, int, Members] | None = None
    for order, run in enumerate(_runs(net, is_net)):
        gaps = [
            _gap(rows[net][c], [rows[i][c] for i in run], multiple) for c in range(len(rows[net]))
        ]
        known = [g for g in gaps if g is not None]
        if not known:
            continue
        tolerance = _ROUNDING * 10**-digits * (len(run) + 1) + 1e-9
        differing = tuple(c for c, g in enumerate(gaps) if g is not None and g > tolerance)
        score = len(differing) / len(known) + sum(known) / len(known)
        if best is None or (score, order) < best[:2]:
            best = (score, order, Members(tuple(run), differing))
    if best is None or (best[2].differing and best[0] > 1 + _WORTH_NAMING):
        return Members(())
    return best[2]


def _runs(net: int, is_net: Sequence[bool]) -> list[range]:
    """Neighbouring answers: after the subtotal, the longest last, then before it."""
    end = next((i for i in range(net + 1, len(is_net)) if is_net[i]), len(is_net))
    start = next((i for i in range(net - 1, -1, -1) if is_net[i]), -1) + 1
    after = [range(net + 1, e) for e in range(net + 3, min(end, net + 1 + _MOST_MEMBERS) + 1)]
    before = [range(s, net) for s in range(net - 2, max(start, net - _MOST_MEMBERS) - 1, -1)]
    single = [range(net + 1, net + 2)] if end > net + 1 else []
    return [*after, *before, *single]


def _gap(net: float | None, items: Shares, multiple: bool) -> float | None:
    """How far the items are from making the subtotal; None where a figure is not printed."""
    known = [x for x in items if x is not None]
    if net is None or len(known) != len(items):
        return None
    if multiple:
        return max(0.0, max(known) - net, net - sum(known))
    return abs(net - sum(known))
