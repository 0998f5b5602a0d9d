"""The printed tables say what the respondents' rows say, cell by cell."""

from __future__ import annotations

import pandas as pd
import pytest
from printed import TABLE_SHEETS, Cell, Printed, as_share

from ocpart_desktop.survey.regions import REGIONS

BANDS = ["TAILLE_COMMUNE", "EFFECTIF", "EMPLOYEUR", "AGE"]
TYPES = {
    "Mécénat": "TYPO_1",
    "Pratiques responsables (achats, insertion, handicap, environnement)": "TYPO_2",
    "Coopération économique": "TYPO_3",
    "Innovation sociétale": "TYPO_4",
}
DYNAMIC: dict[str, set[object]] = {
    "S/T Oui": {1, 2},
    "Oui, une dynamique engagée": {1},
    "Oui, une dynamique émergente": {2},
    "Non": {3},
}
MARKS: dict[str, set[object]] = {
    "Peu fragile (0 à 4)": {0, 1, 2, 3, 4},
    "Moyennement fragile (5 à 7)": {5, 6, 7},
    "Très fragile (8 à 10)": {8, 9, 10},
    "Ne se prononce pas": {"NSP"},
}
FRAGILITIES = [
    "Emploi et insertion", "Pouvoir d'achat", "Sécurité", "Développement économique",
    "Environnement", "Exclusion",
]  # fmt: skip
HEADS = ("Base brute", "Base redressée", "Total", "Total/%")


@pytest.fixture(params=range(17))
def table(request: pytest.FixtureRequest, tables: list[Printed]) -> Printed:
    return tables[int(request.param)]


def code(table: Printed) -> str:
    return table.title.split(".")[0]


def asked(table: Printed, everyone: pd.DataFrame) -> pd.DataFrame:
    public, wave = TABLE_SHEETS[table.sheet]
    people = everyone[(everyone["PUBLIC"] == public) & (everyone["VAGUE"] == wave)]
    column = {"TYPO": "TYPO_1", "FRAG": "FRAG_1"}.get(code(table), code(table))
    return people[people[column].notna()]


def columns(table: Printed, people: pd.DataFrame) -> list[pd.DataFrame]:
    """The respondents of each column: all, the eighteen regions, the bands."""
    (band,) = [name for name in BANDS if people[name].notna().any()]
    regions = [people[people["CODE_REGION"] == region.code] for region in REGIONS]
    return [people, *regions, *(people[people[band] == head] for head in table.columns[19:])]


def holds(people: pd.DataFrame, table: Printed, label: str) -> pd.Series[bool]:
    question = code(table)
    if question == "TYPO":
        return people[TYPES[label]] == 1
    if question == "PRIO":
        return people["PRIO"].map(lambda cell: label in str(cell).split(" ; "))
    if question == "Q4":
        return people["Q4"].isin(DYNAMIC[label])
    if question == "FRAG":
        return people["FRAG_1"].isin(MARKS[label])
    return people[question] == label


def weighted(people: pd.DataFrame) -> float:
    return float(people["POIDS"].astype(float).sum())


def mean(people: pd.DataFrame, column: str) -> float:
    marks = people[people[column] != "NSP"]
    return float((marks["POIDS"] * marks[column]).sum() / marks["POIDS"].sum())


def shown(people: pd.DataFrame, cell: Cell) -> bool:
    """Whether a cell holds a figure: it does not, and says so, under five respondents."""
    assert (cell == "*") == (len(people) < 5)
    return cell != "*"


def test_there_are_seventeen_tables(tables: list[Printed]) -> None:
    assert len(tables) == 17


def test_every_banner_has_the_whole_and_the_eighteen_regions(table: Printed) -> None:
    assert table.columns[0] == "Ensemble"
    assert len(table.columns) > 1 + len(REGIONS)
    assert table.columns[1].startswith("Guadeloupe")
    assert table.columns[18].upper().startswith("CORSE")


def test_bases_are_those_of_the_rows(table: Printed, respondents: pd.DataFrame) -> None:
    people = columns(table, asked(table, respondents))
    assert table.rows["Base brute"] == [len(some) or "-" for some in people]
    for some, printed in zip(people, table.rows["Base redressée"], strict=True):
        assert weighted(some) == pytest.approx(float(printed or 0), abs=0.501)


def test_a_star_on_a_head_means_fewer_than_thirty(
    table: Printed, respondents: pd.DataFrame
) -> None:
    people = columns(table, asked(table, respondents))
    weak = [len(some) < 30 for some in people[1:]]
    assert [head.endswith("*") for head in table.columns[1:]] == weak


def test_shares_and_means_are_those_of_the_rows(table: Printed, respondents: pd.DataFrame) -> None:
    people = columns(table, asked(table, respondents))
    for label in (label for label in table.rows if label not in HEADS):
        for some, cell in zip(people, table.rows[label], strict=True):
            if shown(some, cell):
                compare(table, label, some, cell)


def compare(table: Printed, label: str, some: pd.DataFrame, cell: Cell) -> None:
    if label in FRAGILITIES and code(table) == "FRAG":
        column = f"FRAG_{1 + FRAGILITIES.index(label)}"
        assert cell == pytest.approx(mean(some, column), abs=1e-9)
    elif label == "Moyenne":
        assert cell == pytest.approx(mean(some, "FRAG_1"), abs=1e-9)
    elif f"{label}/%" in table.rows:
        counted = weighted(some[holds(some, table, label)])
        assert counted == pytest.approx(0 if cell == "-" else float(cell or 0), abs=0.501)
    else:
        figure = weighted(some[holds(some, table, label.removesuffix("/%"))]) / weighted(some)
        printed, rounding = as_share(cell)
        assert figure == pytest.approx(printed, abs=rounding + 1e-9)


def test_single_answers_total_one_hundred_and_several_more(table: Printed) -> None:
    if "Total" not in table.rows:
        assert table.title.endswith("moyennes")
        return
    totals = table.rows.get("Total/%", table.rows["Total"])
    figures = [as_share(cell)[0] for cell in totals if cell != "*"]
    if code(table) in ("TYPO", "PRIO"):
        assert figures[0] > 1.1
    else:
        assert set(figures) == {1.0}


def test_the_tables_show_every_way_of_writing_a_share(tables: list[Printed]) -> None:
    written = {
        type(cell).__name__ if not isinstance(cell, str) else cell.lstrip("0123456789,")
        for table in tables
        for cell in table.rows.get("Oui", table.rows.get("A des partenariats", []))
    }
    assert written >= {"float", "int", "*", " %", "\u00a0%", "\u202f%", "%"}
