"""What the Regions page offers: questions to pick, answers, regions, and ways of seeing."""

from __future__ import annotations

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.figures.wording import topic
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.storyline import ANSWERS, MAP, PUBLICS, RANKING, TREND, view_of
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice

TABLE = "table"


def question_choices(survey: Survey) -> tuple[Choice, ...]:
    """Every question that has figures, under its public, the newest wave first."""
    ranks = {public: place for place, public in enumerate(survey.publics)}
    asked = [question for question in survey.questions if question.kind.has_figures]
    asked.sort(key=lambda q: q.wave or "", reverse=True)
    asked.sort(key=lambda q: ranks.get(q.public or "", len(ranks)))
    return tuple(
        Choice(
            key=question.key,
            text=topic(question),
            group=" · ".join(filter(None, (_asked_of(question), question.wave))),
            hint=f"{question.id} {question.label}",
        )
        for question in asked
    )


def _asked_of(question: Question) -> str:
    if question.indicator:
        return _("Indicators")
    return public_label(question.public) or _("All respondents")


def answer_choices(question: Question, *, without_no_opinion: bool = False) -> tuple[Choice, ...]:
    """What the map and the ranking can show of a question: nets first, then the answers."""
    ordered = sorted(question.answers, key=lambda answer: not answer.net)
    return tuple(
        Choice(answer.id, answer.label)
        for answer in ordered
        if not (without_no_opinion and answer.no_opinion)
    )


def chart_choices() -> tuple[Choice, ...]:
    """The ways of seeing one selection."""
    return (
        Choice(MAP, _("Map")),
        Choice(RANKING, _("Ranking")),
        Choice(ANSWERS, _("Answers")),
        Choice(PUBLICS, _("Publics")),
        Choice(TREND, _("Trend")),
        Choice(TABLE, _("Table")),
    )


def shows_one_answer(chart: str) -> bool:
    """Whether a chart needs one answer to be picked."""
    return chart in (MAP, RANKING, TREND)


def view_to_draw(selection: ComparisonSpec, chart: str) -> View:
    """The view behind what is on screen; the table is the twin of the answers."""
    return view_of(selection, ANSWERS if chart == TABLE else chart)
