"""What a view asks for, and the views of a regional day."""

from __future__ import annotations

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.notebook.model import View
from ocpart_desktop.survey.publics import Public
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey

MAP, RANKING, ANSWERS, TYPOLOGY, PUBLICS = "map", "ranking", "answers", "typology", "publics"
TREND = "trend"
GAP_MAP, GAP_RANKING = "gap-map", "gap-ranking"
CITATIONS = "typology-citations"
SIDES, SIDES_CITATIONS = "typology-sides", "typology-sides-citations"
TYPES_BY_REGION, TYPES_TOGETHER = "typology-regions", "typology-together"
ROOM, STATUS, TYPES_TREND = "typology-room", "typology-status", "typology-trend"


def spec_of(view: View) -> ComparisonSpec:
    """The comparison a view asks for."""
    return ComparisonSpec(
        question=view.question,
        region=view.region,
        against=view.against,
        answer=view.answer or None,
        filters=view.filters,
        weighted=view.weighted,
        without_no_opinion=view.without_no_opinion,
    )


def view_of(spec: ComparisonSpec, chart: str, caption: str = "") -> View:
    """The view of a comparison, drawn as ``chart``."""
    return View(
        chart=chart,
        question=spec.question,
        answer=spec.answer or "",
        region=spec.region,
        against=spec.against,
        filters=spec.filters,
        weighted=spec.weighted,
        without_no_opinion=spec.without_no_opinion,
        caption=caption,
    )


# -- the regional day --------------------------------------------------------------------------


def regional_day(survey: Survey, region: str) -> tuple[View, ...]:
    """The views of a regional day, in the order the room discovers them.

    Only what the survey holds: a missing question is a missing slide, never an empty one, and a
    trend is shown only where every wave can be compared with the one before.
    """
    plan = (
        (Role.COCONSTRUCTION_DYNAMIC, None, ANSWERS),
        (Role.COCONSTRUCTION_DYNAMIC, None, MAP),
        (Role.INNOVATION_SOURCE, None, PUBLICS),
        (Role.PARTNERSHIP_STATUS, Public.COMPANIES, MAP),
        (Role.PARTNERSHIP_STATUS, Public.ASSOCIATIONS, MAP),
        (Role.PARTNERSHIP_STATUS, Public.COMPANIES, ANSWERS),
        (Role.PARTNERSHIP_STATUS, Public.COMPANIES, TREND),
        (Role.PARTNERSHIP_STATUS, Public.ASSOCIATIONS, ANSWERS),
        (Role.PARTNERSHIP_STATUS, Public.ASSOCIATIONS, TREND),
        (Role.PARTNERSHIP_TYPES, Public.COMPANIES, TYPOLOGY),
        (Role.PARTNERSHIP_TYPES, Public.ASSOCIATIONS, TYPOLOGY),
        (Role.FRAGILITIES, None, ANSWERS),
        (Role.PRIORITIES, None, ANSWERS),
        (Role.AUTHORITIES_ROLE, None, ANSWERS),
    )
    views: list[View] = []
    for role, public, chart in plan:
        asked = survey.with_role(role, public)
        if asked and (chart != TREND or _has_trend(survey, asked[0])):
            views.append(
                View(
                    id=f"day-{role.value}-{public or 'all'}-{chart}",
                    position=len(views),
                    chart=chart,
                    question=asked[0].key,
                    region=region,
                )
            )
    return tuple(views)


def _has_trend(survey: Survey, question: Question) -> bool:
    """Whether it was asked in several waves that nothing keeps from being compared."""
    from itertools import pairwise

    from ocpart_desktop.analysis.waves import breaks, waves_of

    asked = waves_of(survey, question.role or question.id, question.public)
    return len(asked) > 1 and not any(breaks(survey, *pair) for pair in pairwise(asked))
