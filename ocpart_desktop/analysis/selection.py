"""From a selection to the question it names and the evidence that answers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocpart_desktop.analysis.results import FRANCE, REST, Against, ComparisonSpec, Thresholds
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.regions import REGION_BY_CODE, Region
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from ocpart_desktop.analysis.evidence import Evidence


ROWS_KEPT = 2_000_000  # of the respondents' answers remembered: some 50 MB
LEAST_KEPT, MOST_KEPT = 6, 200


def question_of(survey: Survey, key: str) -> Question:
    """The question with this key, provided that it has figures."""
    question = survey.question(key)
    if question is None:
        question_id, *_rest = key.split("|")
        raise UserError(
            "unknown_question",
            _("This extract has no question “{question}”.").format(question=question_id),
        )
    if not question.kind.has_figures:
        raise UserError(
            "no_figures",
            _("“{question}” is answered in words or dates: it cannot be compared.").format(
                question=question.label
            ),
        )
    return question


def region_of(code: str) -> Region:
    """The region with this INSEE code."""
    if code not in REGION_BY_CODE:
        raise UserError(
            "unknown_region",
            _("“{code}” is not the code of a region.").format(code=code),
        )
    return REGION_BY_CODE[code]


def against_of(spec: ComparisonSpec) -> Against:
    """What the selection compares its region with."""
    if spec.against in (REST, FRANCE):
        return Against(spec.against)
    if region_of(spec.against).code == spec.region:
        raise UserError(
            "same_region",
            _(
                "A region cannot be compared with itself: choose another region, "
                "the rest of France or France."
            ),
        )
    return Against.REGION


def answer_of(
    question: Question, wanted: str | None, *, without_no_opinion: bool = False
) -> Answer:
    """The answer with this id or label; without one, the first net, else the first answer.

    NSP left out is no answer any more: the first of the others stands for it.
    """
    left_out = [answer for answer in question.answers if without_no_opinion and answer.no_opinion]
    found = None if wanted is None else question.answer(wanted)
    if wanted is None or found in left_out:
        kept = [answer for answer in question.answers if answer not in left_out]
        nets = [answer for answer in kept if answer.net]
        found = next(iter([*nets, *kept]), None)
    if found is None:
        raise UserError(
            "unknown_answer",
            _("“{answer}” is not an answer to “{question}”.").format(
                answer=wanted or "", question=question.label
            ),
        )
    return found


def evidence_of(
    survey: Survey,
    question: Question,
    spec: ComparisonSpec,
    thresholds: Thresholds,
    answers: tuple[Answer, ...] | None = None,
) -> Evidence:
    """The respondents or the printed table behind a question, on its own answers unless told.

    Respondents are remembered whatever region they are looked at from, and beside what.
    """
    wanted = question.answers if answers is None else answers
    if question.table in survey.respondents:
        from ocpart_desktop.analysis.filters import worded
        from ocpart_desktop.analysis.microdata import Microdata

        read = worded(survey, question, spec.filters)
        table = survey.respondents[question.table]
        asked = replace(spec, region="", against=REST, answer=None)
        key = (question, asked, thresholds, wanted, read)
        most = max(LEAST_KEPT, ROWS_KEPT // max(len(table.frame), 1))
        return table.memory.recall(
            "evidence", key, lambda: Microdata(table, *key), most=min(most, MOST_KEPT)
        )
    from ocpart_desktop.analysis.published import Published

    return Published(survey.published[question.table], question, spec, thresholds, wanted)
