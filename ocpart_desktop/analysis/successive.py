"""One answer on one side in two waves, measured together: the change with its error and its test.

The waves are two domains of one design when one table holds both, and two strata of a joint one
otherwise. The change is then a gap like any other (``gap``): linearised interval, second-order
Rao-Scott test for a share, design-based t for a mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ocpart_desktop.analysis.design import Design, Floats, Ints, stacked
from ocpart_desktop.analysis.domain import Domain
from ocpart_desktop.analysis.estimates import ratios
from ocpart_desktop.analysis.evidence import Side
from ocpart_desktop.analysis.gap import gaps
from ocpart_desktop.analysis.microdata import Microdata
from ocpart_desktop.analysis.responses import Choices, Options, Scores
from ocpart_desktop.analysis.results import Change
from ocpart_desktop.analysis.select import GROUPS, UNKNOWN
from ocpart_desktop.analysis.sides import groups_of
from ocpart_desktop.analysis.totals import totals_of
from ocpart_desktop.survey.questions import Answer

BEFORE, AFTER = 0, 1  # the groups that stand for the two waves


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """Who answered on the side looked at (rows of the table), and what, as numbers."""

    rows: Ints
    values: Floats


def change_between(
    before: Microdata, after: Microdata, answers: tuple[Answer, Answer], side: Side
) -> Change:
    """The later wave less the earlier one, for an answer by its name in each."""
    one, other = _wave(before, answers[BEFORE], side), _wave(after, answers[AFTER], side)
    design, later = before.design, other.rows
    apart = before.table is not after.table or np.isin(one.rows, other.rows).any()
    if apart:
        design = stacked(before.design, after.design)
        later = later + len(before.design.weight)
    rows, values = np.append(one.rows, later), np.append(one.values, other.values)
    wave = np.full(len(design.weight), UNKNOWN, dtype=np.intp)
    wave[one.rows], wave[later] = BEFORE, AFTER
    answer = answers[AFTER]
    shares = after.question.kind.has_shares
    answered = (
        Options((answer,), rows, values[None] > 0)
        if shares
        else Scores((answer,), rows, values[None])
    )
    return _measured(design, wave, answered)


def _measured(design: Design, wave: Ints, answered: Options | Scores) -> Change:
    old, new = (np.eye(GROUPS)[[group]] for group in (BEFORE, AFTER))
    totals = totals_of(Domain.of(design, answered.rows, wave), answered)
    one, other = ratios(totals, new), ratios(totals, old)
    gap = gaps(totals, one, other, (new, old), new + old)
    found = gap.value, gap.low, gap.high, gap.p
    value, low, high, p = (float(each[0, 0]) for each in found)
    return Change(value, _known(low), _known(high), p_value=_known(p))


def _known(figure: float) -> float | None:
    return None if np.isnan(figure) else figure


def _wave(evidence: Microdata, answer: Answer, side: Side) -> Wave:
    answered = evidence.answered
    place = [each.id for each in answered.answers].index(answer.id)
    within = groups_of(side)[evidence.group[answered.rows]] > 0
    if isinstance(answered, Choices):
        values = answered.members[place][answered.codes]
    elif isinstance(answered, Options):
        values = answered.chosen[place].astype(float)
    else:
        values = answered.values[place]
        within = within & ~np.isnan(values)
    return Wave(answered.rows[within], values[within])
