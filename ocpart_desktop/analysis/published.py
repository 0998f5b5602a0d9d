"""A question known only by an institute's printed table: its shares and its bases.

Nothing is known of the weights, so intervals and tests treat the printed base as a simple
random sample: they are indicative. The rest of France is not printed: it is rebuilt from the
total and the region's column, by their weighted bases when both are printed, else by the raw ones.

Without a printed base nothing says how sure a figure is: it has neither interval nor test, and no
rest can be rebuilt, means being mixed by bases only. In a survey's table such a figure may stand
on three respondents, so it is shown as very weak and unranked; an indicator (a rate, a count, an
amount) is no estimate from respondents, so it is shown plain and ranked. Nor is an indicator kept
secret beyond the cells its publisher left out: it is public as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import chdtrc, ndtri

from ocpart_desktop.analysis.estimates import TAIL, korn_graubard
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Pair, Side
from ocpart_desktop.analysis.rao_scott import pearson
from ocpart_desktop.analysis.results import (
    Against,
    Base,
    ComparisonSpec,
    Estimate,
    Note,
    Shown,
    Thresholds,
    worst,
)
from ocpart_desktop.analysis.secrecy import hidden_in_print, left_out
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import PublishedColumn, PublishedTable
from ocpart_desktop.system.errors import UserError

REACH = -float(ndtri(TAIL))


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of one side with its raw base and its share of the sample, None where unknown."""

    value: float | None
    n: int | None
    weight: float | None


