"""A minimal compound file (the container of .xls and of protected workbooks), for the tests."""

from __future__ import annotations

import struct

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Version 3, every stream padded beyond 4096 bytes so that no mini-stream is needed."""
    chains: list[list[int]] = []
    sectors: list[bytes] = []
    for data in streams.values():
        padded = data.ljust(4096, b"\0")
        padded += b"\0" * (-len(padded) % SECTOR)
        first = len(sectors)
        sectors += [padded[i : i + SECTOR] for i in range(0, len(padded), SECTOR)]
        chains.append(list(range(first, len(sectors))))
    entries = [_entry("Root Entry", 5, END, 0, child=1 if streams else FREE)]
    for n, (name, data) in enumerate(streams.items()):
        right = n + 2 if n + 1 < len(streams) else FREE
        entries.append(_entry(name, 2, chains[n][0], max(len(data), 4096), right=right))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % SECTOR)
    first_directory = len(sectors)
    sectors += [directory[i : i + SECTOR] for i in range(0, len(directory), SECTOR)]
    chains.append(list(range(first_directory, len(sectors))))
    fat_count = 1
    while fat_count * 128 < len(sectors) + fat_count:
        fat_count += 1
    first_fat = len(sectors)
    fat = [FREE] * (fat_count * 128)
    for chain in chains:
        for here, following in zip(chain, [*chain[1:], END], strict=True):
            fat[here] = following
    for n in range(fat_count):
        fat[first_fat + n] = FAT_SECTOR
    raw = struct.pack(f"<{len(fat)}I", *fat)
    sectors += [raw[i : i + SECTOR] for i in range(0, len(raw), SECTOR)]
    return _header(first_directory, first_fat, fat_count) + b"".join(sectors)


def _header(first_directory: int, first_fat: int, fat_count: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, fat_count, first_directory, 0, 4096, END, 0, END, 0)
    fats = [first_fat + n for n in range(fat_count)]
    return head + struct.pack("<109I", *(fats + [FREE] * (109 - fat_count)))


def _entry(
    name: str, kind: int, first: int, size: int, *, right: int = FREE, child: int = FREE
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<III", FREE, right, child) + b"\0" * 36
    return entry + struct.pack("<IQ", first, size)
