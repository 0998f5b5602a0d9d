"""A question from wave to wave: a line only where the same thing was asked of the same people."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ocpart_desktop.analysis.change import with_changes
from ocpart_desktop.analysis.comparison import LADDER, compared
from ocpart_desktop.analysis.evidence import Evidence
from ocpart_desktop.analysis.filters import applicable
from ocpart_desktop.analysis.results import (
    REST,
    Break,
    Comparison,
    ComparisonSpec,
    Thresholds,
    WavePoint,
)
from ocpart_desktop.analysis.selection import answer_of, evidence_of, region_of
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import Survey

NOT_OFFERED = ""  # no answer has this id


def across_waves(
    survey: Survey,
    wanted: str,
    region: str,
    *,
    public: str | None,
    against: str = REST,
    answer: str | None = None,
    filters: tuple[tuple[str, str], ...] = (),
    weighted: bool = True,
    without_no_opinion: bool = False,
    thresholds: Thresholds = LADDER,
) -> tuple[WavePoint, ...]:
    """The comparisons of every wave, oldest first, with what breaks the line before each.

    ``wanted`` is a role or a question's id, ``answer`` a label or an id in any of the waves;
    without one, the newest wave's first net, else its first answer. A wave that did not offer it
    has no row; one of whom the filters say nothing is left out. Waves are separate samples: their
    changes are tested as such (``change``).
    """
    region_of(region)
    every = waves_of(survey, wanted, public)
    if not every:
        return ()
    asked = [q for q in every if applicable(survey, q, filters) == filters] or [every[-1]]
    followed = _followed(asked, answer)
    points: list[WavePoint] = []
    evidence: list[Evidence] = []
    for before, question in zip([None, *asked], asked, strict=False):
        spec = ComparisonSpec(
            question=question.key,
            region=region,
            against=against,
            answer=_same_answer(question, followed, asked[-1]),
            filters=filters,
            weighted=weighted,
            without_no_opinion=without_no_opinion,
        )
        evidence.append(evidence_of(survey, question, spec, thresholds))
        made = compared(question, spec, evidence[-1])
        points.append(point_of(survey, made, before))
    return with_changes(points, thresholds, evidence)


def point_of(survey: Survey, made: Comparison, before: Question | None) -> WavePoint:
    """The point of a wave, with what keeps it from being compared with the one before."""
    question = made.question
    wave = question.wave or _("undated")
    if before is None:
        return WavePoint(wave, made)
    found = breaks(survey, before, question)
    return WavePoint(wave, made, found, *_territory(survey, before, question))


def waves_of(survey: Survey, wanted: str, public: str | None) -> tuple[Question, ...]:
    """The question as asked of one public, once a wave, oldest first; those without figures out.

    Without a public, only the questions that name none: publics are never joined by a line. A
    question without a wave has no place among those that have one.
    """
    found = [
        question
        for question in survey.find(wanted)
        if question.kind.has_figures and question.public == public
    ]
    by_wave = {question.wave: question for question in reversed(found)}
    if len(by_wave) > 1:
        by_wave.pop(None, None)
    return tuple(by_wave.values())


def breaks(survey: Survey, before: Question, after: Question) -> tuple[Break, ...]:
    """What changed between two waves of a question, spelling and punctuation aside."""
    changed = {
        Break.WORDING: _plain(before.label) != _plain(after.label),
        Break.BASE: _plain(before.base_note) != _plain(after.base_note),
        Break.TERRITORY: any(_territory(survey, before, after)),
        Break.ANSWERS: _offered(before) != _offered(after),
    }
    return tuple(what for what, true in changed.items() if true)


def _territory(
    survey: Survey, before: Question, after: Question
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The regions that a wave gained, and those that it lost."""
    from ocpart_desktop.analysis.territory import left_out

    return left_out(survey, before, after), left_out(survey, after, before)


def _offered(question: Question) -> tuple[object, ...]:
    known = sorted(_known_as(question, a) for a in question.answers if not a.net)
    return (question.kind, question.scale, known)


def _known_as(question: Question, answer: Answer) -> str:
    """By what an answer is known from wave to wave: its type when no other bears it, whatever it
    is called (« sociale », « sociétale »); else its wording."""
    same = [a for a in question.answers if answer.type and a.type is answer.type and not a.net]
    return answer.type or "" if len(same) == 1 and not answer.net else _plain(answer.label)


def _followed(asked: Sequence[Question], wanted: str | None) -> Answer:
    """The answer looked at, of the newest wave that knows it; UserError when none does."""
    worded = [answer for question in asked for answer in question.answers if answer.label == wanted]
    if worded:
        return worded[-1]
    knowing = [question for question in asked if wanted and question.answer(wanted)]
    return answer_of([*asked, *knowing][-1], wanted)


def _same_answer(question: Question, followed: Answer, newest: Question) -> str:
    """The id in this wave of the answer followed, by its wording, else by its type of partnership:
    codes change their meaning.

    ``NOT_OFFERED`` where there is none, or where it is not measured as in the newest wave.
    """
    if _measure(question) != _measure(newest):
        return NOT_OFFERED
    alike = [a for a in question.answers if a.net == followed.net]
    worded = [a for a in alike if _plain(a.label) == _plain(followed.label)]
    typed = [a for a in alike if followed.type and a.type is followed.type]
    found = worded or (typed if len(typed) == 1 else [])
    return found[0].id if found else NOT_OFFERED


def _measure(question: Question) -> tuple[object, ...]:
    """Two of these never share an axis."""
    kind = question.kind
    return (QuestionKind.SINGLE if kind.has_shares else kind, question.scale)


def _plain(text: str | None) -> str:
    """Letters and digits only, without accents or case."""
    letters = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(letter for letter in letters if letter.isalnum())
