"""Shares and means of unions of regions, their errors and their intervals.

A ratio Σwy/Σwx in a domain is linearised (Taylor); its variance is a quadratic form in the
covariance of the totals. Intervals at 95 %: Korn and Graubard for shares, as R's
``svyciprop(method="beta")``; Student's t for means, as ``confint(svymean(…), df = degf(…))``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, stdtrit

from ocpart_desktop.analysis.design import Floats
from ocpart_desktop.analysis.totals import Totals, for_each

TAIL = 0.025
CLOSE = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Ratios:
    """Ratios of m answers on s sides, NaN where a side is empty.

    Every array is (m, s): raw ``n``, ``weighted`` and Kish bases, degrees of freedom, value and
    variance; ``units`` is n, or how many citations; ``gradient`` (m, s, 2G) is that of the value
    along the totals.
    """

    n: Floats
    units: Floats
    weighted: Floats
    kish: Floats
    df: Floats
    value: Floats
    variance: Floats
    gradient: Floats
    binary: bool

    @property
    def effective(self) -> Floats:
        """p(1−p)/v for a share; Kish's for a mean, and for a share of 0 or 1 (no variance)."""
        if not self.binary:
            return self.kish
        with np.errstate(all="ignore"):
            effective = self.value * (1 - self.value) / self.variance
        return np.where(self.variance > 0, effective, self.kish)


def ratios(totals: Totals, sides: Floats) -> Ratios:
    """The ratio of every answer on every side; ``sides`` (s, G) says which groups a side joins."""
    m, x, y = len(totals.y), totals.x @ sides.T, totals.y @ sides.T
    with np.errstate(all="ignore"):
        value = y / x
        kish = x * x / (totals.square @ sides.T)
    if totals.binary:
        value = np.where(value < CLOSE, 0.0, np.where(value > 1 - CLOSE, 1.0, value))
    with np.errstate(all="ignore"):
        weight = for_each(sides / np.where(x > 0, x, np.nan)[..., None], m)
    gradient = np.concatenate([-value[..., None] * weight, weight], axis=-1)
    variance = quadratic(gradient, totals.covariance)
    if totals.binary:
        variance = np.where((value == 0) | (value == 1), 0.0, variance)
    counts = totals.counts @ sides.T
    n = counts.sum(axis=-2)
    return Ratios(
        n=for_each(n, m),
        units=for_each(n if totals.units is None else totals.units @ sides.T, m),
        weighted=for_each(x, m),
        kish=for_each(kish, m),
        df=for_each(totals.design.units(counts), m),
        value=value,
        variance=variance,
        gradient=gradient,
        binary=totals.binary,
    )


def quadratic(gradient: Floats, covariance: Floats) -> Floats:
    """gᵀCg for each answer and side: (m, s, k), (m, k, k) → (m, s); never below 0."""
    products: Floats = ((gradient @ covariance) * gradient).sum(axis=-1)
    return np.maximum(products, 0.0)


def degrees(totals: Totals, sides: Floats) -> Floats:
    """Degrees of freedom of the subset's design on each side: (m or 1, s)."""
    return totals.design.units(totals.counts @ sides.T)


def intervals(found: Ratios) -> tuple[Floats, Floats]:
    """The bounds of the 95 % interval of every ratio; NaN where no degree of freedom is left."""
    if found.binary:
        return korn_graubard(found.value, found.effective, found.units - 1, found.df)
    reach = t_quantile(found.df) * np.sqrt(found.variance)
    return found.value - reach, found.value + reach


def korn_graubard(
    share: Floats, effective: Floats, raw_df: Floats, df: Floats
) -> tuple[Floats, Floats]:
    """The Clopper-Pearson interval on an effective base, adjusted for the degrees of freedom.

    R gives NaN for a share of 0 or 1, whose variance is 0: the effective base is then Kish's,
    so that a side of the interval remains.
    """
    base = effective
    if not np.array_equal(raw_df, df):  # they are when no stratum or cluster was named
        with np.errstate(all="ignore"):
            base = effective * (t_quantile(raw_df) / t_quantile(df)) ** 2
    base = np.where(df > 0, base, np.nan)
    yes, no = base * share, base * (1 - share)
    with np.errstate(all="ignore"):
        low = np.where(share == 0, 0.0, betaincinv(yes, no + 1, TAIL))
        high = np.where(share == 1, 1.0, betaincinv(yes + 1, no, 1 - TAIL))
    return np.where(np.isnan(base), np.nan, low), np.where(np.isnan(base), np.nan, high)


def t_quantile(df: Floats) -> Floats:
    """The 97.5 % quantile of Student's t; NaN without a degree of freedom."""
    return np.asarray(stdtrit(np.where(df > 0, df, np.nan), 1 - TAIL), dtype=float)
