"""The same question asked of several publics, side by side and never merged."""

from __future__ import annotations

from ocpart_desktop.analysis.comparison import LADDER, compare
from ocpart_desktop.analysis.results import REST, Comparison, ComparisonSpec, Thresholds
from ocpart_desktop.survey.survey import Survey


def across_publics(
    survey: Survey,
    wanted: str,
    region: str,
    *,
    against: str = REST,
    wave: str | None = None,
    answer: str | None = None,
    weighted: bool = True,
    thresholds: Thresholds = LADDER,
) -> tuple[Comparison, ...]:
    """One comparison a public, in the survey's order; each in its newest wave unless told.

    ``wanted`` is a role or a question's id. Publics that were not asked are left out. Each keeps
    its own base and its own tests: figures of two publics are read side by side, not subtracted.
    """
    found = [survey.find(wanted, public=public, wave=wave) for public in survey.publics]
    asked = [questions[0] for questions in found if questions and questions[0].kind.has_figures]
    specs = [
        ComparisonSpec(
            question=question.key,
            region=region,
            against=against,
            answer=answer if answer is not None and question.answer(answer) else None,
            weighted=weighted,
        )
        for question in asked
    ]
    return tuple(compare(survey, spec, thresholds) for spec in specs)
