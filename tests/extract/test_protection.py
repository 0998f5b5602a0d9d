"""A protected workbook is named as such and, the password given, opened."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import pytest
from ole import compound_file
from protected import encrypt_block, protect, schedule
from workbooks import REGION, number, one_of, people, shared

from ocpart_desktop.extract import open_extract
from ocpart_desktop.extract.protection import aes
from ocpart_desktop.extract.protection.compound import CompoundFile, DamagedContainer
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.system.errors import UserError

PASSWORD = "Été 2017 à Orléans"

# FIPS 197, appendix C: the same plain block under keys of 128, 192 and 256 bits.
PLAIN = bytes.fromhex("00112233445566778899aabbccddeeff")
VECTORS = {
    16: "69c4e0d86a7b0430d8cdb78070b4c55a",
    24: "dda97ca4864cdfe06eaf70a0ec0d7191",
    32: "8ea2b7ca516745bfeafc49904b496089",
}


@pytest.fixture(scope="module")
def workbook() -> bytes:
    rows = [["ID", "REGION", "Q1"], *people(60, number(), REGION, one_of("Oui", "Non"))]
    return shared({"Base": rows})


@pytest.fixture(scope="module")
def protected(workbook: bytes) -> bytes:
    return protect(workbook, PASSWORD)


@pytest.mark.parametrize("size", VECTORS)
def test_the_cipher_agrees_with_its_standard(size: int) -> None:
    key, cipher = bytes(range(size)), bytes.fromhex(VECTORS[size])
    assert encrypt_block(schedule(key), PLAIN) == cipher
    assert aes.decrypt_ecb(key, aes.as_blocks(cipher * 3)).tobytes() == PLAIN * 3


def test_the_password_opens_the_workbook(protected: bytes, workbook: bytes) -> None:
    opened = read_bytes(protected, "x.xlsx", password=PASSWORD)
    plain = read_bytes(workbook, "x.xlsx")
    assert opened.questions == plain.questions
    assert opened.source.bytes == len(protected)
    assert np.array_equal(
        opened.tables[0].columns["Q1"].codes,  # type: ignore[union-attr]
        plain.tables[0].columns["Q1"].codes,  # type: ignore[union-attr]
    )


def test_the_door_asks_for_the_password_then_takes_it(protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "protege.xlsx"
    path.write_bytes(protected)
    with pytest.raises(UserError) as wanted:
        open_extract(path)
    assert wanted.value.code == "password"
    assert open_extract(path, password=PASSWORD).survey.questions


def test_a_wrong_password_is_told_from_a_missing_one(protected: bytes) -> None:
    with pytest.raises(UserError) as refusal:
        read_bytes(protected, "x.xlsx", password=PASSWORD.lower())
    assert refusal.value.code == "wrong_password"


def test_a_needless_password_does_no_harm(workbook: bytes) -> None:
    assert read_bytes(workbook, "x.xlsx", password="inutile").questions


@pytest.mark.parametrize(
    "info", [b"", b"\x02\x00\x02\x00" + b"x" * 200, b"\x04\x00\x04\x00\x40\0\0\0<encryption/>"]
)
def test_another_protection_is_refused_in_a_sentence(info: bytes) -> None:
    content = compound_file({"EncryptionInfo": info, "EncryptedPackage": b"x" * 5000})
    with pytest.raises(UserError) as refusal:
        read_bytes(content, "x.xlsx", password=PASSWORD)
    assert refusal.value.code == "unknown_protection"


def test_streams_large_and_small_are_found_by_name() -> None:
    streams = {"petit": b"a" * 100, "grand": bytes(range(256)) * 80, "moyen": b"b" * 4095}
    container = CompoundFile(compound_file(streams))
    assert {name: container.stream(name) for name in streams} == streams
    with pytest.raises(DamagedContainer):
        container.stream("autre")


def test_a_damaged_container_never_loops(protected: bytes) -> None:
    rng = np.random.default_rng(1)
    for _ in range(60):
        damaged = bytearray(protected)
        for place in rng.integers(0, len(damaged), 30):
            damaged[place] = rng.integers(0, 256)
        damaged[:8] = protected[:8]
        with contextlib.suppress(UserError):
            read_bytes(bytes(damaged), "x.xlsx", password=PASSWORD)
