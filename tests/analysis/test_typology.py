"""The typology: four types in one order, joined on respondents, never across publics."""

from __future__ import annotations

import numpy as np
import pytest

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.analysis.typology import typology
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, Role
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError
from tests.analysis.surveys import frame_of, multiple, survey_of, table_of

P, R, E, S = PartnershipType


def answers() -> list[Answer]:
    """In an order of the file's own, one type being asked in two options, one being none."""
    return [
        Answer("inno", "Innovation", type=S, column="inno"),
        Answer("mecenat", "Mécénat", type=P, column="mecenat"),
        Answer("achats", "Achats responsables", type=R, column="achats"),
        Answer("handicap", "Handicap", type=R, column="handicap"),
        Answer("coop", "Coopération", type=E, column="coop"),
        Answer("autre", "Autre", column="autre"),
    ]


def survey(regions: list[str], rows: list[tuple[int, ...]]) -> Survey:
    names = [answer.column or "" for answer in answers()]
    columns = {
        name: np.array(values, dtype="int8")
        for name, values in zip(names, zip(*rows, strict=True), strict=True)
    }
    public = ["entreprises"] * len(rows)
    return survey_of(
        [multiple("Q7", answers(), role=Role.PARTNERSHIP_TYPES, public="entreprises")],
        respondents=table_of(frame_of(regions, columns, public=public)),
    )


#         inno mecenat achats handicap coop autre
ROWS = [
    (1, 1, 0, 0, 0, 0),
    (0, 1, 1, 1, 0, 0),
    (0, 1, 0, 1, 0, 0),
    (0, 0, 0, 0, 0, 1),
    (0, 1, 0, 0, 0, 0),
    (-1, -1, -1, -1, -1, -1),
]


@pytest.fixture
def here() -> Survey:
    return survey(["24"] * 6 + ["11"] * 24, ROWS + [(0, 1, 0, 0, 1, 0)] * 20 + ROWS[:4])


def test_types_come_in_their_fixed_order_whatever_the_file_says(here: Survey) -> None:
    rows = typology(here, public="entreprises", region="24").comparison.rows
    assert [row.answer.type for row in rows] == [P, R, E, S]


def test_options_of_one_type_are_joined_on_respondents_and_never_added_up(here: Survey) -> None:
    rows = typology(here, public="entreprises", region="24").comparison.rows
    assert [row.region.value for row in rows] == [4 / 5, 2 / 5, 0, 1 / 5]


def test_the_base_counts_who_was_asked_even_for_another_type(here: Survey) -> None:
    found = typology(here, public="entreprises", region="24").comparison.base_region
    assert found is not None
    assert found.n == 5


def test_the_total_is_the_mean_number_of_types_held(here: Survey) -> None:
    profile = typology(here, public="entreprises", region="24")
    assert profile.total["region"] == pytest.approx(7 / 5)
    assert profile.mean_citations["region"] == pytest.approx((2 + 2 + 2 + 0 + 1) / 5)


def test_combinations_part_the_respondents_of_each_side(here: Survey) -> None:
    found = typology(here, public="entreprises", region="24").combinations
    assert found[0].types == (P, E)
    shares = {combination.types: combination.region.value for combination in found}
    assert shares == {(P, E): 0, (P, S): 0.2, (P, R): 0.4, (): 0.2, (P,): 0.2}
    assert sum(c.against.value or 0 for c in found) == pytest.approx(1)


def test_a_hidden_region_shows_neither_total_nor_combinations() -> None:
    small = survey(["24"] * 4 + ["11"] * 20, [*ROWS[:4], *[ROWS[1]] * 20])
    profile = typology(small, public="entreprises", region="24")
    assert profile.comparison.shown is Shown.HIDDEN
    assert set(profile.total.values()) == set(profile.mean_citations.values()) == {None}
    assert profile.combinations == ()


def test_another_public_has_no_typology_of_its_own(here: Survey) -> None:
    with pytest.raises(UserError) as told:
        typology(here, public="associations", region="24")
    assert told.value.code == "no_typology"
