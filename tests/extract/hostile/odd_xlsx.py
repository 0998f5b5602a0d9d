"""Workbooks of Excel that are damaged, hostile, or only unlike those that Excel writes."""

from __future__ import annotations

import io
import re

import xlsxwriter
from kinds import ROWS, in_part, in_sheet, read, refused, rezipped, without, workbook
from workbooks import shared

from ocpart_desktop.extract import limits

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BEYOND = limits.CELL_TEXT + 1


def in_parts(old: bytes, new: bytes, *, under: str = "xl/") -> bytes:
    return rezipped(lambda name, data: re.sub(old, new, data) if name.startswith(under) else data)


# -- attacks on XML readers ----------------------------------------------------------------------


@refused("dtd")
def laughs_by_the_billion() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return in_part("sharedStrings.xml", rb"\?>", b'?><!DOCTYPE x [<!ENTITY l0 "ha">%s]>' % entities)


@refused("dtd")
def entity_that_reads_a_file() -> bytes:
    return in_sheet(rb"\?>", b'?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')


@refused("dtd")
def declaration_in_a_relationship() -> bytes:
    return in_part("workbook.xml.rels", rb"\?>", b'?><!DOCTYPE x SYSTEM "http://example.org/x">')


@refused("dtd")
def declaration_hidden_in_utf_16() -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        text = data.decode().replace("?>", "?><!DOCTYPE x []>", 1)
        return text.replace("UTF-8", "UTF-16").encode("utf-16")

    return rezipped(change)


@read()
def elements_nested_without_end() -> bytes:
    return in_sheet(b"<sheetData>", b"<sheetData>" + b"<row>" * 100_000)


@read()
def attribute_of_a_megabyte() -> bytes:
    return in_sheet(b"<sheetData>", b'<sheetData a="%s">' % (b"x" * 1_000_000))


# -- parts that are missing or damaged -----------------------------------------------------------


@refused("damaged")
def sheet_cut_in_half() -> bytes:
    return in_sheet(rb'(?s)<row r="9".*', b"")


@refused("damaged")
def sheet_in_utf_16() -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        return data.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    return rezipped(change)


@read()
def part_of_another_program_in_utf_16() -> bytes:
    other = '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16")
    return rezipped(lambda _n, d: d, {"customXml/item1.xml": other})


@refused("damaged")
def only_sheet_missing() -> bytes:
    return without("worksheets/sheet1.xml")


def two_sheets() -> bytes:
    return shared({"Base": ROWS, "Autre": [["ID", "Q1"], *([n, "Oui"] for n in range(12))]})


@read("damaged_sheet")
def one_sheet_missing_among_two() -> bytes:
    return rezipped(lambda n, d: None if n.endswith("sheet2.xml") else d, base=two_sheets())


@read("damaged_sheet")
def one_sheet_damaged_among_two() -> bytes:
    return in_part("sheet2.xml", rb'(?s)<row r="9".*', b"", base=two_sheets())


@refused("damaged")
def no_workbook_part() -> bytes:
    return without("xl/workbook.xml")


@refused("damaged")
def no_relationships() -> bytes:
    return without("workbook.xml.rels")


@refused("damaged")
def no_shared_strings() -> bytes:
    return without("sharedStrings.xml")


@refused("damaged")
def shared_string_that_does_not_exist() -> bytes:
    return in_sheet(rb'(t="s"><v>)\d+', rb"\g<1>99999")


@read()
def no_styles() -> bytes:
    return without("styles.xml")


@read()
def no_content_types() -> bytes:
    return without("[Content_Types].xml")


@refused("no_data")
def no_sheet_listed() -> bytes:
    return in_part("workbook.xml", rb"<sheets>.*</sheets>", b"<sheets/>")


@refused("damaged")
def relationship_to_another_machine() -> bytes:
    return in_part("workbook.xml.rels", rb'Target="worksheets/sheet1.xml"',
                   b'Target="http://example.org/sheet1.xml" TargetMode="External"')  # fmt: skip


@refused("no_data")
def relationship_to_itself() -> bytes:
    return in_part("workbook.xml.rels", b"worksheets/sheet1.xml", b"workbook.xml")


