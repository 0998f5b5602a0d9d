"""The four types from wave to wave, by type and not by wording: « sociétale » is « sociale »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.analysis.change import with_changes_together
from ocpart_desktop.analysis.comparison import LADDER, compared
from ocpart_desktop.analysis.evidence import Evidence
from ocpart_desktop.analysis.filters import applicable
from ocpart_desktop.analysis.results import Comparison, ComparisonSpec, Thresholds, WavePoint
from ocpart_desktop.analysis.selection import question_of, region_of
from ocpart_desktop.analysis.typology import types_evidence
from ocpart_desktop.analysis.waves import NOT_OFFERED, point_of, waves_of
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey


def types_over_time(
    survey: Survey,
    spec: ComparisonSpec,
    thresholds: Thresholds = LADDER,
    kinds: Sequence[PartnershipType] = tuple(PartnershipType),
) -> tuple[tuple[WavePoint, ...], ...]:
    """A trend for each of the types looked at, oldest wave first; its changes are tested with
    those of the others.

    The waves are those in which the public of the selection's question was asked for its types,
    but for those of whom the filters say nothing. A wave that did not offer a type has no row.
    """
    question = question_of(survey, spec.question)
    region_of(spec.region)
    asked = waves_asked(survey, question, spec)
    made: list[WavePoint] = []
    evidence: list[Evidence] = []
    for before, wave in zip([None, *asked], asked, strict=False):
        selected = replace(spec, question=wave.key, answer=None)
        evidence.append(types_evidence(survey, wave, selected, thresholds))
        made.append(point_of(survey, compared(wave, selected, evidence[-1]), before))
    trends = [[_of_type(point, kind) for point in made] for kind in kinds]
    known = [points for points in trends if any(point.row for point in points)]
    return with_changes_together(known, thresholds, evidence)


def waves_asked(survey: Survey, question: Question, spec: ComparisonSpec) -> list[Question]:
    """The waves of a question on types, oldest first, in which the filters say something."""
    every = waves_of(survey, Role.PARTNERSHIP_TYPES.value, question.public) or (question,)
    kept = [q for q in every if applicable(survey, q, spec.filters) == spec.filters]
    return kept or [question]


def _of_type(point: WavePoint, kind: PartnershipType) -> WavePoint:
    comparison = point.comparison
    row = next((row for row in comparison.rows if row.answer.type is kind), None)
    return replace(point, comparison=_looking_at(comparison, row.answer.id if row else NOT_OFFERED))


def _looking_at(comparison: Comparison, answer: str) -> Comparison:
    return replace(comparison, spec=replace(comparison.spec, answer=answer))
