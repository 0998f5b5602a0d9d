"""What a figure gained from one wave to the next.

From respondents, both waves are measured together (``successive``). Of printed figures only their
own errors are known: two independent samples, the variance of whose change is the sum of theirs,
with Welch's degrees of freedom (B. L. Welch, Biometrika 34, 1947).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ocpart_desktop.analysis.comparison import LEVEL, side_against
from ocpart_desktop.analysis.evidence import Evidence, Side
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.results import Change, Estimate, Thresholds, WavePoint
from ocpart_desktop.survey.questions import Answer

Behind = tuple[Evidence, Evidence] | None


def with_changes(
    points: Sequence[WavePoint], thresholds: Thresholds, evidence: Sequence[Evidence] = ()
) -> tuple[WavePoint, ...]:
    """The points, oldest first, with the changes that may be told; Holm's over all those tested.

    ``evidence`` is that of each point, where it is at hand.
    """
    (changed,) = with_changes_together([points], thresholds, evidence)
    return changed


def with_changes_together(
    trends: Sequence[Sequence[WavePoint]],
    thresholds: Thresholds,
    evidence: Sequence[Evidence] = (),
) -> tuple[tuple[WavePoint, ...], ...]:
    """The same for several answers of the same waves, seen together: Holm's is over all of them."""
    found = [_changes(points, thresholds, evidence) for points in trends]
    adjusted = iter(holm([each.p_value if each else None for row in found for each in row]))
    judged = (_judged(each, next(adjusted)) for row in found for each in row)
    return tuple(
        tuple(
            replace(point, region_change=next(judged), against_change=next(judged))
            for point in points
        )
        for points in trends
    )


def _changes(
    points: Sequence[WavePoint], thresholds: Thresholds, evidence: Sequence[Evidence]
) -> list[Change | None]:
    """Two a point, the region's and the other side's; none for the first."""
    behind: list[Behind] = list(pairwise(evidence)) or [None] * len(points)
    found: list[Change | None] = [None, None]
    for pair, known in zip(pairwise(points), behind, strict=False):
        found += _both_sides(pair, known, thresholds)
    return found


def _both_sides(
    points: tuple[WavePoint, WavePoint], behind: Behind, thresholds: Thresholds
) -> list[Change | None]:
    """The changes of the region and of the other side; none across a break."""
    old, new = (point.row for point in points)
    if old is None or new is None or points[1].breaks:
        return [None, None]
    spec = points[1].comparison.spec
    answers = old.answer, new.answer
    return [
        _change(figures, answers, side, behind, thresholds)
        for figures, side in (
            ((old.region, new.region), Side.region(spec.region)),
            ((old.against, new.against), side_against(spec)),
        )
    ]


def _change(
    figures: tuple[Estimate, Estimate],
    answers: tuple[Answer, Answer],
    side: Side,
    behind: Behind,
    thresholds: Thresholds,
) -> Change | None:
    """One figure less the other; tested where both bases allow it."""
    before, after = figures
    if before.value is None or after.value is None:
        return None
    if not all(thresholds.shown(each.n).tested for each in figures):
        return Change(after.value - before.value)
    if behind is not None:
        from ocpart_desktop.analysis.microdata import Microdata

        old, new = behind
        if isinstance(old, Microdata) and isinstance(new, Microdata):
            from ocpart_desktop.analysis.successive import change_between

            return change_between(old, new, answers, side)
    return _printed_change(before, after)


def _printed_change(before: Estimate, after: Estimate) -> Change:
    """The change of figures of which no more is known than their own errors, if that."""
    value = (after.value or 0.0) - (before.value or 0.0)
    if not before.se or not after.se:
        return Change(value)
    from scipy.special import stdtr, stdtrit

    parts = before.se**2, after.se**2
    se = sum(parts) ** 0.5
    freedom = sum(parts) ** 2 / sum(
        part**2 / (each.n - 1) for part, each in zip(parts, (before, after), strict=True)
    )
    reach = float(stdtrit(freedom, 0.975)) * se
    p_value = float(2 * stdtr(freedom, -abs(value) / se))
    return Change(value, value - reach, value + reach, p_value=p_value)


def _judged(each: Change | None, adjusted: float | None) -> Change | None:
    if each is None or adjusted is None:
        return each
    return replace(each, adjusted_p=adjusted, significant=adjusted < LEVEL)
