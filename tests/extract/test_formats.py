"""The same answers are read from every format, whatever the file is called."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from biff12 import xlsb
from old_excel import xls
from opendocument import ods
from web import archive, page, xml_2003
from workbooks import REGION, Rows, inline, number, one_of, people, shared

from ocpart_desktop.extract import open_extract
from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes

ROWS: Rows = [
    ["ID", "REGION", "POIDS", "Q1. Êtes-vous favorable ?"],
    *people(40, number(), REGION, one_of(0.5, 1, 1.5), one_of("Oui", "Non", "NSP")),
]


def delimited(
    rows: Rows, delimiter: str = ";", encoding: str = "utf-8", ends: str = "\r\n"
) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=ends).writerows(rows)
    return stream.getvalue().encode(encoding)


FORMATS: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "xlsx, shared strings": ("xlsx", lambda rows: shared({"Base": rows})),
    "xlsx, inline strings": ("xlsx", lambda rows: inline({"Base": rows})),
    "xlsb": ("xlsb", lambda rows: xlsb({"Base": rows})),
    "xls": ("xls", lambda rows: xls({"Base": rows})),
    "ods": ("ods", lambda rows: ods({"Base": rows})),
    "csv": ("csv", delimited),
    "tsv": ("csv", lambda rows: delimited(rows, "\t")),
    "web page": ("html", lambda rows: page(rows, head="<meta charset=utf-8>").encode()),
    "web archive": ("mhtml", lambda rows: archive({"Base": page(rows)})),
    "xml of 2003": ("xml", lambda rows: xml_2003({"Base": rows})),
}


def told(draft: Draft) -> tuple[object, ...]:
    """What was understood, but for the name of the sheet."""
    questions = [
        (q.id, q.label, q.kind, q.n, [(a.id, a.label) for a in q.answers]) for q in draft.questions
    ]
    regions = [(r.code, r.labels, r.n) for r in draft.receipt.regions]
    weight = draft.receipt.weight
    return questions, regions, weight and (weight.column, weight.sum)


@pytest.fixture(scope="module")
def expected() -> tuple[object, ...]:
    return told(read_bytes(shared({"Base": ROWS}), "x.xlsx"))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_answers(name: str, expected: tuple[object, ...]) -> None:
    kind, write = FORMATS[name]
    draft = read_bytes(write(ROWS), "extrait.xlsx")
    assert draft.source.kind == kind
    assert told(draft) == expected


@pytest.mark.parametrize("name", ["xlsb", "xls", "ods", "web page"])
def test_a_wrong_extension_is_no_obstacle(name: str, tmp_path: Path) -> None:
    path = tmp_path / "extrait.xlsx"
    path.write_bytes(FORMATS[name][1](ROWS))
    assert open_extract(path).survey.source.kind == FORMATS[name][0]


@pytest.mark.parametrize("name", ["xlsx, shared strings", "xlsb", "xls", "ods", "xml of 2003"])
def test_codes_with_a_leading_zero_stay_text(name: str) -> None:
    rows = [["ID", "REGION", "Q1"], *people(30, number(), one_of("01", "02"), one_of("Oui", "Non"))]
    regions = read_bytes(FORMATS[name][1](rows), "x").receipt.regions
    assert [region.code for region in regions] == ["01", "02"]


@pytest.mark.parametrize("name", ["xlsx, inline strings", "xls", "ods", "xml of 2003"])
def test_dates_and_times_come_as_dates_and_times(name: str) -> None:
    from ocpart_desktop.extract.formats import recognise_format
    from ocpart_desktop.extract.spreadsheets import read_workbook

    day, moment = datetime.date(2017, 6, 28), datetime.datetime(2017, 6, 28, 9, 30)
    content = FORMATS[name][1]([["Jour", "Heure"], [day, moment]])
    book = read_workbook(content, recognise_format(content), lambda _done: None)
    assert list(book.sheets[0].rows[1]) == [day, moment]
