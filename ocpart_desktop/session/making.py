"""From a view to its figure, and to why each of its numbers is what it is.

A view is what a page shows, what the storyline keeps and what a slide becomes: all of them get
their figure here, so that the same selection gives the same numbers everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ocpart_desktop.analysis.results import (
    FRANCE,
    Comparison,
    ComparisonSpec,
    Counted,
    Thresholds,
)
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.explanation import (
    Explanation,
    explain,
    explain_panorama,
    explain_region,
    explain_wave,
)
from ocpart_desktop.figures.measures import Measure
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.notebook.room import Room
from ocpart_desktop.session import typology_making
from ocpart_desktop.session.anchors import followed_view
from ocpart_desktop.session.request import Made, Request, Why, same_question_by_public
from ocpart_desktop.session.storyline import (
    ANSWERS,
    CITATIONS,
    GAP_MAP,
    GAP_RANKING,
    MAP,
    PUBLICS,
    RANKING,
    ROOM,
    SIDES,
    SIDES_CITATIONS,
    STATUS,
    TREND,
    TYPES_BY_REGION,
    TYPES_TOGETHER,
    TYPES_TREND,
    TYPOLOGY,
    spec_of,
)
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError

__all__ = ["Made", "figure_of", "made_of", "same_question_by_public"]


def figure_of(
    survey: Survey, view: View, thresholds: Thresholds | None = None, room: Room | None = None
) -> Figure:
    """The figure of a view. Raises UserError when the survey no longer holds its question."""
    return made_of(survey, view, thresholds, room).figure


def made_of(
    survey: Survey, view: View, thresholds: Thresholds | None = None, room: Room | None = None
) -> Made:
    """The figure of a view and its explanations. Raises UserError as ``figure_of`` does.

    ``room`` is what the workshop brought, for the views that show it beside the survey.
    """
    view = followed_view(survey, view)
    question = survey.question(view.question)
    if question is None:
        raise UserError(
            "view_without_question",
            _("This extract has no question “{question}”: the view cannot be drawn.").format(
                question=view.question.split("|")[0]
            ),
        )
    ladder = thresholds or Thresholds()
    request = Request(survey, question, spec_of(view), ladder, room or Room())
    return _MAKERS.get(view.chart, _answers)(request)


def _answers(asked: Request) -> Made:
    from ocpart_desktop.analysis.comparison import compare
    from ocpart_desktop.figures.comparison import answers_figure

    comparison = compare(asked.survey, asked.spec, asked.ladder)
    others = []
    if asked.spec.against != FRANCE:
        france = replace(asked.spec, against=FRANCE)
        others.append(compare(asked.survey, france, asked.ladder))
    figure = answers_figure(asked.survey, comparison, *others)
    return Made(figure, _why_rows(asked.survey, comparison))


def _why_rows(survey: Survey, comparison: Comparison) -> Why:
    def why(key: str, file: str | None) -> Explanation:
        return explain(survey, comparison, comparison.row(key) if key else None, file=file)

    return why


def _regions(measure: Measure, *, ranked: bool) -> Callable[[Request], Made]:
    def make(asked: Request) -> Made:
        from ocpart_desktop.analysis.comparison import compare
        from ocpart_desktop.analysis.panorama import panorama
        from ocpart_desktop.figures.panorama import map_figure, ranking_figure

        survey, spec = asked.survey, asked.spec
        whole = panorama(survey, spec, asked.ladder)
        draw = ranking_figure if ranked else map_figure

        def why(key: str, file: str | None) -> Explanation:
            if not key:
                return explain_panorama(survey, whole, file=file)
            one = replace(spec, region=key, answer=whole.answer.id)
            return explain_region(survey, whole, compare(survey, one, asked.ladder), file=file)

        return Made(draw(survey, whole, spec.region, measure), why)

    return make


def _publics(asked: Request) -> Made:
    from ocpart_desktop.analysis.filters import applicable
    from ocpart_desktop.analysis.publics import compare_publics
    from ocpart_desktop.figures.publics import publics_figure

    survey, spec = asked.survey, asked.spec
    same = same_question_by_public(survey, asked.question)
    specs = {
        other.public: _asked_of(other, asked.question, spec)
        for other in same
        if other == asked.question or applicable(survey, other, spec.filters) == spec.filters
    }
    kept = [each for each in specs.values() if each is not None]
    left_out = [other.public or "" for other in same if specs.get(other.public) is None]
    france = [replace(each, against=FRANCE) for each in kept if spec.against != FRANCE]
    compared = compare_publics(survey, kept, asked.ladder)
    figure = publics_figure(
        survey, compared, left_out, compare_publics(survey, france, asked.ladder)
    )
    by_key = {each.question.key: each for each in compared}

    def why(key: str, file: str | None) -> Explanation:
        chosen = by_key.get(key, compared[0])
        return explain(survey, chosen, chosen.rows[0], file=file)

    return Made(figure, why)


def _asked_of(other: Question, shown: Question, spec: ComparisonSpec) -> ComparisonSpec | None:
    """The same selection for another public; None when it was not offered the answer shown."""
    answer = shown.answer(spec.answer) if spec.answer else None
    same = other.answer(answer.label) if answer else None
    if answer is not None and same is None:
        return None
    return replace(spec, question=other.key, answer=same.id if same else None)


def _trend(asked: Request) -> Made:
    from ocpart_desktop.analysis.waves import across_waves, waves_of
    from ocpart_desktop.figures.trend import trend_figure

    survey, spec, question = asked.survey, asked.spec, asked.question
    wanted = question.role or question.id
    answer = question.answer(spec.answer) if spec.answer else None
    points = across_waves(
        survey,
        wanted,
        spec.region,
        public=question.public,
        against=spec.against,
        answer=answer.label if answer else None,
        filters=spec.filters,
        weighted=spec.weighted,
        without_no_opinion=spec.without_no_opinion,
        thresholds=asked.ladder,
    )
    shown = {point.comparison.question for point in points}
    every = waves_of(survey, wanted, question.public)
    figure = trend_figure(survey, points, [w.wave or "" for w in every if w not in shown])
    keys = [point.comparison.question.key for point in points]

    def why(key: str, file: str | None) -> Explanation:
        place = keys.index(key) if key in keys else len(keys) - 1
        before = points[place - 1] if place else None
        return explain_wave(survey, points[place], before, file=file)

    return Made(figure, why)


_MAKERS: dict[str, Callable[[Request], Made]] = {
    ANSWERS: _answers,
    MAP: _regions(Measure.LEVEL, ranked=False),
    GAP_MAP: _regions(Measure.GAP, ranked=False),
    RANKING: _regions(Measure.LEVEL, ranked=True),
    GAP_RANKING: _regions(Measure.GAP, ranked=True),
    PUBLICS: _publics,
    TREND: _trend,
    TYPOLOGY: typology_making.profile(Counted.RESPONDENTS),
    CITATIONS: typology_making.profile(Counted.CITATIONS),
    SIDES: typology_making.sides(Counted.RESPONDENTS),
    SIDES_CITATIONS: typology_making.sides(Counted.CITATIONS),
    TYPES_BY_REGION: typology_making.by_region,
    TYPES_TOGETHER: typology_making.together,
    ROOM: typology_making.room,
    STATUS: typology_making.status,
    TYPES_TREND: typology_making.trend,
}
CHARTS = tuple(_MAKERS)
"""Every way of seeing that a view may ask for."""
