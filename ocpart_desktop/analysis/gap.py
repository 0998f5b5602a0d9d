"""The gap between two sides, its interval and its test.

Shares are tested by the second-order Rao-Scott F of the 2×2 table side × answer (``rao_scott``);
means by the design-based t of ``svyttest``. A region compared with France, which holds it, is
tested against its rest: the gap with France is the same gap, diluted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from ocpart_desktop.analysis.design import Floats
from ocpart_desktop.analysis.estimates import Ratios, degrees, quadratic, ratios, t_quantile
from ocpart_desktop.analysis.rao_scott import two_by_two
from ocpart_desktop.analysis.totals import Totals


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """First side minus second, for m answers and s pairs of sides; NaN where impossible."""

    value: Floats
    low: Floats
    high: Floats
    se: Floats
    p: Floats


def gaps(
    totals: Totals, first: Ratios, second: Ratios, tested: tuple[Floats, Floats], joined: Floats
) -> Gaps:
    """Compare sides two by two.

    ``tested`` are the disjoint sides (s, G) of the test; ``joined`` (s, G) is the union of the
    sides measured, whose degrees of freedom make the interval.
    """
    value = first.value - second.value
    se = np.sqrt(quadratic(first.gradient - second.gradient, totals.covariance))
    reach = t_quantile(degrees(totals, joined)) * se
    p = two_by_two(totals, *tested) if totals.binary else t_test(totals, *tested)
    return Gaps(value=value, low=value - reach, high=value + reach, se=se, p=p)


def t_test(totals: Totals, first: Floats, second: Floats) -> Floats:
    """The p-values of ``svyttest``: one degree of freedom less than the subset's design."""
    one, other = ratios(totals, first), ratios(totals, second)
    se = np.sqrt(quadratic(one.gradient - other.gradient, totals.covariance))
    df = degrees(totals, first + second) - 1
    with np.errstate(all="ignore"):
        t = np.where(se > 0, (one.value - other.value) / se, np.nan)
    p: Floats = 2 * stdtr(np.where(df > 0, df, np.nan), -np.abs(t))
    return p
