"""Each way of counting otherwise is found in the tables it made, alone, with its reason."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import shared

from ocpart_desktop.extract.crosscheck.against import CrossCheck, check_tables
from ocpart_desktop.extract.crosscheck.reasons import WAYS
from ocpart_desktop.extract.crosscheck.wording import reason_sentence
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.i18n import use_language

REGIONS = ("Bretagne", "Corse", "Occitanie")
ANSWERS = ("Oui, beaucoup", "Oui, un peu", "Non", "NSP")
THEMES = ("La jeunesse", "La santé", "Le logement")
HEADS = ["", "Ensemble", *REGIONS]


@dataclass(frozen=True)
class Person:
    region: str
    public: str
    wave: str
    size: str
    weight: float
    answer: str
    themes: frozenset[str]


def people(seed: int = 7, n: int = 480) -> list[Person]:
    """Two publics, two waves, and answers that depend on all there is."""
    rng = random.Random(seed)
    told = []
    for i in range(n):
        public, wave = rng.choice(("Maires", "Citoyens")), rng.choice(("2018", "2024"))
        size = rng.choice(("Petite", "Grande"))
        shift = (public == "Maires") + (wave == "2024") + (size == "Grande")
        answer = rng.choices(ANSWERS, (2 + shift, 4 - shift, 2, 1))[0]
        themes = frozenset(t for k, t in enumerate(THEMES) if rng.random() < 0.3 + 0.2 * k)
        told.append(
            Person(
                REGIONS[i // 4 % 3],
                public,
                wave,
                size,
                round(rng.uniform(0.3, 2.5) + (answer == "Non"), 2),
                answer,
                themes or frozenset(THEMES[:1]),
            )
        )
    return told


def respondents(every: Sequence[Person], *, weight: bool = True) -> bytes:
    rows: list[list[Any]] = [
        ["ID", "REGION", "PUBLIC", "VAGUE", "TAILLE", "POIDS", "Q4", "Q7_1", "Q7_2", "Q7_3"],
        ["", "", "", "", "Taille de la commune", "", "La commune est-elle engagée ?",
         *(f"Quels thèmes ? {t}" for t in THEMES)],
    ]  # fmt: skip
    for n, p in enumerate(every, start=1):
        ticks = (int(t in p.themes) for t in THEMES)
        rows.append([n, p.region, p.public, p.wave, p.size, p.weight, p.answer, *ticks])
    kept = [row if weight else [*row[:5], *row[6:]] for row in rows]
    return shared({"Répondants": kept})


Some = Callable[[Person], bool]
MAYORS_2024: Some = lambda p: (p.public, p.wave) == ("Maires", "2024")  # noqa: E731


def shares(
    told: Sequence[Person],
    holds: Callable[[Person], float],
    weight: Callable[[Person], float] = lambda p: p.weight,
) -> list[float]:
    """The percentage of the whole and of each region."""
    columns = [told, *([p for p in told if p.region == region] for region in REGIONS)]
    return [100 * sum(weight(p) * holds(p) for p in c) / sum(map(weight, c)) for c in columns]


def single(
    told: Sequence[Person],
    weight: Callable[[Person], float] = lambda p: p.weight,
    rounded: Callable[[float], float] = round,
    answers: Sequence[str] = ANSWERS,
) -> list[list[Any]]:
    """The table of the single answer, as counted by hand."""
    columns = [told, *([p for p in told if p.region == region] for region in REGIONS)]
    rows = [
        [a, *map(rounded, shares(told, lambda p, a=a: p.answer == a, weight))]  # type: ignore[misc]
        for a in answers
    ]
    return [
        ["Q4. La commune est-elle engagée ?"],
        ["Base : maires, 2024"],
        HEADS,
        ["Base", *map(len, columns)],
        *rows,
    ]


def several(told: Sequence[Person], rows: list[list[Any]]) -> list[list[Any]]:
    columns = [told, *([p for p in told if p.region == region] for region in REGIONS)]
    return [
        ["Q7. Quels thèmes ? (plusieurs réponses possibles)"],
        ["Base : maires, 2024"],
        HEADS,
        ["Base", *map(len, columns)],
        *rows,
    ]


def crosscheck(
    every: Sequence[Person], table: list[list[Any]], *, weight: bool = True
) -> CrossCheck:
    def opened(content: bytes, name: str) -> Opened:
        draft = read_bytes(content, name)
        return Opened(draft.survey(), draft.receipt, draft.told)

    survey = opened(respondents(every, weight=weight), "répondants.xlsx").survey
    return check_tables(survey, opened(shared({"Tableaux": table}), "tableaux.xlsx"))


def reasons(found: CrossCheck) -> set[tuple[str, str]]:
    return {(one.reason, one.label) for one in found.differences}


EVERY = people()
MAYORS = [p for p in EVERY if MAYORS_2024(p)]


def one(_person: Person) -> float:
    return 1.0


def test_what_is_counted_as_we_do_agrees_figure_by_figure() -> None:
    found = crosscheck(EVERY, single(MAYORS))
    assert found.differences == ()
    assert (found.agreeing, found.figures) == (16, 16)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([p for p in EVERY if (p.public, p.wave) == ("Maires", "2018")], ("other_wave", "2018")),
        (
            [p for p in EVERY if (p.public, p.wave) == ("Citoyens", "2024")],
            ("other_public", "citoyens"),
        ),
        ([p for p in EVERY if p.public == "Maires"], ("every_wave", "")),
        ([p for p in EVERY if p.wave == "2024"], ("every_public", "")),
        ([p for p in MAYORS if p.size == "Grande"], ("filter", "Taille de la commune = Grande")),
    ],
    ids=lambda told: told[0] if isinstance(told, tuple) else "",
)
def test_other_respondents_counted_are_named(told: list[Person], wanted: tuple[str, str]) -> None:
    found = crosscheck(EVERY, single(told))
    assert reasons(found) == {wanted}
    assert {one.measure for one in found.differences} == {"share", "base"}
    assert found.agreeing + found.differing == found.figures == 16


def test_a_table_that_was_not_weighted_says_so_and_its_bases_agree() -> None:
    found = crosscheck(EVERY, single(MAYORS, one))
    assert reasons(found) == {("unweighted", "")}
    assert {each.measure for each in found.differences} == {"share"}


def test_those_without_an_opinion_left_out_are_told_with_their_bases() -> None:
    sure = [p for p in MAYORS if p.answer != "NSP"]
    found = crosscheck(EVERY, single(sure, answers=ANSWERS[:3]))
    assert reasons(found) == {("without_no_opinion", "")}
    assert {each.measure for each in found.differences} == {"share", "base"}


def test_shares_of_the_answers_given_are_no_shares_of_respondents() -> None:
    cited = [
        [t, *map(round, shares(
            MAYORS, lambda p, t=t: (t in p.themes) / len(p.themes),  # type: ignore[misc]
            lambda p: p.weight * len(p.themes),
        ))]
        for t in THEMES
    ]  # fmt: skip
    found = crosscheck(EVERY, several(MAYORS, cited))
    assert reasons(found) == {("citations", "")}


def test_figures_cut_off_are_told_as_rounded_otherwise() -> None:
    found = crosscheck(EVERY, single(MAYORS, rounded=math.floor))
    assert reasons(found) == {("rounding", "")}
    assert all(-1 < each.gap < 0 for each in found.differences)


def test_figures_equal_at_the_printed_precision_agree() -> None:
    found = crosscheck(EVERY, single(MAYORS, rounded=lambda x: round(x, 2)))
    assert found.differences == ()


def test_a_subtotal_that_adds_rounded_figures_up_says_so() -> None:
    for seed in range(40):
        every = people(seed)
        told = [p for p in every if MAYORS_2024(p)]
        table = single(told)
        exact = shares(told, lambda p: p.answer in ANSWERS[:2])
        made = [a + b for a, b in zip(table[4][1:], table[5][1:], strict=True)]
        off = [n for n, (x, y) in enumerate(zip(made, exact, strict=True)) if abs(x - y) > 0.6]
        if off:
            break
    found = crosscheck(every, [*table[:4], ["S/T Oui", *made], *table[4:]])
    assert reasons(found) == {("sum_of_rounded", "")}
    assert [each.cell for each in found.differences] == [f"{'BCDE'[n]}5" for n in off]


@settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    st.integers(0, 2**20),
    st.sampled_from(["unweighted", "no opinion", "other wave", "other public", "filter"]),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(-9, 9)), max_size=3),
)
def test_a_table_never_has_two_reasons_that_contradict_each_other(
    seed: int, slip: str, more: list[tuple[int, int, int]]
) -> None:
    every = people(seed)
    kept: dict[str, Some] = {
        "other wave": lambda p: (p.public, p.wave) == ("Maires", "2018"),
        "other public": lambda p: (p.public, p.wave) == ("Citoyens", "2024"),
        "filter": lambda p: MAYORS_2024(p) and p.size == "Petite",
        "no opinion": lambda p: MAYORS_2024(p) and p.answer != "NSP",
    }
    told = [p for p in every if kept.get(slip, MAYORS_2024)(p)]
    table = single(
        told,
        one if slip == "unweighted" else lambda p: p.weight,
        answers=ANSWERS[:3] if slip == "no opinion" else ANSWERS,
    )
    for row, column, by in more:
        table[4 + row][1 + column] = max(0, table[4 + row][1 + column] + by)
    found = crosscheck(every, table)
    ways = {pair for pair in reasons(found) if pair[0] in WAYS}
    assert len(ways) <= 1
    places = [(each.measure, each.cell) for each in found.differences]
    assert len(places) == len(set(places))


def test_each_reason_is_a_sentence_in_both_languages() -> None:
    found = crosscheck(
        EVERY, single([p for p in EVERY if p.public == "Citoyens" and p.wave == "2024"])
    )
    use_language("en")
    assert {reason_sentence(each) for each in found.differences} == {
        "Probably the figures of another public: Citizens."
    }
    use_language("fr")
    assert {issue.message.count("Citoyens") for issue in found.issues} == {1}


def test_a_weight_that_the_file_does_not_hold_is_guessed_from_the_bases() -> None:
    table = single(MAYORS)
    columns = [MAYORS, *([p for p in MAYORS if p.region == region] for region in REGIONS)]
    weighted = ["Base redressée", *(round(sum(p.weight for p in c)) for c in columns)]
    found = crosscheck(EVERY, [*table[:4], weighted, *table[4:]], weight=False)
    assert reasons(found) == {("weight_unknown", "")}
    assert {each.measure for each in found.differences} == {"share"}


def test_a_table_of_a_wave_the_survey_does_not_hold_is_said_to_be_of_another() -> None:
    table = single(MAYORS)
    table[1] = ["Base : maires, 2011"]
    found = crosscheck(EVERY, table)
    assert found.checked == ()
    assert [question.wave for question in found.elsewhere] == ["2011"]
    assert found.alone == ()
