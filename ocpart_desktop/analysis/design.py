"""The sampling design of a table of respondents, and the covariance of weighted totals under it.

Everything the analysis says of precision is a linear function of weighted totals, so one formula
is enough: the between-unit variance within strata of R's ``survey`` (``svydesign`` then
``svyrecvar``, with-replacement first stage), the whole sample kept. Respondents outside a
domain count as units whose total is zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ocpart_desktop.survey.survey import CLUSTER, STRATUM, WEIGHT, RespondentTable

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Who weighs what, and in which sampling unit.

    ``weight`` has one value a row: 0 for a respondent who is not to be counted (a zero weight
    stays in the size of the sample, as in R; a missing or negative one does not). ``stratum`` is
    None when there is one stratum, ``cluster`` None when each respondent is a unit.
    ``factor`` is nₕ/(nₕ−1) a stratum, 0 for a stratum of one unit (it adds no variance), and
    ``centring`` is factor / nₕ.
    """

    weight: Floats
    stratum: Ints | None
    cluster: Ints | None
    cluster_stratum: Ints
    factor: Floats
    centring: Floats

    @property
    def levels(self) -> int:
        """How many clusters, or without clusters how many strata."""
        return len(self.cluster_stratum) if self.cluster is not None else len(self.factor)

    def level(self, rows: Ints) -> Ints | None:
        """The cluster, else the stratum, of these rows; None when all are in one stratum."""
        kept = self.cluster if self.cluster is not None else self.stratum
        return None if kept is None else kept[rows]

    def own(self, rows: Ints) -> Floats | float:
        """The factor of each row's stratum: what its squared weight is multiplied by."""
        return float(self.factor[0]) if self.stratum is None else self.factor[self.stratum[rows]]

    def covariance(self, totals: Floats, products: Floats) -> Floats:
        """The covariance of weighted totals: (…, levels, k) and (…, k, k) → (…, k, k).

        ``totals`` are by level (see ``level``); ``products`` are the sums of ``own`` × w²·u·v over
        respondents, used only when each respondent is a sampling unit.
        """
        if self.cluster is not None:
            scale = self.factor[self.cluster_stratum][:, None]
            products = np.swapaxes(totals, -1, -2) @ (totals * scale)
            totals = _summed(totals, self.cluster_stratum, len(self.factor))
        centring = np.swapaxes(totals, -1, -2) @ (totals * self.centring[:, None])
        return np.asarray(products - centring)

    def units(self, counts: Floats) -> Floats:
        """Degrees of freedom of domains: respondents by level (…, levels, k) → (…, k)."""
        present = (counts > 0).astype(float)
        if self.cluster is None:
            return np.asarray(counts.sum(axis=-2) - present.sum(axis=-2))
        strata = _summed(present, self.cluster_stratum, len(self.factor)) > 0
        return np.asarray(present.sum(axis=-2) - strata.sum(axis=-2))


def design_of(table: RespondentTable, *, weighted: bool) -> Design:
    """The design of a table: its weights (1 each unless ``weighted``), strata and clusters."""
    return table.memory.recall("design", weighted, lambda: _design_of(table, weighted=weighted))


def _design_of(table: RespondentTable, *, weighted: bool) -> Design:
    frame = table.frame
    if weighted and table.weighted:
        raw = frame[WEIGHT].to_numpy(dtype=float, na_value=np.nan)
    else:
        raw = np.ones(len(frame))
    member = np.isfinite(raw) & (raw >= 0)
    stratum = _codes(frame[STRATUM]) if STRATUM in frame else None
    strata = int(stratum.max()) + 1 if stratum is not None and len(frame) else 1
    cluster = _codes(frame[CLUSTER]) if CLUSTER in frame and len(frame) else None
    if cluster is None:
        cluster_stratum = np.zeros(0, dtype=np.intp)
        sizes = _count(stratum, member, strata)
    else:
        cluster, cluster_stratum = _nested(cluster, stratum)
        sampled = np.bincount(cluster, member, len(cluster_stratum)) > 0
        sizes = _count(cluster_stratum, sampled, strata)
    factor = np.where(sizes > 1, sizes / np.maximum(sizes - 1, 1), 0.0)
    return Design(
        weight=np.where(member, raw, 0.0),
        stratum=stratum,
        cluster=cluster,
        cluster_stratum=cluster_stratum,
        factor=factor,
        centring=factor / np.maximum(sizes, 1),
    )


def stacked(one: Design, other: Design) -> Design:
    """Two separate samples as one: the strata and clusters of each stay its own.

    The rows of ``other`` follow those of ``one``.
    """
    strata, units = len(one.factor), one.levels if one.cluster is not None else len(one.weight)
    clustered = one.cluster is not None or other.cluster is not None
    cluster = cluster_stratum = None
    if clustered:
        first, home = _units(one)
        second, next_home = _units(other)
        cluster = np.append(first, second + units)
        cluster_stratum = np.append(home, next_home + strata)
    return Design(
        weight=np.append(one.weight, other.weight),
        stratum=np.append(_strata(one), _strata(other) + strata),
        cluster=cluster,
        cluster_stratum=np.zeros(0, dtype=np.intp) if cluster_stratum is None else cluster_stratum,
        factor=np.append(one.factor, other.factor),
        centring=np.append(one.centring, other.centring),
    )


def _strata(design: Design) -> Ints:
    """The stratum of every row."""
    alone = np.zeros(len(design.weight), dtype=np.intp)
    return alone if design.stratum is None else design.stratum


def _units(design: Design) -> tuple[Ints, Ints]:
    """The sampling unit of every row, and the stratum of every unit."""
    if design.cluster is None:
        return np.arange(len(design.weight), dtype=np.intp), _strata(design)
    return design.cluster, design.cluster_stratum


def _codes(column: pd.Series) -> Ints:
    """Small integers for the values of a column, the missing ones being one value more."""
    return pd.factorize(column, use_na_sentinel=False)[0].astype(np.intp)


def _nested(cluster: Ints, stratum: Ints | None) -> tuple[Ints, Ints]:
    """Clusters renumbered within strata (R's ``nest=TRUE``), and the stratum of each."""
    if stratum is None:
        return cluster, np.zeros(int(cluster.max()) + 1, dtype=np.intp)
    pairs = stratum * (int(cluster.max()) + 1) + cluster
    _, first, renumbered = np.unique(pairs, return_index=True, return_inverse=True)
    return renumbered.astype(np.intp), stratum[first]


def _count(stratum: Ints | None, sampled: Bools, strata: int) -> Floats:
    if stratum is None:
        return np.array([float(sampled.sum())])
    return np.bincount(stratum, sampled, strata).astype(float)


def _summed(values: Floats, stratum: Ints, strata: int) -> Floats:
    """Sum (…, clusters, k) by stratum: (…, strata, k)."""
    belongs = np.equal.outer(np.arange(strata), stratum).astype(float)
    return belongs @ values
