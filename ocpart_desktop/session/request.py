"""What a view asks of a survey, and what it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ocpart_desktop.analysis.results import ComparisonSpec, Thresholds
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.explanation import Explanation
from ocpart_desktop.notebook.room import Room
from ocpart_desktop.survey.publics import Public
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey

Why = Callable[[str, str | None], Explanation]


@dataclass(frozen=True, slots=True)
class Made:
    """A figure, and the explanation of what one of its table's keys names.

    ``why`` takes a key (empty for the whole figure) and the file that its command is to read.
    """

    figure: Figure
    why: Why


@dataclass(frozen=True, slots=True)
class Request:
    """What a view asks of a survey; ``room`` is what the workshop brought."""

    survey: Survey
    question: Question
    spec: ComparisonSpec
    ladder: Thresholds
    room: Room = field(default_factory=Room)


def same_question_by_public(survey: Survey, question: Question) -> tuple[Question, ...]:
    """The question as asked of every public, in the observatory's order of publics."""
    wanted = question.role or question.id
    found = {
        q.public: q for q in reversed(survey.find(wanted)) if q.public and q.wave == question.wave
    }
    order = {public.value: place for place, public in enumerate(Public)}
    return tuple(sorted(found.values(), key=lambda q: order.get(q.public or "", len(order))))
