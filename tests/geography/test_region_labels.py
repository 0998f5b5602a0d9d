"""One label: every way of writing a region leads to its code, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.regions import (
    LabelSystem,
    recognise_region,
    recognise_region_code,
)
from ocpart_desktop.survey.regions import REGION_BY_CODE, REGIONS

ALIASES = {
    "Centre": "24", "CVL": "24", "IDF": "11", "BFC": "27", "ARA": "84", "PACA": "93",
    "Sud": "93", "Région Sud": "93", "Nord-Pas-de-Calais-Picardie": "32",
    "Alsace-Champagne-Ardenne-Lorraine": "44", "ACAL": "44",
    "Aquitaine-Limousin-Poitou-Charentes": "75", "ALPC": "75",
    "P.A.C.A.": "93", "I.D.F": "11",
    "Languedoc-Roussillon-Midi-Pyrénées": "76", "Réunion (La)": "04", "Réunion": "04",
}  # fmt: skip

FORMER = {
    "21": ("Champagne-Ardenne", "44"), "41": ("Lorraine", "44"), "42": ("Alsace", "44"),
    "22": ("Picardie", "32"), "31": ("Nord-Pas-de-Calais", "32"),
    "23": ("Haute-Normandie", "28"), "25": ("Basse-Normandie", "28"),
    "26": ("Bourgogne", "27"), "43": ("Franche-Comté", "27"),
    "54": ("Poitou-Charentes", "75"), "72": ("Aquitaine", "75"), "74": ("Limousin", "75"),
    "73": ("Midi-Pyrénées", "76"), "91": ("Languedoc-Roussillon", "76"),
    "82": ("Rhône-Alpes", "84"), "83": ("Auvergne", "84"),
}  # fmt: skip

ISO = {
    "FR-ARA": "84", "FR-BFC": "27", "FR-BRE": "53", "FR-CVL": "24", "FR-GES": "44",
    "FR-HDF": "32", "FR-IDF": "11", "FR-NAQ": "75", "FR-NOR": "28", "FR-OCC": "76",
    "FR-PAC": "93", "FR-PDL": "52", "FR-20R": "94", "FR-COR": "94", "FR-971": "01",
    "FR-972": "02", "FR-973": "03", "FR-974": "04", "FR-976": "06", "FR-GP": "01",
    "FR-MQ": "02", "FR-GF": "03", "FR-RE": "04", "FR-YT": "06", "FR-GUA": "01",
    "FR-MTQ": "02", "FR-GUF": "03", "FR-LRE": "04", "FR-MAY": "06",
}  # fmt: skip

NUTS = {
    "FR1": "11", "FRB": "24", "FRC": "27", "FRD": "28", "FRE": "32", "FRF": "44", "FRG": "52",
    "FRH": "53", "FRI": "75", "FRJ": "76", "FRK": "84", "FRL": "93", "FRM": "94", "FRY1": "01",
    "FRY2": "02", "FRY3": "03", "FRY4": "04", "FRY5": "06", "FRB0": "24", "FRF11": "44",
    "FR10": "11", "FRY10": "01",
}  # fmt: skip


def code_of(label: str) -> str | None:
    match = recognise_region(label)
    return match.code if match else None


def without_accents(text: str) -> str:
    return text.translate(str.maketrans("ÎôéèêÉ", "IoeeeE"))


@pytest.mark.parametrize("region", REGIONS, ids=lambda r: r.name)
def test_an_official_name_is_recognised_however_it_is_typed(region) -> None:
    name = region.name
    variants = [
        name,
        name.upper(),
        name.lower(),
        without_accents(name).upper(),
        name.replace("-", " "),
        name.replace("-", " – "),
        name.replace("'", "’"),
        name.replace(" ", "\u00a0"),
        name.replace("-", "-\n"),
        f"  {name} *",
        f"{name}**",
        f"{name}¹",
        f"{name} (1)",
        f"{name} [a]",
        f"{name} (n=87)",
        f"{name} (Base : 87)",
        f"Région {name}",
        f"{region.code} - {name}",
        f"{region.code}. {name}",
        f"{name} ({region.code})",
    ]
    for variant in variants:
        match = recognise_region(variant)
        assert match, variant
        assert (match.code, match.former, match.others) == (region.code, False, ()), variant
        assert match.name == name


@pytest.mark.parametrize(("label", "code"), (ALIASES | ISO | NUTS).items())
def test_an_alias_or_international_code_leads_to_its_region(label: str, code: str) -> None:
    for variant in (label, label.lower(), f" {label} "):
        match = recognise_region(variant)
        assert match, variant
        assert (match.code, match.former, match.others) == (code, False, ())


@pytest.mark.parametrize(("former", "name", "now"), [(c, *v) for c, v in FORMER.items()])
def test_a_former_region_leads_to_the_present_one_and_says_so(former, name, now) -> None:
    by_name, by_code = recognise_region(name), recognise_region_code(former)
    assert by_name
    assert by_code
    assert (by_name.code, by_name.former) == (now, True)
    assert (by_code.code, by_code.former) == (now, True)
    assert by_code.system is LabelSystem.FORMER_CODE


@pytest.mark.parametrize("region", REGIONS, ids=lambda r: r.code)
def test_an_insee_code_is_two_characters_and_stays_so(region) -> None:
    match = recognise_region(region.code)
    assert match
    assert (match.code, match.system) == (region.code, LabelSystem.REGION_CODE)


def test_01_is_guadeloupe_and_1_alone_is_nothing() -> None:
    assert code_of("01") == "01"
    assert [code_of(digit) for digit in "12346"] == [None] * 5


def test_a_cell_known_to_hold_region_codes_may_have_lost_its_zero() -> None:
    for code in (1, "1", "01", "01 *"):
        match = recognise_region_code(code)
        assert match
        assert match.code == "01"
    assert recognise_region_code(24).name == "Centre-Val de Loire"  # type: ignore[union-attr]
    assert recognise_region_code(5) is None
    assert recognise_region_code(45) is None
    assert recognise_region_code("Bretagne") is None


def test_a_code_with_several_readings_says_which() -> None:
    match = recognise_region("24")
    assert match
    assert match.others == ("75",)  # the département of Dordogne
    match = recognise_region("21")
    assert match
    assert (match.code, match.others) == ("27", ("44",))  # Côte-d'Or; Champagne-Ardenne
    match = recognise_region("45")
    assert match
    assert (match.code, match.others) == ("24", ())


def test_every_departement_leads_to_its_region_by_name_and_by_code() -> None:
    for departement in departements().values():
        assert code_of(departement.name) == departement.region, departement.name
        assert code_of(f"{departement.code} - {departement.name}") == departement.region
        assert code_of(f"{departement.name} ({departement.code})") == departement.region
        assert code_of(f"D{departement.code}") == departement.region
        assert code_of(f"FR-{departement.code}") == departement.region


def test_a_code_that_says_whose_it_is_is_believed() -> None:
    assert code_of("R24") == "24"
    assert code_of("REG_24") == "24"
    assert code_of("Région 42") == "44"
    assert code_of("Dép. 24") == "75"
    assert code_of("Département 2A") == "94"


def test_names_are_recognised_article_last() -> None:
    assert code_of("Garonne (Haute)") == "76"
    assert code_of("Alpes (Hautes-)") == "93"
    assert code_of("Réunion (L'île de la)") == "04"


@pytest.mark.parametrize(
    ("postal", "code"),
    [("45000", "24"), ("20090", "94"), ("97400", "04"), ("97600", "06"), ("75116", "11")],
)
def test_a_postal_code_leads_to_its_region(postal: str, code: str) -> None:
    match = recognise_region(postal)
    assert match
    assert (match.code, match.system, match.others) == (code, LabelSystem.POSTAL_CODE, ())


@pytest.mark.parametrize(
    ("postal", "codes"),
    [
        ("01410", {"84", "27"}),
        ("01590", {"84", "27"}),
        ("05700", {"93", "84"}),
        ("37160", {"24", "75"}),
        ("48250", {"76", "84"}),
    ],
)
def test_a_postal_code_of_two_regions_asks(postal: str, codes: set[str]) -> None:
    match = recognise_region(postal)
    assert match
    assert {match.code, *match.others} == codes


@pytest.mark.parametrize(
    "label",
    [
        "", " ", "*", "Ensemble", "Total", "France", "NSP", "Autre", "Est", "Ouest", "Nord-Est",
        "Bassin parisien", "Val de Loire", "Normandie et Bretagne", "Oise / Val-d'Oise",
        "Loire / Haute-Loire", "PACA - Corse", "Alsace Lorraine", "Catalogne", "99", "00",
        "20000000", "975", "977", "97133", "97150", "97500", "98000", "98800", "3,5", "24,5", "-24",
        "FR-ZZZ", "FR24", "FRA", "FRZ1", "Centre commercial", "Nord magnétique", "2C", "Région",
        "Pays", "18-24 ans", "Moins de 2 000 habitants", "Homme", "Oui",
    ],
)  # fmt: skip
def test_what_names_no_region_is_not_forced_into_one(label: str) -> None:
    assert recognise_region(label) is None


def test_no_name_of_a_region_is_taken_by_a_departement() -> None:
    for name, code in {"La Réunion": "04", "Corse": "94", "Guyane": "03", "Mayotte": "06"}.items():
        match = recognise_region(name)
        assert match
        assert (match.code, match.system) == (code, LabelSystem.REGION_NAME)


def test_systems_are_named_in_french() -> None:
    assert LabelSystem.DEPARTEMENT_CODE.label == "codes de départements"
    assert len({system.label for system in LabelSystem}) == len(LabelSystem)


@given(st.text())
def test_any_text_is_read_without_complaint(text: str) -> None:
    match = recognise_region(text)
    assert match is None or match.code in REGION_BY_CODE
