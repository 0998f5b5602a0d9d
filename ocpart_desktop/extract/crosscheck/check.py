"""Every published table of a workbook against its respondents; what differs goes to the receipt.

It lives in ``extract``, in the process that reads: there the tables that only repeat the
respondents' questions are still at hand (the survey keeps none of them), the receipt is being
written, and the window never waits. Nothing of ``analysis`` is needed, which no sibling may import
and which hides weak bases: a share is here a bare ratio of weights (``recount``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ocpart_desktop.extract.crosscheck.printed_bases import base_issues
from ocpart_desktop.extract.crosscheck.printing import Printing, printing_of
from ocpart_desktop.extract.crosscheck.reasons import Evidence, Reason, reasons
from ocpart_desktop.extract.crosscheck.recount import Recount
from ocpart_desktop.extract.crosscheck.twins import Twin, twins_of
from ocpart_desktop.extract.draft import DraftTable, SheetContent
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import PublishedTable

_NAMES_SHOWN = 40
_SOME, _TOO_MANY = 6, 0.5


@dataclass(frozen=True, slots=True)
class Checked:
    """A table held against the respondents of a question: how many figures, how many differ."""

    published: Question
    asked: Question
    figures: int
    differing: int
    issues: tuple[Issue, ...]


def crosschecked(read: Sequence[SheetContent]) -> list[Issue]:
    """The cells that differ from the respondents by more than their rounding, with the reason."""
    tables = {table.name: table for content in read for table in content.tables}
    asked = [q for content in read if content.tables for q in content.questions]
    found = (
        checked(content.published[question.table], question, asked, tables)
        for content in read
        for question in content.questions
        if question.table in content.published and not question.indicator
    )
    return [issue for each in found if each for issue in each.issues]


def checked(
    printed: PublishedTable,
    question: Question,
    asked: Sequence[Question],
    tables: Mapping[str, DraftTable],
) -> Checked | None:
    """The differences with the question it fits best, when several may be meant; None without."""
    best: tuple[int, Twin, Printing, Evidence, Recount] | None = None
    for twin in twins_of(question, asked):
        printing = printing_of(printed, twin)
        recount = Recount(tables[twin.asked.table], twin, printing.columns)
        evidence = _evidence(printing, recount, twin)
        differing = int(evidence.differing.sum())
        if best is None or differing < best[0]:
            best = (differing, twin, printing, evidence, recount)
    if best is None:
        return None
    differing, twin, printing, evidence, recount = best
    told = _told(evidence, recount, twin) if differing else []
    issues = [_issue(reason, twin, printing, evidence, printed.sheet) for reason in told]
    if question.kind is not QuestionKind.MEAN and "other_respondents" not in {r.code for r in told}:
        issues += base_issues(printing.columns, recount, printed.sheet)
    return Checked(
        published=question,
        asked=twin.asked,
        figures=int((~np.isnan(evidence.printed - evidence.ours)).sum()),
        differing=differing,
        issues=tuple(issues),
    )


def _unit(twin: Twin) -> float:
    return 1.0 if twin.published.kind is QuestionKind.MEAN else 100.0


def _evidence(printing: Printing, recount: Recount, twin: Twin) -> Evidence:
    ours = recount.plain() * _unit(twin)
    return Evidence(printing.figures, ours, printing.reach, printing.digits)


def _told(evidence: Evidence, recount: Recount, twin: Twin) -> list[Reason]:
    """The reasons; cells without one are told together when they are most of the table."""
    ways = tuple((way, figures * _unit(twin)) for way, figures in recount.ways())
    tried = Evidence(evidence.printed, evidence.ours, evidence.reach, evidence.digits, ways)
    found = reasons(tried)
    lone = [r for r in found if len(r.places) == 1 and "swapped" not in r.code]
    told = int((~np.isnan(evidence.printed - evidence.ours)).sum())
    if len(lone) < max(_SOME, _TOO_MANY * told):
        return found
    places = tuple(place for reason in lone for place in reason.places)
    return [*(r for r in found if r not in lone), Reason("other_respondents", places)]


def _issue(reason: Reason, twin: Twin, printing: Printing, evidence: Evidence, sheet: str) -> Issue:
    row, column = reason.places[0]
    digits = int(printing.digits[row, column])
    names = [printing.cells[i][j].cell for i, j in reason.places]
    facts: dict[str, Fact] = {
        "answer": twin.rows[row][0].label,
        "column": printing.columns[column].head,
        "printed": round(float(evidence.printed[row, column]), digits),
        "ours": round(float(evidence.ours[row, column]), digits + 1),
        "n": len(names),
        "cells": ", ".join(names[1:_NAMES_SHOWN]) + "…" * (len(names) > _NAMES_SHOWN),
        "label": reason.label,
    }
    if reason.code == "neighbour":
        facts["label"] = printing.columns[int(reason.label)].head
    if reason.code == "region_swapped":
        facts["label"] = printing.columns[reason.other].head
    if reason.code == "answers_swapped":
        facts["label"] = twin.rows[reason.other][0].label
    measure = "mean" if _unit(twin) == 1 else "share"
    where = printing.columns[column].sheet or sheet
    return Issue(f"crosscheck_{measure}_{reason.code}", Severity.WARNING, where, names[0], facts)
