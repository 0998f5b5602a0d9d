"""The published figures, found again through the whole chain: file → reader → analysis."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.results import FRANCE, Comparison, ComparisonSpec, Shown
from ocpart_desktop.analysis.typology import typology
from ocpart_desktop.session import Study, choose_question

CENTRE = "24"
BOTH = pytest.mark.parametrize("file", ["respondents", "tables"])


@pytest.fixture
def study(file: str, request: pytest.FixtureRequest) -> Study:
    opened: Study = request.getfixturevalue(f"{file}_study")
    return opened


def compared(
    study: Study, role: str, public: str, wave: str = "2015-2016", against: str = FRANCE
) -> Comparison:
    question = choose_question(study.survey, role, public=public, wave=wave)
    return compare(study.survey, ComparisonSpec(question.key, CENTRE, against))


def rounded(share: float | None, digits: int = 0, factor: int = 100) -> float:
    assert share is not None
    exact = Decimal(f"{share * factor:.9f}")
    return float(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def france(comparison: Comparison) -> dict[str, float]:
    return {row.answer.label: rounded(row.against.value) for row in comparison.rows}


@BOTH
def test_f1_centre_val_de_loire_is_six_seven_and_one_mayor_of_fourteen(study: Study) -> None:
    comparison = compared(study, "coconstruction_dynamic", "maires")
    shares = {row.answer.net: [] for row in comparison.rows}
    for row in comparison.rows:
        shares[row.answer.net].append(row.region.value)
    assert shares[False] == pytest.approx([6 / 14, 7 / 14, 1 / 14], abs=1e-9)
    assert shares[True] == pytest.approx([13 / 14], abs=1e-9)
    assert {row.shown for row in comparison.rows} == {Shown.VERY_WEAK}
    assert {row.p_value for row in comparison.rows} == {None}
    assert comparison.base_region is not None
    assert comparison.base_region.n == 14


@BOTH
def test_f2_france_is_thirty_forty_six_twenty_four(study: Study) -> None:
    comparison = compared(study, "coconstruction_dynamic", "maires")
    assert [rounded(r.against.value) for r in comparison.rows if not r.answer.net] == [30, 46, 24]
    assert [rounded(r.against.value) for r in comparison.rows if r.answer.net] == [76]


@BOTH
def test_f3_partnerships_are_a_source_of_innovation_for_each_public(study: Study) -> None:
    shares = {}
    for public in ("citoyens", "entreprises", "associations", "maires"):
        comparison = compared(study, "innovation_source", public)
        shares[public] = rounded(comparison.rows[0].against.value)
    assert shares == {"citoyens": 69, "entreprises": 81, "associations": 86, "maires": 87}


@BOTH
def test_f5_status_of_companies_in_2011(study: Study) -> None:
    comparison = compared(study, "partnership_status", "entreprises", wave="2011")
    assert [rounded(r.against.value) for r in comparison.rows if not r.answer.net] == [21, 33, 46]


@BOTH
def test_f6_practice_in_2015(study: Study) -> None:
    companies = compared(study, "partnership_status", "entreprises").rows[0]
    associations = compared(study, "partnership_status", "associations").rows[0]
    assert rounded(companies.against.value) == 37
    assert rounded(associations.against.value) == 38


def test_f6_employing_associations_practise_more(respondents_study: Study) -> None:
    survey = respondents_study.survey
    question = choose_question(survey, "partnership_status", public="associations")
    shares = {}
    for category in ("Employeuse", "Non employeuse"):
        spec = ComparisonSpec(question.key, CENTRE, FRANCE, filters=(("EMPLOYEUR", category),))
        shares[category] = rounded(compare(survey, spec).rows[0].against.value)
    assert shares == {"Employeuse": 53, "Non employeuse": 35}


@BOTH
@pytest.mark.parametrize(
    ("public", "figures"),
    [("entreprises", [30, 45, 25, 16]), ("associations", [67, 29, 26, 25])],
)
def test_f7_f8_the_four_types_in_their_fixed_order(
    study: Study, public: str, figures: list[float]
) -> None:
    profile = typology(study.survey, public=public, region=CENTRE, against=FRANCE)
    assert [rounded(row.against.value) for row in profile.comparison.rows] == figures
    total = profile.total["against"]
    assert total is not None
    assert rounded(total) == sum(figures)


@BOTH
def test_f9_fragilities_are_means_out_of_ten(study: Study) -> None:
    comparison = compared(study, "fragilities", "citoyens")
    means = [rounded(row.against.value, digits=1, factor=1) for row in comparison.rows]
    assert sorted(means, reverse=True) == [7.1, 6.6, 6.6, 6.5, 6.3, 6.3]


def test_both_files_give_the_same_shares(respondents_study: Study, tables_study: Study) -> None:
    for role, public in (("partnership_types", "entreprises"), ("innovation_source", "maires")):
        one, other = (
            france(compared(study, role, public)) for study in (respondents_study, tables_study)
        )
        assert list(one.values()) == list(other.values())
