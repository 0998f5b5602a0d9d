"""A small writer of .xlsb workbooks ([MS-XLSB]), for the tests: cells, formats, merges, states."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}
_CONTENT_TYPE = "application/vnd.ms-excel."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class Error:
    """A cell that holds an error, such as ``#N/A``."""

    name: str
    computed: bool = False


@dataclass(frozen=True)
class Styled:
    """A number shown by a format."""

    value: float
    number_format: str


@dataclass
class BinarySheet:
    """Rows of cells; None is no cell at all."""

    rows: Sequence[Sequence[Any]]
    state: int = 0
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    filtered: bool = False


def xlsb(
    sheets: Mapping[str, Sequence[Sequence[Any]] | BinarySheet],
    *,
    epoch_1904: bool = False,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A workbook; ``extra`` adds parts of any name."""
    pages = {n: s if isinstance(s, BinarySheet) else BinarySheet(s) for n, s in sheets.items()}
    texts: dict[str, int] = {}
    formats: dict[str, int] = {}
    parts = {
        f"xl/worksheets/sheet{n}.bin": _sheet(page, texts, formats)
        for n, page in enumerate(pages.values(), start=1)
    }
    parts["xl/workbook.bin"] = _workbook(pages, epoch_1904)
    parts["xl/sharedStrings.bin"] = _shared(texts)
    parts["xl/styles.bin"] = _styles(formats)
    parts["[Content_Types].xml"] = _content_types(parts)
    parts["_rels/.rels"] = _relationships({"rId1": ("officeDocument", "xl/workbook.bin")})
    related = {
        f"rId{n}": ("worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(pages) + 1)
    }
    related["rIdS"] = ("sharedStrings", "sharedStrings.bin")
    related["rIdF"] = ("styles", "styles.bin")
    parts["xl/_rels/workbook.bin.rels"] = _relationships(related)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **(extra or {})}.items():
            archive.writestr(name, data)
    return stream.getvalue()


def record(kind: int, data: bytes = b"") -> bytes:
    """A record: its type and its size, seven bits a byte, then its data."""
    return _seven_bits(kind) + _seven_bits(len(data)) + data


def _seven_bits(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _workbook(pages: Mapping[str, BinarySheet], epoch_1904: bool) -> bytes:
    bundles = b"".join(
        record(156, struct.pack("<II", page.state, n) + _wide(f"rId{n}") + _wide(name))
        for n, (name, page) in enumerate(pages.items(), start=1)
    )
    properties = record(153, struct.pack("<II", epoch_1904, 0) + _wide(""))
    return record(131) + properties + record(143) + bundles + record(144) + record(132)


def _shared(texts: Mapping[str, int]) -> bytes:
    items = b"".join(record(19, b"\0" + _wide(text)) for text in texts)
    return record(159, struct.pack("<II", len(texts), len(texts))) + items + record(160)


def _styles(formats: Mapping[str, int]) -> bytes:
    """One font, fill and border; the plain format, then one of each code used."""
    codes = b"".join(
        record(44, struct.pack("<H", 163 + n) + _wide(code)) for code, n in formats.items()
    )
    font = (
        struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0)
        + b"\7\1\0\0\0\0\0\xff\0"
        + _wide("Calibri")
    )
    plain = struct.pack("<HHHHHBBI", 0xFFFF, 0, 0, 0, 0, 0, 0, 0)
    cells = b"".join(
        record(47, struct.pack("<HHHHHBBI", 0, 163 + n, 0, 0, 0, 0, 0, 0x010000))
        for n in formats.values()
    )
    one = struct.pack("<I", 1)
    return b"".join(
        [
            record(278),
            record(615, struct.pack("<I", len(formats))) + codes + record(616),
            record(611, one) + record(43, font) + record(612),
            record(603, one) + record(45, b"\0" * 68) + record(604),
            record(613, one) + record(46, b"\0" * 51) + record(614),
            record(626, one) + record(47, plain) + record(627),
            record(617, struct.pack("<I", len(formats) + 1)),
            record(47, struct.pack("<HHHHHBBI", 0, 0, 0, 0, 0, 0, 0, 0)) + cells + record(618),
            record(279),
        ]
    )


def _sheet(page: BinarySheet, texts: dict[str, int], formats: dict[str, int]) -> bytes:
    width = max((len(row) for row in page.rows), default=1)
    height = max(len(page.rows), 1)
    out = [record(129), record(148, struct.pack("<IIII", 0, height - 1, 0, max(width - 1, 0)))]
    if page.hidden_columns:
        hidden = [struct.pack("<IIIIH", j, j, 2560, 0, 1) for j in page.hidden_columns]
        out += [record(390), *(record(60, column) for column in hidden), record(391)]
    out.append(record(145))
    for number, row in enumerate(page.rows):
        out.append(_row_header(number, number in page.hidden_rows))
        out += [_cell(j, value, texts, formats) for j, value in enumerate(row) if value is not None]
    out.append(record(146))
    if page.filtered:
        corners = struct.pack("<IIII", 0, height - 1, 0, width - 1)
        out.append(record(161, corners) + record(162))
    if page.merges:
        out.append(record(177, struct.pack("<I", len(page.merges))))
        for top, left, bottom, right in page.merges:
            out.append(record(176, struct.pack("<IIII", top, bottom, left, right)))
        out.append(record(178))
    return b"".join(out) + record(130)


def _row_header(row: int, hidden: bool) -> bytes:
    flags = 0x10 if hidden else 0
    return record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))


def _cell(column: int, value: Any, texts: dict[str, int], formats: dict[str, int]) -> bytes:
    style = 0
    if isinstance(value, Styled):
        style = formats.setdefault(value.number_format, len(formats) + 1)
        value = value.value
    place = struct.pack("<II", column, style)
    if isinstance(value, Error):
        code = bytes([_ERRORS[value.name]])
        formula = struct.pack("<HIII", 0, 0, 0, 0)[:10] if value.computed else b""
        return record(11 if value.computed else 3, place + code + formula)
    if isinstance(value, bool):
        return record(4, place + bytes([value]))
    if isinstance(value, int) and -(1 << 29) <= value < 1 << 29:
        return record(2, place + struct.pack("<i", value << 2 | 2))
    if isinstance(value, int | float):
        return record(5, place + struct.pack("<d", value))
    if value == "":
        return record(1, place)
    number = texts.setdefault(value, len(texts))
    return record(7, place + struct.pack("<I", number))


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    kinds = {
        "workbook": "sheet.binary.macroEnabled.main",
        "sharedStrings": "sharedStrings",
        "styles": "styles",
    }
    lines = []
    for name in parts:
        stem = name.rpartition("/")[2].removesuffix(".bin")
        kind = kinds.get(stem, "worksheet")
        lines.append(f'<Override PartName="/{name}" ContentType="{_CONTENT_TYPE}{kind}"/>')
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/>'
        f"{''.join(lines)}</Types>"
    ).encode()


def _relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in targets.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}/relationships">'
        f"{lines}</Relationships>"
    ).encode()
