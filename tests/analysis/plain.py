"""The same estimates, respondent by respondent, as the textbooks write them: an oracle."""

from __future__ import annotations

import math
from collections.abc import Sequence


def share(y: Sequence[float], w: Sequence[float], inside: Sequence[bool]) -> tuple[float, float]:
    """A weighted mean in a domain and its linearised standard error, the whole sample kept."""
    weight = sum(wi for wi, di in zip(w, inside, strict=True) if di)
    total = sum(wi * yi for wi, yi, di in zip(w, y, inside, strict=True) if di)
    p = total / weight
    scores = [
        wi * (yi - p) / weight if di else 0.0 for wi, yi, di in zip(w, y, inside, strict=True)
    ]
    return p, math.sqrt(variance(scores))


def variance(scores: Sequence[float]) -> float:
    """Between independent respondents."""
    n = len(scores)
    centre = sum(scores) / n
    return n / (n - 1) * sum((score - centre) ** 2 for score in scores)


def rao_scott(y: Sequence[float], w: Sequence[float], inside: Sequence[bool]) -> float:
    """The F of the 2×2 table inside × y: Pearson's X² over its design effect."""
    cells = [(a, b) for a in (True, False) for b in (0.0, 1.0)]
    whole = sum(w)
    pi = {
        cell: sum(wi for wi, yi, di in zip(w, y, inside, strict=True) if (di, yi) == cell) / whole
        for cell in cells
    }
    rows = {a: pi[a, 0.0] + pi[a, 1.0] for a in (True, False)}
    columns = {b: pi[True, b] + pi[False, b] for b in (0.0, 1.0)}
    pearson = len(w) * sum(
        (pi[a, b] - rows[a] * columns[b]) ** 2 / (rows[a] * columns[b]) for a, b in cells
    )
    sign = {cell: 1.0 if cell[0] == bool(cell[1]) else -1.0 for cell in cells}
    ratio = {cell: sign[cell] / pi[cell] if pi[cell] else 0.0 for cell in cells}
    centre = sum(sign[cell] for cell in cells if pi[cell])
    scores = [
        wi / whole * (ratio[di, yi] - centre) for wi, yi, di in zip(w, y, inside, strict=True)
    ]
    simple = sum(map(abs, ratio.values())) / len(w)
    return pearson / (variance(scores) / simple)
