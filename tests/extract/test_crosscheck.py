"""Tables delivered beside their respondents are counted again: each slip is found and explained."""

from __future__ import annotations

import io
import subprocess
import sys
from collections import Counter
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import shared

from ocpart_desktop.extract.crosscheck.wording import CROSSCHECK
from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import Issue, Severity
from ocpart_desktop.i18n import use_language
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.system.paths import sample

COLUMNS = dict(zip("CDEFGHIJKLMNOPQRST", REGIONS, strict=True))
"""The column of each region in the sample's tables; B is the whole."""


def checks(draft: Draft) -> list[Issue]:
    return [issue for issue in draft.receipt.issues if issue.code in CROSSCHECK]


def cells_of(issue: Issue) -> set[str]:
    others = str(issue.facts["cells"])
    return {str(issue.cell), *(others.split(", ") if others else [])}


def joined() -> openpyxl.Workbook:
    """The two samples in one workbook."""
    book = openpyxl.load_workbook(sample("enquete_repondants.xlsx"))
    for sheet in openpyxl.load_workbook(sample("enquete_tableaux.xlsx")).worksheets[2:]:
        copy = book.create_sheet(sheet.title)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            copy.cell(cell.row, cell.column, cell.value).number_format = cell.number_format
        for merged in sheet.merged_cells.ranges:
            copy.merge_cells(str(merged))
    return book


def reading(book: openpyxl.Workbook) -> Draft:
    stream = io.BytesIO()
    book.save(stream)
    return read_bytes(stream.getvalue(), "ensemble.xlsx")


def swap(sheet: Worksheet, one: str, other: str) -> None:
    sheet[one].value, sheet[other].value = sheet[other].value, sheet[one].value


def respondents(book: openpyxl.Workbook) -> pd.DataFrame:
    _notice, codes, _texts, *rows = book["Répondants"].iter_rows(values_only=True)
    return pd.DataFrame(rows, columns=pd.Index(map(str, codes)), dtype=object)


def asked(people: pd.DataFrame, public: str) -> pd.DataFrame:
    return people[(people["PUBLIC"] == public) & (people["VAGUE"] == "2015-2016")]


def share(people: pd.DataFrame, holds: Any) -> float:
    """The weighted percentage of those for whom ``holds`` is true."""
    weights = people["POIDS"].astype(float)
    return float(100 * weights[holds].sum() / weights.sum())


def count_priorities_unweighted(book: openpyxl.Workbook, people: pd.DataFrame) -> None:
    mayors = asked(people, "Maires")
    sheet = book["Maires"]
    for letter, region in {"B": None, **COLUMNS}.items():
        some = mayors if region is None else mayors[mayors["CODE_REGION"] == region.code]
        for row in range(23, 35):
            if sheet[f"{letter}{row}"].value != "*":
                label = sheet[f"A{row}"].value
                holds = some["PRIO"].map(lambda x, label=label: label in str(x).split(" ; "))
                sheet[f"{letter}{row}"].value = round(100 * holds.mean())


def leave_no_opinion_out(book: openpyxl.Workbook, people: pd.DataFrame) -> None:
    citizens = asked(people, "Citoyens")
    sure = citizens[citizens["INNOV"] != "NSP"]
    sheet = book["Citoyens"]
    for row in (10, 11):
        sheet[f"B{row}"].value = round(share(sure, sure["INNOV"] == sheet[f"A{row}"].value))
    sheet["B12"].value = None


def keep_employers_only(book: openpyxl.Workbook, people: pd.DataFrame) -> None:
    some = asked(people, "Responsables associatifs")
    some = some[some["EMPLOYEUR"] == "Employeuse"]
    sheet = book["Associations"]
    for row in (10, 11, 12):
        sheet[f"B{row}"].value = round(share(some, some["STATUT"] == sheet[f"A{row}"].value))


def count_companies_never_asked(book: openpyxl.Workbook, people: pd.DataFrame) -> None:
    companies = asked(people, "Dirigeants d'entreprise")
    for number in range(1, 5):
        cell = book["Entreprises"][f"B{22 + number}"]
        cell.value = share(companies, companies[f"TYPO_{number}"] == 1) / 100


@pytest.fixture(scope="module")
def altered() -> list[Issue]:
    """One slip a table, each of another kind."""
    book = joined()
    people = respondents(book)
    count_priorities_unweighted(book, people)
    leave_no_opinion_out(book, people)
    keep_employers_only(book, people)
    count_companies_never_asked(book, people)
    book["Q4 Maires"]["B12"].value = 0.64
    book["Citoyens"]["B23"].value = 1.7
    swap(book["Associations"], "O50", "O51")
    for row in (10, 11, 12):
        swap(book["Entreprises"], f"H{row}", f"I{row}")
    book["Associations"]["L37"].value = book["Associations"]["M37"].value
    book["Associations"]["B25"].value = 0.8
    return checks(reading(book))


def test_the_samples_as_they_are_raise_no_alarm() -> None:
    draft = reading(joined())
    assert {issue.severity for issue in draft.receipt.issues} == {Severity.INFO}
    assert len(draft.published) == 17


