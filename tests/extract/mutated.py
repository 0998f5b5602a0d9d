"""Workbooks damaged in one part of their zip, which stays a sound zip itself."""

from __future__ import annotations

import io
import random
import re
import zipfile

_LOOKED_AT = re.compile(r"sheet|styles|workbook|\.rels", re.IGNORECASE)
_PIECES = (
    b"<", b">", b"/", b'"', b"'", b"=", b" ", b"&", b";", b"&amp;", b"&#10;", b"&#0;", b"]]>",
    b"<v>", b"</v>", b"<v/>", b"</c>", b"<c>", b'<c r="A1"/>', b"</row>", b"<row>", b"<is>",
    b"<t>", b"</t>", b"<f>", b"</f>", b"<!-- x -->", b"<![CDATA[x]]>", b"<?x y?>", b"\r\n",
    b' t="s"', b' t="n"', b' t="b"', b' t="e"', b' t="str"', b' t="inlineStr"', b' s="1"',
    b' r="B2"', b"\xc3\xa9", b"\xff", b"\0", b"_x0041_", b"</sheetData>", b"<mergeCells>", b"\n",
)  # fmt: skip
_VALUES = (
    b"0", b"1", b"-1", b"00", b"1.5", b".5", b"5.", b"+5", b"1e5", b"1E-3", b"1e400", b"nan",
    b"inf", b"0x10", b"1_0", b" 1", b"4294967296", b"99999999999999999999", b"", b"XFD1048576",
    b"ZZZ9", b"A0", b"a1", b"A1048577", b"true", b"#N/A", b"#SPILL!", b"TRUE", b"1,5",
    b"dd/mm/yyyy", b"[h]",
)  # fmt: skip


def mutated(book: bytes, rng: random.Random) -> bytes:
    """The workbook with one part damaged in one to three places."""
    with zipfile.ZipFile(io.BytesIO(book)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    wanted = [name for name in parts if _LOOKED_AT.search(name)]
    chosen = rng.choice(
        [name for name in wanted if "worksheets" in name or rng.random() < 0.2] or wanted
    )
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        parts[chosen] = _damaged(parts[chosen], rng)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", rng.choice((0, 8))) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return stream.getvalue()


def _damaged(data: bytes, rng: random.Random) -> bytes:
    at, kind = rng.randrange(len(data) or 1), rng.randrange(12)
    if kind == 0:
        return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[at + rng.choice((1, 2, 4, 16, 64)) :]
    if kind == 2:
        return data[:at] + rng.choice(_PIECES) + data[at:]
    if kind == 3:
        start = rng.randrange(len(data) or 1)
        return data[:at] + data[start : start + rng.choice((4, 16, 64))] + data[at:]
    found = list(re.finditer(rb'(?<=")[^"<>]*(?=")|(?<=>)[^<]+(?=<)|\d+', data))
    if kind == 4 or not found:
        return data[:at]
    match = rng.choice(found)
    return data[: match.start()] + rng.choice(_VALUES) + data[match.end() :]
