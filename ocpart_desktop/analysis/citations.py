"""The share that each type has of all the types cited, instead of the respondents who hold it.

From respondents it is estimated as a share of citations, a respondent being a cluster of them.
Printed tables do not say who gave several answers: their shares have neither interval nor test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ocpart_desktop.analysis.design import Floats
from ocpart_desktop.analysis.evidence import Evidence, Pair, Side
from ocpart_desktop.analysis.microdata import Microdata
from ocpart_desktop.analysis.published import Published
from ocpart_desktop.analysis.responses import Options, Responses, options_of
from ocpart_desktop.analysis.results import Base, Estimate, Note, Shown
from ocpart_desktop.analysis.totals import Totals, totals_of, totals_of_citations
from ocpart_desktop.survey.questions import Answer


@dataclass(frozen=True, eq=False)
class Citations(Microdata):
    """The respondents who cite at least one of the ``wanted`` answers, and what they cite."""

    @cached_property
    def totals(self) -> Totals:
        """Sums of citations by region."""
        return totals_of_citations(self.domain, options_of(self.answered))

    @property
    def notes(self) -> tuple[Note, ...]:
        """Shares of citations add up to 100 %."""
        return _counted(super().notes)

    def pairs(self, sides: Sequence[tuple[Side, Side]]) -> list[list[Pair]]:
        """Each answer on each pair of sides; effective bases are of respondents, as bases are."""
        bases = [(self.base(one).effective, self.base(other).effective) for one, other in sides]
        return [
            [
                replace(
                    pair,
                    first=replace(pair.first, effective=mine),
                    second=replace(pair.second, effective=theirs),
                )
                for pair, (mine, theirs) in zip(answer, bases, strict=True)
            ]
            for answer in super().pairs(sides)
        ]

    def _answered(self, filters: tuple[tuple[str, str], ...]) -> Responses:
        options = options_of(super()._answered(filters))
        citing = options.chosen.any(axis=0)
        return Options(options.answers, options.rows[citing], options.chosen[:, citing])

    @cached_property
    def _bases(self) -> tuple[Floats, Floats, Floats]:
        """The respondents who cite, not their citations."""
        totals = totals_of(self.domain, self.answered)
        return totals.counts[0].sum(axis=0), totals.x[0], totals.square[0]


@dataclass(frozen=True, eq=False)
class PrintedCitations:
    """Printed shares of respondents, each out of their sum."""

    printed: Published

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers measured."""
        return self.printed.answers

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the printed table says of itself, but for its indicative intervals."""
        kept = tuple(n for n in self.printed.notes if n is not Note.NO_MICRODATA)
        return (*_counted(kept), Note.NO_JOINT)

    @property
    def filtered(self) -> tuple[tuple[str, str], ...]:
        """None: a printed table cannot be filtered."""
        return self.printed.filtered

    def base(self, side: Side) -> Base | None:
        """The printed base, of respondents."""
        return self.printed.base(side)

    def pairs(self, sides: Sequence[tuple[Side, Side]]) -> list[list[Pair]]:
        """Each answer's share of the citations on each pair of sides."""
        plain = self.printed.pairs(sides)
        return [
            [_out_of(pair, others) for pair, *others in zip(answer, *plain, strict=True)]
            for answer in plain
        ]

    def overall(self, first: Side, second: Side) -> float | None:
        """None: the answers' joint distribution is not printed."""
        return self.printed.overall(first, second)

    def rung(self, side: Side) -> Shown:
        """How the base of a side may be shown."""
        return self.printed.rung(side)

    def rungs(self, side: Side) -> list[Shown]:
        """All are hidden with one: the sum of the others would give it back."""
        rungs = self.printed.rungs(side)
        return [Shown.HIDDEN] * len(rungs) if Shown.HIDDEN in rungs else rungs

    def secret(self, side: Side) -> bool:
        """Whether a side is hidden to protect someone."""
        return self.printed.secret(side)


def citations(evidence: Evidence) -> Evidence:
    """The same question, counted in citations."""
    if isinstance(evidence, Microdata):
        of = evidence
        return Citations(of.table, of.question, of.spec, of.thresholds, of.wanted, of.worded)
    assert isinstance(evidence, Published)
    return PrintedCitations(evidence)


def _counted(notes: Sequence[Note]) -> tuple[Note, ...]:
    return (*(note for note in notes if note is not Note.MULTIPLE_ANSWERS), Note.CITATIONS)


def _out_of(pair: Pair, every: Sequence[Pair]) -> Pair:
    first = _share(pair.first, [each.first for each in every])
    second = _share(pair.second, [each.second for each in every])
    if first.value is None or second.value is None:
        return Pair(first, second)
    return Pair(first, second, first.value - second.value)


def _share(estimate: Estimate, every: Sequence[Estimate]) -> Estimate:
    known = [each.value for each in every if each.value is not None]
    if estimate.value is None or len(known) < len(every) or not sum(known):
        return Estimate(None, n=estimate.n)
    return Estimate(estimate.value / sum(known), n=estimate.n)
