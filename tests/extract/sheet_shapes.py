"""Workbooks of many shapes, as different programs write them: what a reader of sheets may meet."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import xlsxwriter
from workbooks import inline, one_of, people, shared

ROWS = [
    ["ID", "Région", "Note", "Oui & non", "Vide", "Date"],
    ["01", "Île-de-France", 7.5, "« <a> »", None, 0],
    ["02", "Bretagne", 10, "a\nb", "", -3],
    [3, "  espaces  ", 1e-7, "é\u00a0ç", None, 123456789012],
    [4.25, "_x0041_", 0.1, "x" * 150, None, 65536],
    [True, "x" * 300, -0.0, "Œuf", None, 1e22],
]


def _sheet_part(book: bytes, change: Callable[[bytes], bytes], part: str = "sheet1.xml") -> bytes:
    """The workbook with one of its parts changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith(part) else data)
    return stream.getvalue()


def dated(*, from_1904: bool = False) -> bytes:
    """Dates, times, durations, and numbers under formats that look like dates."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"date_1904": from_1904}) as book:
        sheet = book.add_worksheet("Dates")
        codes = (
            "dd/mm/yyyy", "hh:mm:ss", "[h]:mm", "yyyy-mm-dd hh:mm", '0" jours"', "0.0%", "[Red]0",
            "General", '"d"0', "#,##0\\ d", "mm:ss.0", "h AM/PM", "[mm]:ss", "_d0", "0;d",
        )  # fmt: skip
        for j, code in enumerate(codes):
            style = book.add_format({"num_format": code})
            for i, value in enumerate((0, 0.5, 1, 59, 60, 61.25, 45000, 45000.75, 45123.123456789)):
                sheet.write_number(i, j, value, style)
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime(20, 0, dt.datetime(2024, 2, 29, 23, 59, 59, 999000), moment)
        for j in range(14, 23):
            sheet.write_number(21, j, 45000 + j / 7, book.add_format({"num_format": j}))
    return stream.getvalue()


def computed() -> bytes:
    """Formulas with values, without, with texts, errors and booleans."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Calculs")
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write_formula(1, 0, "=1+1", value=2)
        sheet.write_formula(1, 1, '="x"&"y"', value="xy & <z>")
        sheet.write_formula(1, 2, "=1/0", value="#DIV/0!")
        sheet.write_formula(2, 0, "=TRUE()", value=True)
        sheet.write_formula(2, 1, "=A1>B1", value="")
        sheet.write_array_formula(3, 0, 4, 0, "{=ROW(A1:A2)}", value=1)
        sheet.write_boolean(3, 1, False)
        sheet.write_boolean(3, 2, True)
        sheet.write_formula(5, 0, "=NA()", value="#N/A")
    stream2 = io.BytesIO()
    uncached = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    uncached["Calculs"]["D9"] = "=SUM(A1:A2)"
    uncached.save(stream2)
    return stream2.getvalue()


def cached_formulas() -> bytes:
    """Formulas with the values that a spreadsheet program stored."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Calculs")
        for i in range(40):
            sheet.write_formula(i, 0, f"=ROW()*{i}", value=i * 1.5)
            sheet.write_formula(i, 1, f'="t"&{i}', value=f"t{i % 7} &c")
            sheet.write_formula(i, 2, "=1/0", value="#DIV/0!")
            sheet.write_formula(i, 3, "=A1=B1", value=bool(i % 2))
    return stream.getvalue()


def rich() -> bytes:
    """Rich strings, kept blanks, empty strings."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Riche")
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, "un ", bold, "deux", " trois ")
        sheet.write_rich_string(1, 0, bold, " a ", "b")
        sheet.write_string(2, 0, "  b ")
        sheet.write_string(3, 0, "\tc\n")
        sheet.write_blank(4, 4, None, bold)
        sheet.write_string(5, 2, "fin")
        sheet.set_row(3, 30)
        sheet.set_row(8, 12, None, {"hidden": True})
    return stream.getvalue()


def phonetic() -> bytes:
    """Japanese readings beside the texts, which are no part of them."""

    def add(strings: bytes) -> bytes:
        run = "<rPh sb='0' eb='1'><t>カ</t></rPh><phoneticPr fontId='1'/></si>".encode()
        return strings.replace(b"</si>", run, 2)

    return _sheet_part(shared({"S": ROWS}), add, "sharedStrings.xml")


