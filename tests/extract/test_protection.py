"""A protected workbook is named as such and, the password given, opened."""

from __future__ import annotations

import contextlib
import io
import logging
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import xlwt
from biff12 import xlsb
from ole import compound_file
from opendocument import ods
from protected import protect, protect_2007, protect_xls
from workbooks import REGION, Rows, number, one_of, people, shared

from ocpart_desktop.extract import limits, open_extract
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.system.errors import UserError

PASSWORD = "Été 2017 à Orléans"
ROWS: Rows = [["ID", "REGION", "Q1"], *people(60, number(), REGION, one_of("Oui", "Non"))]


def old(rows: Rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Base")
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            sheet.write(i, j, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


PLAIN: dict[str, Callable[[], bytes]] = {
    "agile xlsx": lambda: shared({"Base": ROWS}),
    "standard xlsx": lambda: shared({"Base": ROWS}),
    "agile xlsb": lambda: xlsb({"Base": ROWS}),
    "rc4 xls": lambda: old(ROWS),
}
PROTECTIONS: dict[str, Callable[[bytes, str], bytes]] = {
    "agile xlsx": protect,
    "standard xlsx": protect_2007,
    "agile xlsb": protect,
    "rc4 xls": protect_xls,
}


@pytest.fixture(params=PLAIN)
def pair(request: pytest.FixtureRequest) -> tuple[bytes, bytes]:
    """A workbook, and the same one protected."""
    plain = PLAIN[request.param]()
    return plain, PROTECTIONS[request.param](plain, PASSWORD)


@pytest.fixture(scope="module")
def protected() -> bytes:
    return protect(shared({"Base": ROWS}), PASSWORD)


def refusal_of(content: bytes, password: str | None = None) -> str:
    with pytest.raises(UserError) as refusal:
        read_bytes(content, "x.xlsx", password=password)
    return refusal.value.code


def test_the_password_opens_the_workbook_and_nothing_else_does(pair: tuple[bytes, bytes]) -> None:
    workbook, protected = pair
    opened = read_bytes(protected, "x.xlsx", password=PASSWORD)
    plain = read_bytes(workbook, "x.xlsx")
    assert opened.questions == plain.questions
    assert opened.source.bytes == len(protected)
    assert np.array_equal(
        opened.tables[0].columns["Q1"].codes,  # type: ignore[union-attr]
        plain.tables[0].columns["Q1"].codes,  # type: ignore[union-attr]
    )
    assert refusal_of(protected) == "password"
    assert refusal_of(protected, "") == "password"
    assert refusal_of(protected, PASSWORD.lower()) == "wrong_password"


def test_the_door_asks_for_the_password_then_takes_it(protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "protege.xlsx"
    path.write_bytes(protected)
    with pytest.raises(UserError) as wanted:
        open_extract(path)
    assert wanted.value.code == "password"
    assert open_extract(path, password=PASSWORD).survey.questions


def test_a_workbook_only_protected_against_writing_opens_without_asking() -> None:
    locked = protect(shared({"Base": ROWS}), "VelvetSweatshop")
    assert read_bytes(locked, "x.xlsx").questions


def test_a_needless_password_does_no_harm() -> None:
    for content in (shared({"Base": ROWS}), old(ROWS)):
        assert read_bytes(content, "x.xlsx", password="inutile").questions


def test_the_password_is_in_no_log(protected: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    old_book = protect_xls(old(ROWS), PASSWORD)
    for content in (protected, protect_2007(shared({"Base": ROWS}), PASSWORD), old_book):
        assert read_bytes(content, "x.xlsx", password=PASSWORD).questions
        assert refusal_of(content, "Raté") == "wrong_password"
    assert PASSWORD not in caplog.text
    assert "Raté" not in caplog.text


@pytest.mark.parametrize(
    "info", [b"", b"\x02\x00\x02\x00" + b"x" * 200, b"\x04\x00\x04\x00\x40\0\0\0<encryption/>"]
)
def test_another_protection_is_refused_in_a_sentence(info: bytes) -> None:
    content = compound_file({"EncryptionInfo": info, "EncryptedPackage": b"x" * 5000})
    assert refusal_of(content, PASSWORD) == "unknown_protection"
    assert refusal_of(content) == "unknown_protection"


def test_no_more_rounds_are_made_than_the_limit() -> None:
    heavy = protect(shared({"Base": ROWS}), PASSWORD, spins=limits.PASSWORD_SPINS + 1)
    assert refusal_of(heavy, PASSWORD) == "unknown_protection"
    usual = protect(shared({"Base": ROWS}), PASSWORD, spins=limits.PASSWORD_SPINS)
    assert refusal_of(usual, PASSWORD) == "wrong_password"


def test_declarations_in_the_description_of_the_protection_are_refused(protected: bytes) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><encryption>&b;</encryption>'
    info = b"\4\0\4\0\x40\0\0\0" + bomb
    content = compound_file({"EncryptionInfo": info, "EncryptedPackage": b"x" * 5000})
    assert refusal_of(content, PASSWORD) == "unknown_protection"


def test_a_protected_document_of_another_kind_is_named() -> None:
    with pytest.raises(UserError) as refusal:
        read_bytes(protect(b"%PDF-1.7" + b"x" * 500, PASSWORD), "x.xlsx", password=PASSWORD)
    assert refusal.value.code == "unknown_protection"


def test_a_protected_open_document_is_named_without_asking_for_a_password() -> None:
    locked = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    content = ods({"Base": ROWS}, manifest=f"{locked}</manifest:file-entry>")
    assert refusal_of(content) == "ods_password"


def test_a_damaged_container_never_loops(protected: bytes) -> None:
    rng = random.Random(1)
    for _ in range(60):
        damaged = bytearray(protected)
        for _place in range(30):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        damaged[:8] = protected[:8]
        with contextlib.suppress(UserError):
            read_bytes(bytes(damaged), "x.xlsx", password=PASSWORD)
