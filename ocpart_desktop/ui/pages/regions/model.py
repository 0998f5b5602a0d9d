"""What the Regions page offers: questions to pick, answers, regions, and ways of seeing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.figures.charts import Named
from ocpart_desktop.figures.wording import topic
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.storyline import (
    ANSWERS,
    GAP_MAP,
    GAP_RANKING,
    MAP,
    PUBLICS,
    RANKING,
    TREND,
    view_of,
)
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice

TABLE = "table"
LEVEL, GAP = "level", "gap"
BESIDE = "_beside"  # what the choices of the second view are remembered under, after their names


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


def measure_choices() -> tuple[Choice, ...]:
    """What the map and the ranking can show of each region."""
    return (Choice(LEVEL, _("Figure")), Choice(GAP, _("Gap")))


def table_choices() -> tuple[Choice, ...]:
    """The tables there are: one a way of seeing."""
    return (
        Choice(ANSWERS, _("Table of answers")),
        Choice(RANKING, _("Table of regions")),
        Choice(PUBLICS, _("Table of publics")),
        Choice(TREND, _("Table of waves")),
    )


@dataclass(frozen=True, slots=True)
class Looking:
    """How the selection is looked at: the way of seeing, the measure, and whose table."""

    chart: str = ANSWERS
    measure: str = LEVEL
    table: str = ANSWERS

    @classmethod
    def remembered(cls, remembered: Callable[[str], object], which: str = "") -> Looking:
        """As it was left in the notebook: the first view, or the one ``BESIDE`` it."""
        found = {name: remembered(name + which) for name in ("chart", "measure", "table")}
        known = {
            "chart": [choice.key for choice in chart_choices()],
            "measure": [LEVEL, GAP],
            "table": [choice.key for choice in table_choices()],
        }
        usual = {"chart": RANKING} if which else {}
        return cls(**usual | {n: str(v) for n, v in found.items() if v in known[n]})

    @property
    def drawn(self) -> str:
        """The chart that is drawn, or whose table is shown."""
        return self.table if self.chart == TABLE else self.chart

    @property
    def as_table(self) -> bool:
        """Whether the table takes the chart's place."""
        return self.chart == TABLE

    @property
    def has_measure(self) -> bool:
        """Whether the figure or its gap can be chosen."""
        return self.chart in (MAP, RANKING)

    @property
    def of_one_answer(self) -> bool:
        """Whether one answer is to be picked."""
        return self.drawn in (MAP, RANKING, PUBLICS, TREND)

    def view(self, selection: ComparisonSpec) -> View:
        """The view of a selection."""
        gap = {MAP: GAP_MAP, RANKING: GAP_RANKING}
        chart = self.drawn
        if self.has_measure and self.measure == GAP:
            chart = gap[chart]
        return view_of(selection, chart)


def picked(survey: Survey, named: str, key: str) -> dict[str, str]:
    """What taking a part of a chart changes in the selection."""
    if named == Named.QUESTION:
        return {"question": key} if survey.question(key) else {}
    return {named: key}
