"""Weighted totals of a question's answers by region: the few sums everything else comes from.

For each answer and each group g (a region, see ``select``): Σw and Σw·y, with the design's
covariance of all of them together. Shares, means, gaps and tests of any union of regions
follow without going back to the respondents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ocpart_desktop.analysis.design import Design, Floats, Ints
from ocpart_desktop.analysis.responses import Choices, Options, Responses, Scores
from ocpart_desktop.analysis.select import GROUPS


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """Sums of m answers over G groups; b is m, or 1 when the answers share one base.

    ``counts`` (b, levels, G) are raw respondents by level of the design, ``x`` (b, G) Σw,
    ``square`` (b, G) Σw², ``y`` (m, G) Σw·y, and ``covariance`` (m, 2G, 2G) that of (x, y).
    ``binary`` says that y is 0 or 1. ``units`` (b, G) counts what a share is of, where that is not
    respondents.
    """

    design: Design
    counts: Floats
    x: Floats
    square: Floats
    y: Floats
    covariance: Floats
    binary: bool
    units: Floats | None = None


def totals_of(design: Design, group: Ints, answered: Responses) -> Totals:
    """The totals of a question; ``group`` is the group of every row of the table."""
    if isinstance(answered, Choices):
        return _of_choices(design, group, answered)
    if isinstance(answered, Options):
        return _of_options(design, group, answered)
    return _of_scores(design, group, answered)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Rows sorted into k cells: what a cell holds, by level of the design and in all."""

    rows: Ints
    place: Ints
    k: int

    def by_level(self, design: Design, values: Floats | None) -> Floats:
        """Sums of values (counts when None) by level and cell: (levels, k)."""
        level = design.level(self.rows)
        place = self.place if level is None else level * self.k + self.place
        sums = np.bincount(place, values, design.levels * self.k)
        return sums.reshape(design.levels, self.k).astype(float)

    def total(self, values: Floats) -> Floats:
        """Sums of values by cell: (k,)."""
        return np.bincount(self.place, values, self.k).astype(float)


def _of_choices(design: Design, group: Ints, answered: Choices) -> Totals:
    rows, categories = answered.rows, answered.members.shape[1]
    place = group[rows] * categories + answered.codes
    cells = Cells(rows, place, GROUPS * categories)
    weight = design.weight[rows]
    square = weight * weight

    def folded(sums: Floats) -> Floats:
        return sums.reshape(*sums.shape[:-1], GROUPS, categories)

    counts = folded(cells.by_level(design, None))
    level = folded(cells.by_level(design, weight))
    plain = folded(cells.total(square))
    own = plain * design.factor[0]
    if design.stratum is not None:
        own = folded(cells.total(square * design.own(rows)))
    members = answered.members.T
    by_answer = np.moveaxis(level @ members, -1, 0)
    own_answer = (own @ members).T
    return _assembled(
        design,
        counts=counts.sum(axis=-1)[None],
        x=level.sum(axis=-1)[None],
        y=by_answer,
        square=plain.sum(axis=-1)[None],
        xx=own.sum(axis=-1)[None],
        xy=own_answer,
        yy=own_answer,
        binary=True,
    )


def _of_options(design: Design, group: Ints, answered: Options) -> Totals:
    base = Cells(answered.rows, group[answered.rows], GROUPS)
    weight = design.weight[base.rows]
    square = weight * weight
    own = square * design.own(base.rows)
    level, products = [], []
    for chosen in answered.chosen:
        picked = np.flatnonzero(chosen)
        cells = Cells(base.rows[picked], base.place[picked], GROUPS)
        level.append(cells.by_level(design, weight[picked]))
        products.append(cells.total(own[picked]))
    m = len(answered.answers)
    own_answer = np.array(products).reshape(m, GROUPS)
    return _assembled(
        design,
        counts=base.by_level(design, None)[None],
        x=base.by_level(design, weight)[None],
        y=np.array(level).reshape(m, design.levels, GROUPS),
        square=base.total(square)[None],
        xx=base.total(own)[None],
        xy=own_answer,
        yy=own_answer,
        binary=True,
    )


def totals_of_citations(design: Design, group: Ints, answered: Options) -> Totals:
    """The sums behind shares of citations: x counts, for each respondent, the answers chosen.

    A respondent is then a cluster of citations, all of one weight: these are the totals of the
    table that has a row a citation, clustered by respondent.
    """
    rows, cited = answered.rows, answered.chosen.sum(axis=0).astype(float)
    cells = Cells(rows, group[rows], GROUPS)
    weight = design.weight[rows]
    own = weight * weight * design.own(rows)
    chosen = answered.chosen.astype(float)
    made = _assembled(
        design,
        counts=cells.by_level(design, None)[None],
        x=cells.by_level(design, weight * cited)[None],
        y=np.array([cells.by_level(design, weight * y) for y in chosen]),
        square=cells.total((weight * cited) ** 2)[None],
        xx=cells.total(own * cited * cited)[None],
        xy=np.array([cells.total(own * cited * y) for y in chosen]),
        yy=np.array([cells.total(own * y) for y in chosen]),
        binary=True,
    )
    return replace(made, units=cells.total(cited)[None])


def _of_scores(design: Design, group: Ints, answered: Scores) -> Totals:
    sums: dict[str, list[Floats]] = {
        name: [] for name in ("counts", "x", "y", "square", "xx", "xy", "yy")
    }
    for scores in answered.values:
        given = np.flatnonzero(~np.isnan(scores))
        rows, y = answered.rows[given], scores[given]
        cells = Cells(rows, group[rows], GROUPS)
        weight = design.weight[rows]
        own = weight * weight * design.own(rows)
        sums["counts"].append(cells.by_level(design, None))
        sums["x"].append(cells.by_level(design, weight))
        sums["y"].append(cells.by_level(design, weight * y))
        sums["square"].append(cells.total(weight * weight))
        sums["xx"].append(cells.total(own))
        sums["xy"].append(cells.total(own * y))
        sums["yy"].append(cells.total(own * y * y))
    return _assembled(
        design, binary=False, **{name: np.array(values) for name, values in sums.items()}
    )


def _assembled(
    design: Design,
    *,
    counts: Floats,
    x: Floats,
    y: Floats,
    square: Floats,
    xx: Floats,
    xy: Floats,
    yy: Floats,
    binary: bool,
) -> Totals:
    """Put sums together: ``x`` and ``y`` are by level, ``xx``, ``xy`` and ``yy`` own products."""
    m = y.shape[0]
    level = np.concatenate([np.broadcast_to(x, y.shape), y], axis=-1)
    products = np.zeros((m, 2 * GROUPS, 2 * GROUPS))
    first, second = np.arange(GROUPS), np.arange(GROUPS, 2 * GROUPS)
    products[:, first, first] = xx
    products[:, first, second] = products[:, second, first] = xy
    products[:, second, second] = yy
    return Totals(
        design=design,
        counts=counts,
        x=x.sum(axis=-2),
        square=square,
        y=y.sum(axis=-2),
        covariance=design.covariance(level, products),
        binary=binary,
    )
