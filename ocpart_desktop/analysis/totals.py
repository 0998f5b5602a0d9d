"""Weighted totals of a question's answers by region: the few sums everything else comes from.

For each answer and each group g (a region, see ``select``): Σw and Σw·y, with the design's
covariance of all of them together. Shares, means, gaps and tests of any union of regions
follow without going back to the respondents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ocpart_desktop.analysis.design import Design, Floats
from ocpart_desktop.analysis.domain import Domain
from ocpart_desktop.analysis.responses import Choices, Options, Responses, Scores, patterns_of
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


FEW_PATTERNS = 512
"""Sets of options, times levels of the design, that are summed faster than option by option."""


def for_each(shared: Floats, m: int) -> Floats:
    """Sums of one base that m answers share, once for each; those of m bases as they are."""
    return shared.repeat(m, axis=0) if len(shared) == 1 else shared


def totals_of(domain: Domain, answered: Responses) -> Totals:
    """The totals of a question; the ``domain`` is that of the rows its answers tell of."""
    if isinstance(answered, Choices):
        return _of_choices(domain, answered)
    if isinstance(answered, Options):
        return _of_options(domain, answered)
    return _of_scores(domain, answered)


def _of_choices(domain: Domain, answered: Choices) -> Totals:
    design, categories = domain.design, answered.members.shape[1]
    columns = categories + 1  # the first one is for who gave no answer
    cell, k = domain.group * columns + answered.given, GROUPS * columns
    cell += 1

    def folded(sums: Floats) -> Floats:
        """By group and code, whoever gave none, or one that is no answer, being left out."""
        by_code = sums.reshape(*sums.shape[:-1], GROUPS, columns)[..., 1:]
        return by_code if answered.known.all() else by_code * answered.known

    counts = folded(domain.by_level(cell, k, None))
    level = folded(domain.by_level(cell, k, domain.weight))
    plain = folded(domain.total(cell, k, domain.square))
    own = plain * design.factor[0]
    if design.stratum is not None:
        own = folded(domain.total(cell, k, domain.own))
    members = answered.members.T
    by_answer = (level @ members).transpose(2, 0, 1)
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


def _of_options(domain: Domain, answered: Options) -> Totals:
    if domain.design.levels << len(answered.answers) <= FEW_PATTERNS:
        return _of_choices(domain, patterns_of(answered))
    level, products = [], []
    for chosen in answered.chosen:
        picked = domain.part(np.flatnonzero(chosen))
        level.append(picked.by_level(picked.group, GROUPS, picked.weight))
        products.append(picked.total(picked.group, GROUPS, picked.own))
    m = len(answered.answers)
    own_answer = np.array(products).reshape(m, GROUPS)
    return _assembled(
        domain.design,
        counts=domain.by_level(domain.group, GROUPS, None)[None],
        x=domain.by_level(domain.group, GROUPS, domain.weight)[None],
        y=np.array(level).reshape(m, domain.design.levels, GROUPS),
        square=domain.total(domain.group, GROUPS, domain.square)[None],
        xx=domain.total(domain.group, GROUPS, domain.own)[None],
        xy=own_answer,
        yy=own_answer,
        binary=True,
    )


def totals_of_citations(domain: Domain, answered: Options) -> Totals:
    """The sums behind shares of citations: x counts, for each respondent, the answers chosen.

    A respondent is then a cluster of citations, all of one weight: these are the totals of the
    table that has a row a citation, clustered by respondent.
    """
    cell, k, weight, own = domain.group, GROUPS, domain.weight, domain.own
    cited = answered.chosen.sum(axis=0).astype(float)
    chosen = answered.chosen.astype(float)
    made = _assembled(
        domain.design,
        counts=domain.by_level(cell, k, None)[None],
        x=domain.by_level(cell, k, weight * cited)[None],
        y=np.array([domain.by_level(cell, k, weight * y) for y in chosen]),
        square=domain.total(cell, k, (weight * cited) ** 2)[None],
        xx=domain.total(cell, k, own * cited * cited)[None],
        xy=np.array([domain.total(cell, k, own * cited * y) for y in chosen]),
        yy=np.array([domain.total(cell, k, own * y) for y in chosen]),
        binary=True,
    )
    return replace(made, units=domain.total(cell, k, cited)[None])


def _of_scores(domain: Domain, answered: Scores) -> Totals:
    sums: dict[str, list[Floats]] = {
        name: [] for name in ("counts", "x", "y", "square", "xx", "xy", "yy")
    }
    for scores in answered.values:
        missing = np.isnan(scores)
        some = missing.any()
        part = domain.part(np.flatnonzero(~missing)) if some else domain
        y = scores[~missing] if some else scores
        cell, k, own = part.group, GROUPS, part.own
        sums["counts"].append(part.by_level(cell, k, None))
        sums["x"].append(part.by_level(cell, k, part.weight))
        sums["y"].append(part.by_level(cell, k, part.weight * y))
        sums["square"].append(part.total(cell, k, part.square))
        sums["xx"].append(part.total(cell, k, own))
        sums["xy"].append(part.total(cell, k, own * y))
        sums["yy"].append(part.total(cell, k, own * y * y))
    return _assembled(
        domain.design, binary=False, **{name: np.array(values) for name, values in sums.items()}
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
    level = np.concatenate([for_each(x, m), y], axis=-1)
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
