"""A small writer of .ods workbooks, in the XML that LibreOffice writes, for the tests."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "table": "table", "text": "text", "style": "style",
        "number": "datastyle", "script": "script",
    }.items()
)  # fmt: skip
_NAMES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


@dataclass(frozen=True)
class Xml:
    """A cell given as XML."""

    text: str


@dataclass
class Table:
    """Rows of cells; a row given as text is XML."""

    rows: Sequence[Sequence[Any] | str]
    hidden: bool = False
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Mapping[int, str] = field(default_factory=dict)


def ods(
    tables: Mapping[str, Sequence[Sequence[Any] | str] | Table],
    *,
    extra: Mapping[str, bytes] | None = None,
    manifest: str = "",
    prologue: str = "",
) -> bytes:
    """A workbook; ``extra`` adds members, ``manifest`` adds lines to the manifest."""
    pages = {n: t if isinstance(t, Table) else Table(t) for n, t in tables.items()}
    body = "".join(_table(name, page) for name, page in pages.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content {_NAMES} '
        f'office:version="1.3"><office:automatic-styles>{_STYLES}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped_ods({"content.xml": content.encode(), **(extra or {})}, manifest)


def zipped_ods(members: Mapping[str, bytes], manifest: str = "") -> bytes:
    """The members, with the two that every OpenDocument file has."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        archive.writestr("META-INF/manifest.xml", _manifest(manifest))
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


_STYLES = """
<style:style style:name="shown" style:family="table">
<style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table">
<style:table-properties table:display="false"/></style:style>
<number:percentage-style style:name="N0"><number:number number:decimal-places="0"
 number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N0"/>
"""


def _manifest(lines: str) -> str:
    name = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {name}>'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        f"{lines}</manifest:manifest>"
    )


def _table(name: str, page: Table) -> str:
    style = "hidden" if page.hidden else "shown"
    spans = {
        (top, left): (bottom - top + 1, right - left + 1)
        for top, left, bottom, right in page.merges
    }
    covered = {
        (i, j)
        for top, left, bottom, right in page.merges
        for i in range(top, bottom + 1)
        for j in range(left, right + 1)
    } - set(spans)
    rows = []
    for i, row in enumerate(page.rows):
        if isinstance(row, str):
            rows.append(row)
            continue
        hidden = page.hidden_rows.get(i)
        shown = f' table:visibility="{hidden}"' if hidden else ""
        cells = "".join(_cell(v, spans.get((i, j)), (i, j) in covered) for j, v in enumerate(row))
        rows.append(f"<table:table-row{shown}>{cells}</table:table-row>")
    return (
        f"<table:table table:name={quoteattr(name)} table:style-name={quoteattr(style)}>"
        f"<table:table-column/>{''.join(rows)}</table:table>"
    )


def _cell(value: Any, span: tuple[int, int] | None, covered: bool) -> str:
    if isinstance(value, Xml):
        return value.text
    tag = "table:covered-table-cell" if covered else "table:table-cell"
    told, shown = _told(value)
    if span:
        told += f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    return f"<{tag}{told}>{shown}</{tag}>" if shown else f"<{tag}{told}/>"


def _told(value: Any) -> tuple[str, str]:
    """The attributes and the text of a cell."""
    if value is None or value == "":
        return "", ""
    if isinstance(value, bool):
        word = str(value).lower()
        return f' office:value-type="boolean" office:boolean-value="{word}"', _paragraph(word)
    if type(value).__name__ == "Percent":
        told = (
            f' table:style-name="percent" office:value-type="percentage" office:value="{value!r}"'
        )
        return told, _paragraph(f"{value:.0%}")
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value!r}"', _paragraph(str(value))
    if isinstance(value, datetime.datetime | datetime.date):
        return f' office:value-type="date" office:date-value="{value.isoformat()}"', _paragraph(
            str(value)
        )
    return ' office:value-type="string"', _paragraph(str(value))


def _paragraph(text: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))


def error(name: str, formula: str = "of:=[.A1]/0") -> Xml:
    """A formula whose result is an error, as LibreOffice writes it."""
    return Xml(
        f'<table:table-cell table:formula="{formula}" office:value-type="string" '
        f'office:string-value="" calcext:value-type="error"><text:p>{name}</text:p>'
        "</table:table-cell>"
    )