@read()
def relationship_by_an_absolute_name() -> bytes:
    return in_part("workbook.xml.rels", b'"worksheets/sheet1.xml"', b'"/xl/worksheets/sheet1.xml"')


# -- places that do not exist --------------------------------------------------------------------


@refused("too_many_cells")
def column_beyond_the_last() -> bytes:
    return in_sheet(b'r="A2"', b'r="XFE2"')


@refused("too_many_cells")
def row_beyond_the_last() -> bytes:
    return in_sheet(b'<row r="2"', b'<row r="1048577"')


@refused("too_many_cells")
def two_cells_at_opposite_corners() -> bytes:
    return in_sheet(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
                                     b"</sheetData>")  # fmt: skip


@read("second_opinion")
def cell_in_row_zero() -> bytes:
    return in_sheet(b'r="A2"', b'r="A0"')


@refused("damaged")
def cell_without_a_row() -> bytes:
    return in_sheet(b'r="A2"', b'r="A"')


@read()
def cells_without_addresses() -> bytes:
    return in_parts(rb' r="[A-Z]*\d+"', b"", under="xl/worksheets/")


@read()
def rows_in_disorder() -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        rows = re.findall(rb"<row.*?</row>", data, re.DOTALL)
        start, end = data.index(rows[0]), data.index(b"</sheetData>")
        return data[:start] + b"".join(reversed(rows)) + data[end:]

    return rezipped(change)


@read()
def merged_ranges_over_the_whole_sheet() -> bytes:
    ranges = b'<mergeCell ref="A1:XFD1048576"/>' * 3
    return in_sheet(b"</sheetData>", b"</sheetData><mergeCells>%s</mergeCells>" % ranges)


@read()
def thousands_of_merged_ranges() -> bytes:
    ranges = b"".join(b'<mergeCell ref="H%d:I%d"/>' % (n, n) for n in range(1, 20_000))
    return in_sheet(b"</sheetData>", b"</sheetData><mergeCells>%s</mergeCells>" % ranges)


# -- values that are not what they seem ----------------------------------------------------------


@read("second_opinion")
def cell_of_a_type_nobody_knows() -> bytes:
    return in_sheet(rb' t="s"', rb' t="zz"')


@read("error_cells")
def error_cells() -> bytes:
    return in_sheet(rb'<c r="D1"|</row>', b'<c r="D1" t="e"><v>#N/A</v></c></row>')


@read("error_cells", "hidden_rows")
def error_cells_under_a_prefix() -> bytes:
    content = in_sheet(b"</row>", b'<c r="D1" t="e"><v>#DIV/0!</v></c></row>')
    content = in_sheet(rb'<row r="9"', b'<row r="9" hidden="1"', content)

    def change(name: str, data: bytes) -> bytes:
        if not name.startswith(("xl/work", "xl/shared", "xl/styles")) or name.endswith(".rels"):
            return data
        data = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", data)
        return data.replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)

    return rezipped(change, base=content)


@read()
def strict_open_xml() -> bytes:
    def change(_name: str, data: bytes) -> bytes:
        data = data.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return data.replace(OFFICE, b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    return rezipped(change)


@read("uncomputed_formulas")
def formulas_never_computed() -> bytes:
    return in_sheet(b"</row>", b'<c r="D1"><f>NOW()</f></c></row>')


@read()
def numbers_that_are_none() -> bytes:
    return in_sheet(b"</row>", b'<c r="D1"><v>NaN</v></c><c r="E1"><v>1e999</v></c></row>')


@read()
def dates_beyond_any_calendar() -> bytes:
    return with_dates(-5, 9_999_999, 1e300, 0, 60)


def with_dates(*serials: float, epoch_1904: bool = False) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"date_1904": epoch_1904}) as book:
        sheet, date = book.add_worksheet("Base"), book.add_format({"num_format": "dd/mm/yyyy"})
        for i, row in enumerate(ROWS):
            sheet.write_row(i, 0, row)
        sheet.write(0, 3, "Jour")
        for i in range(1, len(ROWS)):
            sheet.write_number(i, 3, serials[i % len(serials)], date)
    return stream.getvalue()


