"""Holm's adjustment of p-values seen together."""

from __future__ import annotations

from collections.abc import Sequence


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Adjusted p-values (step-down Bonferroni), in the same order; None stays None, uncounted."""
    tested = sorted((p, i) for i, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for done, (p, i) in enumerate(tested):
        highest = max(highest, min(1.0, p * (len(tested) - done)))
        adjusted[i] = highest
    return adjusted
