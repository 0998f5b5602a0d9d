"""Workbooks of Excel 97: values as stored, formats, spans, errors, what is hidden."""

from __future__ import annotations

import datetime

from old_excel import ErrorCode, OldSheet, xls
from reading import book_of, codes_of, rows_of, sheet_of
from workbooks import Percent

from ocpart_desktop.extract.workbook import MergedRange


def test_values_keep_their_types() -> None:
    row = ["01", 1.5, True, "Île", None, 7]
    assert rows_of(xls({"F": [row]})) == [["01", 1.5, True, "Île", "", 7.0]]


def test_dates_times_and_lengths_of_time_are_told_apart() -> None:
    row = [
        datetime.date(2017, 6, 28),
        datetime.datetime(2017, 6, 28, 9, 30),
        datetime.time(9, 30),
        datetime.timedelta(hours=30),
    ]
    assert rows_of(xls({"F": [row]})) == [row]


def test_dates_from_1904_are_the_same_days() -> None:
    day = datetime.date(2017, 6, 28)
    content = xls({"F": [[day]]}, lambda book: setattr(book, "dates_1904", True))
    assert "epoch_1904" in codes_of(content)
    assert rows_of(content)[0][0] - day == datetime.timedelta(days=1462)  # type: ignore[operator]


def test_percentages_keep_their_format() -> None:
    sheet = sheet_of(xls({"F": [["Oui", Percent(0.43), 12]]}))
    assert sheet.formats() == {(0, 1): "0%"}


def test_merged_ranges_and_errors_are_known() -> None:
    page = OldSheet(
        [["Région", "", ErrorCode(42)], ["a", "b", ErrorCode(7)]], merges=[(0, 0, 0, 1)]
    )
    sheet = sheet_of(xls({"F": page}))
    assert sheet.merged == (MergedRange(0, 0, 0, 1),)
    assert sheet.marks.errors == {(0, 2): "#N/A", (1, 2): "#DIV/0!"}
    assert sheet.rows[0][2] == ""


def test_what_is_hidden_is_known() -> None:
    page = OldSheet([["a", "b"]] * 5, hidden_rows=[1, 3], hidden_columns=[1])
    book = book_of(xls({"F": page, "G": OldSheet([["c"]], visibility=2)}))
    marks = book.sheets[0].marks
    assert (marks.hidden_rows, marks.hidden_columns) == (2, 1)
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


def test_long_sheets_tell_how_far_they_are() -> None:
    from ocpart_desktop.extract.readers.old_excel import read_old_excel

    seen: list[float] = []
    content = xls({"F": [[i, "x", i / 7] for i in range(20_000)]})
    assert len(read_old_excel(content, seen.append).sheets[0].rows) == 20_000
    assert len(seen) > 2
    assert seen == sorted(seen)
