"""Typing a territory: the one meant comes first, at once, however it is typed."""

from __future__ import annotations

import time

import pytest

from ocpart_desktop.geography.communes import communes, groupings
from ocpart_desktop.geography.completion import find_territories, load_territories
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.territories import TerritoryKind, territory


def first(text: str) -> tuple[str, str]:
    found = find_territories(text)[0]
    return found.kind.value, found.name


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("orl", "commune", "Orléans"),
        ("ORLEANS", "commune", "Orléans"),
        ("orleans met", "epci", "Orléans Métropole"),
        ("bourg en br", "commune", "Bourg-en-Bresse"),
        ("l’haÿ", "commune", "L'Haÿ-les-Roses"),
        ("l hay les", "commune", "L'Haÿ-les-Roses"),
        ("st etienne", "commune", "Saint-Étienne"),
        ("ste genevieve des", "commune", "Sainte-Geneviève-des-Bois"),
        ("charenton le pont", "commune", "Charenton-le-Pont"),
        ("val de sully", "epci", "CC du Val de Sully"),
        ("paris est marne", "epci", "Paris Est Marne et Bois"),
        ("loiret", "departement", "Loiret"),
        ("cote d'or", "departement", "Côte-d'Or"),
        ("centre val", "region", "Centre-Val de Loire"),
        ("y", "commune", "Y"),
        ("oeting", "commune", "Œting"),
        ("45000", "commune", "Orléans"),
        ("45234", "commune", "Orléans"),
        ("45", "departement", "Loiret"),
        ("2a", "departement", "Corse-du-Sud"),
        ("saint denis 974", "commune", "Saint-Denis"),
    ],
)
def test_the_territory_meant_comes_first(text: str, kind: str, name: str) -> None:
    assert first(text) == (kind, name)


def test_strasbourg_is_found_although_st_also_means_saint() -> None:
    names = [t.name for t in find_territories("st")]
    assert names[0] == "Strasbourg"
    assert "Saint-Étienne" in names


def test_the_more_populous_namesake_comes_first() -> None:
    found = [t for t in find_territories("saint denis") if t.name == "Saint-Denis"]
    people = [communes()[t.code].population for t in found]
    assert len(people) > 2
    assert people == sorted(people, reverse=True)


def test_namesakes_are_told_apart_by_their_departement() -> None:
    found = find_territories("saint denis", kinds=[TerritoryKind.COMMUNE])
    within = [t.within for t in found]
    assert "La Réunion (974)" in within
    assert "Seine-Saint-Denis (93)" in within
    assert len(set(zip([t.name for t in found], within, strict=True))) == len(found)


def test_kinds_and_limit_are_kept() -> None:
    found = find_territories("orl", limit=3, kinds=[TerritoryKind.EPCI, TerritoryKind.COMMUNE])
    assert len(found) == 3
    assert {t.kind for t in find_territories("lo", kinds=[TerritoryKind.EPCI])} == {
        TerritoryKind.EPCI
    }


@pytest.mark.parametrize("text", ["", " ", "-", "zzz", "orléans zzz"])
def test_nothing_is_found_when_nothing_answers(text: str) -> None:
    assert find_territories(text) == ()


def test_no_territory_is_offered_twice() -> None:
    for text in ("a", "saint", "paris", "st", "loir"):
        found = find_territories(text, limit=10_000)
        assert len(set(found)) == len(found)


def test_every_territory_is_found_by_its_own_name() -> None:
    load_territories()
    for commune in list(communes().values())[::200]:
        found = find_territories(commune.name, limit=60)
        assert commune.code in [t.code for t in found], commune.name
    for epci in list(groupings().values())[::20]:
        assert epci.code in [t.code for t in find_territories(epci.name)], epci.name
    for departement in departements().values():
        assert first(departement.name)[1] == departement.name


def test_a_territory_is_found_again_by_kind_and_code() -> None:
    for found in find_territories("loire", limit=50):
        assert territory(found.kind, found.code) == found
    assert territory("commune", "00000") is None
    assert territory("qpv", "45") is None


def test_kinds_are_named_in_french() -> None:
    assert [kind.label for kind in TerritoryKind] == [
        "Commune", "Intercommunalité", "Département", "Région", "Quartier prioritaire",
    ]  # fmt: skip


def test_a_keystroke_costs_less_than_eight_milliseconds() -> None:
    load_territories()
    words = [
        "Saint-Étienne",
        "Orléans Métropole",
        "L'Abergement",
        "de la",
        "45000",
        "Eure",
        "a b c",
    ]
    costs = []
    for typed in [word[: i + 1] for word in words for i in range(len(word))]:
        start = time.process_time()
        find_territories(typed)
        costs.append(time.process_time() - start)
    assert sorted(costs)[int(len(costs) * 0.95)] < 0.008
