"""Every limit at its edge: what just fits is read, one more is refused or said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from biff12 import xlsb
from old_excel import xls
from opendocument import ods
from reading import sheet_of
from web import archive, page, xml_2003
from workbooks import Rows, inline, shared

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.files import read_file
from ocpart_desktop.extract.formats import recognise_format
from ocpart_desktop.system.errors import UserError

ROWS: Rows = [[f"{i},{j}" for j in range(5)] for i in range(7)]
WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": lambda rows: shared({"F": rows}),
    "xlsx, inline": lambda rows: inline({"F": rows}),
    "xlsb": lambda rows: xlsb({"F": rows}),
    "xls": lambda rows: xls({"F": rows}),
    "ods": lambda rows: ods({"F": rows}),
    "csv": lambda rows: "\n".join(";".join(map(str, row)) for row in rows).encode(),
    "html": lambda rows: page(rows).encode(),
    "mhtml": lambda rows: archive({"F": page(rows)}),
    "xml": lambda rows: xml_2003({"F": rows}),
}
each_format = pytest.mark.parametrize("name", WRITERS)


def refusal_of(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as refusal:
        act()
    return refusal.value.code


@each_format
@pytest.mark.parametrize(("limit", "most"), [("ROWS", 7), ("COLUMNS", 5), ("CELLS", 35)])
def test_rows_columns_and_cells(
    name: str, limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = WRITERS[name](ROWS)
    monkeypatch.setattr(limits, limit, most)
    assert len(sheet_of(content).rows) == 7
    monkeypatch.setattr(limits, limit, most - 1)
    assert refusal_of(lambda: sheet_of(content)) == "too_many_cells"


@each_format
def test_text_in_a_cell(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = WRITERS[name]([["court", "x" * 50], ["a", "b"]])
    monkeypatch.setattr(limits, "CELL_TEXT", 50)
    assert sheet_of(content).marks.cut_texts == ()
    monkeypatch.setattr(limits, "CELL_TEXT", 49)
    sheet = sheet_of(content)
    assert sheet.marks.cut_texts == ((0, 1),)
    assert sheet.rows[0][1] == "x" * 49


def test_the_size_of_a_file(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.csv"  # type: ignore[operator]
    path.write_bytes(b"x" * 1_000)
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    assert len(read_file(path)) == 1_000
    monkeypatch.setattr(limits, "FILE_BYTES", 999)
    assert refusal_of(lambda: read_file(path)) == "too_big"


def sizes(content: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(content)).infolist()


def test_the_number_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    content = shared({"F": ROWS})
    monkeypatch.setattr(limits, "ZIP_MEMBERS", len(sizes(content)))
    recognise_format(content)
    monkeypatch.setattr(limits, "ZIP_MEMBERS", len(sizes(content)) - 1)
    assert refusal_of(lambda: recognise_format(content)) == "too_many_parts"


@pytest.mark.parametrize(("limit", "measure"), [("PART_BYTES", max), ("ALL_PARTS_BYTES", sum)])
def test_the_size_of_parts(
    limit: str, measure: Callable[[list[int]], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = shared({"F": ROWS})
    size = measure([member.file_size for member in sizes(content)])
    monkeypatch.setattr(limits, limit, size)
    recognise_format(content)
    monkeypatch.setattr(limits, limit, size - 1)
    assert refusal_of(lambda: recognise_format(content)) == "bomb"


def test_the_ratio_of_expansion_and_where_it_begins_to_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = shared({"F": ROWS})
    worst = max(sizes(content), key=lambda member: member.file_size / member.compress_size)
    monkeypatch.setattr(limits, "EXPANSION_RATIO_APPLIES_FROM", 0)
    monkeypatch.setattr(limits, "EXPANSION_RATIO", worst.file_size / worst.compress_size)
    recognise_format(content)
    monkeypatch.setattr(limits, "EXPANSION_RATIO", worst.file_size / worst.compress_size - 0.01)
    assert refusal_of(lambda: recognise_format(content)) == "bomb"
    monkeypatch.setattr(limits, "EXPANSION_RATIO_APPLIES_FROM", worst.file_size)
    recognise_format(content)


def test_the_length_of_a_field(monkeypatch: pytest.MonkeyPatch) -> None:
    content = f"a;b\n1;{'x' * 80}\n".encode()
    monkeypatch.setattr(limits, "CSV_FIELD", 80)
    assert sheet_of(content).rows[1][1] == "x" * 80
    monkeypatch.setattr(limits, "CSV_FIELD", 79)
    assert refusal_of(lambda: sheet_of(content)) == "damaged"
