"""One question, one region, beside the rest of France, France or another region."""

from __future__ import annotations

from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Evidence, Pair, Side
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.results import (
    Against,
    Base,
    Comparison,
    ComparisonSpec,
    Note,
    Row,
    Shown,
    Thresholds,
    worst,
)
from ocpart_desktop.analysis.selection import against_of, evidence_of, question_of, region_of
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import Survey

LADDER = Thresholds()
LEVEL = 0.05


def compare(survey: Survey, spec: ComparisonSpec, thresholds: Thresholds = LADDER) -> Comparison:
    """Every answer of a question in a region and beside it, in questionnaire order.

    ``gap`` is the region minus the other side. Against France, which holds the region, the test
    is that of the region against its rest. Adjusted p-values are Holm's over the rows tested, and
    ``significant`` follows them, at 95 %. Raises ``UserError`` for a selection that names nothing.
    """
    question = question_of(survey, spec.question)
    region_of(spec.region)
    return compared(question, spec, evidence_of(survey, question, spec, thresholds))


def compared(question: Question, spec: ComparisonSpec, evidence: Evidence) -> Comparison:
    """The comparison that evidence at hand makes."""
    region = region_of(spec.region)
    first, second = Side.region(region.code), side_against(spec)
    rows = _rows(evidence, first, second)
    shown = evidence.rung(first)
    base_region = evidence.base(first)
    absent = base_region is not None and base_region.n == 0 and not evidence.secret(first)
    tested = any(row.p_value is not None for row in rows)
    return Comparison(
        spec=spec,
        question=question,
        region_code=region.code,
        region_name=region.name,
        against=second.kind,
        against_name=_name(second),
        rebuilt=Note.REST_REBUILT in evidence.notes,
        weighted=Note.UNWEIGHTED not in evidence.notes,
        base_region=base_region if absent else _base(evidence, first),
        base_against=_base(evidence, second),
        rows=rows,
        shown=shown,
        notes=_notes(evidence, rows, absent=absent),
        overall_p=evidence.overall(first, second) if tested else None,
        filtered=evidence.filtered,
    )


def side_against(spec: ComparisonSpec) -> Side:
    """The side a selection compares its region with."""
    against = against_of(spec)
    if against is Against.FRANCE:
        return FRANCE_SIDE
    return Side.rest(spec.region) if against is Against.REST else Side.region(spec.against)


def _rows(evidence: Evidence, first: Side, second: Side) -> tuple[Row, ...]:
    measured = [pairs[0] for pairs in evidence.pairs([(first, second)])]
    left, right = evidence.rungs(first), evidence.rungs(second)
    between = second.kind is Against.REGION
    rungs = [worst(*both) if between else both[0] for both in zip(left, right, strict=True)]
    p_values = [
        pair.p if one.tested and other.tested else None
        for pair, one, other in zip(measured, left, right, strict=True)
    ]
    return tuple(
        _row(answer, pair.seen(rung, other), rung, p, adjusted)
        for answer, pair, rung, other, p, adjusted in zip(
            evidence.answers, measured, rungs, right, p_values, holm(p_values), strict=True
        )
    )


def _row(answer: Answer, pair: Pair, rung: Shown, p: float | None, adjusted: float | None) -> Row:
    return Row(
        answer=answer,
        region=pair.first,
        against=pair.second,
        gap=pair.gap,
        gap_low=pair.low,
        gap_high=pair.high,
        p_value=p,
        adjusted_p=adjusted,
        significant=adjusted is not None and adjusted < LEVEL,
        shown=rung,
    )


def _base(evidence: Evidence, side: Side) -> Base | None:
    return None if evidence.rung(side) is Shown.HIDDEN else evidence.base(side)


def _name(side: Side) -> str:
    if side.kind is Against.REST:
        return _("Rest of France")
    return _("France") if side.kind is Against.FRANCE else REGION_BY_CODE[side.code].name


def _notes(evidence: Evidence, rows: tuple[Row, ...], *, absent: bool) -> tuple[Note, ...]:
    said = {
        Note.HOLM: sum(row.p_value is not None for row in rows) > 1,
        Note.HIDDEN_CELLS: not absent and any(row.shown is Shown.HIDDEN for row in rows),
        Note.REGION_ABSENT: absent,
    }
    return (*evidence.notes, *(note for note, true in said.items() if true))
