"""Text tables and web pages, as programs, people and interrupted copies make them."""

from __future__ import annotations

import base64

from kinds import PEOPLE, ROWS, read, refused
from web import archive, page, xml_2003

from ocpart_desktop.extract import limits

# -- text tables ---------------------------------------------------------------------------------


def lines(delimiter: str = ";") -> list[str]:
    return [delimiter.join(map(str, row)) for row in ROWS]


def text(delimiter: str = ";", ends: str = "\r\n") -> str:
    return "".join(f"{line}{ends}" for line in lines(delimiter))


TITLE = "Enquête réalisée à l'été 2017 auprès des maires"


@read()
def utf_8_with_a_mark() -> bytes:
    return b"\xef\xbb\xbf" + text().encode()


@read()
def windows_1252() -> bytes:
    return text().encode("cp1252")


@read("encoding_guessed")
def old_macintosh() -> bytes:
    return (TITLE + "\r\r" + text(ends="\r")).encode("mac-roman")


@read("encoding_guessed")
def old_dos() -> bytes:
    return (TITLE + "\r\n\r\n" + text()).encode("cp850")


@read()
def utf_16_with_a_mark() -> bytes:
    return text("\t").encode("utf-16")


@read()
def utf_16_without_a_mark() -> bytes:
    return text("\t").encode("utf-16-le")


@read()
def utf_16_the_other_way_round() -> bytes:
    return text("\t").encode("utf-16-be")


@read("unreadable_characters")
def utf_8_with_a_wrong_byte() -> bytes:
    return text().encode().replace("Ê".encode(), b"\xff") + "É;é;è;à;ç;ù;ï\n".encode() * 3


@read()
def separated_by_commas() -> bytes:
    return text(",").encode()


@read()
def separated_by_bars() -> bytes:
    return text("|").encode()


@read()
def separator_declared() -> bytes:
    return ("sep=|\r\n" + text("|")).encode()


@read()
def every_end_of_line() -> bytes:
    ends = ("\r\n", "\n", "\r")
    return "".join(f"{line}{ends[n % 3]}" for n, line in enumerate(lines())).encode()


@read()
def no_end_of_line_at_the_end() -> bytes:
    return text().rstrip().encode()


@read()
def title_above_the_headers() -> bytes:
    return ("Enquête 2017, vague 2\n(données d'essai, sans valeur)\n\n" + text()).encode()


@read()
def decimal_commas() -> bytes:
    rows = [f"{line};{n % 7},{n % 10};{n % 3},5" for n, line in enumerate(lines())]
    return "\n".join([lines()[0] + ";POIDS;NOTE", *rows[1:]]).encode()


@read()
def answers_joined_by_the_other_separator() -> bytes:
    rows = [f"{line},{n % 3 + 1};{n % 2 + 4}" for n, line in enumerate(lines(","))]
    return "\n".join([lines(",")[0] + ",Q2", *rows[1:]]).encode()


@read()
def quoted_cells_over_several_lines() -> bytes:
    rows = [f'{line};"une phrase ;\ndeux ""lignes"""' for line in lines()]
    return "\n".join(rows).encode()


@read()
def rows_of_unequal_length() -> bytes:
    return "\n".join(f"{line}{';' * (n % 4)}" for n, line in enumerate(lines())).encode()


@refused("null_characters")
def null_in_the_text() -> bytes:
    return text().encode().replace(b"Oui", b"O\0i", 1)


@refused("null_characters")
def end_of_the_text_filled_with_zeros() -> bytes:
    return text().encode() * 200 + b"\0" * 4_000


@refused("open_quote")
def quotation_mark_that_never_closes() -> bytes:
    return text().encode().replace(b";Oui", b';"Oui', 1)


@refused("damaged")
def field_of_a_million_characters() -> bytes:
    return (text() + "x" * (limits.CSV_FIELD + 1) + "\n").encode()


@read("long_texts", people=PEOPLE + 1)
def field_longer_than_a_cell() -> bytes:
    return (text() + f"31;Bretagne;{'x' * (limits.CELL_TEXT + 1)}\n").encode()


@refused("too_many_cells")
def columns_by_the_ten_thousand() -> bytes:
    return (text() + ";" * limits.COLUMNS + "\n").encode()


@refused("too_many_cells")
def one_wide_row_above_many() -> bytes:
    return (";" * 10_000 + "\n" + text() * 100).encode()


@refused("no_data")
def nothing_but_blank_lines() -> bytes:
    return b"\n\n   \n"


@refused("no_data")
def nothing_but_separators() -> bytes:
    return b";;;\n;;;\n"


@refused("no_data")
def nothing_but_a_declared_separator() -> bytes:
    return b"sep=;\r\n"


# -- web pages -----------------------------------------------------------------------------------


