"""Ranks that say no more than the figures do: ties as they are read, and the ranks possible."""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.analysis.results import Estimate
from ocpart_desktop.i18n import half_up


def ranks_of(estimates: Sequence[Estimate], *, shares: bool) -> list[int | None]:
    """Ranks from the highest figure; None for those without one.

    Figures that read the same (« 65 % » twice) share a rank, and the next one counts them all:
    1, 2, 2, 4.
    """
    read = [None if e.value is None else _as_read(e.value, shares=shares) for e in estimates]
    values = [value for value in read if value is not None]
    return [None if own is None else 1 + sum(value > own for value in values) for own in read]


def possible_ranks(estimates: Sequence[Estimate]) -> list[tuple[int, int] | None]:
    """The best and the worst rank that the 95 % intervals allow; None without an interval.

    A region is surely above another only when their intervals do not meet.
    """
    bounds = [
        (e.low, e.high)
        for e in estimates
        if e.value is not None and e.low is not None and e.high is not None
    ]
    found: list[tuple[int, int] | None] = []
    for each in estimates:
        low, high = each.low, each.high
        if each.value is None or low is None or high is None:
            found.append(None)
            continue
        above = sum(other_low > high for other_low, _high in bounds)
        below = sum(other_high < low for _low, other_high in bounds)
        found.append((1 + above, len(bounds) - below))
    return found


def _as_read(value: float, *, shares: bool) -> float:
    """To the whole percent, or to the tenth."""
    return half_up(value, 2 if shares else 1)
