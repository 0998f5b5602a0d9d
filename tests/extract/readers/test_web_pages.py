"""Web pages under a spreadsheet's name are laid out as by Excel, and never more than text."""

from __future__ import annotations

import pytest
from reading import book_of, codes_of, rows_of, sheet_of
from web import archive, page

from ocpart_desktop.extract.workbook import MergedRange
from ocpart_desktop.system.errors import UserError


def test_figures_stay_the_text_that_is_shown() -> None:
    content = b"<table><tr><th>Code<th>Part<tr><td x:num='0.43'>01<td>43&nbsp;%</table>"
    assert rows_of(content) == [["Code", "Part"], ["01", "43\xa0%"]]


def test_cells_that_span_others_are_merged_ranges() -> None:
    content = b"""<table>
    <tr><td rowspan=2>Q1</td><td colspan="2">Region</td></tr>
    <tr><td>Bretagne</td><td>Occitanie</td></tr>
    <tr><td>Oui</td><td>1</td><td>2</td></tr></table>"""
    sheet = sheet_of(content)
    assert [list(row) for row in sheet.rows] == [
        ["Q1", "Region", ""],
        ["", "Bretagne", "Occitanie"],
        ["Oui", "1", "2"],
    ]
    assert sheet.merged == (MergedRange(0, 0, 1, 0), MergedRange(0, 1, 0, 2))


def test_a_cell_spanning_beyond_its_table_stops_with_it() -> None:
    content = b"<table><tr><td rowspan=99>a<td>b</table><table><tr><td>c<td>d</table>"
    sheet = sheet_of(content)
    assert [list(row) for row in sheet.rows] == [["a", "b"], ["c", "d"]]
    assert sheet.merged == (MergedRange(0, 0, 0, 0),)


def test_what_stands_around_the_tables_makes_rows_of_its_own() -> None:
    content = (
        b"<html><head><title>x</title><style>td{}</style></head><body><h1>Enqu&ecirc;te</h1>"
        b"<p>Base : <b>500</b><br>maires</p><table><tr><td>a</td></tr></table>Fin</body></html>"
    )
    assert rows_of(content) == [["Enquête"], ["Base : 500\nmaires"], ["a"], ["Fin"]]


def test_spaces_are_shown_as_a_browser_does() -> None:
    content = (
        b"<table><tr><td>\n  Oui,\n   plutot <i>oui</i>  </td><td><p>a</p><p>b</p></td></table>"
    )
    assert rows_of(content) == [["Oui, plutot oui", "a\nb"]]


def test_a_table_inside_a_cell_is_laid_out_by_itself() -> None:
    content = (
        b"<table><tr><td>Menu</td><td>Resultats<table><tr><td>a</td><td>b</td></tr></table>"
        b"</td></tr></table>"
    )
    assert rows_of(content) == [["Menu", ""], ["Resultats", ""], ["a", "b"]]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset='windows-1252'>", "cp1252"),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-1">', "cp1252"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=inconnu>", "utf-8"),
    ],
)
def test_the_encoding_is_the_one_declared_unless_it_makes_no_sense(
    head: str, encoding: str
) -> None:
    rows = [["Région", "Œuvré"], ["Île-de-France", "à l’été"]]
    assert rows_of(page(rows, head=head).encode(encoding)) == rows


def test_nothing_of_a_page_is_fetched_or_run() -> None:
    content = page(
        [["a", "b"], ["1", "2"]],
        before="<script>document.write('<table><tr><td>z')</script><img src='file:///etc/passwd'>"
        "<iframe src='http://example.org'></iframe><!-- <table><tr><td>cache</td></table> -->",
    )
    assert rows_of(content.encode()) == [["a", "b"], ["1", "2"]]


def test_hidden_rows_are_counted() -> None:
    content = b"<table><tr style='DISPLAY: none'><td>a</td></tr><tr><td>b</td></tr></table>"
    sheet = sheet_of(content)
    assert (len(sheet.rows), sheet.marks.hidden_rows) == (2, 1)


def test_the_sheets_of_an_archive_bear_the_names_excel_gave_them() -> None:
    book = book_of(archive({"Répondants": page([["a"]]), "Codes": page([["b"]])}))
    assert [(sheet.name, list(sheet.rows[0])) for sheet in book.sheets] == [
        ("Répondants", ["a"]),
        ("Codes", ["b"]),
    ]


def test_a_page_without_a_table_is_told_to_be_perhaps_a_sign_in_page() -> None:
    with pytest.raises(UserError) as refusal:
        rows_of(b"<!DOCTYPE html><html><body>Connexion</body></html>")
    assert refusal.value.code == "web_page"


def test_characters_that_were_lost_are_said() -> None:
    content = page([["Région", "été"] * 8]).encode() + b"\xe9"
    assert codes_of(content) == ["unreadable_characters"]
