"""The truth behind a file: what each respondent of a made-up survey answered, and how to write it.

Nothing here reads a spreadsheet: what a case must find is counted from these answers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ocpart_desktop.survey.regions import REGION_BY_CODE

from .facts import Asked, Facts

Cells = list[Any]


@dataclass(frozen=True)
class Choice:
    """A question of one or several answers; ``given`` holds positions in ``labels``, or None."""

    wording: str
    labels: tuple[str, ...]
    given: tuple[frozenset[int] | None, ...]
    several: bool = False

    def cells(self, labels: Sequence[Any] | None = None, blank: Any = None) -> Cells:
        """A single answer a cell, in the words (or the codes) of ``labels``."""
        words = self.labels if labels is None else labels
        return [words[min(told)] if told else blank for told in self.given]

    def codes(self, first: int = 1, blank: Any = None) -> Cells:
        """A single answer a cell, numbered in the order of the questionnaire."""
        return self.cells(range(first, first + len(self.labels)), blank)

    def ticks(self, yes: Any = 1, no: Any = 0, blank: Any = None) -> list[Cells]:
        """A column an option; ``yes`` of None writes the option's own label."""
        return [
            [
                blank if told is None else no if n not in told else label if yes is None else yes
                for told in self.given
            ]
            for n, label in enumerate(self.labels)
        ]

    def joined(self, separator: str, labels: Sequence[Any] | None = None) -> Cells:
        """Several answers a cell."""
        words = self.labels if labels is None else labels
        return [
            separator.join(str(words[n]) for n in sorted(told)) if told else None
            for told in self.given
        ]

    def figures(self, rows: Iterable[int], labels: Sequence[str] | None = None) -> dict[str, float]:
        """How many of some respondents gave each answer."""
        asked = [told for i in rows if (told := self.given[i]) is not None]
        words = labels or self.labels
        return {label: sum(n in told for told in asked) for n, label in enumerate(words)}

    def shares(self, weights: Sequence[float], labels: Sequence[str] | None = None) -> Any:
        """The weighted share of each answer."""
        asked = [(told, w) for told, w in zip(self.given, weights, strict=True) if told is not None]
        total = sum(w for _told, w in asked)
        words = labels or self.labels
        return {x: sum(w for told, w in asked if n in told) / total for n, x in enumerate(words)}

    @property
    def n(self) -> int:
        """Who was asked and answered."""
        return sum(told is not None for told in self.given)


@dataclass(frozen=True)
class Marks:
    """A battery of marks; ``given`` holds a mark an item, None for « no opinion »."""

    wording: str
    items: tuple[str, ...]
    given: tuple[tuple[float | None, ...], ...]

    def columns(self, blank: Any = None) -> list[Cells]:
        """A column an item."""
        return [
            [blank if marks[n] is None else marks[n] for marks in self.given]
            for n in range(len(self.items))
        ]

    def figures(self, rows: Iterable[int], labels: Sequence[str] | None = None) -> dict[str, float]:
        """The mean mark some respondents gave each item."""
        kept = list(rows)
        told = {x: [m for i in kept if (m := self.given[i][n]) is not None]
                for n, x in enumerate(labels or self.items)}  # fmt: skip
        return {x: sum(marks) / len(marks) if marks else 0.0 for x, marks in told.items()}

    @property
    def n(self) -> int:
        """Who gave a mark at least, or said that they had none to give."""
        return len(self.given)


@dataclass(frozen=True)
class Study:
    """A survey: ``regions`` are codes, ``weights`` add up to the number of respondents."""

    regions: tuple[str | None, ...]
    weights: tuple[float, ...]
    ages: tuple[str, ...]
    questions: Mapping[str, Choice | Marks]

    @property
    def n(self) -> int:
        """How many respondents there are."""
        return len(self.regions)

    def numbers(self) -> Cells:
        """The respondents' numbers."""
        return list(range(1001, 1001 + self.n))

    def region_cells(self, spelling: Callable[[str], Any] | None = None) -> Cells:
        """The regions, by name unless spelt otherwise."""
        write = spelling or (lambda code: REGION_BY_CODE[code].name)
        return [None if code is None else write(code) for code in self.regions]

    def within(self, region: str) -> list[int]:
        """The respondents of a region."""
        return [i for i, code in enumerate(self.regions) if code == region]

    def region_counts(self) -> dict[str, int]:
        """Respondents by region."""
        return {code: len(self.within(code)) for code in sorted(filter(None, {*self.regions}))}

    def choice(self, name: str) -> Choice:
        """A question of one or several answers."""
        found = self.questions[name]
        assert isinstance(found, Choice)
        return found

    def marks(self, name: str) -> Marks:
        """A battery of marks."""
        found = self.questions[name]
        assert isinstance(found, Marks)
        return found

    def asked(
        self, name: str, *, kind: str = "", labels: Sequence[str] | None = None,
        weighted: bool = False, role: str | None = "",
    ) -> Asked:  # fmt: skip
        """What must be read of a question; ``labels`` when the file words its answers otherwise."""
        question = self.questions[name]
        shares = {}
        if isinstance(question, Choice):
            usual = "multiple" if question.several else "single"
            if weighted:
                shares = question.shares(self.weights, labels)
        else:
            usual = "mean"
        return Asked(
            kind=kind or usual,
            n=question.n,
            figures=question.figures(range(self.n), labels),
            within={code: question.figures(self.within(code), labels) for code in ("24", "94")},
            weighted=shares,
            role=ROLES.get(name) if role == "" else role,
        )

    def facts(self, questions: Mapping[str, Asked], *, weight: str | None = "POIDS") -> Facts:
        """The facts of a file that holds this study without a flaw."""
        return Facts(
            respondents=self.n,
            weight=weight,
            regions=self.region_counts(),
            questions=questions,
        )