@dataclass(frozen=True, eq=False)
class Published:
    """One question of a printed table, under a selection."""

    table: PublishedTable
    question: Question
    spec: ComparisonSpec
    thresholds: Thresholds
    wanted: tuple[Answer, ...]

    def __post_init__(self) -> None:
        if self.spec.filters:
            raise UserError(
                "no_microdata",
                _(
                    "“{question}” comes from published tables, without respondents: "
                    "it cannot be filtered."
                ).format(question=self.question.label),
            )

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers measured; one that is not printed has no figure."""
        left_out = self.spec.without_no_opinion
        return tuple(a for a in self.wanted if not (left_out and a.no_opinion))

    @property
    def notes(self) -> tuple[Note, ...]:
        """No microdata, no base, a rebuilt rest, NSP left out, several answers."""
        said = {
            Note.NO_MICRODATA: self._based,
            Note.NO_BASE: not self._based,
            Note.REST_REBUILT: self._based and self.spec.against == Against.REST,
            Note.WITHOUT_NO_OPINION: self.spec.without_no_opinion and self._no_opinion is not None,
            Note.MULTIPLE_ANSWERS: self.question.kind is QuestionKind.MULTIPLE,
        }
        return tuple(note for note, true in said.items() if true)

    @property
    def filtered(self) -> tuple[tuple[str, str], ...]:
        """None: a printed table cannot be filtered."""
        return ()

    def base(self, side: Side) -> Base | None:
        """The printed base; of a rest, what is left of the total's. Its effective base is unknown
        and given as the raw one."""
        if side.kind is Against.REST:
            whole, part = self.base(FRANCE_SIDE), self.base(Side.region(side.code))
            if whole is None or part is None:
                return None
            n = whole.n - part.n
            return Base(n=n, weighted=whole.weighted - part.weighted, effective=float(n))
        column = self._column(side)
        if column is None:
            return Base(0, 0.0, 0.0) if side.kind is Against.REGION else None
        if column.base is None:
            return None
        weighted = column.weighted_base if self._weights_printed else None
        return Base(column.base, float(column.base if weighted is None else weighted), column.base)

    def pairs(self, sides: Sequence[tuple[Side, Side]]) -> list[list[Pair]]:
        """Each answer on each pair of sides."""
        return [[self._pair(answer, *pair) for pair in sides] for answer in self.answers]

    def overall(self, first: Side, second: Side) -> float | None:  # noqa: ARG002
        """None: the answers' joint distribution is not printed."""
        return None

    def rung(self, side: Side) -> Shown:
        """How the base of a side may be shown."""
        if self.secret(side):
            return Shown.HIDDEN
        column, base = self._column(side), self.base(side)
        if base is None and column is not None:
            return Shown.PLAIN if self.question.indicator else Shown.VERY_WEAK
        if base is None:
            return Shown.HIDDEN
        flagged = column is not None and column.flagged_weak
        return worst(self.thresholds.shown(base.n), Shown.WEAK if flagged else Shown.PLAIN)

    def secret(self, side: Side) -> bool:
        """Whether a region, or the rest that would give it back, is hidden."""
        return side.kind is not Against.FRANCE and side.code in self._hidden_bases

    def rungs(self, side: Side) -> list[Shown]:
        """How each answer of a side may be shown."""
        rung = self.rung(side)
        behind = {self._index(side)}
        if side.kind is Against.REST:
            behind = {self.table.total, self.table.region(side.code)}
        return [
            Shown.HIDDEN if any((answer.id, i) in self._hidden_cells for i in behind) else rung
            for answer in self.answers
        ]

    def _pair(self, answer: Answer, first: Side, second: Side) -> Pair:
        one, other = self._printed(answer, first), self._printed(answer, second)
        left, right = self._estimate(one), self._estimate(other)
        if one.value is None or other.value is None:
            return Pair(left, right)
        if second.kind is Against.FRANCE and self._is_a_sum:
            return Pair(left, right)
        gap = one.value - other.value
        apart = other
        if second.kind is Against.FRANCE:
            apart = self._printed(answer, Side.rest(first.code))
        if not self._shares or not one.n or not apart.n or apart.value is None:
            return Pair(left, right, gap)
        spread = np.sqrt(_variance(one.value, one.n) + _variance(apart.value, apart.n))
        distance = one.value - apart.value
        reach = REACH * float(spread) * (gap / distance if distance else 1.0)
        return Pair(left, right, gap, gap - reach, gap + reach, _test(one, apart))

    def _printed(self, answer: Answer, side: Side) -> Printed:
        """The figure of a side, NSP taken out of its base when it is to be left out."""
        if side.kind is Against.REST:
            return self._rebuilt(answer, side.code)
        index, base = self._index(side), self.base(side)
        if index is None:
            return Printed(None, 0, 0.0)
        cells = self.table.cells.get(answer.id)
        value = None if cells is None else cells[index].value
        kept = self._kept(index)
        if base is None:
            return Printed(None if value is None else value / kept, None, None)
        return Printed(
            None if value is None else value / kept, round(base.n * kept), base.weighted * kept
        )

    def _rebuilt(self, answer: Answer, code: str) -> Printed:
        whole = self._printed(answer, FRANCE_SIDE)
        part = self._printed(answer, Side.region(code))
        if None in (whole.n, part.n, whole.weight, part.weight):
            return Printed(None, None, None)
        n, weight = (whole.n or 0) - (part.n or 0), (whole.weight or 0) - (part.weight or 0)
        if n <= 0 or weight <= 0 or whole.value is None or part.value is None:
            return Printed(None, max(n, 0), None)
        value = (whole.value * (whole.weight or 0) - part.value * (part.weight or 0)) / weight
        low, high = (0.0, 1.0) if self._shares else self.question.scale or (-np.inf, np.inf)
        return Printed(float(np.clip(value, low, high)), n, weight)

    def _estimate(self, printed: Printed) -> Estimate:
        value, n = printed.value, printed.n or 0
        if value is None or not n or not self._shares:
            return Estimate(value, n=n)
        size = np.array(float(n))
        low, high = korn_graubard(np.array(value), size, size - 1, size - 1)
        se = float(np.sqrt(_variance(value, n)))
        if n < 2:
            return Estimate(value, se=se, n=n, effective=float(n))
        return Estimate(value, float(low), float(high), se, n, float(n))

    @property
    def _is_a_sum(self) -> bool:
        """Whether France counts what its regions count together: no gap between part and whole."""
        return self.question.indicator and self.question.kind is QuestionKind.COUNT

    @property
    def _shares(self) -> bool:
        return self.question.kind.has_shares

    @property
    def _no_opinion(self) -> Answer | None:
        return next((a for a in self.question.answers if a.no_opinion and not a.net), None)

    def _kept(self, index: int) -> float:
        """The part of a column's base that stays when NSP is left out."""
        dropped = self._no_opinion
        if (
            not self.spec.without_no_opinion
            or dropped is None
            or dropped.id not in self.table.cells
        ):
            return 1.0
        share = self.table.cells[dropped.id][index].value or 0.0
        return 1.0 - share if share < 1 else 1.0

    def _index(self, side: Side) -> int | None:
        if side.kind is Against.FRANCE:
            return self.table.total
        return self.table.region(side.code) if side.kind is Against.REGION else None

    def _column(self, side: Side) -> PublishedColumn | None:
        index = self._index(side)
        return None if index is None else self.table.columns[index]

    @cached_property
    def _based(self) -> bool:
        columns = self.table.columns
        return any(c.base is not None for c in columns if c.total or c.region is not None)

    @cached_property
    def _weights_printed(self) -> bool:
        total = self._column(FRANCE_SIDE)
        columns = [c for c in self.table.columns if c.region is not None]
        printed = [c.weighted_base is not None for c in (total, *columns) if c is not None]
        return all(printed)

    @cached_property
    def _protected(self) -> tuple[frozenset[str], frozenset[tuple[str, int | None]]]:
        if self.question.indicator and not self._based:
            return frozenset(), left_out(self.table)
        return hidden_in_print(self.table, self.question, self.thresholds.lowest)

    @property
    def _hidden_bases(self) -> frozenset[str]:
        return self._protected[0]

    @property
    def _hidden_cells(self) -> frozenset[tuple[str, int | None]]:
        return self._protected[1]


def _variance(share: float, n: int) -> float:
    return share * (1 - share) / n


def _test(one: Printed, other: Printed) -> float | None:
    """Pearson's test of a 2×2 table of printed shares times their bases."""
    n1, n2, p1, p2 = one.n or 0, other.n or 0, one.value or 0.0, other.value or 0.0
    table = np.array([[n1 * (1 - p1), n1 * p1], [n2 * (1 - p2), n2 * p2]]) / (n1 + n2)
    if (table.sum(axis=0) <= 0).any():
        return None
    return float(chdtrc(1, (n1 + n2) * pearson(table)))
