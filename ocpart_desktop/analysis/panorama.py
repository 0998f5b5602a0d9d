"""One answer in all 18 regions: what the map and the ranking draw."""

from __future__ import annotations

from ocpart_desktop.analysis.comparison import LADDER, LEVEL
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Evidence, Pair, Side
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.ranking import possible_ranks, ranks_of
from ocpart_desktop.analysis.results import (
    FRANCE,
    HIDDEN_ESTIMATE,
    ComparisonSpec,
    Note,
    Panorama,
    RegionRow,
    Shown,
    Thresholds,
)
from ocpart_desktop.analysis.selection import answer_of, evidence_of, question_of, region_of
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import Survey


def panorama(survey: Survey, spec: ComparisonSpec, thresholds: Thresholds = LADDER) -> Panorama:
    """The selection's answer (the headline without one) in every region, beside its rest.

    ``gap`` is with the rest of each region, or with France when the selection says so; tests are
    always against the rest, adjusted by Holm over the regions tested. Only regions whose base
    allows it are ranked (``ranking``).
    """
    question = question_of(survey, spec.question)
    region_of(spec.region)
    answer = answer_of(question, spec.answer, without_no_opinion=spec.without_no_opinion)
    evidence = evidence_of(survey, question, spec, thresholds, (answer,))
    (made,) = panoramas(question, spec, evidence)
    return made


def panoramas(question: Question, spec: ComparisonSpec, evidence: Evidence) -> tuple[Panorama, ...]:
    """One for each answer of evidence at hand, each adjusted by Holm on its own."""
    sides = [Side.region(region.code) for region in REGIONS]
    others = [FRANCE_SIDE if spec.against == FRANCE else Side.rest(s.code) for s in sides]
    measured = evidence.pairs([*zip(sides, others, strict=True), (sides[0], FRANCE_SIDE)])
    here, there = _by_answer(evidence, sides), _by_answer(evidence, others)
    national = evidence.rungs(FRANCE_SIDE)
    made = []
    for i, (answer, pairs) in enumerate(zip(evidence.answers, measured, strict=True)):
        regions = _rows(question, pairs[:-1], here[i], there[i])
        hidden = national[i] is Shown.HIDDEN
        made.append(
            Panorama(
                spec=spec,
                question=question,
                answer=answer,
                national=HIDDEN_ESTIMATE if hidden else pairs[-1].second,
                regions=regions,
                notes=_notes(evidence, spec.region, pairs, regions),
                filtered=evidence.filtered,
            )
        )
    return tuple(made)


def _by_answer(evidence: Evidence, sides: list[Side]) -> list[list[Shown]]:
    """How each answer may be shown on each side: ``[answer][side]``."""
    return [list(rungs) for rungs in zip(*map(evidence.rungs, sides), strict=True)]


def _rows(
    question: Question, pairs: list[Pair], rungs: list[Shown], others: list[Shown]
) -> tuple[RegionRow, ...]:
    p_values = [
        pair.p if rung.tested and other.tested else None
        for pair, rung, other in zip(pairs, rungs, others, strict=True)
    ]
    seen = [pair.seen(*both) for pair, *both in zip(pairs, rungs, others, strict=True)]
    ranked = [
        pair.first if rung.tested else HIDDEN_ESTIMATE
        for pair, rung in zip(seen, rungs, strict=True)
    ]
    ranks, possible = ranks_of(ranked, shares=question.kind.has_shares), possible_ranks(ranked)
    return tuple(
        RegionRow(
            code=region.code,
            name=region.name,
            estimate=pair.first,
            shown=rung,
            rank=ranks[i],
            gap=pair.gap,
            p_value=p_values[i],
            adjusted_p=adjusted,
            significant=adjusted is not None and adjusted < LEVEL,
            against=pair.second,
            gap_low=pair.low,
            gap_high=pair.high,
            ranks=possible[i],
        )
        for i, (region, pair, rung, adjusted) in enumerate(
            zip(REGIONS, seen, rungs, holm(p_values), strict=True)
        )
    )


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
