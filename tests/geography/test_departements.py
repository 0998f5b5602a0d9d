"""The départements, and the communes' own département."""

from __future__ import annotations

import pytest

from ocpart_desktop.geography.communes import communes, groupings, known_postal_codes
from ocpart_desktop.geography.departements import departement_of_commune, departements
from ocpart_desktop.survey.regions import REGION_BY_CODE


def test_there_are_101_each_in_one_of_the_18_regions() -> None:
    assert len(departements()) == 101
    assert {d.region for d in departements().values()} == set(REGION_BY_CODE)
    assert all(d.code == code and d.name for code, d in departements().items())


def test_a_region_of_the_orleans_day_has_its_six_departements() -> None:
    names = [d.name for d in departements().values() if d.region == "24"]
    assert names == ["Cher", "Eure-et-Loir", "Indre", "Indre-et-Loire", "Loir-et-Cher", "Loiret"]


def test_five_departements_are_overseas() -> None:
    assert [d.code for d in departements().values() if d.overseas] == [
        "971", "972", "973", "974", "976",
    ]  # fmt: skip


def test_every_commune_code_tells_its_departement() -> None:
    assert len(communes()) == 34_875
    for commune in communes().values():
        departement = departement_of_commune(commune.code)
        assert departement
        assert (departement.code, departement.region) == (commune.departement, commune.region)


@pytest.mark.parametrize("code", ["", "45", "4523", "452345", "20004", "97501", "99100", "abcde"])
def test_what_is_not_a_commune_code_has_no_departement(code: str) -> None:
    assert departement_of_commune(code) is None


def test_corsican_codes_may_be_lower_case() -> None:
    found = departement_of_commune("2a004")
    assert found
    assert found.name == "Corse-du-Sud"


def test_communes_carry_what_the_notebook_needs() -> None:
    orleans = communes()["45234"]
    assert (orleans.name, orleans.postal_codes) == ("Orléans", ("45000", "45100"))
    assert orleans.population > 100_000
    assert groupings()[orleans.epci].name == "Orléans Métropole"
    assert all(c.epci in groupings() for c in communes().values() if c.epci)
    assert all(len(p) == 5 and p.isdecimal() for p in known_postal_codes())


def test_population_is_that_of_the_country() -> None:
    assert 66e6 < sum(c.population for c in communes().values()) < 70e6
