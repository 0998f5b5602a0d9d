"""The four types in the 18 regions, seen together: one test for all that is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocpart_desktop.analysis.comparison import LADDER, LEVEL
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.panorama import panoramas
from ocpart_desktop.analysis.results import (
    ComparisonSpec,
    Note,
    Panorama,
    RegionRow,
    Thresholds,
)
from ocpart_desktop.analysis.selection import question_of, region_of
from ocpart_desktop.analysis.typology import types_evidence
from ocpart_desktop.survey.survey import Survey


def types_by_region(
    survey: Survey, spec: ComparisonSpec, thresholds: Thresholds = LADDER
) -> tuple[Panorama, ...]:
    """A panorama a type, in their fixed order; Holm's correction is over regions and types."""
    question = question_of(survey, spec.question)
    region_of(spec.region)
    made = panoramas(question, spec, types_evidence(survey, question, spec, thresholds))
    p_values = [row.p_value for each in made for row in each.regions]
    adjusted = iter(holm(p_values))
    together = sum(p is not None for p in p_values) > 1
    return tuple(
        replace(
            each,
            regions=tuple(_judged(each.regions, adjusted)),
            notes=_notes(each.notes, together=together),
        )
        for each in made
    )


def _judged(rows: Sequence[RegionRow], adjusted: Iterator[float | None]) -> Iterator[RegionRow]:
    for row in rows:
        p = next(adjusted)
        yield replace(row, adjusted_p=p, significant=p is not None and p < LEVEL)


def _notes(notes: Sequence[Note], *, together: bool) -> tuple[Note, ...]:
    others = tuple(note for note in notes if note is not Note.HOLM)
    return (*others, Note.HOLM) if together else others
