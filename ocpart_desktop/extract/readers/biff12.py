"""The records of binary workbooks ([MS-XLSB]): one after the other, their type and place."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from ocpart_desktop.extract.damage import damaged

ROW, CELL_RK, CELL_ERROR, CELL_REAL, FORMULA_NUMBER, FORMULA_ERROR = 0, 2, 3, 5, 9, 11
BOOK_PROPERTIES, SHEET, MERGED, FILTER, COLUMN = 153, 156, 176, 161, 60
FORMAT, STYLE, STYLES_START, STYLES_END = 44, 47, 617, 618


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The type of each record, where its data begin and where they end."""
    place, whole = 0, len(data)
    while place < whole:
        try:
            kind = data[place]
            place += 1
            if kind & 0x80:
                kind = kind & 0x7F | (data[place] & 0x7F) << 7
                place += 1
            size = shift = 0
            while True:
                byte = data[place]
                place += 1
                size |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 or shift > 21:
                    break
        except IndexError:
            raise damaged() from None
        if place + size > whole:
            raise damaged()
        yield kind, place, place + size
        place += size


def integer(data: bytes, place: int) -> int:
    """Four bytes, unsigned."""
    found: int = struct.unpack_from("<I", data, place)[0]
    return found


def wide_text(data: bytes, place: int) -> tuple[str, int]:
    """A text and where it ends; the length is in UTF-16 units, all ones for none at all."""
    length = integer(data, place)
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    if end > len(data):
        raise damaged()
    return data[place + 4 : end].decode("utf-16-le", "replace"), end
