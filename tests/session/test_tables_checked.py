"""The tables of another file are counted again from the open study, by either edge."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from ocpart_desktop.cli import parse, run
from ocpart_desktop.session import Study, check_against, read_extract
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import sample

RESPONDENTS, TABLES = sample("enquete_repondants.xlsx"), sample("enquete_tableaux.xlsx")


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    """The institute's tables, two digits of one figure transposed."""
    book = openpyxl.load_workbook(TABLES)
    book["Q4 Maires"]["B12"].value = 0.64
    path = tmp_path / "tableaux.xlsx"
    book.save(path)
    return path


def test_the_samples_agree_figure_by_figure(respondents_study: Study) -> None:
    found = check_against(respondents_study, TABLES)
    assert found.source.name == "enquete_tableaux.xlsx"
    assert len(found.checked) == 16
    assert found.figures > 1_000
    assert (found.differing, found.issues) == (0, ())
    assert {question.wave for question in found.alone} == {"2015-2016"}


def test_a_difference_is_told_with_its_cell_and_changes_nothing(
    respondents_study: Study, altered: Path
) -> None:
    before = respondents_study.receipt
    (issue,) = check_against(respondents_study, altered).issues
    assert (issue.code, issue.sheet, issue.cell) == (
        "crosscheck_share_digits_transposed", "Q4 Maires", "B12",
    )  # fmt: skip
    assert respondents_study.receipt is before


def test_the_raw_cells_of_each_difference_are_at_hand(
    respondents_study: Study, altered: Path
) -> None:
    found = check_against(respondents_study, altered)
    (one,) = found.differences
    (sheet,) = [sheet for sheet in found.sheets if sheet.name == one.sheet]
    assert sheet.excerpt(11, 1).holds(11, 1)
    assert (one.printed, one.gap > 17, found.agreeing) == (64, True, found.figures - 1)


def test_tables_beside_their_respondents_are_checked_as_they_are_read(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(RESPONDENTS)
    sheet = book.create_sheet("Q4 Maires")
    for row in openpyxl.load_workbook(TABLES)["Q4 Maires"].iter_rows():
        for cell in (cell for cell in row if cell.value is not None):
            sheet.cell(cell.row, cell.column, cell.value).number_format = cell.number_format
    sheet["B12"].value = 0.64
    book.save(tmp_path / "ensemble.xlsx")
    for _again in range(2):  # read, then taken from the cache
        found = read_extract(tmp_path / "ensemble.xlsx").crosscheck
        assert found is not None
        assert [(one.cell, one.reason) for one in found.differences] == [
            ("B12", "digits_transposed")
        ]
        assert found.figures > 50
    assert read_extract(TABLES).crosscheck is None


def test_what_cannot_be_checked_is_said(respondents_study: Study, tables_study: Study) -> None:
    with pytest.raises(UserError) as no_respondents:
        check_against(tables_study, RESPONDENTS)
    assert no_respondents.value.code == "no_respondents"
    with pytest.raises(UserError) as no_tables:
        check_against(respondents_study, sample("indicateurs_regions.xlsx"))
    assert no_tables.value.code == "no_tables"


def test_the_command_line_adds_the_differences_to_the_issues(
    altered: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(parse(["check", str(RESPONDENTS), "--against", str(altered), "--json"])) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["format"] == 1
    assert told["against"]["differing"] == 1
    assert told["against"]["agreeing"] == told["against"]["figures"] - 1
    assert told["against"]["name"] == "tableaux.xlsx"
    assert [i["cell"] for i in told["issues"] if i["code"].startswith("crosscheck")] == ["B12"]
    assert run(parse(["check", str(RESPONDENTS), "--against", str(altered), "--lang", "fr"])) == 0
    text = capfd.readouterr().out
    assert "Tableaux de «\u00a0tableaux.xlsx\u00a0» recomptés" in text
    assert "Q4 Maires!B12" in text
