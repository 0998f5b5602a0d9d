"""The lines of a published table, each figure in the guise an institute gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from math import floor

from samples.questionnaire import Question
from samples.style import Exact
from samples.tabulation import Column, Test, answers, mark_groups, nets

TOO_FEW = 5
WEAK = 30
SPACES = (" ", "\u00a0", "\u202f", "")


class Guise(Enum):
    """How a share is written: 0.43 shown as 43 %, 43, « 43 % », « 43,2% »."""

    FRACTION = "fraction"
    NUMBER = "number"
    TEXT = "text"
    DECIMAL_TEXT = "decimal text"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its head, its look, one cell a column and their number format."""

    label: str
    look: str
    cells: tuple[float | str, ...]
    number: str = ""


def _percent(share: float) -> int:
    return floor(100 * share + 0.5)


def _dressed(share: float, guise: Guise, index: int) -> float | str:
    if share == 0:
        return "-"
    space = SPACES[index % len(SPACES)]
    match guise:
        case Guise.FRACTION:
            return Exact(share)
        case Guise.NUMBER:
            return _percent(share)
        case Guise.TEXT:
            return f"{_percent(share)}{space}%"
        case Guise.DECIMAL_TEXT:
            return f"{floor(1000 * share + 0.5) / 10:.1f}{space}%".replace(".", ",")


def _counted(number: float) -> float | str:
    return floor(number + 0.5) if number else "-"


NUMBERS = {Guise.FRACTION: "0%", Guise.NUMBER: "0"}


def _cells(
    columns: Sequence[Column], figure: Callable[[int, Column], float | str]
) -> tuple[float | str, ...]:
    return tuple(
        "*" if column.n < TOO_FEW else figure(index, column) for index, column in enumerate(columns)
    )


def _shares(
    columns: Sequence[Column], label: str, test: Test, guise: Guise, look: str = "label"
) -> Line:
    cells = _cells(columns, lambda i, column: _dressed(column.share(test), guise, i))
    return Line(label, look, cells, NUMBERS.get(guise, ""))


def bases(columns: Sequence[Column]) -> Iterator[Line]:
    """The raw and the weighted base."""
    yield Line("Base brute", "base", tuple(column.n or "-" for column in columns), "#,##0")
    weighted = tuple(floor(c.weighted + 0.5) if c.people else "-" for c in columns)
    yield Line("Base redressée", "base", weighted, "#,##0")


def share_lines(question: Question, columns: Sequence[Column], guise: Guise) -> Iterator[Line]:
    """Nets, answers, total."""
    for label, test in nets(question):
        yield _shares(columns, label, test, guise, "net")
    tests = dict(answers(question))
    for label, test in tests.items():
        yield _shares(columns, label, test, guise)
    total = _cells(
        columns, lambda i, column: _dressed(column.citations(list(tests.values())), guise, i)
    )
    yield Line("Total", "total", total, NUMBERS.get(guise, ""))


def count_lines(question: Question, columns: Sequence[Column]) -> Iterator[Line]:
    """A row of weighted counts, then a row of percentages without a head, for each answer."""

    def counted(label: str, test: Test, look: str) -> Iterator[Line]:
        counts = _cells(columns, lambda _i, column: _counted(column.count(test)))
        yield Line(label, look, counts, "#,##0")
        yield _shares(columns, "", test, Guise.FRACTION, look + " share")

    for label, test in answers(question):
        yield from counted(label, test, "label")
    yield from counted("Total", lambda _person: True, "total")


def mean_lines(question: Question, columns: Sequence[Column]) -> Iterator[Line]:
    """The mean of each item of a battery."""
    for column, label in zip(question.columns, question.labels, strict=True):
        yield _means(columns, label, column, "label")


def mark_lines(item: str, columns: Sequence[Column]) -> Iterator[Line]:
    """The marks of one item in groups, then their mean."""
    for label, test in mark_groups(item):
        yield _shares(columns, label, test, Guise.FRACTION)
    yield _shares(columns, "Total", lambda _person: True, Guise.FRACTION, "total")
    yield _means(columns, "Moyenne", item, "net")


def _means(columns: Sequence[Column], label: str, item: str, look: str) -> Line:
    means = _cells(columns, lambda _i, column: Exact(column.mean(item) or 0.0))
    return Line(label, look, means, "0.0")
