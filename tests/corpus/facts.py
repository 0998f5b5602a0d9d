"""What a person knows of a file, asserted by hand: no regenerated expectation can hide it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED, PUBLIC, REGION, WAVE, WEIGHT, RespondentTable

from .printed import Printed, misread

_CLOSE = 1e-9

Figures = Mapping[str, float]
"""An answer's label → its respondents, its share or its mean."""


@dataclass(frozen=True)
class Asked:
    """A question as it must be read. What is None or empty is not looked at.

    ``figures`` are respondents by answer (nets apart), means by item; ``within`` are the same
    inside a region; ``weighted`` are weighted shares, or weighted means.
    """

    kind: str
    n: int
    figures: Figures = field(default_factory=dict)
    within: Mapping[str, Figures] = field(default_factory=dict)
    weighted: Figures = field(default_factory=dict)
    role: str | None = None
    label: str | None = None


@dataclass(frozen=True)
class Facts:
    """``questions`` are all there are, by « id », « id|public » or « id|public|wave », or by their
    wording where the file gives no code.

    ``regions`` counts respondents by code; ``issues`` are all the warnings and errors there are
    (code, cell); ``notes`` are codes of mere information that must be among the issues;
    ``missing`` are what the file's own codebook calls « no answer »; ``tables`` are all the tables
    there are, by the same names as questions. None: not looked at.
    """

    sheets: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    respondents: int | None = None
    weight: str | None = None
    regions: Mapping[str, int] | None = None
    questions: Mapping[str, Asked] | None = None
    issues: frozenset[tuple[str, str | None]] | None = frozenset()
    notes: frozenset[str] = frozenset()
    variables: tuple[str, ...] | None = None
    missing: frozenset[str] = frozenset()
    tables: Mapping[str, Printed] | None = None
    waves: tuple[str, ...] | None = None

    def but(self, **changes: Any) -> Facts:
        """The same facts, but for some."""
        return replace(self, **changes)

    def broken(self, opened: Opened) -> list[str]:
        """Each fact the reading denies, in a line."""
        return list(_broken(self, opened))


def _broken(facts: Facts, opened: Opened) -> Iterator[str]:
    receipt, survey = opened.receipt, opened.survey
    sheets = {sheet.name: sheet for sheet in receipt.sheets}
    for name, kind in facts.sheets.items():
        yield from _differs(f"sheet {name}", sheets[name].kind.value, kind)
    for name, rows in facts.headers.items():
        yield from _differs(f"header rows of {name}", sheets[name].header_rows, rows)
    if facts.respondents is not None:
        n = sum(len(table.frame) for table in survey.respondents.values())
        yield from _differs("respondents", n, facts.respondents)
        yield from _differs("weight", receipt.weight and receipt.weight.column, facts.weight)
    if facts.regions is not None:
        found = {region.code: region.n for region in receipt.regions}
        yield from _differs("regions", found, dict(sorted(facts.regions.items())))
    if facts.variables is not None:
        names = tuple(v.name for t in survey.respondents.values() for v in t.variables)
        yield from _differs("variables", names, facts.variables)
    told = [(issue.code, issue.cell) for issue in receipt.issues]
    if facts.issues is not None:
        grave = [i for i in receipt.issues if i.severity is not Severity.INFO]
        found_issues = sorted((i.code, i.cell or "") for i in grave)
        wanted = sorted((code, cell or "") for code, cell in facts.issues)
        yield from _differs("warnings and errors", found_issues, wanted)
    for code in sorted(facts.notes - {code for code, _cell in told}):
        yield f"no issue says {code}"
    if facts.questions is not None:
        yield from _questions(facts.questions, opened)
    if facts.tables is not None:
        yield from misread(facts.tables, opened)
    if facts.waves is not None:
        yield from _differs("waves", survey.waves, facts.waves)


def _differs(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what}: read {found!r}, must be {wanted!r}"


def _questions(wanted: Mapping[str, Asked], opened: Opened) -> Iterator[str]:
    asked = [q for q in opened.survey.questions if q.table not in opened.survey.published]
    found = {_key(question, wanted): question for question in asked}
    yield from _differs("questions", sorted(found), sorted(wanted))
    for key in wanted.keys() & found.keys():
        question, asked = found[key], wanted[key]
        yield from _differs(f"{key} kind", question.kind.value, asked.kind)
        yield from _differs(f"{key} base", question.n, asked.n)
        yield from _differs(f"{key} role", question.role and question.role.value, asked.role)
        if asked.label is not None:
            yield from _differs(f"{key} wording", question.label, asked.label)
        table = opened.survey.respondents.get(question.table)
        if table:
            yield from _figures(key, question, asked, table)


def _key(question: Question, wanted: Mapping[str, Asked]) -> str:
    return question.label if question.label in wanted else question.key.rstrip("|")


def _figures(key: str, question: Question, asked: Asked, table: RespondentTable) -> Iterator[str]:
    if asked.figures:
        yield from _unlike(key, figures(question, table), asked.figures)
    if asked.weighted and not table.weighted:
        yield f"{key}: not weighted"
    elif asked.weighted:
        yield from _unlike(
            f"{key} weighted", figures(question, table, weighted=True), asked.weighted
        )
    for region, wanted in asked.within.items():
        yield from _unlike(f"{key} in {region}", figures(question, table, region), wanted)


def _unlike(what: str, found: Figures, wanted: Figures) -> Iterator[str]:
    for label in [*wanted, *(found.keys() - wanted.keys())]:
        one, other = found.get(label), wanted.get(label)
        same = one is not None and other is not None and abs(one - other) <= _CLOSE
        if not same:
            yield f"{what}, « {label} »: read {one}, must be {other}"


def figures(
    question: Question, table: RespondentTable, region: str | None = None, *, weighted: bool = False
) -> dict[str, float]:
    """Respondents (or weighted shares) of each answer, means of each item, straight from the frame.

    Written without the analysis, so that one can be the check of the other.
    """
    frame = table.frame
    rows = np.ones(len(frame), bool)
    for column, value in ((PUBLIC, question.public), (WAVE, question.wave), (REGION, region)):
        if value is not None:
            rows &= np.asarray(frame[column] == value)
    weights = frame[WEIGHT].to_numpy() if weighted else np.ones(len(frame))
    out = {}
    for answer in question.answers:
        if answer.net:
            continue
        if question.kind in (QuestionKind.MEAN, QuestionKind.COUNT):
            values = frame[answer.column].to_numpy()
            kept = rows & ~np.isnan(values)
            total = (values * weights)[kept].sum()
            out[answer.label] = float(total / weights[kept].sum()) if kept.any() else 0.0
            continue
        asked, chosen = _chosen(frame, question, answer.id, answer.column)
        n = float(weights[rows & chosen].sum())
        out[answer.label] = n / float(weights[rows & asked].sum()) if weighted else n
    return out


def _chosen(frame: pd.DataFrame, question: Question, answer: str, column: str | None) -> Any:
    """Who was asked, and who chose the answer."""
    if question.kind is QuestionKind.MULTIPLE:
        marks = frame[column].to_numpy()
        return marks != NOT_ASKED, marks == 1
    values = frame[question.column]
    return values.notna().to_numpy(), (values == answer).to_numpy()
