"""What a figure gained from one wave to the next.

Two waves are two independent samples: the variance of the change is the sum of theirs, and its
degrees of freedom are Welch's (B. L. Welch, Biometrika 34, 1947).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ocpart_desktop.analysis.comparison import LEVEL
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.results import Change, Estimate, Thresholds, WavePoint


def with_changes(points: Sequence[WavePoint], thresholds: Thresholds) -> tuple[WavePoint, ...]:
    """The points, oldest first, with the changes that may be told; Holm's over all those tested."""
    sides: list[tuple[Change | None, Change | None]] = [(None, None)]
    for before, after in pairwise(points):
        old, new = before.row, after.row
        if old is None or new is None or after.breaks:
            sides.append((None, None))
            continue
        mine = change(old.region, new.region, thresholds)
        theirs = change(old.against, new.against, thresholds)
        sides.append((mine, theirs))
    flat = [each for pair in sides for each in pair]
    adjusted = iter(holm([each.p_value if each else None for each in flat]))
    judged = iter([_judged(each, p) for each, p in zip(flat, adjusted, strict=True)])
    return tuple(
        replace(point, region_change=next(judged), against_change=next(judged)) for point in points
    )


def change(before: Estimate, after: Estimate, thresholds: Thresholds) -> Change | None:
    """One figure less the other; tested where both bases allow it and both errors are known."""
    if before.value is None or after.value is None:
        return None
    value = after.value - before.value
    strong = all(thresholds.shown(each.n).tested for each in (before, after))
    if not strong or not before.se or not after.se:
        return Change(value)
    from scipy.special import stdtr, stdtrit

    parts = before.se**2, after.se**2
    se = sum(parts) ** 0.5
    freedom = sum(parts) ** 2 / sum(
        part**2 / (each.n - 1) for part, each in zip(parts, (before, after), strict=True)
    )
    reach = float(stdtrit(freedom, 0.975)) * se
    return Change(
        value, value - reach, value + reach, p_value=float(2 * stdtr(freedom, -abs(value) / se))
    )


def _judged(each: Change | None, adjusted: float | None) -> Change | None:
    if each is None or adjusted is None:
        return each
    return replace(each, adjusted_p=adjusted, significant=adjusted < LEVEL)