ROLES = {
    "dynamic": "coconstruction_dynamic",
    "innovation": "innovation_source",
    "status": "partnership_status",
    "types": "partnership_types",
    "priorities": "priorities",
    "role": "authorities_role",
    "fragilities": "fragilities",
}
TYPES = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale")
DYNAMIC = ("Oui, une dynamique engagée", "Oui, une dynamique émergente", "Non")
STATUS = (
    "A des partenariats",
    "N'en a pas, mais l'envisage dans les deux ans",
    "N'en a pas et ne l'envisage pas",
)
YES_NO = ("Oui", "Non", "NSP")
PRIORITIES = (
    "Emploi, insertion", "Logement", "Santé", "Mobilité", "Lien social", "Transition énergétique",
)  # fmt: skip
FRAGILITIES = ("Emploi", "Pouvoir d'achat", "Sécurité")
OPINION = ("Tout à fait d'accord", "Plutôt d'accord", "Plutôt pas d'accord", "Pas du tout d'accord")
AGES = ("18-34 ans", "35-64 ans", "65 ans et plus")
CODES = ("01", "11", "24", "53", "94")
WORDINGS = {
    "dynamic": "Votre territoire est-il porteur d'une dynamique de co-construction ?",
    "innovation": "Les partenariats sont-ils une source d'innovation ?",
    "status": "Votre structure a-t-elle des partenariats entre association et entreprise ?",
    "types": "Quels types de partenariats pratiquez-vous ?",
    "priorities": "Quelles sont les priorités de votre territoire ?",
    "opinion": "Les élus aident à se rencontrer",
    "fragilities": "De 0 à 10, quelle est la fragilité de votre territoire ?",
}


@cache
def study(seed: int = 24, n: int = 60) -> Study:
    """The survey most cases hold: every label given, every region met, some without an answer."""
    rng = random.Random(seed)
    status = _single(rng, WORDINGS["status"], STATUS, n)
    having = [told == frozenset({0}) for told in status.given]
    innovation = _single(rng, WORDINGS["innovation"], YES_NO, n, blank=0.1)
    return Study(
        regions=tuple(CODES[i % len(CODES)] for i in range(n)),
        weights=tuple((0.5, 1.5, 0.75, 1.25)[i % 4] for i in range(n)),
        ages=tuple(rng.choice(AGES) for _ in range(n)),
        questions={
            "dynamic": _single(rng, WORDINGS["dynamic"], DYNAMIC, n),
            "innovation": innovation,
            "status": status,
            "types": _several(rng, WORDINGS["types"], TYPES, having),
            "priorities": _several(
                rng, WORDINGS["priorities"], PRIORITIES, [rng.random() < 0.9 for _ in range(n)]
            ),
            "opinion": _single(rng, WORDINGS["opinion"], OPINION, n, blank=0.05),
            "fragilities": Marks(
                WORDINGS["fragilities"],
                FRAGILITIES,
                tuple(tuple(rng.choice((*range(11), None)) for _ in FRAGILITIES) for _ in range(n)),
            ),
        },
    )


def _single(
    rng: random.Random, wording: str, labels: tuple[str, ...], n: int, blank: float = 0.0
) -> Choice:
    given = [frozenset({rng.randrange(len(labels))}) for _ in range(n)]
    given = [*map(frozenset, ([k] for k in range(len(labels)))), *given[len(labels) :]]
    return Choice(wording, labels, tuple(None if rng.random() < blank else told for told in given))


def _several(
    rng: random.Random, wording: str, labels: tuple[str, ...], asked: Sequence[bool]
) -> Choice:
    def told() -> Iterator[int]:
        yield rng.randrange(len(labels))
        yield from (k for k in range(len(labels)) if rng.random() < 0.35)

    return Choice(wording, labels, tuple(frozenset(told()) if a else None for a in asked), True)


def grid(*columns: tuple[Any, ...]) -> list[Cells]:
    """Rows from columns; each is its headers, from the top, followed by a list of cells.

    A column with fewer headers than others bears its own in the first rows.
    """
    deep = max(len(column) for column in columns) - 1
    heads = [[*column[:-1], *[None] * (deep + 1 - len(column))] for column in columns]
    top = [list(row) for row in zip(*heads, strict=True)]
    return top + [list(row) for row in zip(*(column[-1] for column in columns), strict=True)]


def identity(truth: Study, *, weight: str = "POIDS") -> list[tuple[Any, ...]]:
    """The columns most files begin with: number, region, weight."""
    return [
        ("ID", truth.numbers()),
        ("REGION", truth.region_cells()),
        (weight, list(truth.weights)),
    ]
