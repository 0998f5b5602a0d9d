"""The same summary gives the same bytes, in any process and at any moment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocpart_desktop.documents.dated import date_parts
from ocpart_desktop.documents.formats import SUFFIXES

PROGRAM = Path(__file__).with_name("writing_once.py")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What two processes wrote, with other hashes and seconds of the clock."""
    made = []
    for seed in ("1", "2"):
        folder = tmp_path_factory.mktemp("once")
        told = {"PYTHONHASHSEED": seed, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(
            [sys.executable, str(PROGRAM), str(folder)],
            env=os.environ | told | {"PYTHONPATH": str(ROOT)},
            check=True,
            timeout=100,
        )
        made.append(folder)
        time.sleep(2.1)  # a zip tells two seconds apart
    return made


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_the_same_to_the_byte(folders: list[Path], suffix: str) -> None:
    once, again = ((folder / f"a{suffix}").read_bytes() for folder in folders)
    assert once == again


def test_parts_bear_the_moment_told_and_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"fin"
        archive.writestr("é.xml", "un" * 500)
        archive.writestr("b/c.xml", b"")
    date_parts(path, datetime(2026, 11, 24, 14, 30, 8, tzinfo=UTC))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(2026, 11, 24, 14, 30, 8)}
        assert archive.read("é.xml") == b"un" * 500
