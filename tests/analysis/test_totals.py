"""The sums that figures come from, whichever way they are taken."""

from __future__ import annotations

import numpy as np
import pytest

from ocpart_desktop.analysis import totals
from ocpart_desktop.analysis.design import Design
from ocpart_desktop.analysis.domain import Domain
from ocpart_desktop.analysis.responses import Choices, Options
from ocpart_desktop.analysis.select import GROUPS
from ocpart_desktop.survey.questions import Answer

ANSWERS = tuple(Answer(name, name) for name in "abc")
N = 400


def domain(strata: int = 1) -> Domain:
    rng = np.random.default_rng(strata)
    stratum = rng.integers(0, strata, N) if strata > 1 else None
    sizes = np.bincount(stratum, minlength=strata) if stratum is not None else np.array([N])
    design = Design(
        weight=rng.uniform(0.2, 3, N),
        stratum=stratum,
        cluster=None,
        cluster_stratum=np.zeros(0, dtype=np.intp),
        factor=sizes / (sizes - 1),
        centring=1 / (sizes - 1),
    )
    return Domain.of(design, np.arange(N), rng.integers(0, GROUPS, N))


def options() -> Options:
    chosen = np.random.default_rng(3).random((3, N)) < 0.4
    return Options(ANSWERS, np.arange(N), chosen)


@pytest.mark.parametrize("strata", [1, 4])
def test_options_give_the_same_sums_together_as_one_by_one(
    strata: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = totals.totals_of(domain(strata), options())
    monkeypatch.setattr(totals, "FEW_PATTERNS", 0)
    alone = totals.totals_of(domain(strata), options())
    for name in ("counts", "x", "square", "y", "covariance"):
        np.testing.assert_allclose(getattr(together, name), getattr(alone, name), atol=1e-9)


def test_who_gave_no_answer_that_counts_is_in_no_sum() -> None:
    rng = np.random.default_rng(5)
    given = rng.integers(-1, 4, N).astype(np.int8)  # -1: none; 3: an answer that is left out
    members = np.eye(3, 4)
    known = np.array([True, True, True, False])
    answered = Choices(ANSWERS, np.arange(N), given, members, known)
    base = np.flatnonzero((given >= 0) & (given < 3))
    np.testing.assert_array_equal(answered.rows, base)
    np.testing.assert_array_equal(answered.codes, given[base])
    found, everyone = totals.totals_of(domain(), answered), domain()
    part = everyone.part(base)
    np.testing.assert_allclose(found.x[0], part.total(part.group, GROUPS, part.weight))
    np.testing.assert_allclose(found.y.sum(axis=0), found.x[0])
    np.testing.assert_array_equal(found.counts[0, 0], np.bincount(part.group, minlength=GROUPS))


def test_a_base_that_all_answered_is_that_of_who_was_asked_itself() -> None:
    asked = np.arange(N)
    given = np.zeros(N, dtype=np.int8)
    answered = Choices(ANSWERS, asked, given, np.eye(3), np.ones(3, dtype=bool))
    assert answered.rows is asked
