"""From a view to its figure, and the views of a regional day.

A view is what a page shows, what the storyline keeps and what a slide becomes: all of them get
their figure here, so that the same selection gives the same numbers everywhere.
"""

from __future__ import annotations

from dataclasses import replace

from ocpart_desktop.analysis.results import FRANCE, ComparisonSpec, Thresholds
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.survey.publics import Public
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError

MAP, RANKING, ANSWERS, TYPOLOGY, PUBLICS = "map", "ranking", "answers", "typology", "publics"
TREND = "trend"
GAP_MAP, GAP_RANKING = "gap-map", "gap-ranking"


def figure_of(survey: Survey, view: View, thresholds: Thresholds | None = None) -> Figure:
    """The figure of a view. Raises UserError when the survey no longer holds its question."""
    question = survey.question(view.question)
    if question is None:
        raise UserError(
            "view_without_question",
            _("This extract has no question “{question}”: the view cannot be drawn.").format(
                question=view.question.split("|")[0]
            ),
        )
    make = {
        MAP: _map,
        GAP_MAP: _gap_map,
        RANKING: _ranking,
        GAP_RANKING: _gap_ranking,
        TYPOLOGY: _typology,
        PUBLICS: _publics,
        TREND: _trend,
    }.get(view.chart, _answers)
    return make(survey, spec_of(view), question, thresholds or Thresholds())


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


# -- one figure a chart ------------------------------------------------------------------------


def _answers(survey: Survey, spec: ComparisonSpec, _q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.comparison import compare
    from ocpart_desktop.figures.comparison import answers_figure

    comparison = compare(survey, spec, ladder)
    if spec.against == FRANCE:
        return answers_figure(survey, comparison)
    return answers_figure(
        survey, comparison, compare(survey, replace(spec, against=FRANCE), ladder)
    )


def _map(survey: Survey, spec: ComparisonSpec, _q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.panorama import panorama
    from ocpart_desktop.figures.panorama import map_figure

    return map_figure(survey, panorama(survey, spec, ladder), spec.region)


def _ranking(survey: Survey, spec: ComparisonSpec, _q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.panorama import panorama
    from ocpart_desktop.figures.panorama import ranking_figure

    return ranking_figure(survey, panorama(survey, spec, ladder), spec.region)


def _gap_map(survey: Survey, spec: ComparisonSpec, _q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.panorama import panorama
    from ocpart_desktop.figures.measures import Measure
    from ocpart_desktop.figures.panorama import map_figure

    return map_figure(survey, panorama(survey, spec, ladder), spec.region, Measure.GAP)


def _gap_ranking(survey: Survey, spec: ComparisonSpec, _q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.panorama import panorama
    from ocpart_desktop.figures.measures import Measure
    from ocpart_desktop.figures.panorama import ranking_figure

    return ranking_figure(survey, panorama(survey, spec, ladder), spec.region, Measure.GAP)


def _typology(survey: Survey, spec: ComparisonSpec, q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.typology import typology
    from ocpart_desktop.figures.typology import profile_figure

    return profile_figure(
        survey,
        typology(
            survey,
            public=q.public,
            wave=q.wave,
            region=spec.region,
            against=spec.against,
            filters=spec.filters,
            weighted=spec.weighted,
            without_no_opinion=spec.without_no_opinion,
            thresholds=ladder,
        ),
    )


def _publics(survey: Survey, spec: ComparisonSpec, q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.filters import applicable
    from ocpart_desktop.analysis.publics import compare_publics
    from ocpart_desktop.figures.publics import publics_figure

    asked = same_question_by_public(survey, q)
    specs = {
        other.public: _asked_of(other, q, spec)
        for other in asked
        if other == q or applicable(survey, other, spec.filters) == spec.filters
    }
    kept = [each for each in specs.values() if each is not None]
    left_out = [other.public or "" for other in asked if specs.get(other.public) is None]
    france = [replace(each, against=FRANCE) for each in kept if spec.against != FRANCE]
    return publics_figure(
        survey,
        compare_publics(survey, kept, ladder),
        left_out,
        compare_publics(survey, france, ladder),
    )


def _asked_of(other: Question, shown: Question, spec: ComparisonSpec) -> ComparisonSpec | None:
    """The same selection for another public; None when it was not offered the answer shown."""
    answer = shown.answer(spec.answer) if spec.answer else None
    same = other.answer(answer.label) if answer else None
    if answer is not None and same is None:
        return None
    return replace(spec, question=other.key, answer=same.id if same else None)


def _trend(survey: Survey, spec: ComparisonSpec, q: Question, ladder: Thresholds) -> Figure:
    from ocpart_desktop.analysis.waves import across_waves, waves_of
    from ocpart_desktop.figures.trend import trend_figure

    answer = q.answer(spec.answer) if spec.answer else None
    points = across_waves(
        survey,
        q.role or q.id,
        spec.region,
        public=q.public,
        against=spec.against,
        answer=answer.label if answer else None,
        filters=spec.filters,
        weighted=spec.weighted,
        without_no_opinion=spec.without_no_opinion,
        thresholds=ladder,
    )
    shown = {point.comparison.question for point in points}
    every = waves_of(survey, q.role or q.id, q.public)
    return trend_figure(survey, points, [w.wave or "" for w in every if w not in shown])


def same_question_by_public(survey: Survey, question: Question) -> tuple[Question, ...]:
    """The question as asked of every public, in the observatory's order of publics."""
    wanted = question.role or question.id
    found = {
        q.public: q for q in reversed(survey.find(wanted)) if q.public and q.wave == question.wave
    }
    order = {public.value: place for place, public in enumerate(Public)}
    return tuple(sorted(found.values(), key=lambda q: order.get(q.public or "", len(order))))


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