@read()
def web_page() -> bytes:
    return page(ROWS, head="<meta charset=utf-8>").encode()


@read()
def web_page_of_windows() -> bytes:
    return page(ROWS, head="<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>"
                ).encode("cp1252")  # fmt: skip


@read()
def web_page_that_lies_about_its_encoding() -> bytes:
    return page(ROWS, head="<meta charset=klingon>").encode()


@read()
def web_page_in_utf_16() -> bytes:
    return page(ROWS).encode("utf-16")


@read()
def web_page_without_closing_tags() -> bytes:
    content = page(ROWS)
    for tag in ("</td>", "</tr>", "</table>", "</body></html>"):
        content = content.replace(tag, "")
    return content.encode()


@read()
def web_page_with_a_title_and_scripts() -> bytes:
    before = "<h1>Enquête</h1><script>document.write('<table>')</script><style>td{}</style>"
    return page(ROWS, before=before).encode()


@read()
def web_page_inside_a_layout_table() -> bytes:
    inner = page(ROWS).partition("<body>")[2].partition("</body>")[0]
    return f"<table><tr><td>Menu</td><td>{inner}</td></tr></table>".encode()


@read()
def web_page_that_calls_other_machines() -> bytes:
    before = (
        '<img src="http://example.org/x.png"><link href="http://example.org/x.css" rel=stylesheet>'
    )
    return page(ROWS, before=before).encode()


@read("hidden_rows")
def web_page_with_hidden_rows() -> bytes:
    return page(ROWS).replace("<tr><td>9<", "<tr style='display: none'><td>9<").encode()


@refused("too_many_cells")
def columns_spanned_by_the_thousand() -> bytes:
    wide = "<td colspan=1000>x</td>" * 20
    return f"<table><tr>{wide}</tr></table>".encode()


@read()
def rows_spanned_beyond_the_end() -> bytes:
    return page(ROWS).replace("<td>ID<", "<td rowspan=99999999 colspan=0>ID<").replace(
        "<td>ID<", "<td>ID<"
    ).replace(" rowspan=99999999", "").encode()  # fmt: skip


@read()
def thousands_of_nested_blocks() -> bytes:
    return page(ROWS, before="<div>" * 20_000).encode()


@refused("null_characters")
def web_page_cut_by_zeros() -> bytes:
    return page(ROWS).encode() + b"\0" * 100


@refused("no_table")
def web_page_of_links() -> bytes:
    return b"<table><tr><td>Accueil</td></tr><tr><td>Contact</td></tr></table>"


@read()
def web_archive() -> bytes:
    return archive({"Base": page(ROWS)})


@read()
def web_archive_in_base_64() -> bytes:
    encoded = base64.encodebytes(page(ROWS).encode()).decode()
    return archive({"Base": encoded}, transfer="base64")


@refused("no_data")
def web_archive_without_a_table() -> bytes:
    return archive({"Base": "<p>Rien</p>"})


@refused("no_data")
def web_archive_cut() -> bytes:
    return archive({"Base": page(ROWS)})[:300]


# -- XML of Excel 2003 ---------------------------------------------------------------------------


@read()
def xml_workbook() -> bytes:
    return xml_2003({"Base": ROWS})


@read("error_cells", "hidden_rows", "hidden_columns")
def xml_marks() -> bytes:
    content = xml_2003({"Base": ROWS}).decode()
    content = content.replace("<Table>", '<Table><Column ss:Hidden="1"/>')
    content = content.replace("<Row>", '<Row ss:Hidden="1">', 2).replace(
        '<Row ss:Hidden="1">', "<Row>", 1
    )
    bad = '<Cell ss:Index="9"><Data ss:Type="Error">#N/A</Data></Cell></Row></Table>'
    return content.replace("</Row></Table>", bad).encode()


@refused("too_many_cells")
def xml_row_beyond_the_last() -> bytes:
    return xml_2003(
        {"Base": ['<Row ss:Index="2000000"><Cell><Data ss:Type="String">x</Data></Cell></Row>']}
    )


@refused("too_many_cells")
def xml_cell_spanning_everything() -> bytes:
    return xml_2003(
        {
            "Base": [
                '<Row><Cell ss:MergeAcross="99999999"><Data ss:Type="String">x</Data></Cell></Row>'
            ]
        }
    )


@refused("dtd")
def xml_with_entities() -> bytes:
    return xml_2003({"Base": ROWS}).replace(b"?><?mso", b'?><!DOCTYPE x [<!ENTITY a "b">]><?mso')


@refused("damaged")
def xml_cut() -> bytes:
    return xml_2003({"Base": ROWS})[:-200]


@refused("damaged")
def xml_index_of_no_number() -> bytes:
    return xml_2003({"Base": ['<Row ss:Index="x"/>']})
