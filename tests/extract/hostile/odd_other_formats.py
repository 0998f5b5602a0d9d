"""Bad .xlsb, .xls and .ods workbooks."""

from __future__ import annotations

import io
import struct
from typing import Any

import olefile
from biff12 import BinarySheet, Error, record, xlsb
from kinds import PEOPLE, ROWS, read, refused, rezipped
from old_excel import ErrorCode, OldSheet, xls
from ole import compound_file
from opendocument import Table, Xml, error, ods, zipped_ods
from protected import protect_xls

from ocpart_desktop.extract import limits

# -- .xlsb ---------------------------------------------------------------------------------------


def with_extra_cell(cell: Any) -> list[list[Any]]:
    return [list(ROWS[0]), *([*row] for row in ROWS[1:-1]), [*ROWS[-1], cell]]


def binary_with(change: Any) -> bytes:
    return rezipped(
        lambda name, data: change(data) if name.endswith("sheet1.bin") else data,
        base=xlsb({"Base": ROWS}),
    )


@read()
def binary_workbook() -> bytes:
    return xlsb({"Base": ROWS})


@refused("damaged")
def binary_sheet_cut_in_a_record() -> bytes:
    return binary_with(lambda data: data[:-200])


@refused("damaged")
def binary_record_that_never_ends() -> bytes:
    return binary_with(lambda data: data.replace(record(146), b"\x07\xff\xff\xff\x7f"))


@refused("too_many_cells")
def binary_cell_beyond_the_last_column() -> bytes:
    far = record(2, struct.pack("<IIi", limits.COLUMNS, 0, 6))
    return binary_with(lambda data: data.replace(record(146), far + record(146)))


@refused("too_many_cells")
def binary_row_beyond_the_last() -> bytes:
    far = record(0, struct.pack("<IIHBBBI", 0x7FFFFFFF, 0, 300, 0, 0, 0, 0))
    far += record(2, struct.pack("<IIi", 0, 0, 6))
    return binary_with(lambda data: data.replace(record(146), far + record(146)))


@refused("too_many_cells")
def binary_cells_at_opposite_corners() -> bytes:
    far = record(0, struct.pack("<IIHBBBI", limits.ROWS - 1, 0, 300, 0, 0, 0, 0))
    far += record(2, struct.pack("<IIi", limits.COLUMNS - 1, 0, 6))
    return binary_with(lambda data: data.replace(record(146), far + record(146)))


@refused("damaged")
def binary_sheet_missing() -> bytes:
    return rezipped(
        lambda name, data: None if name.endswith("sheet1.bin") else data,
        base=xlsb({"Base": ROWS}),
    )


@read("damaged_sheet")
def binary_sheet_missing_among_two() -> bytes:
    return rezipped(
        lambda name, data: None if name.endswith("sheet2.bin") else data,
        base=xlsb({"Base": ROWS, "Autre": ROWS}),
    )


@refused("damaged")
def binary_shared_string_that_does_not_exist() -> bytes:
    return binary_with(
        lambda data: data.replace(
            record(146), record(7, struct.pack("<III", 5, 0, 1 << 30)) + record(146)
        )
    )


@read("error_cells", "hidden_rows", "hidden_columns")
def binary_marks() -> bytes:
    page = BinarySheet(with_extra_cell(Error("#N/A")), hidden_rows=[5], hidden_columns=[1])
    return xlsb({"Base": page})


@read("filtered_rows", "epoch_1904", "macros", "external_links")
def binary_marks_of_the_book() -> bytes:
    extra = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.bin": b"x"}
    page = BinarySheet(ROWS, hidden_rows=[5], filtered=True)
    return xlsb({"Base": page}, epoch_1904=True, extra=extra)


@read("hidden_sheet")
def binary_sheet_hidden() -> bytes:
    return xlsb({"Base": BinarySheet(ROWS, state=2)})


@read()
def binary_records_nobody_knows() -> bytes:
    return binary_with(lambda data: data[:3] + record(9_999, b"x" * 300) + data[3:])


# -- .xls ----------------------------------------------------------------------------------------


def old_stream() -> bytes:
    return olefile.OleFileIO(io.BytesIO(xls({"Base": ROWS}))).openstream("Workbook").read()


@read()
def old_workbook() -> bytes:
    return xls({"Base": ROWS})


@read()
def old_workbook_without_its_container() -> bytes:
    return old_stream()


