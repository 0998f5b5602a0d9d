"""Which regions a wave covers: a change of territory is no change of opinion."""

from __future__ import annotations

import numpy as np

from ocpart_desktop.analysis.design import Floats
from ocpart_desktop.analysis.select import UNKNOWN, asked, regions_of
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import Survey

UNLIKELY = 5.0  # respondents expected where none is found: chance would do so once in 150 times


def left_out(survey: Survey, question: Question, other: Question) -> tuple[str, ...]:
    """The regions that ``other`` covers and ``question`` does not, in INSEE order.

    A small region may miss from a sample by chance. Together, the regions without anybody are said
    to be out of a wave only when, by the other wave's shares, ``UNLIKELY`` respondents or more
    would have been expected there. Printed tables do not say whom they leave out.
    """
    mine, theirs = _counts(survey, question), _counts(survey, other)
    if mine is None or theirs is None or not mine.sum() or not theirs.sum():
        return ()
    missing = (mine == 0) & (theirs > 0)
    expected = mine.sum() * theirs[missing].sum() / theirs.sum()
    if expected < UNLIKELY:
        return ()
    return tuple(region.code for region, out in zip(REGIONS, missing, strict=True) if out)


def _counts(survey: Survey, question: Question) -> Floats | None:
    """The respondents of the question's public and wave by region."""
    table = survey.respondents.get(question.table)
    if table is None:
        return None
    group = regions_of(table)[asked(table, question)]
    return np.bincount(group, minlength=UNKNOWN + 1)[:UNKNOWN].astype(float)
