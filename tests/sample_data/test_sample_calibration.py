"""The sample survey gives the published figures, both from its rows and from its tables."""

from __future__ import annotations

import pandas as pd
import pytest
from printed import Cell, Printed, as_share

CITIZENS, COMPANIES = "Citoyens", "Dirigeants d'entreprise"
ASSOCIATIONS, MAYORS = "Responsables associatifs", "Maires"
HAVE, INTEND, NEVER = (
    "A des partenariats",
    "N'en a pas, mais l'envisage dans les deux ans",
    "N'en a pas et ne l'envisage pas",
)
W2011, W2015 = "2011", "2015-2016"
ENGAGED, EMERGING, NO = 1, 2, 3
PATRONAGE, RESPONSIBLE, ECONOMIC, INNOVATION = "TYPO_1", "TYPO_2", "TYPO_3", "TYPO_4"

SHARES = [
    pytest.param(MAYORS, W2015, "Q4", ENGAGED, 30, id="F2 engaged"),
    pytest.param(MAYORS, W2015, "Q4", EMERGING, 46, id="F2 emerging"),
    pytest.param(MAYORS, W2015, "Q4", NO, 24, id="F2 no"),
    pytest.param(CITIZENS, W2015, "INNOV", "Oui", 69, id="F3 citizens"),
    pytest.param(COMPANIES, W2015, "INNOV", "Oui", 81, id="F3 companies"),
    pytest.param(ASSOCIATIONS, W2015, "INNOV", "Oui", 86, id="F3 associations"),
    pytest.param(MAYORS, W2015, "INNOV", "Oui", 87, id="F3 mayors"),
    pytest.param(COMPANIES, W2011, "STATUT", HAVE, 21, id="F5 have"),
    pytest.param(COMPANIES, W2011, "STATUT", INTEND, 33, id="F5 intend"),
    pytest.param(COMPANIES, W2011, "STATUT", NEVER, 46, id="F5 do not intend"),
    pytest.param(COMPANIES, W2015, "STATUT", HAVE, 37, id="F6 companies"),
    pytest.param(ASSOCIATIONS, W2015, "STATUT", HAVE, 38, id="F6 associations"),
    pytest.param(COMPANIES, W2015, RESPONSIBLE, 1, 45, id="F7 responsible practices"),
    pytest.param(COMPANIES, W2015, PATRONAGE, 1, 30, id="F7 patronage"),
    pytest.param(COMPANIES, W2015, ECONOMIC, 1, 25, id="F7 economic cooperation"),
    pytest.param(COMPANIES, W2015, INNOVATION, 1, 16, id="F7 innovation"),
    pytest.param(ASSOCIATIONS, W2015, PATRONAGE, 1, 67, id="F8 patronage"),
    pytest.param(ASSOCIATIONS, W2015, RESPONSIBLE, 1, 29, id="F8 responsible practices"),
    pytest.param(ASSOCIATIONS, W2015, ECONOMIC, 1, 26, id="F8 economic cooperation"),
    pytest.param(ASSOCIATIONS, W2015, INNOVATION, 1, 25, id="F8 innovation"),
]
MEANS = {"FRAG_1": 7.1, "FRAG_2": 6.6, "FRAG_3": 6.6, "FRAG_4": 6.5, "FRAG_5": 6.3, "FRAG_6": 6.3}


def share(people: pd.DataFrame, column: str, answer: object) -> float:
    """The weighted percentage of an answer among those who were asked."""
    asked = people[people[column].notna()]
    weights = asked["POIDS"].astype(float)
    return float(100 * weights[asked[column] == answer].sum() / weights.sum())


def of(people: pd.DataFrame, public: str, wave: str) -> pd.DataFrame:
    return people[(people["PUBLIC"] == public) & (people["VAGUE"] == wave)]


@pytest.mark.parametrize(("public", "wave", "column", "answer", "published"), SHARES)
def test_the_rows_give_the_published_share_well_inside_its_rounding(
    respondents: pd.DataFrame, public: str, wave: str, column: str, answer: object, published: int
) -> None:
    figure = share(of(respondents, public, wave), column, answer)
    assert figure == pytest.approx(published, abs=0.1)


def test_the_net_yes_of_the_mayors_rounds_to_76(respondents: pd.DataFrame) -> None:
    mayors = of(respondents, MAYORS, W2015)
    yes = share(mayors, "Q4", ENGAGED) + share(mayors, "Q4", EMERGING)
    assert yes == pytest.approx(76, abs=0.1)


def test_the_centre_has_fourteen_mayors_of_equal_weight_six_seven_and_one(
    respondents: pd.DataFrame,
) -> None:
    mayors = of(respondents, MAYORS, W2015)
    centre = mayors[mayors["REGION"] == "Centre-Val de Loire"]
    assert centre["Q4"].value_counts().to_dict() == {ENGAGED: 6, EMERGING: 7, NO: 1}
    assert centre["POIDS"].nunique() == 1


