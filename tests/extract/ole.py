"""A minimal compound file (the container of .xls and of protected workbooks), for the tests."""

from __future__ import annotations

import struct

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Version 3; streams below 4096 bytes go into the mini-stream, as the format wants."""
    sectors: list[bytes] = []
    fat: dict[int, int] = {}

    def store(data: bytes) -> int:
        if not data:
            return END
        first = len(sectors)
        padded = data + b"\0" * (-len(data) % SECTOR)
        sectors.extend(padded[i : i + SECTOR] for i in range(0, len(padded), SECTOR))
        fat.update({n: n + 1 for n in range(first, len(sectors) - 1)})
        fat[len(sectors) - 1] = END
        return first

    mini, mini_fat, places = b"", [], {}
    for name, data in streams.items():
        if len(data) >= CUTOFF:
            places[name] = store(data)
            continue
        places[name] = len(mini_fat)
        mini += data + b"\0" * (-len(data) % MINI)
        count = len(mini) // MINI
        mini_fat += [*range(len(mini_fat) + 1, count), END]
    root = _entry("Root Entry", 5, store(mini), len(mini), child=1 if streams else FREE)
    entries = [root]
    for n, (name, data) in enumerate(streams.items()):
        right = n + 2 if n + 1 < len(streams) else FREE
        entries.append(_entry(name, 2, places[name], len(data), right=right))
    first_mini_fat = store(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(SECTOR, b"\xff"))
    first_directory = store(b"".join(entries))
    first_fat = len(sectors)
    count = -(-(len(sectors) + 1) // 127)
    table = [fat.get(n, FREE) for n in range(first_fat)] + [FAT_SECTOR] * count
    raw = struct.pack(f"<{len(table)}I", *table).ljust(count * SECTOR, b"\xff")
    sectors += [raw[i : i + SECTOR] for i in range(0, len(raw), SECTOR)]
    return _header(first_directory, first_mini_fat, first_fat, count) + b"".join(sectors)


def _header(first_directory: int, first_mini_fat: int, first_fat: int, count: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<IIIIIIIII", 0, count, first_directory, 0, CUTOFF, first_mini_fat, 1, END, 0
    )
    fats = [first_fat + n for n in range(count)]
    return head + struct.pack("<109I", *(fats + [FREE] * (109 - count)))


def _entry(
    name: str, kind: int, first: int, size: int, *, right: int = FREE, child: int = FREE
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<III", FREE, right, child) + b"\0" * 36
    return entry + struct.pack("<IQ", first, size)
