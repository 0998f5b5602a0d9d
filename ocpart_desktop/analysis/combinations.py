"""Which types of partnership the same respondents hold together."""

from __future__ import annotations

import numpy as np

from ocpart_desktop.analysis.estimates import ratios
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Side
from ocpart_desktop.analysis.microdata import Microdata, estimates_of
from ocpart_desktop.analysis.responses import Choices, Options
from ocpart_desktop.analysis.results import Combination, Shown
from ocpart_desktop.analysis.sides import groups_of
from ocpart_desktop.analysis.totals import totals_of
from ocpart_desktop.survey.partnership import PartnershipType


def combinations(evidence: Microdata, first: Side, second: Side) -> tuple[Combination, ...]:
    """The shares of respondents holding exactly these types, the most frequent in France first.

    Every answer of the evidence must bear a type. Combinations that nobody holds on either
    side are left out; holding none of the types is the empty one. Nothing when a side is hidden:
    which combinations exist would already say too much.
    """
    answered = evidence.answered
    hidden = Shown.HIDDEN in (evidence.rung(first), evidence.rung(second))
    if hidden or not isinstance(answered, Options):
        return ()
    types = [answer.type for answer in answered.answers if answer.type is not None]
    held = (1 << np.arange(len(types))) @ answered.chosen.astype(np.intp)
    exact = Choices(answered.answers, answered.rows, held, members=np.eye(1 << len(types)))
    sides = np.array([groups_of(side) for side in (first, second, FRANCE_SIDE)])
    found = ratios(totals_of(evidence.design, evidence.group, exact), sides)
    estimates = estimates_of(found)
    frequent = np.argsort(-found.value[:, 2], kind="stable")
    return tuple(
        Combination(_types(int(pattern), types), *estimates[pattern][:2])
        for pattern in frequent
        if found.value[pattern, :2].any()
    )


def _types(pattern: int, types: list[PartnershipType]) -> tuple[PartnershipType, ...]:
    return tuple(kind for bit, kind in enumerate(types) if pattern >> bit & 1)
