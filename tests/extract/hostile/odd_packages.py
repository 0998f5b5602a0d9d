"""Zip containers that are damaged, dishonest or out of proportion."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

from kinds import in_sheet, read, refused, rezipped, workbook, zipped
from protected import protect

from ocpart_desktop.extract import limits


def as_is(_name: str, data: bytes) -> bytes:
    return data


@refused("truncated")
def cut_before_its_end() -> bytes:
    return workbook()[: len(workbook()) * 2 // 3]


@refused("truncated")
def end_filled_with_zeros() -> bytes:
    half = len(workbook()) // 2
    return workbook()[:half] + b"\0" * (len(workbook()) - half)


@refused("truncated")
def directory_lost() -> bytes:
    return workbook().replace(b"PK\x01\x02", b"PK\x00\x00")


@refused("damaged")
def part_with_a_wrong_checksum() -> bytes:
    content = bytearray(zipped_plain())
    place = content.index(b"<sheetData>") + 30
    content[place] ^= 1
    return bytes(content)


def zipped_plain() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members, zipfile.ZIP_STORED)


@refused("bomb")
def part_that_unpacks_out_of_proportion() -> bytes:
    return rezipped(as_is, {"xl/bombe.xml": b"0" * (limits.EXPANSION_RATIO_APPLIES_FROM + 1)})


def declaring(size: int, count: int = 1) -> bytes:
    """A workbook with parts said to be of this size, without weighing it."""
    content = rezipped(as_is, {f"xl/part{n}.xml": b"0" * 2_000 for n in range(count)})
    changed = bytearray(content)
    start = 0
    while (start := changed.find(b"PK\x01\x02", start)) >= 0:
        name_size = struct.unpack_from("<H", changed, start + 28)[0]
        if changed[start + 46 : start + 46 + name_size].startswith(b"xl/part"):
            struct.pack_into("<I", changed, start + 20, size // 200)
            struct.pack_into("<I", changed, start + 24, size)
        start += 46
    return bytes(changed)


@refused("bomb")
def part_said_to_be_huge() -> bytes:
    return declaring(limits.PART_BYTES + 1)


@refused("bomb")
def parts_said_to_be_huge_together() -> bytes:
    return declaring(limits.ALL_PARTS_BYTES // 4 + 1, 4)


@refused("too_many_parts")
def thousands_of_parts() -> bytes:
    return rezipped(as_is, {f"xl/p{n}.xml": b"" for n in range(limits.ZIP_MEMBERS)})


@refused("twin_parts")
def two_parts_of_one_name() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rezipped(as_is, {"xl/worksheets/sheet1.xml": b"<worksheet/>"})


@refused("twin_parts")
def two_parts_whose_names_differ_by_case() -> bytes:
    return rezipped(as_is, {"XL/Worksheets/Sheet1.xml": b"<worksheet/>"})


@refused("unknown_protection")
def zip_with_a_password() -> bytes:
    content = bytearray(workbook())
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    return bytes(content)


@refused("damaged")
def compression_nobody_knows() -> bytes:
    content = bytearray(workbook())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            struct.pack_into("<H", content, start + offset, 99)
            start += 4
    return bytes(content)


def bomb_that_lies(said: int) -> bytes:
    """A sheet that unpacks to 100 MB of spaces and is said to be small."""
    content = bytearray(in_sheet(b"<sheetData>", b"<sheetData>" + b" " * (100 * limits.MEGABYTE)))
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        name_size = struct.unpack_from("<H", content, start + 28)[0]
        if content[start + 46 : start + 46 + name_size] == b"xl/worksheets/sheet1.xml":
            struct.pack_into("<I", content, start + 24, said)
        start += 46
    return bytes(content)


@refused("damaged")
def part_that_lies_about_its_size() -> bytes:
    return bomb_that_lies(10_000)


@read()
def parts_with_names_that_climb_folders() -> bytes:
    return rezipped(as_is, {"../../etc/passwd": b"x", "/tmp/x.xml": b"<x/>", "C:\\x.xml": b"<x/>"})


@read()
def part_names_with_backslashes() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = zipped(members)
    for name in members:
        content = content.replace(name.encode(), name.replace("/", "\\").encode())
    return content


@refused("password")
def protected_without_the_password() -> bytes:
    return protect(workbook(), "secret")


@refused("wrong_password", password="autre")
def protected_with_another_password() -> bytes:
    return protect(workbook(), "secret")


@refused("truncated")
def protected_and_cut() -> bytes:
    return protect(workbook(), "secret")[:2_000]
