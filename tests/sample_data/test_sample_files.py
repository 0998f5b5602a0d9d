"""The sample files themselves: honest, complete, small, and made again identically."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from printed import SAMPLES, cells

from ocpart_desktop.survey.regions import REGIONS

WHOLE = [
    "enquete_repondants.xlsx",
    "enquete_tableaux.xlsx",
    "enquete_abimee.xlsx",
    "indicateurs_regions.xlsx",
]
CUT = "enquete_tronquee.xlsx"
DAMAGED = SAMPLES / "enquete_abimee.xlsx"


def parts(path: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(path) as archive:
        return [(i.filename, i.date_time, archive.read(i)) for i in archive.infolist()]


@pytest.mark.parametrize("name", WHOLE)
def test_a_sample_made_again_is_the_same_to_the_last_byte_of_every_part(
    rebuilt: Path, name: str
) -> None:
    assert parts(rebuilt / name) == parts(SAMPLES / name)


def test_the_cut_file_is_the_beginning_of_the_damaged_one_and_cannot_be_opened() -> None:
    whole, cut = DAMAGED.read_bytes(), (SAMPLES / CUT).read_bytes()
    assert whole.startswith(cut)
    assert len(cut) < len(whole)
    assert not zipfile.is_zipfile(SAMPLES / CUT)


@pytest.mark.parametrize("name", WHOLE)
def test_a_sample_says_that_it_is_synthetic_on_every_sheet_with_something_in_it(name: str) -> None:
    book = openpyxl.load_workbook(SAMPLES / name, read_only=True)
    assert book.sheetnames[0] == "Lisez-moi"
    assert book.properties.subject == "Données synthétiques"
    for sheet in book:
        rows = [" ".join(map(str, filter(None, row))) for row in sheet.iter_rows(1, 30, 1, 5, True)]
        assert not any(rows) or "synthétique" in " ".join(rows[:2]), sheet.title
    book.close()


def test_the_readme_speaks_of_every_file() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert files == {*WHOLE, CUT}
    assert all(f"`{name}`" in readme for name in files)


def test_the_samples_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 3_000_000


def test_there_are_six_thousand_respondents_at_least_with_ids_of_their_own(
    respondents: pd.DataFrame,
) -> None:
    assert len(respondents) >= 6_000
    assert respondents["ID"].is_unique


def test_codes_of_regions_and_departements_are_text_with_their_zeros(
    respondents: pd.DataFrame,
) -> None:
    codes = dict(zip(respondents["REGION"], respondents["CODE_REGION"], strict=True))
    assert codes == {region.name: region.code for region in REGIONS}
    assert {"01", "2A", "971"} <= set(respondents["DEPARTEMENT"])
    assert {len(code) for code in respondents["DEPARTEMENT"]} == {2, 3}


def test_every_public_and_wave_has_the_eighteen_regions_and_weights_of_mean_one(
    respondents: pd.DataFrame,
) -> None:
    for _group, people in respondents.groupby(["PUBLIC", "VAGUE"]):
        assert people["REGION"].nunique() == len(REGIONS)
        weights = people["POIDS"].astype(float)
        assert weights.mean() == pytest.approx(1, abs=1e-5)
        assert weights.min() > 0
        assert weights.nunique() >= 3


def test_mayors_weigh_what_their_band_says(respondents: pd.DataFrame) -> None:
    mayors = respondents[respondents["PUBLIC"] == "Maires"]
    weights = mayors.groupby("TAILLE_COMMUNE")["POIDS"].agg(["min", "max", "size"])
    assert weights.to_dict("index") == {
        "Moins de 2 000 habitants": {"min": 2.52, "max": 2.52, "size": 134},
        "2 000 à 19 999 habitants": {"min": 0.42, "max": 0.42, "size": 134},
        "20 000 habitants et plus": {"min": 0.06, "max": 0.06, "size": 134},
    }


def test_the_centre_can_be_worked_with_and_some_regions_must_be_hidden(
    respondents: pd.DataFrame,
) -> None:
    recent = respondents[respondents["VAGUE"] == "2015-2016"]
    centre = recent[recent["REGION"] == "Centre-Val de Loire"]
    assert centre["PUBLIC"].value_counts().to_dict() == {
        "Citoyens": 130,
        "Dirigeants d'entreprise": 120,
        "Responsables associatifs": 110,
        "Maires": 14,
    }
    held = centre[centre["TYPO_1"].notna()]["PUBLIC"].value_counts()
    assert held.min() >= 30
    assert (recent.groupby(["PUBLIC", "REGION"]).size() < 5).any()


def test_types_are_asked_of_those_who_have_partnerships_and_of_no_one_else(
    respondents: pd.DataFrame,
) -> None:
    types = respondents[["TYPO_1", "TYPO_2", "TYPO_3", "TYPO_4"]]
    has = (respondents["STATUT"] == "A des partenariats") & (respondents["VAGUE"] == "2015-2016")
    assert (types.notna().all(axis=1) == has).all()
    assert (types.notna().any(axis=1) == has).all()
    assert set(types[has].to_numpy().ravel()) == {0, 1}
    assert (types[has].sum(axis=1) >= 2).mean() > 0.15


def test_the_dictionary_describes_every_variable_and_declares_the_net() -> None:
    path = SAMPLES / "enquete_repondants.xlsx"
    _notice, codes, texts, *_people = cells(path, "Répondants")
    _notice, heads, *rows = cells(path, "Dictionnaire")
    assert heads[0] == "VARIABLE"
    assert dict(zip(codes, texts, strict=True)) == {row[0]: row[1] for row in rows}
    dynamic = {row[6]: row[7] for row in rows if row[0] == "Q4"}
    assert dynamic == {
        1: "Oui, une dynamique engagée",
        2: "Oui, une dynamique émergente",
        3: "Non",
        "1+2": "S/T Oui",
    }


def test_the_damaged_file_has_the_flaws_it_lists() -> None:
    book = openpyxl.load_workbook(DAMAGED, data_only=True)
    sheet = book["Répondants"]
    ids = [sheet[f"A{row}"].value for row in range(4, 505)]
    weights = [sheet[f"I{row}"].value for row in range(4, 505)]
    assert None in weights
    assert any(isinstance(weight, int | float) and weight < 0 for weight in weights)
    assert len(set(ids)) < len(ids)
    assert sheet["E9"].value == "Bassin parisien"
    assert sheet["J50"].value == "#N/A"
    assert sheet["A254"].value == "ID"
    assert sheet["A505"].value == "TOTAL"
    assert [cell.value for cell in sheet[2]].count("ROLE") == 2
    assert book["Tableaux"]["B11"].value == 1.36
    assert book["Feuil3"].calculate_dimension() == "A1:A1"
    assert book["Ancienne version"].sheet_state == "hidden"
