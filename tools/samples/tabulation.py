"""Published figures from the respondents: weighted shares, means and bases, exactly.

Weights are whole numbers, so a share is one division of two exact sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ocpart_desktop.survey.regions import REGIONS
from samples.answers import SEPARATOR, in_base
from samples.people import UNIT, Respondent
from samples.questionnaire import NO_OPINION, Asking, Kind, Question

Test = Callable[[Respondent], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its group in the banner, its head, its respondents."""

    group: str
    head: str
    people: tuple[Respondent, ...]

    @property
    def n(self) -> int:
        """The raw base."""
        return len(self.people)

    @property
    def weighted(self) -> float:
        """The weighted base, in respondents."""
        return _weight(self.people) / UNIT

    def count(self, test: Test) -> float:
        """The weighted number of those who pass."""
        return _weight([p for p in self.people if test(p)]) / UNIT

    def share(self, test: Test) -> float:
        """The weighted share of those who pass."""
        return _weight([p for p in self.people if test(p)]) / _weight(self.people)

    def citations(self, tests: Sequence[Test]) -> float:
        """The sum of the shares: 1 for a single answer, above it for several."""
        cited = sum(_weight([p for p in self.people if test(p)]) for test in tests)
        return cited / _weight(self.people)

    def mean(self, column: str) -> float | None:
        """The weighted mean of a mark, those without opinion left out."""
        marks = [
            (p.weight, mark) for p in self.people if isinstance(mark := p.answers[column], int)
        ]
        total = sum(weight for weight, _mark in marks)
        return sum(weight * mark for weight, mark in marks) / total if total else None


def _weight(people: Sequence[Respondent]) -> int:
    return sum(person.weight for person in people)


def banner(everyone: Sequence[Respondent], asking: Asking, band_group: str) -> list[Column]:
    """Ensemble, the eighteen regions, then the size or age bands."""
    base = tuple(person for person in everyone if in_base(person, asking))
    bands = [band.label for band in base[0].sample.bands]
    return [
        Column("", "Ensemble", base),
        *(
            Column("Région", region.name, tuple(p for p in base if p.region == region))
            for region in REGIONS
        ),
        *(Column(band_group, band, tuple(p for p in base if p.band == band)) for band in bands),
    ]


def answers(question: Question) -> Iterator[tuple[str, Test]]:
    """The label and the test of each answer of a question with shares."""
    match question.kind:
        case Kind.MULTIPLE:
            for column, label in zip(question.columns, question.labels, strict=True):
                yield label, _holds(column, 1)
        case Kind.JOINED:
            for label in question.labels:
                yield label, _lists(question.name, label)
        case _:
            values: Sequence[str | int] = question.labels
            if question.coded:
                values = [int(code) for code in question.codes]
            for value, label in zip(values, question.labels, strict=True):
                yield label, _holds(question.name, value)


def nets(question: Question) -> Iterator[tuple[str, Test]]:
    """The label and the test of each net."""
    for label, members in question.nets.items():
        yield label, _among(question.name, [int(code) for code in members])


def mark_groups(column: str) -> Iterator[tuple[str, Test]]:
    """The marks out of 10 in three groups, and no opinion."""
    yield "Peu fragile (0 à 4)", _among(column, tuple(range(5)))
    yield "Moyennement fragile (5 à 7)", _among(column, (5, 6, 7))
    yield "Très fragile (8 à 10)", _among(column, (8, 9, 10))
    yield "Ne se prononce pas", _holds(column, NO_OPINION)


def _holds(column: str, value: str | int) -> Test:
    return lambda person: person.answers.get(column) == value


def _among(column: str, values: Sequence[int]) -> Test:
    return lambda person: person.answers.get(column) in values


def _lists(column: str, label: str) -> Test:
    return lambda person: label in str(person.answers.get(column) or "").split(SEPARATOR)