@pytest.mark.parametrize(
    ("code", "sheet", "cells"),
    [
        ("share_digits_transposed", "Q4 Maires", {"B12"}),
        ("mean_digits_transposed", "Citoyens", {"B23"}),
        ("share_without_no_opinion", "Citoyens", {"B10", "B11"}),
        ("share_filter", "Associations", {"B10", "B11", "B12"}),
        ("share_everyone", "Entreprises", {"B23", "B24", "B25", "B26"}),
        ("share_neighbour", "Associations", {"L37"}),
        ("share_unexplained", "Associations", {"B25"}),
    ],
)
def test_each_slip_is_found_with_its_reason(
    altered: list[Issue], code: str, sheet: str, cells: set[str]
) -> None:
    (issue,) = [i for i in altered if (i.code, i.sheet) == (f"crosscheck_{code}", sheet)]
    assert cells_of(issue) == cells
    assert issue.severity is Severity.WARNING


def test_swapped_columns_and_answers_name_each_other(altered: list[Issue]) -> None:
    told = {
        (issue.code.removeprefix("crosscheck_share_"), str(issue.facts["label"])): cells_of(issue)
        for issue in altered
        if "swapped" in issue.code
    }
    assert told == {
        ("region_swapped", "Centre-Val de Loire"): {"H10", "H11", "H12"},
        ("region_swapped", "Île-de-France"): {"I10", "I11", "I12"},
        ("answers_swapped", "Soutenir financièrement les projets"): {"O50"},
        ("answers_swapped", "Mettre en relation les acteurs"): {"O51"},
    }


def test_a_table_that_was_not_weighted_is_told_once(altered: list[Issue]) -> None:
    (issue,) = [issue for issue in altered if issue.code == "crosscheck_share_unweighted"]
    assert issue.sheet == "Maires"
    assert int(issue.facts["n"]) > 30


def test_nothing_else_is_reported(altered: list[Issue]) -> None:
    assert Counter(issue.code.removeprefix("crosscheck_") for issue in altered) == {
        "share_digits_transposed": 1,
        "mean_digits_transposed": 1,
        "share_without_no_opinion": 1,
        "share_filter": 1,
        "share_everyone": 1,
        "share_neighbour": 1,
        "share_unexplained": 1,
        "share_region_swapped": 2,
        "share_answers_swapped": 2,
        "share_unweighted": 1,
    }


def test_a_difference_says_what_is_printed_what_we_find_and_why(altered: list[Issue]) -> None:
    (issue,) = [i for i in altered if i.code == "crosscheck_share_digits_transposed"]
    use_language("en")
    assert issue.message == (
        "“Oui, une dynamique émergente”, “Ensemble”: 64% is printed, the respondents give 46%. "
        "Probably two digits were transposed."
    )
    for issue in altered:
        use_language("fr")
        french = issue.message
        use_language("en")
        assert french != issue.message
        assert "{" not in french + issue.message


def small(*rows: list[Any], weight: bool = False) -> dict[str, list[list[Any]]]:
    """Sixty respondents of two regions, a third of them in favour, beside one table."""
    people: list[list[Any]] = [["RESPID", "REGION", "Q1", *["POIDS"] * weight]]
    for i in range(60):
        answer = "Oui" if i % 3 == 0 else "Non"
        people.append([i, "Bretagne" if i < 30 else "Corse", answer, *[1 + i % 2] * weight])
    table = [
        ["Q1. Êtes-vous favorable ?"],
        ["Base : ensemble"],
        ["", "Ensemble", "Bretagne", "Corse"],
        *rows,
    ]
    return {"Répondants": people, "Tableau": table}


def test_printed_counts_are_compared_to_their_rounding() -> None:
    rows = [["Base", 60, 30, 30], ["Oui", 20, 10, 10], ["Non", 40, 20, 20]]
    assert checks(read_bytes(shared(small(*rows)), "x.xlsx")) == []


def test_decimals_printed_are_decimals_checked() -> None:
    rows = [["Base", 60, 30, 30], ["Oui", "33,3 %", "33,6 %", 33], ["Non", 66.7, 66.7, 66.7]]
    (issue,) = checks(read_bytes(shared(small(*rows)), "x.xlsx"))
    assert (issue.cell, issue.facts["printed"], issue.facts["ours"]) == ("C5", 33.6, 33.33)


def test_a_table_that_tells_other_respondents_is_said_once() -> None:
    rows = [["Base", 60, 30, 30], ["Oui", 81, 92, 73], ["Non", 19, 8, 27]]
    (issue,) = checks(read_bytes(shared(small(*rows)), "x.xlsx"))
    assert issue.code == "crosscheck_share_other_respondents"
    assert cells_of(issue) == {"B5", "C5", "D5", "B6", "C6", "D6"}


def test_cells_left_out_by_the_institute_are_no_difference() -> None:
    rows = [["Base", 60, 30, 30], ["Oui", 33, "*", "n.d."], ["Non", 67, "", 67]]
    assert checks(read_bytes(shared(small(*rows)), "x.xlsx")) == []


def test_a_table_of_another_question_is_not_compared() -> None:
    rows = [["Base", 60, 30, 30], ["Jamais", 10, 20, 30], ["Souvent", 90, 80, 70]]
    assert checks(read_bytes(shared(small(*rows)), "x.xlsx")) == []


def test_nothing_is_loaded_where_nothing_is_published() -> None:
    script = (
        "import sys; from ocpart_desktop.extract.reading import read_bytes; "
        "read_bytes(sys.stdin.buffer.read(), 'x.xlsx'); "
        "sys.exit('ocpart_desktop.extract.crosscheck.check' in sys.modules)"
    )
    alone = shared({"Répondants": small()["Répondants"]})
    subprocess.run([sys.executable, "-c", script], input=alone, check=True)
