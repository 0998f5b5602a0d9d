"""Tables made by hand from any survey raise no alarm; one figure altered is the one found."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import shared

from ocpart_desktop.extract.crosscheck.against import CrossCheck, check_tables
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.reading import read_bytes

REGIONS = ("Bretagne", "Corse", "Occitanie")
ANSWERS = ("Oui, engagée", "Oui, émergente", "Non", "NSP")
THEMES = ("La jeunesse", "La santé", "Le logement")
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Person:
    region: str
    weight: float
    answer: str
    themes: frozenset[str]


@st.composite
def surveys(draw: st.DrawFn) -> list[Person]:
    """Sixty to two hundred respondents of three regions, weighted or not."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    weighted = draw(st.booleans())
    return [
        Person(
            REGIONS[n % 3],
            round(rng.uniform(0.2, 3), 2) if weighted else 1.0,
            rng.choice(ANSWERS),
            frozenset(t for t in THEMES if rng.random() < 0.5) or frozenset(THEMES[:1]),
        )
        for n in range(draw(st.integers(60, 200)))
    ]


def respondents(people: list[Person]) -> bytes:
    rows: list[list[Any]] = [
        ["ID", "REGION", "POIDS", "Q4", *(f"Q7_{n}" for n in range(1, 4))],
        [
            "",
            "",
            "",
            "La commune est-elle engagée ?",
            *(f"Quelles priorités ? {t}" for t in THEMES),
        ],
    ]
    for n, p in enumerate(people, start=1):
        rows.append([n, p.region, p.weight, p.answer, *(int(t in p.themes) for t in THEMES)])
    return shared({"Répondants": rows})


def columns(people: list[Person]) -> list[list[Person]]:
    return [people, *([p for p in people if p.region == region] for region in REGIONS)]


def share(people: list[Person], chosen: list[Person]) -> float:
    return sum(p.weight for p in chosen) / sum(p.weight for p in people)


def printed(people: list[Person], digits: int) -> list[list[Any]]:
    """Both tables, one under the other, rounded by plain Python."""
    heads = ["", "Ensemble", *REGIONS]
    bases = ["Base", *(len(column) for column in columns(people))]
    single = [
        [a, *(round(100 * share(c, [p for p in c if p.answer == a]), digits)
              for c in columns(people))]
        for a in ANSWERS
    ]  # fmt: skip
    several = [
        [t, *(round(100 * share(c, [p for p in c if t in p.themes]), digits)
              for c in columns(people))]
        for t in THEMES
    ]  # fmt: skip
    asked = ["Q7. Quelles priorités ? (plusieurs réponses possibles)"]
    return [
        ["Q4. La commune est-elle engagée ?"], ["Base : ensemble, en %"], heads, bases, *single,
        [], asked, ["Base : ensemble, en %"], heads, [*bases], *several,
    ]  # fmt: skip


def opened(content: bytes, name: str) -> Opened:
    draft = read_bytes(content, name)
    return Opened(draft.survey(), draft.receipt, draft.told)


def crosscheck(people: list[Person], table: list[list[Any]]) -> CrossCheck:
    survey = opened(respondents(people), "répondants.xlsx").survey
    return check_tables(survey, opened(shared({"Tableaux": table}), "tableaux.xlsx"))


@QUICK
@given(surveys(), st.integers(0, 1))
def test_a_clean_pair_raises_no_alarm(people: list[Person], digits: int) -> None:
    found = crosscheck(people, printed(people, digits))
    assert found.issues == ()
    assert [each.figures for each in found.checked] == [4 * len(ANSWERS), 4 * len(THEMES)]
    assert (found.differing, found.alone) == (0, ())


@QUICK
@given(surveys(), st.integers(0, 3), st.integers(0, 3), st.integers(2, 9), st.booleans())
def test_one_figure_altered_is_the_one_that_is_found(
    people: list[Person], answer: int, column: int, by: int, several: bool
) -> None:
    table = printed(people, 0)
    row = 13 + min(answer, 2) if several else 4 + answer
    table[row][1 + column] += by if table[row][1 + column] < 50 else -by
    found = crosscheck(people, table)
    assert [issue.cell for issue in found.issues] == [f"{'BCDE'[column]}{row + 1}"]
    assert found.differing == 1


@QUICK
@given(surveys(), st.integers(0, 3), st.integers(1, 9))
def test_a_base_that_is_not_that_of_the_respondents_is_found(
    people: list[Person], column: int, by: int
) -> None:
    table = printed(people, 0)
    table[12][1 + column] += by
    (issue,) = crosscheck(people, table).issues
    assert (issue.code, issue.cell) == ("crosscheck_base_unexplained", f"{'BCDE'[column]}13")


def test_a_base_without_those_of_no_opinion_says_so() -> None:
    people = [Person(REGIONS[n % 3], 1.0, ANSWERS[n % 4], frozenset(THEMES)) for n in range(120)]
    table = printed(people, 0)
    table[3][1:] = [sum(p.answer != "NSP" for p in c) for c in columns(people)]
    (issue,) = crosscheck(people, table).issues
    assert (issue.code, issue.cell) == ("crosscheck_base_without_no_opinion", "B4")
    assert issue.facts["n"] == 4
