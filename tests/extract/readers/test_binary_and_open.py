"""What calamine leaves out of .xlsb and .ods workbooks is found beside it."""

from __future__ import annotations

import datetime

import pytest
from biff12 import BinarySheet, Error, Styled, xlsb
from opendocument import Table, Xml, error, ods
from reading import book_of, codes_of, rows_of, sheet_of
from workbooks import Percent

from ocpart_desktop.extract.workbook import MergedRange, Sheet

MERGES = [(0, 0, 0, 1), (1, 0, 2, 0)]
MERGED = (MergedRange(0, 0, 0, 1), MergedRange(1, 0, 2, 0))


def binary() -> Sheet:
    rows = [["Région", "", "x"], ["a", Styled(0.432, "0.0%"), Error("#N/A")],
            ["", Styled(43, '0"%"'), Error("#DIV/0!", computed=True)]]  # fmt: skip
    page = BinarySheet(rows, merges=MERGES, hidden_rows=[2], hidden_columns=[2], filtered=True)
    return sheet_of(xlsb({"F": page}))


def open_document() -> Sheet:
    rows = [["Région", "", "x"], ["a", Percent(0.43), error("#N/A")], ["", 12.5, error("#DIV/0!")]]
    page = Table(rows, merges=MERGES, hidden_rows={2: "filter"})
    return sheet_of(ods({"F": page}))


@pytest.mark.parametrize("make", [binary, open_document])
def test_spans_errors_and_hidden_rows_are_known(make: object) -> None:
    sheet = make()  # type: ignore[operator]
    assert sheet.merged == MERGED
    assert sheet.marks.errors == {(1, 2): "#N/A", (2, 2): "#DIV/0!"}
    assert (sheet.marks.hidden_rows, sheet.marks.filtered) == (1, True)
    assert [row[2] for row in sheet.rows] == ["x", "", ""]


def test_formats_tell_percentages_apart() -> None:
    assert binary().formats() == {(1, 1): "0.0%", (2, 1): '0"%"'}
    assert open_document().formats() == {(1, 1): "0%", (2, 1): "0.0"}


def test_hidden_sheets_and_columns_are_known() -> None:
    book = book_of(xlsb({"F": BinarySheet([["a", "b"]], hidden_columns=[1]),
                         "G": BinarySheet([["c"]], state=2)}))  # fmt: skip
    assert [sheet.hidden for sheet in book.sheets] == [False, True]
    assert book.sheets[0].marks.hidden_columns == 1
    book = book_of(ods({"F": [["a"]], "G": Table([["c"]], hidden=True)}))
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


@pytest.mark.parametrize(("epoch", "day"), [(False, (2014, 12, 27)), (True, (2018, 12, 28))])
def test_a_date_stored_as_a_whole_number_is_a_date(epoch: bool, day: tuple[int, int, int]) -> None:
    rows = [["Jour", "Nombre"], [Styled(42_000, "dd/mm/yyyy"), 42_000]]
    content = xlsb({"F": rows}, epoch_1904=epoch)
    assert rows_of(content)[1] == [datetime.date(*day), 42_000]
    assert ("epoch_1904" in codes_of(content)) is epoch


def cell(inner: str) -> Xml:
    return Xml(f'<table:table-cell office:value-type="string">{inner}</table:table-cell>')


def test_line_breaks_tabs_and_runs_of_spaces_are_kept() -> None:
    rows = [[
        cell("<text:p>a<text:line-break/>b</text:p>"),
        cell("<text:p>a<text:tab/>b</text:p>"),
        cell('<text:p>a<text:s text:c="3"/>b</text:p>'),
        cell("<text:p>a</text:p><text:p>b</text:p>"),
        cell("<text:p>a<text:span>b</text:span></text:p>"),
    ]]  # fmt: skip
    assert rows_of(ods({"F": rows})) == [["a\nb", "a\tb", "a   b", "a\nb", "ab"]]


def test_comments_are_no_part_of_an_answer() -> None:
    note = "<office:annotation><text:p>Attention<text:line-break/>!</text:p></office:annotation>"
    assert rows_of(ods({"F": [[cell(f"{note}<text:p>Oui</text:p>"), "Non"]]})) == [["Oui", "Non"]]


def test_repeated_rows_and_cells_are_unfolded_with_their_marks() -> None:
    na = error("#N/A").text.replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="2"'
    )
    xml = f'<table:table-row table:number-rows-repeated="2">{na}</table:table-row>'
    sheet = sheet_of(ods({"F": [["a", "b"], xml, ["c", "d"]]}))
    assert [list(row) for row in sheet.rows] == [["a", "b"], ["", ""], ["", ""], ["c", "d"]]
    assert sorted(sheet.marks.errors) == [(1, 0), (1, 1), (2, 0), (2, 1)]


def test_rows_inside_header_groups_are_rows() -> None:
    head = (
        "<table:table-header-rows><table:table-row>{}</table:table-row></table:table-header-rows>"
    )
    rows = [head.format(cell("<text:p>Tête</text:p>").text), ["a"]]
    assert rows_of(ods({"F": rows})) == [["Tête"], ["a"]]


def test_a_formula_without_a_value_is_said() -> None:
    empty = Xml('<table:table-cell table:formula="of:=[.A1]+1"/>')
    assert sheet_of(ods({"F": [["a", empty, "b"]]})).marks.uncomputed == ((0, 1),)