@refused("truncated")
def old_workbook_cut_in_half() -> bytes:
    content = xls({"Base": ROWS})
    return content[: len(content) // 2]


@refused("damaged")
def old_workbook_of_zeros() -> bytes:
    return compound_file({"Workbook": b"\0" * 5_000})


@refused("damaged")
def old_workbook_without_sheets() -> bytes:
    return compound_file({"Workbook": old_stream()[:20] + b"\x0a\0\0\0"})


@refused("damaged")
def old_sheet_beyond_the_end() -> bytes:
    stream = bytearray(old_stream())
    place = stream.index(b"\x85\0")
    struct.pack_into("<I", stream, place + 4, 0x7FFFFFFF)
    return compound_file({"Workbook": bytes(stream)})


@refused("damaged")
def old_container_that_turns_in_circles() -> bytes:
    content = bytearray(xls({"Base": ROWS}))
    sector = struct.unpack_from("<I", content, 76)[0]
    place = 512 + 512 * sector
    struct.pack_into("<IIII", content, place, 1, 0, 1, 0)
    return bytes(content)


@refused("password")
def old_workbook_protected() -> bytes:
    return protect_xls(xls({"Base": ROWS}), "secret")


@read("error_cells", "hidden_rows", "hidden_columns")
def old_marks() -> bytes:
    page = OldSheet(with_extra_cell(ErrorCode(42)), hidden_rows=[5], hidden_columns=[1])
    return xls({"Base": page})


@read("epoch_1904")
def old_dates_from_1904() -> bytes:
    return xls({"Base": ROWS}, lambda book: setattr(book, "dates_1904", True))


@read("hidden_sheet_set_aside")
def old_sheet_hidden() -> bytes:
    return xls({"Base": ROWS, "Secret": OldSheet(ROWS, visibility=1)})


@read("macros")
def old_macros() -> bytes:
    return compound_file({"Workbook": old_stream(), "_VBA_PROJECT": b"x" * 100})


@read()
def old_workbook_holding_a_word_object() -> bytes:
    return compound_file({"WordDocument": b"x" * 100, "Workbook": old_stream()})


# -- .ods ----------------------------------------------------------------------------------------

VALUE = '<table:table-cell office:value-type="float" office:value="1"/>'


@read()
def open_document() -> bytes:
    return ods({"Base": ROWS})


def with_row(xml: str) -> bytes:
    return ods({"Base": [*ROWS, xml]})


@read()
def a_million_empty_rows_as_libre_office_writes() -> bytes:
    return with_row(
        '<table:table-row table:number-rows-repeated="1048545">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )


@refused("too_many_cells")
def rows_repeated_by_the_million() -> bytes:
    return with_row(
        f'<table:table-row table:number-rows-repeated="2000000">{VALUE}</table:table-row>'
    )


@refused("too_many_cells")
def cells_repeated_by_the_million() -> bytes:
    many = VALUE.replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="9999999"'
    )
    return with_row(f"<table:table-row>{many}</table:table-row>")


@refused("too_many_cells")
def rows_and_cells_repeated_together() -> bytes:
    many = VALUE.replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="9999"'
    )
    return with_row(f'<table:table-row table:number-rows-repeated="99999">{many}</table:table-row>')


@refused("damaged")
def spaces_by_the_billion() -> bytes:
    spaces = '<text:p>a<text:s text:c="2000000000"/>b</text:p>'
    cell = f'<table:table-cell office:value-type="string">{spaces}</table:table-cell>'
    return with_row(f"<table:table-row>{cell}</table:table-row>")


@refused("damaged")
def repeated_by_no_number() -> bytes:
    return with_row('<table:table-row table:number-rows-repeated="x"/>')


@refused("dtd")
def open_document_with_entities() -> bytes:
    return ods({"Base": ROWS}, prologue='<!DOCTYPE x [<!ENTITY a "b">]>')


@refused("damaged")
def open_document_cut() -> bytes:
    return zipped_ods({"content.xml": b"<?xml version='1.0'?><office:document-content"})


@refused("ods_password")
def open_document_protected() -> bytes:
    return ods({"Base": ROWS}, manifest="<manifest:encryption-data/>")


@refused("no_data")
def open_document_without_tables() -> bytes:
    return ods({"Vide": []})


@read("error_cells", "hidden_rows")
def open_document_marks() -> bytes:
    return ods({"Base": Table(with_extra_cell(error("#N/A")), hidden_rows={5: "collapse"})})


@read("filtered_rows", "macros")
def open_document_marks_of_the_book() -> bytes:
    page = Table(ROWS, hidden_rows={5: "filter"})
    return ods({"Base": page}, extra={"Basic/Standard/Module1.xml": b"<x/>"})


@read("hidden_sheet_set_aside")
def open_document_table_hidden() -> bytes:
    return ods({"Base": ROWS, "Secret": Table(ROWS, hidden=True)})


@read()
def comments_are_not_answers() -> bytes:
    note = "<office:annotation><dc:creator>x</dc:creator><text:p>Non</text:p></office:annotation>"
    rows = [
        [Xml(_noted(value, note)) if value == "Oui" else value for value in row] for row in ROWS
    ]
    return ods({"Base": rows})


def _noted(value: str, note: str) -> str:
    told = f"{note}<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="string">{told}</table:table-cell>'


@read()
def cells_of_a_few_people_repeated() -> bytes:
    """« Three alike » in one row, as LibreOffice compacts them."""
    xml = (
        "<table:table-row><table:table-cell office:value-type='float' office:value='1'/>"
        "<table:table-cell office:value-type='string'><text:p>Bretagne</text:p></table:table-cell>"
        "<table:table-cell office:value-type='string'><text:p>Oui</text:p></table:table-cell>"
        "</table:table-row>"
    )
    alike = xml.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="3">')
    return ods({"Base": [*ROWS[: PEOPLE - 2], alike]})
