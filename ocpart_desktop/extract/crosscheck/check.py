"""Every published table of a workbook against its respondents; what differs goes to the receipt.

It lives in ``extract``, in the process that reads: there the tables that only repeat the
respondents' questions are still at hand (the survey keeps none of them), the receipt is being
written, and the window never waits. Nothing of ``analysis`` is needed, which no sibling may import
and which hides weak bases: a share is here a bare ratio of weights (``recount``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ocpart_desktop.extract.crosscheck.difference import BASE, MEAN, SHARE, Difference, issue_of
from ocpart_desktop.extract.crosscheck.elsewhere import counted_elsewhere
from ocpart_desktop.extract.crosscheck.printed_bases import base_differences
from ocpart_desktop.extract.crosscheck.printing import Printing, printing_of
from ocpart_desktop.extract.crosscheck.reasons import WAYS, Evidence, Reason, reasons
from ocpart_desktop.extract.crosscheck.recount import Counted, Recount, Way
from ocpart_desktop.extract.crosscheck.twins import Twin, parts_of, twins_of
from ocpart_desktop.extract.draft import DraftTable, SheetContent
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import PublishedTable

_SOME, _TOO_MANY, _MANY = 6, 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Checked:
    """A table held against the respondents of a question: how many figures, which ones differ.

    ``explained`` are the differences, those of one reason together.
    """

    published: Question
    asked: Question
    figures: int
    explained: tuple[tuple[Difference, ...], ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every figure and every base that differs, in the order of their reasons."""
        return tuple(each for together in self.explained for each in together)

    @property
    def differing(self) -> int:
        """How many figures differ, bases not counted."""
        return sum(difference.measure != BASE for difference in self.differences)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What the receipt says, each reason once."""
        return tuple(map(issue_of, self.explained))


@dataclass(frozen=True, slots=True)
class _Held:
    """A table beside the respondents of the question it may tell."""

    twin: Twin
    printing: Printing
    recount: Recount
    plain: Counted
    evidence: Evidence

    @property
    def lacks_weight(self) -> bool:
        """Whether the table tells of a weight that the respondents' file does not hold."""
        columns = self.printing.columns
        told = any(c.weighted_base and c.base and c.weighted_base != c.base for c in columns)
        return told and self.recount.weighted_bases() is None

    @property
    def unit(self) -> float:
        """What our fractions are multiplied by to be compared."""
        return 1.0 if self.twin.published.kind is QuestionKind.MEAN else 100.0


def crosschecked(read: Sequence[SheetContent]) -> tuple[Checked, ...]:
    """The tables that tell what the respondents of the same workbook were asked."""
    tables = {table.name: table for content in read for table in content.tables}
    asked = [q for content in read if content.tables for q in content.questions]
    found = (
        checked(content.published[question.table], question, asked, tables)
        for content in read
        for question in content.questions
        if question.table in content.published and not question.indicator
    )
    return tuple(each for each in found if each)


def checked(
    printed: PublishedTable,
    question: Question,
    asked: Sequence[Question],
    tables: Mapping[str, DraftTable],
) -> Checked | None:
    """The differences with the question it fits best, when several may be meant; None without."""
    held = [_held(printed, twin, tables) for twin in twins_of(question, asked)]
    if not held:
        return None
    best = min(held, key=lambda each: int(each.evidence.differing.sum()))
    return Checked(
        published=question,
        asked=best.twin.asked,
        figures=int((~np.isnan(best.evidence.printed - best.evidence.ours)).sum()),
        explained=tuple(_explained(best, printed.sheet, asked, tables)),
    )


def _explained(
    held: _Held, sheet: str, asked: Sequence[Question], tables: Mapping[str, DraftTable]
) -> Iterator[tuple[Difference, ...]]:
    """The figures that differ, then the bases; those of one reason together."""
    columns = held.printing.columns
    ways = [*held.recount.ways()]
    found: list[Reason] = []
    if held.evidence.differing.any():
        ways += [*counted_elsewhere(held.twin, columns, asked, tables), *held.recount.filters()]
        found = _told(held, ways)
        yield from (_differences(reason, held, sheet) for reason in found)
    if held.unit == 1 or any(reason.code == "other_respondents" for reason in found):
        return
    told = _ways_among(found, ways)
    weighted = held.recount.weighted_bases()
    if bases := tuple(
        base_differences(columns, held.plain, ways=ways, weighted=weighted, told=told, sheet=sheet)
    ):
        yield bases


def _held(printed: PublishedTable, twin: Twin, tables: Mapping[str, DraftTable]) -> _Held:
    printing = printing_of(printed, twin)
    recount = Recount(tables[twin.asked.table], twin, printing.columns)
    plain = recount.plain()
    unit = 1.0 if twin.published.kind is QuestionKind.MEAN else 100.0
    parts = parts_of(twin)
    evidence = Evidence(
        printing.figures, plain.figures * unit, printing.reach, printing.digits, parts=parts
    )
    return _Held(twin, printing, recount, plain, evidence)


def _told(held: _Held, ways: Sequence[Counted]) -> list[Reason]:
    """The reasons; cells without one are told together when they are most of the table."""
    evidence = held.evidence
    tried = tuple((counted.way, counted.figures * held.unit) for counted in ways)
    found = reasons(replace(evidence, ways=tried))
    lone = [r for r in found if len(r.places) == 1 and "swapped" not in r.code]
    told = int((~np.isnan(evidence.printed - evidence.ours)).sum())
    if held.lacks_weight and evidence.differing.sum() > _MANY * told and not _one_way(found, lone):
        sure = [r for r in found if "swapped" in r.code or r.code == "sum_of_rounded"]
        return _together(found, [r for r in found if r not in sure], "weight_unknown")
    if len(lone) < max(_SOME, _TOO_MANY * told):
        return found
    return _together(found, lone, "other_respondents")


def _one_way(found: Sequence[Reason], lone: Sequence[Reason]) -> bool:
    """Whether a way of counting explains more than a cell here and there."""
    return any(reason.code in WAYS and reason not in lone for reason in found)


def _together(found: Sequence[Reason], some: Sequence[Reason], code: str) -> list[Reason]:
    """The cells of some reasons under one reason of their own, after the others."""
    places = tuple(place for reason in some for place in reason.places)
    kept = [reason for reason in found if reason not in some]
    return [*kept, Reason(code, places)] if places else kept


def _ways_among(found: Sequence[Reason], ways: Sequence[Counted]) -> list[Way]:
    told = {(reason.code, reason.label) for reason in found}
    return [counted.way for counted in ways if (counted.way.code, counted.way.label) in told]


def _differences(reason: Reason, held: _Held, sheet: str) -> tuple[Difference, ...]:
    columns, evidence = held.printing.columns, held.evidence
    label = reason.label
    if reason.code == "neighbour":
        label = columns[int(reason.label)].head
    if reason.code == "region_swapped":
        label = columns[reason.other].head
    if reason.code == "answers_swapped":
        label = held.twin.rows[reason.other][0].label
    return tuple(
        Difference(
            measure=MEAN if held.unit == 1 else SHARE,
            answer=held.twin.rows[row][0].label,
            column=columns[column].head,
            printed=float(evidence.printed[row, column]),
            ours=float(evidence.ours[row, column]),
            digits=int(evidence.digits[row, column]),
            reason=reason.code,
            label=label,
            sheet=columns[column].sheet or sheet,
            cell=held.printing.cells[row][column].cell,
        )
        for row, column in reason.places
    )
