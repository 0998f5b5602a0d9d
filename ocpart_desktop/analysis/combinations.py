"""Which types of partnership the same respondents hold together.

Each respondent holds one combination of types, the empty one included: a single choice, which is
then estimated, tested and kept secret as any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ocpart_desktop.analysis.comparison import compared, side_against
from ocpart_desktop.analysis.estimates import ratios
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Side
from ocpart_desktop.analysis.microdata import Microdata
from ocpart_desktop.analysis.responses import (
    Choices,
    Options,
    Responses,
    options_of,
    patterns_of,
)
from ocpart_desktop.analysis.results import (
    Combination,
    Comparison,
    ComparisonSpec,
    Note,
    Row,
    Shown,
)
from ocpart_desktop.analysis.sides import groups_of
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, QuestionKind

NONE = "none"
"""The id of the combination of no type."""
_AND = "+"


@dataclass(frozen=True, eq=False)
class Together(Microdata):
    """Respondents by the exact combination of the ``wanted`` answers, which all bear a type."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """A combination is one answer: their shares add up to 100 %."""
        return tuple(note for note in super().notes if note is not Note.MULTIPLE_ANSWERS)

    def overall(self, first: Side, second: Side) -> float | None:  # noqa: ARG002
        """None: most cells of such a table are nearly empty."""
        return None

    def _answered(self, filters: tuple[tuple[str, str], ...]) -> Responses:
        return _exactly(options_of(super()._answered(filters)))


def combinations(types: Microdata, spec: ComparisonSpec) -> Comparison | None:
    """The combinations held in the region or beside it, the most frequent in France first.

    ``types`` is the evidence on the types themselves, whatever the region. Nothing for a question
    of one answer; no row when a side is hidden: which combinations exist would already say too
    much.
    """
    if types.question.kind is not QuestionKind.MULTIPLE or not types.answers:
        return None
    evidence = Together(
        types.table, types.question, types.spec, types.thresholds, types.wanted, types.worded
    )
    question = replace(types.question, kind=QuestionKind.SINGLE, answers=evidence.answers)
    made = compared(question, spec, evidence)
    sides = Side.region(spec.region), side_against(spec)
    if Shown.HIDDEN in map(evidence.rung, sides):
        return replace(made, rows=())
    national = ratios(evidence.totals, groups_of(FRANCE_SIDE)[None]).value[:, 0]
    frequent = np.argsort(-national, kind="stable")
    rows = [made.rows[place] for place in frequent]
    return replace(made, rows=tuple(row for row in rows if row.region.value or row.against.value))


def types_held(answer: Answer) -> tuple[PartnershipType, ...]:
    """The types of a combination, in their fixed order."""
    return () if answer.id == NONE else tuple(map(PartnershipType, answer.id.split(_AND)))


def told(row: Row) -> Combination:
    """A combination as it is handed over."""
    return Combination(
        types=types_held(row.answer),
        region=row.region,
        against=row.against,
        gap=row.gap,
        p_value=row.p_value,
        adjusted_p=row.adjusted_p,
        significant=row.significant,
        shown=row.shown,
    )


def _exactly(options: Options) -> Choices:
    """Each respondent's combination: bit i of its code is the type of answer i."""
    found = patterns_of(options)
    answers = tuple(_named(pattern, options.answers) for pattern in range(len(found.known)))
    return replace(found, answers=answers, members=np.eye(len(answers)))


def _named(pattern: int, answers: tuple[Answer, ...]) -> Answer:
    held = [answer for bit, answer in enumerate(answers) if pattern >> bit & 1]
    if not held:
        return Answer(NONE, _("None of the four types"))
    label = " + ".join(_name(answer, answers) for answer in held)
    if len(held) == 1:
        label = _("{type} only").format(type=label)
    return Answer(_AND.join(answer.type or "" for answer in held), label)


def _name(answer: Answer, among: tuple[Answer, ...]) -> str:
    """The type's own name, which is short; the file's where several answers bear it."""
    alone = sum(each.type is answer.type for each in among) == 1
    return answer.type.label if answer.type and alone else answer.label
