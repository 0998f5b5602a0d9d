"""A question answered by respondents: estimates, tests and bases straight from their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ocpart_desktop.analysis.design import Design, Floats, Ints, design_of
from ocpart_desktop.analysis.domain import Domain
from ocpart_desktop.analysis.estimates import Ratios, degrees, intervals, ratios
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Pair, Side
from ocpart_desktop.analysis.gap import gaps
from ocpart_desktop.analysis.hiding import hidden_sides
from ocpart_desktop.analysis.rao_scott import r_by_c
from ocpart_desktop.analysis.responses import Choices, Responses, Scores, responses
from ocpart_desktop.analysis.results import (
    Against,
    Base,
    ComparisonSpec,
    Estimate,
    Note,
    Shown,
    Thresholds,
)
from ocpart_desktop.analysis.select import GROUPS, asked, regions_of
from ocpart_desktop.analysis.sides import groups_of, tested_against
from ocpart_desktop.analysis.totals import Totals, totals_of
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import RespondentTable

_DOMAINS = 8  # remembered of a table, some 40 bytes a respondent


@dataclass(frozen=True, eq=False)
class Microdata:
    """One question of a table of respondents, under a selection; ``worded`` are its filters.

    What the selection looks at it from (region, reference, answer) is no part of it.
    """

    table: RespondentTable
    question: Question
    spec: ComparisonSpec
    thresholds: Thresholds
    wanted: tuple[Answer, ...]
    worded: tuple[tuple[str, str], ...] = ()

    @cached_property
    def design(self) -> Design:
        """The design of the whole table."""
        return design_of(self.table, weighted=self.spec.weighted)

    @cached_property
    def group(self) -> Ints:
        """The region of every row."""
        return regions_of(self.table)

    @cached_property
    def answered(self) -> Responses:
        """What the base answered."""
        return self._answered(self.spec.filters)

    @cached_property
    def domain(self) -> Domain:
        """The respondents of the base."""
        return self._domain(self.answered.rows)

    @cached_property
    def totals(self) -> Totals:
        """The sums by region."""
        return totals_of(self._domain(self.answered.asked), self.answered)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers measured."""
        return self.answered.answers

    @property
    def notes(self) -> tuple[Note, ...]:
        """Weights, NSP left out, several answers, quotas unless strata or clusters were named."""
        unweighted = not (self.spec.weighted and self.table.weighted)
        left_out = self.spec.without_no_opinion and any(a.no_opinion for a in self.question.answers)
        named = self.design.stratum is not None or self.design.cluster is not None
        said = {
            Note.UNWEIGHTED: unweighted,
            Note.WITHOUT_NO_OPINION: left_out,
            Note.MULTIPLE_ANSWERS: self.question.kind is QuestionKind.MULTIPLE,
            Note.QUOTA_SAMPLE: not named,
            Note.DESIGN: named,
        }
        return tuple(note for note, true in said.items() if true)

    @property
    def filtered(self) -> tuple[tuple[str, str], ...]:
        """The filters, as they are read."""
        return self.worded

    def base(self, side: Side) -> Base:
        """The respondents of the question's base on a side: raw, weighted, Kish's effective."""
        n, weighted, square = (sums @ groups_of(side) for sums in self._bases)
        effective = weighted * weighted / square if square else 0.0
        return Base(n=int(n), weighted=float(weighted), effective=float(effective))

    def pairs(self, sides: Sequence[tuple[Side, Side]]) -> list[list[Pair]]:
        """Each answer on each pair of sides."""
        first = np.array([groups_of(one) for one, _ in sides])
        second = np.array([groups_of(other) for _, other in sides])
        others = np.array([groups_of(tested_against(one, other)) for one, other in sides])
        one, other = ratios(self.totals, first), ratios(self.totals, second)
        joined = np.maximum(first, second)
        gap = gaps(self.totals, one, other, (first, others), joined)
        lefts, rights = estimates_of(one), estimates_of(other)
        figures = np.stack([gap.value, gap.low, gap.high, gap.p], axis=-1).tolist()
        return [
            [
                Pair(left, right, *(_figure(value) for value in numbers))
                for left, right, numbers in zip(*columns, strict=True)
            ]
            for columns in zip(lefts, rights, figures, strict=True)
        ]

    def overall(self, first: Side, second: Side) -> float | None:
        """The second-order Rao-Scott test of side × answers, for a single choice."""
        answered = self.answered
        if not isinstance(answered, Choices):
            return None
        second = tested_against(first, second)
        masks = np.array([groups_of(first), groups_of(second)])
        kept = np.flatnonzero((masks.sum(axis=0) > 0)[self.domain.group])
        both, k = self.domain.part(kept), answered.members.shape[1]
        cell = masks.argmax(axis=0)[both.group] * k + answered.codes[kept]
        level = both.by_level(cell, 2 * k, both.weight)
        own = np.diag(both.total(cell, 2 * k, both.own))
        nu = degrees(self.totals, masks.sum(axis=0, keepdims=True))[0, 0]
        covariance = self.design.covariance(level, own)
        return _figure(r_by_c(level.sum(axis=0).reshape(2, k), covariance, float(nu)))

    def rung(self, side: Side) -> Shown:
        """How the base of a side may be shown."""
        return self._rung(side, self._hidden_base, self._bases[0])

    def rungs(self, side: Side) -> list[Shown]:
        """How each answer of a side may be shown: of a battery, each item has its own base."""
        if not isinstance(self.answered, Scores):
            return [self.rung(side)] * len(self.answers)
        by_item = self.totals.counts.sum(axis=-2)
        return [
            self._rung(side, hidden, counts)
            for counts, hidden in zip(by_item, self._hidden_items, strict=True)
        ]

    def secret(self, side: Side) -> bool:
        """Whether a side is hidden to protect someone."""
        return _within(side, self._hidden_base)

    def _rung(self, side: Side, hidden: frozenset[str], counts: Floats) -> Shown:
        if _within(side, hidden):
            return Shown.HIDDEN
        return self.thresholds.shown(int(counts @ groups_of(side)))

    @cached_property
    def _hidden_base(self) -> frozenset[str]:
        """The sides to hide for their base, or to protect another one's."""
        spec, lowest = self.spec, self.thresholds.lowest
        base = (type(self), self.question, self.wanted, spec.without_no_opinion, spec.weighted)
        key = (*base, spec.filters, lowest)
        return self.table.memory.recall(
            "hidden", key, lambda: self._hidden(self._unfiltered.rows), most=1024
        )

    @cached_property
    def _hidden_items(self) -> list[frozenset[str]]:
        """The sides to hide, an item of a battery at a time."""
        everyone = self._unfiltered
        assert isinstance(everyone, Scores)
        given = [np.flatnonzero(~np.isnan(values)) for values in everyone.values]
        return [
            self._hidden_base | self._hidden(everyone.rows.take(places))
            if len(places) < len(everyone.rows)
            else self._hidden_base
            for places in given
        ]

    def _hidden(self, rows: Ints) -> frozenset[str]:
        lowest = self.thresholds.lowest
        return hidden_sides(self.table, rows, self.group, self.spec.filters, lowest)

    @cached_property
    def _unfiltered(self) -> Responses:
        """What the base would have answered without the filters."""
        return self._answered(()) if self.spec.filters else self.answered

    @cached_property
    def _bases(self) -> tuple[Floats, Floats, Floats]:
        """Raw counts, Σw and Σw² of the question's base by group."""
        totals = self.totals
        if not isinstance(self.answered, Scores):
            return totals.counts[0].sum(axis=0), totals.x[0], totals.square[0]
        domain = self.domain
        n, weighted, square = (
            domain.total(domain.group, GROUPS, values)
            for values in (None, domain.weight, domain.square)
        )
        return n, weighted, square

    def _counted(self, filters: tuple[tuple[str, str], ...]) -> Domain:
        """The respondents asked who pass the filters and weigh something."""
        key = (self.question.public, self.question.wave, filters, self.spec.weighted)

        def counted() -> Domain:
            kept = asked(self.table, self.question, filters) & (self.design.weight > 0)
            return Domain.of(self.design, np.flatnonzero(kept), self.group)

        return self.table.memory.recall("counted", key, counted, most=_DOMAINS)

    def _domain(self, rows: Ints) -> Domain:
        """These rows; what they weigh is known already when they are all who were asked."""
        asked_all = self._counted(self.spec.filters)
        return asked_all if rows is asked_all.rows else Domain.of(self.design, rows, self.group)

    def _answered(self, filters: tuple[tuple[str, str], ...]) -> Responses:
        kept = self._counted(filters).rows
        left_out = tuple(a for a in self.question.answers if a.no_opinion)
        if not self.spec.without_no_opinion:
            left_out = ()
        return responses(self.table, self.question, self.wanted, kept, left_out)


def _within(side: Side, hidden: frozenset[str]) -> bool:
    """Whether a side is among the hidden ones; the rest of one would give it back."""
    unsaid = side.kind is Against.REST and FRANCE_SIDE.code in hidden
    return unsaid or side.code in hidden


def estimates_of(found: Ratios) -> list[list[Estimate]]:
    """Ratios as the contract gives them: ``[answer][side]``."""
    low, high = intervals(found)
    se = np.sqrt(found.variance)
    figures = np.stack([found.value, low, high, se, found.effective, found.n], axis=-1)
    return [[_estimate(numbers) for numbers in answer] for answer in figures.tolist()]


def _estimate(numbers: list[float]) -> Estimate:
    *figures, n = numbers
    value, low, high, se, effective = map(_figure, figures)
    return Estimate(value, low, high, se, int(n), effective)


def _figure(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124 - NaN is what differs from itself
