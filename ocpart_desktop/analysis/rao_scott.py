"""Second-order Rao-Scott tests of association, as R's ``svychisq(statistic = "F")``.

Pearson's X² of the weighted table is divided by its mean design effect, and referred to an F
whose degrees of freedom are those of the design (Rao and Scott 1984). Taking weights for counts
instead would give p-values that are too small.
"""

from __future__ import annotations

import numpy as np
from scipy.special import fdtrc

from ocpart_desktop.analysis.design import Floats
from ocpart_desktop.analysis.estimates import CLOSE, degrees, quadratic
from ocpart_desktop.analysis.totals import Totals

INTERACTION = np.array([1.0, -1.0, -1.0, 1.0])


def two_by_two(totals: Totals, first: Floats, second: Floats) -> Floats:
    """p-values of side × answer for m answers and s pairs of disjoint sides (s, G): (m, s).

    NaN when the answer was given by nobody or by all, or when a side is empty. With one degree
    of freedom the design effect is a scalar, hence no matrices here.
    """
    x1, x2 = totals.x @ first.T, totals.x @ second.T
    y1, y2 = totals.y @ first.T, totals.y @ second.T
    x1, x2 = np.broadcast_to(x1, y1.shape), np.broadcast_to(x2, y2.shape)
    cells = np.stack([x1 - y1, y1, x2 - y2, y2], axis=-1)
    whole = cells.sum(axis=-1, keepdims=True)
    with np.errstate(all="ignore"):
        pi = cells / whole
        pi = np.where(pi < CLOSE, 0.0, pi)
        scores = np.where(pi > 0, INTERACTION / pi, 0.0)
        centre = np.where(pi > 0, INTERACTION, 0.0).sum(axis=-1, keepdims=True)
        along = (scores - centre) / whole
    gradient = np.concatenate(
        [
            along[..., [0]] * first + along[..., [2]] * second,
            (along[..., [1]] - along[..., [0]]) * first
            + (along[..., [3]] - along[..., [2]]) * second,
        ],
        axis=-1,
    )
    with np.errstate(all="ignore"):
        effect = quadratic(gradient, totals.covariance) / np.abs(scores).sum(axis=-1)
        statistic = pearson(pi.reshape(*y1.shape, 2, 2)) / effect
    df = np.broadcast_to(degrees(totals, first + second), y1.shape)
    usable = np.isfinite(statistic) & (df > 0)
    statistic, df = np.where(usable, statistic, np.nan), np.where(usable, df, np.nan)
    return np.asarray(fdtrc(1.0, df, statistic), dtype=float)


def pearson(pi: Floats) -> Floats:
    """Pearson's X² for one respondent of tables of proportions (…, rows, columns)."""
    expected = pi.sum(axis=-1, keepdims=True) * pi.sum(axis=-2, keepdims=True)
    return ((pi - expected) ** 2 / expected).sum(axis=(-1, -2))  # type: ignore[no-any-return]


def r_by_c(table: Floats, covariance: Floats, nu: float) -> float:
    """The p-value of a whole table (rows, columns) of weighted totals; NaN when it has no shape.

    ``covariance`` is that of its cells in reading order, ``nu`` the design's degrees of freedom.
    """
    rows, columns = table.sum(axis=1) > 0, table.sum(axis=0) > 0
    kept = np.outer(rows, columns).ravel()
    table = table[rows][:, columns]
    covariance = covariance[kept][:, kept]
    if min(table.shape) < 2 or nu <= 0:
        return float("nan")
    whole = table.sum()
    pi = (table / whole).ravel()
    inverse = np.where(pi > 0, 1 / np.where(pi > 0, pi, 1), 0.0)
    contrasts = _interactions(*table.shape)
    centred = np.eye(len(pi)) - pi[:, None]
    spread = centred @ covariance @ centred.T / whole**2
    scaled = inverse[:, None] * contrasts
    srs = contrasts.T @ scaled
    delta = np.linalg.solve(srs, scaled.T @ spread @ scaled)
    mean = np.trace(delta)
    d0 = mean**2 / np.trace(delta @ delta)
    statistic = pearson(pi.reshape(table.shape)) / mean
    return float(fdtrc(d0, d0 * nu, statistic))


def _interactions(rows: int, columns: int) -> Floats:
    """Contrasts of a table's cells in reading order, orthogonal to its two margins."""
    one = np.eye(rows)[:, 1:] - 1 / rows
    other = np.eye(columns)[:, 1:] - 1 / columns
    return np.asarray(np.kron(one, other), dtype=float)
