"""The same answer from several publics: side by side, tested together, never merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.analysis.comparison import LADDER, LEVEL, compared
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.results import (
    Comparison,
    ComparisonSpec,
    Note,
    Row,
    Thresholds,
)
from ocpart_desktop.analysis.selection import answer_of, evidence_of, question_of
from ocpart_desktop.survey.survey import Survey


def compare_publics(
    survey: Survey, specs: Sequence[ComparisonSpec], thresholds: Thresholds = LADDER
) -> tuple[Comparison, ...]:
    """A comparison a public, of the one row each speaks of: what is not shown is not tested.

    The gaps of all the publics are seen together, so Holm's correction is over them.
    """
    return judged_together([_of_one_answer(survey, spec, thresholds) for spec in specs])


def _of_one_answer(survey: Survey, spec: ComparisonSpec, thresholds: Thresholds) -> Comparison:
    """The comparison of the answer that a selection speaks of, and of no other one.

    Where that answer is left out, the first of the others stands for it.
    """
    question = question_of(survey, spec.question)
    answer = answer_of(question, spec.answer, without_no_opinion=spec.without_no_opinion)
    spoken = replace(spec, answer=answer.id) if spec.answer else spec
    return compared(question, spoken, evidence_of(survey, question, spec, thresholds, (answer,)))


def judged_together(comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Comparisons seen side by side: Holm's correction is over the rows of all of them."""
    p_values = [row.p_value for each in comparisons for row in each.rows]
    together = sum(p is not None for p in p_values) > 1
    adjusted = iter(holm(p_values))
    return tuple(
        replace(
            each,
            rows=tuple(_judged(row, next(adjusted)) for row in each.rows),
            notes=_notes(each.notes, together=together),
        )
        for each in comparisons
    )


def untested(comparison: Comparison) -> Comparison:
    """The same figures, where nothing is to be tested."""
    rows = [replace(r, p_value=None, adjusted_p=None, significant=False) for r in comparison.rows]
    return replace(comparison, rows=tuple(rows), notes=_notes(comparison.notes, together=False))


def _judged(row: Row, adjusted: float | None) -> Row:
    return replace(row, adjusted_p=adjusted, significant=adjusted is not None and adjusted < LEVEL)


def _notes(notes: Sequence[Note], *, together: bool) -> tuple[Note, ...]:
    others = tuple(note for note in notes if note is not Note.HOLM)
    return (*others, Note.HOLM) if together else others