def sparse() -> bytes:
    """Cells far apart, styled blanks, hidden and filtered rows, merged ranges, hidden sheets."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Épars")
        grey = book.add_format({"bg_color": "#eeeeee"})
        sheet.merge_range(2, 1, 2, 6, "Titre fusionné", grey)
        sheet.merge_range("B5:C8", "Bloc")
        sheet.write(40, 3, "loin")
        sheet.write_blank(90, 9, None, grey)
        sheet.write_row(60, 700, ["AA", 1, 2.5])
        sheet.autofilter(2, 1, 20, 6)
        sheet.set_row(10, None, None, {"hidden": True})
        sheet.set_row(11, None, grey)
        book.add_worksheet("Vide")
        book.add_worksheet("Cachée").write(0, 0, "x")
        book.get_worksheet_by_name("Cachée").hide()
        book.add_worksheet("Très cachée").write(3, 3, 5)
        book.get_worksheet_by_name("Très cachée").very_hidden()
    return stream.getvalue()


def wide(columns: int = 760) -> bytes:
    """Columns of one, two and three letters."""
    rows = [[f"c{j}" for j in range(columns)], [j / 4 for j in range(columns)]]
    return shared({"Large": [*rows, [None] * (columns - 1) + ["bout"]]})


def several_pieces() -> bytes:
    """Enough rows to be read in several pieces."""
    columns = [one_of("Oui", "Non", "NSP", None)] * 6 + [lambda g, _i: round(g.random(), 6)]
    rows = people(12_000, lambda _rng, i: f"R{i:05}", *columns, lambda _rng, i: i, seed=5)
    rows[7_000] = [None] * 9
    return shared({"Grand": [[f"Q{j}" for j in range(9)], *rows]})


def without_addresses() -> bytes:
    """Cells and rows that do not say where they are."""
    return _sheet_part(
        shared({"S": ROWS}), lambda xml: re.sub(rb'<(c|row) r="[A-Z]*\d+"', rb"<\1", xml)
    )


def spaced_out(book: bytes) -> bytes:
    """Line ends between the tags."""
    return _sheet_part(book, lambda xml: xml.replace(b"><", b">\n<"))


def prefixed() -> bytes:
    """A name-space prefix before each tag."""
    xml = re.compile(rb"<(/?)(?=[a-zA-Z])")
    return _sheet_part(
        shared({"S": ROWS}),
        lambda part: xml.sub(rb"<\1x:", part).replace(b"xmlns=", b"xmlns:x="),
    )


def attributes_in_another_order() -> bytes:
    """Type before style, and attributes of newer programs."""
    return _sheet_part(
        shared({"S": ROWS}), lambda xml: re.sub(rb' t="s">', rb' t="s" s="0" cm="1">', xml)
    )


def iso_dates() -> bytes:
    """Dates written as texts, as strict programs do."""
    cell = b'<c r="A1" t="d"><v>2024-02-29T10:30:00</v></c>'
    return _sheet_part(
        shared({"S": [[1, "x"]]}),
        lambda xml: re.sub(rb'<c r="A1"[^>]*><v>1</v></c>', cell, xml),
    )


def unordered() -> bytes:
    """Rows that do not come in their order."""

    def swap(xml: bytes) -> bytes:
        rows = re.findall(rb"<row .*?</row>", xml)
        return xml.replace(b"".join(rows), b"".join([rows[1], rows[0], *rows[2:]]))

    return _sheet_part(shared({"S": ROWS}), swap)


SHAPES: dict[str, Callable[[], bytes]] = {
    "shared strings": lambda: shared({"S": ROWS, "T": ROWS[::-1]}),
    "inline strings": lambda: inline({"S": ROWS, "T": ROWS[::-1]}),
    "merged ranges": lambda: shared({"S": ROWS}, {"S": [(0, 0, 0, 2)]}),
    "inline merged": lambda: inline({"S": ROWS}, {"S": [(1, 1, 3, 2)]}),
    "dates": dated,
    "dates from 1904": lambda: dated(from_1904=True),
    "formulas": computed,
    "cached formulas": cached_formulas,
    "rich strings": rich,
    "phonetic runs": phonetic,
    "sparse rows": sparse,
    "wide columns": wide,
    "several pieces": several_pieces,
    "no addresses": without_addresses,
    "line ends": lambda: spaced_out(shared({"S": ROWS})),
    "prefixed tags": prefixed,
    "another order of attributes": attributes_in_another_order,
    "dates as texts": iso_dates,
    "rows out of order": unordered,
    "nothing": lambda: shared({"Vide": [[]]}),
}

PLAIN = frozenset(SHAPES) - {
    "no addresses", "line ends", "prefixed tags", "dates as texts", "rows out of order",
}  # fmt: skip
"""The shapes that need not be left to the usual reader."""
