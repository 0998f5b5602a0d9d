"""Good files, damaged at random: bytes of the plain ones, parts of those that are zipped.

A mutant is made of a format, a seed and a number: the same three give the same bytes.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache

from biff12 import BinarySheet, Error, Styled, xlsb
from kinds import ROWS, rezipped
from old_excel import ErrorCode, OldSheet, xls
from opendocument import Table, error, ods
from web import archive, page, xml_2003
from workbooks import Percent, Rows, shared

TABLE: Rows = [
    ["Q4. La dynamique de co-construction est…"],
    ["Base : ensemble des maires"],
    ["", "Ensemble", "Région", ""],
    ["", "", "Bretagne", "Occitanie"],
    ["Base", 500, 260, 240],
    ["Présente", Percent(0.43), Percent(0.4), Percent(0.46)],
    ["Absente", Percent(0.37), Percent(0.4), Percent(0.34)],
    ["NSP", Percent(0.2), Percent(0.2), Percent(0.2)],
]
MERGES = [(2, 2, 2, 3)]


def _lines(rows: Rows, delimiter: str) -> bytes:
    return "\r\n".join(delimiter.join(map(str, row)) for row in rows).encode()


def _binary() -> bytes:
    rows = [[Styled(v, "0%") if isinstance(v, Percent) else v for v in row] for row in TABLE]
    rows[-1].append(Error("#N/A"))
    return xlsb({"Base": ROWS, "Tris": BinarySheet(rows, merges=MERGES, hidden_rows=[6])})


def _old() -> bytes:
    table = [*TABLE, ["x", ErrorCode(42)]]
    return xls({"Base": ROWS, "Tris": OldSheet(table, merges=MERGES, hidden_rows=[6])})


def _open() -> bytes:
    table = Table([*TABLE, ["x", error("#N/A")]], merges=MERGES, hidden_rows={6: "filter"})
    return ods({"Base": ROWS, "Tris": table})


def _excel() -> bytes:
    return shared({"Base": ROWS, "Tris": TABLE}, {"Tris": MERGES})


GOOD: dict[str, Callable[[], bytes]] = {
    "xlsx": _excel,
    "xlsm": lambda: rezipped(lambda _n, d: d, {"xl/vbaProject.bin": b"x" * 200}, _excel()),
    "xlsb": _binary,
    "xls": _old,
    "ods": _open,
    "csv": lambda: _lines(ROWS, ";"),
    "html": lambda: page(ROWS, head="<meta charset=utf-8>", before="<h1>Enquête</h1>").encode(),
    "mhtml": lambda: archive({"Base": page(ROWS), "Tris": page(TABLE)}),
    "xml": lambda: xml_2003({"Base": ROWS, "Tris": TABLE}),
}


@cache
def good(kind: str) -> bytes:
    return GOOD[kind]()


def mutant(kind: str, seed: int, number: int) -> bytes:
    """A damaged file of this format."""
    rng = random.Random(f"{kind} {seed} {number}")
    content = good(kind)
    if content.startswith(b"PK") and rng.random() < 0.85:
        return _with_a_damaged_part(content, rng)
    return damaged(content, rng)


def _with_a_damaged_part(content: bytes, rng: random.Random) -> bytes:
    """The container stays whole, so that the damage reaches those who read the part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    telling = [name for name in parts if re.search(r"sheet|shared|workbook|styles|content", name)]
    chosen = rng.choice(telling if rng.random() < 0.8 else list(parts))
    parts[chosen] = damaged(parts[chosen], rng)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def damaged(content: bytes, rng: random.Random) -> bytes:
    """One to five wounds: flipped bits, lost, repeated or cut bytes, odd numbers and texts."""
    wounded = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5))):
        if wounded:
            rng.choice(_WOUNDS)(wounded, rng)
    return bytes(wounded)


def _flip(wounded: bytearray, rng: random.Random) -> None:
    wounded[rng.randrange(len(wounded))] ^= 1 << rng.randrange(8)


def _lose(wounded: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(wounded))
    del wounded[start : start + rng.choice((1, 4, 64, 1024))]


def _repeat(wounded: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(wounded))
    piece = wounded[start : start + rng.choice((4, 64, 1024))]
    place = rng.randrange(len(wounded))
    wounded[place:place] = piece * rng.choice((1, 1, 50))


def _extreme(wounded: bytearray, rng: random.Random) -> None:
    place = rng.randrange(len(wounded))
    wounded[place : place + 4] = rng.choice(
        (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\x01\0\0\x80")
    )


def _cut(wounded: bytearray, rng: random.Random) -> None:
    del wounded[rng.randrange(len(wounded)) :]


_ODD = (
    b"-1", b"0", b"4294967295", b"4294967296", b"9999999999999999999", b"1e309", b"NaN", b"",
    b"XFD1048576", b"A1048577", b"%s", b"\xff", b"<", b"&#0;", b"'", b"2017-02-31", b"true",
)  # fmt: skip


def _replace(wounded: bytearray, rng: random.Random) -> None:
    """A number or a quoted text becomes another one."""
    found = list(re.finditer(rb'\d+|"[^"]{1,20}"', bytes(wounded[:200_000])))
    if found:
        match, odd = rng.choice(found), rng.choice(_ODD)
        quoted = match[0].startswith(b'"')
        wounded[match.start() : match.end()] = b'"' + odd + b'"' if quoted else odd


def _move(wounded: bytearray, rng: random.Random) -> None:
    """Two elements or records change places."""
    size = rng.choice((8, 40, 200))
    one, two = rng.randrange(len(wounded)), rng.randrange(len(wounded))
    piece = wounded[one : one + size]
    wounded[one : one + size] = wounded[two : two + size]
    wounded[two : two + size] = piece


_WOUNDS = (_flip, _lose, _repeat, _extreme, _cut, _replace, _replace, _move)
