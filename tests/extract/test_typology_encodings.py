"""The typology is the same however the file writes it: columns, one cell, codes or tables."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from workbooks import REGIONS, shared

from ocpart_desktop.analysis.results import FRANCE, Counted, TypologyProfile
from ocpart_desktop.analysis.typology import typology
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.survey import Survey

Rows = list[list[Any]]
Sheets = dict[str, Rows]

ASKED = "Quels types de partenariats pratiquez-vous ?"
NAMES = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociétale")
OTHER = "Autre"
SHARES = (0.45, 0.3, 0.25, 0.2)


def respondents() -> list[tuple[str, float, tuple[bool, ...]]]:
    """Region, weight, types held. Invented."""
    rng = random.Random(2017)
    return [
        (
            rng.choice(REGIONS),
            round(rng.uniform(0.3, 2.5), 2),
            tuple(rng.random() < share for share in SHARES),
        )
        for _row in range(400)
    ]


def in_columns() -> Sheets:
    """An option a column, 0 or 1, and a last one for those who hold none of the types."""
    heads = [*(f"TYPO_{n}" for n in range(1, 6))]
    rows: Rows = [["ID", "Région", "POIDS", *heads], ["", "", "", *NAMES, OTHER]]
    for i, (region, weight, held) in enumerate(respondents(), 1):
        rows.append([i, region, weight, *map(int, held), int(not any(held))])
    return {"Entreprises": rows}


def in_one_cell() -> Sheets:
    """The labels together in a cell, the last type by its other name."""
    names = [*NAMES[:3], "Innovation sociale"]
    rows: Rows = [["ID", "Région", "POIDS", ASKED]]
    for i, (region, weight, held) in enumerate(respondents(), 1):
        told = [name for name, here in zip(names, held, strict=True) if here] or [OTHER]
        rows.append([i, region, weight, " ; ".join(told)])
    return {"Entreprises": rows}


def in_codes() -> Sheets:
    """Codes together in a cell, which the codebook tells; responsible practices by an alias."""
    names = (NAMES[0], "Achats responsables", *NAMES[2:], OTHER)
    rows: Rows = [["ID", "Région", "POIDS", "TYPO"]]
    for i, (region, weight, held) in enumerate(respondents(), 1):
        codes = [str(n) for n, here in enumerate(held, 1) if here] or ["5"]
        rows.append([i, region, weight, ";".join(codes)])
    book: Rows = [["Variable", "Libellé", "Code", "Modalité"]]
    book += [["TYPO" if n == 1 else "", ASKED if n == 1 else "", n, name]
             for n, name in enumerate(names, 1)]  # fmt: skip
    return {"Entreprises": rows, "Dictionnaire": book}


def in_tables() -> Sheets:
    """What an institute would print of it, in fractions, with both bases."""
    places = (None, *REGIONS)
    people = {p: [r for r in respondents() if p in (None, r[0])] for p in places}
    weights = {p: sum(weight for _r, weight, _h in rows) for p, rows in people.items()}

    def shares(i: int) -> list[float]:
        return [
            sum(weight for _r, weight, held in people[p] if held[i]) / weights[p] for p in places
        ]

    rows: Rows = [
        [f"TYPO. {ASKED}"],
        ["Base : entreprises ayant des partenariats"],
        ["", "Ensemble", *REGIONS],
        ["Base brute", *(len(people[p]) for p in places)],
        ["Base redressée", *weights.values()],
        *([name, *shares(i)] for i, name in enumerate(NAMES)),
    ]
    return {"TYPO": rows}


def profile(make: Callable[[], Sheets], region: str = "24", **more: Any) -> TypologyProfile:
    return typology(read(make), public=None, region=region, **more)


def read(make: Callable[[], Sheets]) -> Survey:
    return read_bytes(shared(make()), "essai.xlsx").survey()


@pytest.mark.parametrize("region", ["24", "53", "76", "11"])
def test_three_encodings_give_identical_numbers(region: str) -> None:
    first, *others = (profile(make, region) for make in (in_columns, in_one_cell, in_codes))
    for other in others:
        for one, two in zip(first.comparison.rows, other.comparison.rows, strict=True):
            assert one.answer.type is two.answer.type
            assert (one.region, one.against) == (two.region, two.against)
            assert (one.gap, one.p_value, one.adjusted_p) == (two.gap, two.p_value, two.adjusted_p)
        assert (first.total, first.combinations) == (other.total, other.combinations)


def test_citations_are_the_same_in_three_encodings() -> None:
    first, *others = (
        profile(make, counted=Counted.CITATIONS) for make in (in_columns, in_one_cell, in_codes)
    )
    for other in others:
        for one, two in zip(first.comparison.rows, other.comparison.rows, strict=True):
            assert (one.region, one.against) == (two.region, two.against)


@pytest.mark.parametrize("against", ["rest", FRANCE])
@pytest.mark.parametrize("counted", list(Counted))
def test_published_tables_give_the_same_shares(against: str, counted: Counted) -> None:
    known = profile(in_columns, against=against, counted=counted)
    printed = profile(in_tables, against=against, counted=counted)
    for one, two in zip(known.comparison.rows, printed.comparison.rows, strict=True):
        assert one.answer.type is two.answer.type
        assert one.region.value == pytest.approx(two.region.value, abs=1e-9)
        assert one.against.value == pytest.approx(two.against.value, abs=1e-9)
    assert known.total == pytest.approx(printed.total, abs=1e-9)
    assert printed.together is None


@pytest.mark.parametrize("make", [in_columns, in_one_cell, in_codes, in_tables])
def test_the_four_types_are_known_whatever_they_are_called(make: Callable[[], Sheets]) -> None:
    (question,) = [q for q in read(make).questions if q.role == "partnership_types"]
    assert {answer.type for answer in question.answers} - {None} == set(PartnershipType)
