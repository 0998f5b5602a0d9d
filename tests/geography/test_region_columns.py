"""A column of labels: the system that explains them all, what is doubtful, and why."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpart_desktop.geography.columns import ColumnReading, recognise_column
from ocpart_desktop.geography.communes import communes
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.labels import LabelSystem
from ocpart_desktop.geography.reasons import Reason, ReasonKind
from ocpart_desktop.geography.vocabulary import FORMER_REGIONS
from ocpart_desktop.survey.regions import REGIONS

CODES = [region.code for region in REGIONS]
FORMER_CODES = [f.code for f in FORMER_REGIONS] + ["11", "24", "52", "53", "93", "94"]


def kinds(reading: ColumnReading) -> set[ReasonKind]:
    return {reason.kind for reason in reading.reasons}


def test_region_codes_are_regions_although_each_is_a_departement_too() -> None:
    reading = recognise_column(CODES)
    assert reading.system is LabelSystem.REGION_CODE
    assert reading.codes == {code: code for code in CODES}
    assert (reading.coverage, reading.doubtful, reading.unknown) == (1.0, False, ())


@pytest.mark.parametrize("three", list(combinations(CODES, 3))[::40])
def test_three_region_codes_are_enough_to_be_sure(three: tuple[str, ...]) -> None:
    reading = recognise_column(three)
    assert reading.codes == {code: code for code in three}
    assert not reading.doubtful


def test_one_or_two_codes_are_a_question() -> None:
    for labels in (["24"], ["24", "11"]):
        reading = recognise_column(labels)
        assert reading.system is LabelSystem.REGION_CODE
        assert ReasonKind.RIVAL in kinds(reading)
        assert reading.doubtful


def test_a_stray_code_does_not_change_the_system() -> None:
    reading = recognise_column([*CODES, "05", "99"])
    assert reading.system is LabelSystem.REGION_CODE
    assert reading.unknown == ("05", "99")


@pytest.mark.parametrize("region", [r for r in REGIONS if not r.overseas], ids=lambda r: r.name)
def test_the_departements_of_a_region_are_departements(region) -> None:
    codes = [d.code for d in departements().values() if d.region == region.code]
    reading = recognise_column(codes)
    assert reading.system is LabelSystem.DEPARTEMENT_CODE
    assert set(reading.codes.values()) == {region.code}
    assert reading.coverage == 1.0


def test_the_101_departements_are_departements() -> None:
    reading = recognise_column(departements())
    assert reading.system is LabelSystem.DEPARTEMENT_CODE
    assert reading.codes == {code: d.region for code, d in departements().items()}
    assert not reading.doubtful


def test_a_random_column_of_departements_is_never_read_as_regions() -> None:
    draw = random.Random(17)
    for _ in range(300):
        codes = draw.sample(list(departements()), 12)
        reading = recognise_column(codes)
        assert reading.codes == {code: departements()[code].region for code in codes}


def test_the_22_former_codes_become_the_present_regions() -> None:
    reading = recognise_column(FORMER_CODES)
    now = {f.code: f.now for f in FORMER_REGIONS}
    assert reading.system is LabelSystem.FORMER_CODE
    assert reading.codes == {code: now.get(code, code) for code in FORMER_CODES}
    assert ReasonKind.FORMER_REGIONS in kinds(reading)
    assert not reading.doubtful


def test_one_code_of_a_former_region_is_rather_a_departement() -> None:
    reading = recognise_column(["21"])
    assert reading.codes == {"21": "27"}
    assert ReasonKind.RIVAL in kinds(reading)


def test_zeros_lost_by_a_spreadsheet_are_restored_and_said() -> None:
    reading = recognise_column(str(int(code)) for code in CODES)
    assert reading.system is LabelSystem.REGION_CODE
    assert reading.codes == {str(int(code)): code for code in CODES}
    restored = [r.labels for r in reading.reasons if r.kind is ReasonKind.ZEROS_RESTORED]
    assert restored == [("1", "2", "3", "4", "6")]


def test_01_stays_01() -> None:
    assert recognise_column(["01", "02", "03", "04", "06"]).codes["01"] == "01"
    assert recognise_column(CODES).codes["01"] == "01"


@pytest.mark.parametrize("digit", list("12346"))
def test_a_lone_digit_is_never_completed(digit: str) -> None:
    assert recognise_column([digit]).codes == {}


@pytest.mark.parametrize("most", [2, 5, 12, 13, 17, 18, 22, 27])
def test_answers_numbered_from_1_are_not_codes_of_anything(most: int) -> None:
    for extra in ([], ["99"], ["98", "99"]):
        labels = [str(n) for n in range(1, most + 1)] + extra
        reading = recognise_column(labels)
        assert (reading.system, reading.codes) == (None, {})
        assert ReasonKind.ANSWER_CODES in kinds(reading)
        assert reading.unknown == tuple(labels)


def test_answers_numbered_with_zeros_are_not_departements() -> None:
    for most in (13, 18, 22):
        reading = recognise_column(f"{n:02d}" for n in range(1, most + 1))
        assert reading.codes == {}
        assert reading.doubtful


def test_names_old_and_new_are_read_together() -> None:
    reading = recognise_column(
        ["Alsace", "Lorraine", "Centre", "Île-de-France*", "Ensemble", "NSP"]
    )
    assert reading.codes == {
        "Alsace": "44",
        "Lorraine": "44",
        "Centre": "24",
        "Île-de-France*": "11",
    }
    assert reading.outside == ("Ensemble", "NSP")
    assert reading.coverage == 1.0
    assert ReasonKind.FORMER_REGIONS in kinds(reading)


def test_large_areas_are_not_turned_into_regions() -> None:
    reading = recognise_column(["Île-de-France", "Nord", "Sud", "Est", "Ouest", "Centre"])
    assert reading.codes == {"Île-de-France": "11"}
    assert reading.unknown == ("Nord", "Sud", "Est", "Ouest", "Centre")
    assert ReasonKind.LARGE_AREAS in kinds(reading)
    quarters = recognise_column(["Nord-Ouest", "Nord-Est", "Sud-Ouest", "Sud-Est", "Grand Est"])
    assert quarters.codes == {}


def test_a_stray_area_among_regions_takes_none_of_them_away() -> None:
    names = [r.name for r in REGIONS if not r.overseas]
    reading = recognise_column([*names, "Sud", "Est", "DOM"])
    assert [*reading.codes] == [*names, "Sud"]
    assert reading.unknown == ("Est", "DOM")
    areas = [r.labels for r in reading.reasons if r.kind is ReasonKind.LARGE_AREAS]
    assert areas == [("Est", "DOM")]


def test_nord_among_departements_is_the_departement() -> None:
    reading = recognise_column(["Nord", "Pas-de-Calais", "Aisne", "Somme", "Oise"])
    assert set(reading.codes.values()) == {"32"}
    assert reading.system is LabelSystem.DEPARTEMENT_NAME
    assert not reading.doubtful


def test_grand_est_and_sud_among_regions_are_regions() -> None:
    reading = recognise_column(["Grand Est", "Sud", "Centre", "Bretagne"])
    assert list(reading.codes.values()) == ["44", "93", "24", "53"]


def test_an_unknown_label_is_left_unknown() -> None:
    reading = recognise_column([*(r.name for r in REGIONS), "Bretagn", "Suisse romande"])
    assert reading.unknown == ("Bretagn", "Suisse romande")
    assert reading.coverage == pytest.approx(18 / 20)
    assert reading.system is LabelSystem.REGION_NAME


def test_postal_codes_and_commune_codes_are_told_apart() -> None:
    postal = recognise_column(["45000", "37000", "18000", "28000", "45100"])
    assert postal.system is LabelSystem.POSTAL_CODE
    insee = recognise_column(["45234", "37261", "18033", "28085", "2A004"])
    assert insee.system is LabelSystem.COMMUNE_CODE
    assert list(insee.codes.values()) == ["24", "24", "24", "24", "94"]


def test_a_postal_code_of_two_regions_is_a_question() -> None:
    reading = recognise_column(["45000", "01410", "75011", "1000", "45999"])
    assert reading.codes == {
        "45000": "24", "01410": "84", "75011": "11", "1000": "84", "45999": "24",
    }  # fmt: skip
    assert {ReasonKind.SHARED_POSTAL_CODES, ReasonKind.ZEROS_RESTORED} <= kinds(reading)
    assert reading.doubtful


def test_every_commune_is_placed_by_its_code_and_by_its_postal_codes() -> None:
    by_code = recognise_column(communes())
    assert by_code.system is LabelSystem.COMMUNE_CODE
    assert by_code.codes == {code: commune.region for code, commune in communes().items()}
    by_postal = recognise_column(p for c in communes().values() for p in c.postal_codes)
    assert by_postal.system is LabelSystem.POSTAL_CODE
    for commune in communes().values():
        for postal in commune.postal_codes:
            match = by_postal.matches[postal]
            assert commune.region in (match.code, *match.others)
    assert sum(bool(m.others) for m in by_postal.matches.values()) == 5


@given(st.lists(st.text(max_size=12) | st.from_regex(r"\A[0-9]{1,5}\Z"), max_size=12))
def test_every_label_of_any_column_is_accounted_for_once(labels: list[str]) -> None:
    reading = recognise_column(labels)
    told = [*reading.matches, *reading.unknown, *reading.outside]
    assert sorted(told) == sorted({label for label in labels if label.strip()})
    assert all(match.code in CODES for match in reading.matches.values())
    assert all(reason.sentence for reason in reading.reasons)


def test_blank_and_repeated_labels_count_for_nothing() -> None:
    reading = recognise_column(["", "Corse", " ", "Corse", "Corse"])
    assert list(reading.matches) == ["Corse"]
    empty = recognise_column(["", "  "])
    assert (empty.system, empty.coverage, empty.reasons) == (None, 0.0, ())


def test_reasons_are_french_sentences() -> None:
    reading = recognise_column(["24", "Corse"])
    first = next(r for r in reading.reasons if r.kind is ReasonKind.RIVAL)
    assert first.sentence == (
        "Une autre lecture est possible\u00a0: codes de départements. À vérifier."
    )
    assert reading.reasons[0].sentence == "1 libellé sur 2\u00a0: codes INSEE de régions."
    for kind in ReasonKind:
        sentence = Reason(kind, LabelSystem.ISO, tuple("ABCDEFGH"), 1200, 1300).sentence
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "«\u00a0H\u00a0»" not in sentence, "a long list is cut short"
