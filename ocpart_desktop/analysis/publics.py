"""The same answer from several publics: side by side, tested together, never merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.analysis.comparison import LADDER, LEVEL, compare
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.results import Comparison, ComparisonSpec, Note, Thresholds
from ocpart_desktop.survey.survey import Survey


def compare_publics(
    survey: Survey, specs: Sequence[ComparisonSpec], thresholds: Thresholds = LADDER
) -> tuple[Comparison, ...]:
    """A comparison a public, of the one row each speaks of: what is not shown is not tested.

    The gaps of all the publics are seen together, so Holm's correction is over them.
    """
    made = [compare(survey, spec, thresholds) for spec in specs]
    alone = [replace(each, rows=(row,)) for each in made if (row := each.row(each.spec.answer))]
    p_values = [each.rows[0].p_value for each in alone]
    together = sum(p is not None for p in p_values) > 1
    return tuple(
        replace(
            each,
            rows=(replace(each.rows[0], adjusted_p=p, significant=p is not None and p < LEVEL),),
            notes=_notes(each.notes, together=together),
        )
        for each, p in zip(alone, holm(p_values), strict=True)
    )


def _notes(notes: Sequence[Note], *, together: bool) -> tuple[Note, ...]:
    others = tuple(note for note in notes if note is not Note.HOLM)
    return (*others, Note.HOLM) if together else others
