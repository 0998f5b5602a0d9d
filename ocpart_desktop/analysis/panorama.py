"""One answer in all 18 regions: what the map and the ranking draw."""

from __future__ import annotations

from ocpart_desktop.analysis.comparison import LADDER, LEVEL
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Evidence, Pair, Side
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.results import (
    FRANCE,
    HIDDEN_ESTIMATE,
    ComparisonSpec,
    Estimate,
    Note,
    Panorama,
    RegionRow,
    Shown,
    Thresholds,
)
from ocpart_desktop.analysis.selection import answer_of, evidence_of, question_of, region_of
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import Survey

SAME = 1e-9


def panorama(survey: Survey, spec: ComparisonSpec, thresholds: Thresholds = LADDER) -> Panorama:
    """The selection's answer (the headline without one) in every region, beside its rest.

    ``gap`` is with the rest of each region, or with France when the selection says so; tests are
    always against the rest, adjusted by Holm over the regions tested. Ranks run from the highest
    figure among the regions whose base allows one; equal figures share a rank, and the next
    one counts them all (1, 2, 2, 4).
    """
    question = question_of(survey, spec.question)
    region_of(spec.region)
    answer = answer_of(question, spec.answer, without_no_opinion=spec.without_no_opinion)
    evidence = evidence_of(survey, question, spec, thresholds, (answer,))
    sides = [Side.region(region.code) for region in REGIONS]
    others = [FRANCE_SIDE if spec.against == FRANCE else Side.rest(s.code) for s in sides]
    pairs = evidence.pairs([*zip(sides, others, strict=True), (sides[0], FRANCE_SIDE)])[0]
    rungs = [evidence.rungs(side)[0] for side in sides]
    regions = _rows(pairs[:-1], rungs, [evidence.rungs(other)[0] for other in others])
    hidden = evidence.rungs(FRANCE_SIDE)[0] is Shown.HIDDEN
    return Panorama(
        spec=spec,
        question=question,
        answer=answer,
        national=HIDDEN_ESTIMATE if hidden else pairs[-1].second,
        regions=regions,
        notes=_notes(evidence, spec.region, pairs, regions),
        filtered=evidence.filtered,
    )


def _rows(pairs: list[Pair], rungs: list[Shown], others: list[Shown]) -> tuple[RegionRow, ...]:
    p_values = [
        pair.p if rung.tested and other.tested else None
        for pair, rung, other in zip(pairs, rungs, others, strict=True)
    ]
    seen = [pair.seen(*both) for pair, *both in zip(pairs, rungs, others, strict=True)]
    ranks = _ranks([pair.first for pair in seen], rungs)
    return tuple(
        RegionRow(
            code=region.code,
            name=region.name,
            estimate=pair.first,
            shown=rung,
            rank=rank,
            gap=pair.gap,
            p_value=p,
            adjusted_p=adjusted,
            significant=adjusted is not None and adjusted < LEVEL,
        )
        for region, pair, rung, rank, p, adjusted in zip(
            REGIONS, seen, rungs, ranks, p_values, holm(p_values), strict=True
        )
    )


def _ranks(estimates: list[Estimate], rungs: list[Shown]) -> list[int | None]:
    ranked = [
        estimate.value if rung.tested else None
        for estimate, rung in zip(estimates, rungs, strict=True)
    ]
    values = [value for value in ranked if value is not None]
    return [
        None if own is None else 1 + sum(value > own + SAME for value in values) for own in ranked
    ]


def _notes(
    evidence: Evidence, chosen: str, pairs: list[Pair], regions: tuple[RegionRow, ...]
) -> tuple[Note, ...]:
    absent = {
        row.code
        for row, pair in zip(regions, pairs, strict=False)
        if pair.first.n == 0 and not evidence.secret(Side.region(row.code))
    }
    hidden = {row.code for row in regions if row.shown is Shown.HIDDEN} - absent
    known = evidence.base(Side.region(chosen)) is not None
    said = {
        Note.HOLM: sum(row.p_value is not None for row in regions) > 1,
        Note.HIDDEN_CELLS: bool(hidden),
        Note.REGION_ABSENT: chosen in absent and known,
    }
    return (*evidence.notes, *(note for note, true in said.items() if true))