@read("epoch_1904")
def dates_from_1904() -> bytes:
    return with_dates(40_000, epoch_1904=True)


@read()
def text_in_several_runs() -> bytes:
    runs = b'<si><r><rPr><b/></rPr><t>Ou</t></r><r><t>i</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
    return in_part("sharedStrings.xml", b"<si><t>Oui</t>", runs)


@read("long_texts")
def text_longer_than_a_cell() -> bytes:
    return in_part("sharedStrings.xml", b"<t>Oui</t>", b"<t>%s</t>" % (b"x" * BEYOND))


@read()
def characters_that_control() -> bytes:
    return in_part("sharedStrings.xml", b"<t>Oui</t>", b"<t>O_x0000_u_x001B_i&#9;&#10;</t>")


@read()
def columns_of_booleans() -> bytes:
    rows = [[*row, n % 2 == 0] for n, row in enumerate(ROWS)]
    return shared({"Base": [[*ROWS[0], "Membre"], *rows[1:]]})


# -- what is hidden, and what reaches outside ----------------------------------------------------


@read("hidden_rows")
def hidden_rows() -> bytes:
    return in_sheet(rb'<row r="9"', b'<row r="9" hidden="1"')


@read("filtered_rows")
def filtered_rows() -> bytes:
    content = in_sheet(rb'<row r="9"', b'<row r="9" hidden="true"')
    return in_sheet(b"</sheetData>", b'</sheetData><autoFilter ref="A1:C31"/>', content)


@read("hidden_columns")
def hidden_columns() -> bytes:
    return in_sheet(b"<sheetData>", b'<cols><col min="2" max="3" hidden="1"/></cols><sheetData>')


@read("hidden_sheet")
def hidden_sheet() -> bytes:
    return in_part("workbook.xml", rb'<sheet name="Base"', b'<sheet name="Base" state="hidden"')


@read("hidden_sheet")
def sheet_hidden_from_everybody() -> bytes:
    return in_part("workbook.xml", rb'<sheet name="Base"', b'<sheet name="Base" state="veryHidden"')


@read("hidden_sheet_set_aside")
def hidden_answers_beside_shown_ones() -> bytes:
    hidden = b'<sheet name="Autre" state="hidden"'
    return in_part("workbook.xml", b'<sheet name="Autre"', hidden, base=two_sheets())


@read("macros")
def macros_inside() -> bytes:
    return rezipped(lambda _n, d: d, {"xl/vbaProject.bin": b"x" * 500})


@read("external_links")
def links_to_other_workbooks() -> bytes:
    link = b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    return rezipped(lambda _n, d: d, {"xl/externalLinks/externalLink1.xml": link})


@read("external_links")
def query_to_a_server() -> bytes:
    return rezipped(lambda _n, d: d, {"xl/connections.xml": b"<connections/>"})


# -- sheets with odd names -----------------------------------------------------------------------


def named(name: bytes) -> bytes:
    return in_part("workbook.xml", rb'name="Base"', b'name="' + name + b'"')


@read()
def sheet_named_like_a_tag() -> bytes:
    return named(b"&lt;img src=x onerror=alert(1)&gt;")


@read()
def sheet_named_like_a_path() -> bytes:
    return named(b"../../etc/passwd")


@read()
def sheet_without_a_name() -> bytes:
    return named(b"")


@read()
def sheet_with_a_name_beyond_all_limits() -> bytes:
    return named(b"n" * 5_000)


@read()
def two_sheets_of_the_same_name() -> bytes:
    return in_part("workbook.xml", b'name="Autre"', b'name="Base"', base=two_sheets())


@read()
def hundreds_of_sheets() -> bytes:
    return shared({"Base": ROWS, **{f"Vide {n}": [] for n in range(300)}})


@refused("no_data")
def nothing_but_a_chart() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Base!$A$1:$A$2", "values_data": [1, 2]})
        book.add_chartsheet("Graphique").set_chart(chart)
    return stream.getvalue()


@refused("no_data")
def nothing_in_any_cell() -> bytes:
    return shared({"Vide": [[]], "Aussi": [[]]})


@read()
def plain() -> bytes:
    return workbook()