@pytest.mark.parametrize(("kind", "published"), [("Employeuse", 53), ("Non employeuse", 35)])
def test_employers_and_other_associations_give_their_own_published_share(
    respondents: pd.DataFrame, kind: str, published: int
) -> None:
    associations = of(respondents, ASSOCIATIONS, W2015)
    some = associations[associations["EMPLOYEUR"] == kind]
    assert share(some, "STATUT", HAVE) == pytest.approx(published, abs=0.1)


@pytest.mark.parametrize(("column", "published"), MEANS.items())
def test_the_rows_give_the_published_mean_without_those_who_do_not_say(
    respondents: pd.DataFrame, column: str, published: float
) -> None:
    citizens = of(respondents, CITIZENS, W2015)
    marks = citizens[citizens[column] != "NSP"]
    weights = marks["POIDS"].astype(float)
    mean = float((weights * marks[column].astype(float)).sum() / weights.sum())
    assert mean == pytest.approx(published, abs=0.01)
    assert len(marks) < len(citizens)


def test_some_regional_gaps_are_too_large_for_chance(respondents: pd.DataFrame) -> None:
    companies = of(respondents, COMPANIES, W2015)
    near = companies["REGION"] == "Île-de-France"
    assert companies[near][PATRONAGE].notna().sum() >= 100
    gap = share(companies[near], PATRONAGE, 1) - share(companies[~near], PATRONAGE, 1)
    assert gap > 12


def test_companies_of_2015_have_ten_employees_or_more_and_those_of_2011_any_number(
    respondents: pd.DataFrame,
) -> None:
    sizes_2015 = set(of(respondents, COMPANIES, W2015)["EFFECTIF"])
    assert sizes_2015 == {"10 à 49 salariés", "50 à 249 salariés", "250 salariés et plus"}
    assert set(of(respondents, COMPANIES, W2011)["EFFECTIF"]) > sizes_2015


def table(tables: list[Printed], sheet: str, code: str) -> Printed:
    return next(t for t in tables if t.sheet == sheet and t.title.startswith(f"{code}."))


PRACTICES = "Pratiques responsables (achats, insertion, handicap, environnement)"
PRINTED = [
    ("Q4 Maires", "Q4", "S/T Oui", 76),
    ("Q4 Maires", "Q4", "Oui, une dynamique engagée", 30),
    ("Q4 Maires", "Q4", "Oui, une dynamique émergente", 46),
    ("Q4 Maires", "Q4", "Non", 24),
    ("Citoyens", "INNOV", "Oui", 69),
    ("Entreprises", "INNOV", "Oui", 81),
    ("Associations", "INNOV", "Oui", 86),
    ("Maires", "INNOV", "Oui", 87),
    ("Entreprises 2011", "STATUT", HAVE, 21),
    ("Entreprises 2011", "STATUT", INTEND, 33),
    ("Entreprises 2011", "STATUT", NEVER, 46),
    ("Entreprises", "STATUT", HAVE, 37),
    ("Associations", "STATUT", HAVE, 38),
    ("Entreprises", "TYPO", PRACTICES, 45),
    ("Entreprises", "TYPO", "Mécénat", 30),
    ("Entreprises", "TYPO", "Coopération économique", 25),
    ("Entreprises", "TYPO", "Innovation sociétale", 16),
    ("Entreprises", "TYPO", "Total", 116),
    ("Associations", "TYPO", "Mécénat", 67),
    ("Associations", "TYPO", PRACTICES, 29),
    ("Associations", "TYPO", "Coopération économique", 26),
    ("Associations", "TYPO", "Innovation sociétale", 25),
    ("Associations", "TYPO", "Total", 147),
]


@pytest.mark.parametrize(("sheet", "code", "label", "published"), PRINTED)
def test_the_tables_print_the_published_figures(
    tables: list[Printed], sheet: str, code: str, label: str, published: int
) -> None:
    figure, _rounding = as_share(table(tables, sheet, code).cell(label))
    assert round(100 * figure) == published


@pytest.mark.parametrize(
    ("label", "mayors"),
    [
        ("S/T Oui", 13),
        ("Oui, une dynamique engagée", 6),
        ("Oui, une dynamique émergente", 7),
        ("Non", 1),
    ],
)
def test_the_table_of_the_mayors_keeps_exact_fourteenths(
    tables: list[Printed], label: str, mayors: int
) -> None:
    dynamic = table(tables, "Q4 Maires", "Q4")
    centre = dynamic.columns.index("Centre-Val de Loire *")
    assert dynamic.cell("Base brute", centre) == 14
    assert dynamic.cell(label, centre) == mayors / 14


def test_the_table_of_associations_prints_53_and_35_by_kind(tables: list[Printed]) -> None:
    status = table(tables, "Associations", "STATUT")
    figures: list[Cell] = [
        status.cell(HAVE, status.columns.index(kind)) for kind in ("Employeuse", "Non employeuse")
    ]
    assert figures == [53, 35]


def test_the_table_of_citizens_prints_the_published_means(tables: list[Printed]) -> None:
    means = table(tables, "Citoyens", "FRAG")
    printed = [means.rows[label][0] for label in list(means.rows)[2:]]
    assert [round(float(mean or 0), 1) for mean in printed] == list(MEANS.values())
