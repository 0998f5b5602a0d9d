"""Tables that tell one question several times: by region here, by size there, or cut in two.

They become one where what they both print agrees, so that a region is never looked for in the
table that has none. Where they disagree, both stay and it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import PublishedCell, PublishedColumn, PublishedTable

_HALF_PERCENT, _HALF_UNIT = 0.005, 0.5
_SLACK = 1e-6


@dataclass(slots=True)
class Gathered:
    """The questions of tables, each told once, their tables, and what is to be said."""

    questions: list[Question] = field(default_factory=list)
    published: dict[str, PublishedTable] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    """A table, and the questions it tells (a distribution and its mean are two)."""

    table: PublishedTable
    questions: tuple[Question, ...]

    @property
    def identity(self) -> tuple[object, ...]:
        """The same for tables of the same questions, whatever their codes."""
        return tuple(
            (fold(q.label), fold(q.base_note or ""), q.public, q.wave, q.kind, _labels(q))
            for q in self.questions
        )

    @property
    def answers(self) -> dict[tuple[QuestionKind, str], Answer]:
        """Each answer, by the kind of its question and its folded label."""
        return {(q.kind, fold(a.label)): a for q in self.questions for a in q.answers}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A cell printed twice: here, and in an earlier table."""

    here: PublishedCell
    there: PublishedCell
    kind: QuestionKind
    answer: str
    column: str


def gathered(questions: Iterable[Question], published: Mapping[str, PublishedTable]) -> Gathered:
    """Each question once. Indicators stay as they are: they never share their answers."""
    out = Gathered(published=dict(published))
    by_table: dict[str, list[Question]] = {}
    for question in questions:
        by_table.setdefault(question.table, []).append(question)
    kept: dict[tuple[object, ...], _Told] = {}
    for name, asked in by_table.items():
        told = _Told(published[name], tuple(asked))
        first = kept.get(told.identity) if not asked[0].indicator else None
        if first is None or not _join(out, first, told, kept):
            kept.setdefault(told.identity, told)
            out.questions += asked
    return out


def _labels(question: Question) -> frozenset[str]:
    return frozenset(fold(answer.label) for answer in question.answers)


def _join(
    out: Gathered, first: _Told, second: _Told, kept: dict[tuple[object, ...], _Told]
) -> bool:
    """Whether the second table went into the first; what is said of it is told to ``out``."""
    if wrong := [pair for pair in _pairs(first, second) if _differ(pair)]:
        out.issues.append(_disagreement(first.table, second.table, wrong))
        return False
    merged = _merged(first, second)
    kept[first.identity] = replace(first, table=merged)
    out.published[merged.name] = merged
    del out.published[second.table.name]
    bases = {(q.kind, fold(q.label)): q.n for q in second.questions}
    out.questions = [
        replace(q, n=max(q.n, bases.get((q.kind, fold(q.label)), 0)))
        if q.table == merged.name
        else q
        for q in out.questions
    ]
    cell = next(iter(second.table.cells.values()))[0].cell
    facts: dict[str, Fact] = {"question": first.questions[0].label, "sheet": merged.sheet}
    out.issues.append(Issue("table_again", Severity.INFO, second.table.sheet, cell, facts))
    return True


def _place(column: PublishedColumn) -> tuple[str, ...]:
    if column.total:
        return ("total",)
    if column.region:
        return ("region", column.region)
    return (fold(column.breakdown or ""), fold(column.head))


def _pairs(first: _Told, second: _Told) -> Iterator[_Pair]:
    """The cells that both tables print."""
    places = {_place(column): n for n, column in enumerate(first.table.columns)}
    for (kind, label), answer in second.answers.items():
        other = first.table.cells[first.answers[kind, label].id]
        for n, column in enumerate(second.table.columns):
            if _place(column) in places:
                here = second.table.cells[answer.id][n]
                there = other[places[_place(column)]]
                yield _Pair(here, there, kind, answer.label, column.head)


def _differ(pair: _Pair) -> bool:
    """Whether two printed figures cannot be two roundings of one."""
    if pair.here.value is None or pair.there.value is None:
        return False
    half = _HALF_UNIT if pair.kind is QuestionKind.MEAN else _HALF_PERCENT
    reach = sum(half * 10.0**-cell.digits for cell in (pair.here, pair.there))
    return abs(pair.here.value - pair.there.value) > reach + _SLACK


def _disagreement(there: PublishedTable, here: PublishedTable, wrong: Sequence[_Pair]) -> Issue:
    first = wrong[0]
    mean = first.kind is QuestionKind.MEAN
    facts: dict[str, Fact] = {
        "answer": first.answer,
        "column": first.column,
        "here": round((first.here.value or 0.0) * (1 if mean else 100), 1),
        "there": round((first.there.value or 0.0) * (1 if mean else 100), 1),
        "place": f"{there.sheet}!{first.there.cell}",
        "n": len(wrong),
    }
    code = "tables_disagree_mean" if mean else "tables_disagree_share"
    return Issue(code, Severity.WARNING, here.sheet, first.here.cell, facts)


def _merged(first: _Told, second: _Told) -> PublishedTable:
    """The first table with the columns that only the second has."""
    there, here = first.table, second.table
    known = {_place(column) for column in there.columns}
    new = [n for n, column in enumerate(here.columns) if _place(column) not in known]
    sheet = "" if here.sheet == there.sheet else here.sheet
    cells = dict(there.cells)
    for key, answer in second.answers.items():
        cells[first.answers[key].id] += tuple(here.cells[answer.id][n] for n in new)
    columns = tuple(replace(here.columns[n], sheet=sheet) for n in new)
    return replace(there, columns=(*there.columns, *columns), cells=cells)
