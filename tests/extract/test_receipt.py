"""The receipt says what was understood and what is doubtful, and where."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from workbooks import shared

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import Severity, Status
from ocpart_desktop.extract.report import check_json, check_text
from ocpart_desktop.i18n import use_language
from ocpart_desktop.system.paths import sample


def opened(name: str) -> Opened:
    draft = read_bytes(sample(name).read_bytes(), name)
    return Opened(draft.survey(), draft.receipt)


@pytest.fixture(scope="module")
def damaged() -> Opened:
    return opened("enquete_abimee.xlsx")


def found(draft: Draft) -> list[tuple[str, str | None, str | None]]:
    return [(issue.code, issue.sheet, issue.cell) for issue in draft.receipt.issues]


def test_every_flaw_of_the_damaged_sample_is_found(damaged: Opened) -> None:
    assert {issue.code for issue in damaged.receipt.issues} >= {
        "unknown_region", "two_regions", "weight_missing", "weight_not_positive",
        "duplicated_ids", "error_cells", "uncomputed_formulas", "outside_scale", "future_date",
        "not_a_date", "neither_ticked_nor_not", "repeated_headers", "duplicated_header",
        "constant_column", "empty_column", "no_header", "shares_not_100", "net_differs",
        "base_above_total", "hidden_sheet_set_aside", "other_spelling",
    }  # fmt: skip
    assert damaged.receipt.weight is None
    assert damaged.receipt.has_errors
    assert damaged.receipt.unknown_regions == ("Bassin parisien",)


def test_each_issue_names_its_cell_and_speaks_both_languages(damaged: Opened) -> None:
    for issue in damaged.receipt.issues:
        use_language("fr")
        french = issue.message
        use_language("en")
        english = issue.message
        assert french != english
        assert french.endswith((".", "\u202f?"))
        assert "{" not in french + english
        assert issue.cell or issue.severity is not Severity.ERROR or issue.sheet is None


def test_a_sheet_is_green_amber_or_red_by_its_worst_issue(damaged: Opened) -> None:
    status = {sheet.name: sheet.status for sheet in damaged.receipt.sheets}
    assert status["Répondants"] is Status.RED
    assert status["Tableaux"] is Status.AMBER
    assert status["Lisez-moi"] is Status.GREEN


def test_the_raw_cells_stay_beside_the_reading(damaged: Opened) -> None:
    (sheet,) = [s for s in damaged.receipt.sheets if s.name == "Répondants"]
    assert len(sheet.top.rows) == limits.EXCERPT_ROWS
    assert sheet.top.cells[1][:3] == ("ID", "PUBLIC", "VAGUE")
    assert "#N/A" in {cell for row in sheet.top.cells for cell in row}


def test_the_sample_of_respondents_has_nothing_to_look_at() -> None:
    receipt = opened("enquete_repondants.xlsx").receipt
    assert {issue.severity for issue in receipt.issues} <= {Severity.INFO}
    assert opened("enquete_tableaux.xlsx").receipt.issues == ()


def test_the_json_has_every_promised_key(damaged: Opened) -> None:
    told = check_json(damaged.survey, damaged.receipt)
    assert list(told) == [
        "format", "source", "sheets", "weight", "regions", "unknown_regions", "publics", "waves",
        "questions", "issues",
    ]  # fmt: skip
    assert told["format"] == 1
    assert set(told["source"]) == {"name", "sha256", "kind", "bytes"}
    assert set(told["sheets"][0]) == {
        "name", "kind", "hidden", "header_rows", "rows", "columns", "reason",
    }  # fmt: skip
    assert set(told["regions"][0]) == {"code", "name", "labels", "n"}
    assert set(told["questions"][0]) == {
        "id", "label", "kind", "role", "public", "wave", "n", "source", "answers",
    }  # fmt: skip
    assert set(told["questions"][0]["answers"][0]) == {"id", "label", "net", "type"}
    assert set(told["issues"][0]) == {"code", "severity", "sheet", "cell", "message"}


def test_the_weight_is_told_with_its_effective_base() -> None:
    sample = opened("enquete_repondants.xlsx")
    weight = check_json(sample.survey, sample.receipt)["weight"]
    assert weight["column"] == "POIDS"
    assert weight["sum"] == pytest.approx(7350, abs=0.01)
    assert 5000 < weight["effective_n"] < 7350


def test_the_text_can_be_read_in_both_languages(damaged: Opened) -> None:
    use_language("fr")
    assert "À vérifier" in check_text(damaged.survey, damaged.receipt)
    use_language("en")
    assert "Worth a look" in check_text(damaged.survey, damaged.receipt)


def test_error_cells_and_formulas_never_computed_are_said() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [["ID", "Région", "Q1"], *[[i, "Corse", "Oui"] for i in range(9)]]:
        sheet.append(row)
    sheet["C4"] = "#N/A"
    sheet["C4"].data_type = "e"
    sheet["C6"] = "=B6"
    stream = io.BytesIO()
    book.save(stream)
    draft = read_bytes(stream.getvalue(), "x.xlsx")
    assert ("error_cells", "Sheet", "C4") in found(draft)
    assert ("uncomputed_formulas", "Sheet", "C6") in found(draft)
    assert draft.questions[0].n == 7


def test_hidden_and_filtered_rows_are_read_and_said() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Base")
        for i, row in enumerate([["ID", "Région", "Q1"], *[[i, "Corse", "Oui"] for i in range(9)]]):
            sheet.write_row(i, 0, row)
        sheet.set_row(3, None, None, {"hidden": True})
    draft = read_bytes(stream.getvalue(), "x.xlsx")
    assert ("hidden_rows", "Base", None) in found(draft)
    assert draft.questions[0].n == 9


def test_a_lone_hidden_sheet_is_read_and_said() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Accueil").write(0, 0, "Bienvenue")
        sheet = book.add_worksheet("Base")
        for i, row in enumerate([["ID", "Région", "Q1"], *[[i, "Corse", "Oui"] for i in range(9)]]):
            sheet.write_row(i, 0, row)
        sheet.hide()
    draft = read_bytes(stream.getvalue(), "x.xlsx")
    assert ("hidden_sheet", "Base", None) in found(draft)
    assert len(draft.questions) == 1


def test_a_sheet_without_regions_or_weight_is_still_read() -> None:
    rows: list[list[Any]] = [["ID", "Q1"], *[[i, "Oui" if i % 2 else "Non"] for i in range(9)]]
    draft = read_bytes(shared({"Base": rows}), "x.xlsx")
    assert [code for code, _s, _c in found(draft)] == ["no_region", "no_weight"]
    assert draft.questions[0].n == 9


def test_a_workbook_where_nothing_is_understood_says_so() -> None:
    draft = read_bytes(shared({"Notes": [["Bonjour"], ["à tous"]]}), "x.xlsx")
    assert [code for code, _s, _c in found(draft)] == ["nothing_understood"]


def test_macros_are_named_and_never_run() -> None:
    stream = io.BytesIO(shared({"Base": [["ID", "Q1"], [1, "Oui"], [2, "Non"], [3, "Oui"]]}))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert read_bytes(stream.getvalue(), "x.xlsm").source.kind == "xlsm"
