"""Web pages, web archives and « XML spreadsheets » for the tests, as platforms write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from workbooks import Rows

_SS = "urn:schemas-microsoft-com:office:spreadsheet"


def page(rows: Rows, *, head: str = "", before: str = "") -> str:
    """A page with one table."""
    lines = "".join(f"<tr>{''.join(map(_td, row))}</tr>\n" for row in rows)
    return f"<html><head>{head}</head><body>{before}<table border=1>{lines}</table></body></html>"


def _td(value: Any) -> str:
    return f"<td>{'' if value is None else escape(_shown(value))}</td>"


def _shown(value: Any) -> str:
    return str(value)


def archive(pages: Mapping[str, str], *, transfer: str = "8bit") -> bytes:
    """A « single file web page » as Excel saves it: a page a sheet, and one that names them."""
    names = "".join(
        f"<x:ExcelWorksheet><x:Name>{escape(name)}</x:Name>"
        f'<x:WorksheetSource HRef="classeur_fichiers/sheet{n:03}.htm"/></x:ExcelWorksheet>'
        for n, name in enumerate(pages, start=1)
    )
    frame = f"<html><head><!--[if gte mso 9]><xml>{names}</xml><![endif]--></head></html>"
    parts = {"file:///C:/classeur.htm": frame}
    for n, text in enumerate(pages.values(), start=1):
        parts[f"file:///C:/classeur_fichiers/sheet{n:03}.htm"] = text
    body = "".join(
        f"--=_limite\r\nContent-Location: {place}\r\nContent-Transfer-Encoding: {transfer}\r\n"
        f'Content-Type: text/html; charset="utf-8"\r\n\r\n{text}\r\n'
        for place, text in parts.items()
    )
    head = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; "
    return f'{head}boundary="=_limite"\r\n\r\n{body}--=_limite--\r\n'.encode()


def xml_2003(sheets: Mapping[str, Sequence[Sequence[Any] | str] | str], styles: str = "") -> bytes:
    """A workbook of XML; a sheet or a row given as text is XML."""
    body = "".join(
        f"<Worksheet ss:Name={quoteattr(name)}>{told if isinstance(told, str) else _table(told)}"
        "</Worksheet>"
        for name, told in sheets.items()
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{_SS}" xmlns:ss="{_SS}"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"<Styles>{styles}</Styles>{body}</Workbook>"
    ).encode()


def _table(rows: Sequence[Sequence[Any] | str]) -> str:
    lines = (
        row if isinstance(row, str) else f"<Row>{''.join(map(_cell, row))}</Row>" for row in rows
    )
    return f"<Table>{''.join(lines)}</Table>"


def _cell(value: Any) -> str:
    if value is None or value == "":
        return "<Cell/>"
    if isinstance(value, bool):
        kind, shown = "Boolean", str(int(value))
    elif isinstance(value, int | float):
        kind, shown = "Number", repr(value)
    elif hasattr(value, "isoformat"):
        kind, shown = "DateTime", value.isoformat()
    else:
        kind, shown = "String", escape(str(value))
    return f'<Cell><Data ss:Type="{kind}">{shown}</Data></Cell>'
