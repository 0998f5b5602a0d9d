"""The same content opens again from the cache: never another content, never a damaged reading."""

from __future__ import annotations

import os
import pickle
import shutil
import stat
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from protected import protect
from workbooks import REGION, inline, number, one_of, people, shared

from ocpart_desktop.extract import kept, limits, open_extract
from ocpart_desktop.extract.door import Opened, kept_as
from ocpart_desktop.extract.packing import NotADraft, packed, unpacked
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.i18n import use_language
from ocpart_desktop.survey.corrections import About, Reading, correction
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import cache_folder, sample

ROWS = [["ID", "REGION", "POIDS", "Q1. Êtes-vous favorable ?"]]
ROWS += people(40, number(), REGION, one_of(0.5, 1, 1.5), one_of("Oui", "Non"))
CORRECTED = Reading((correction(About.REGION, "", "Bretagne", "11"),))


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "extrait.xlsx"
    path.write_bytes(shared({"Répondants": ROWS}))
    return path


@pytest.fixture(scope="module")
def reading() -> bytes:
    return packed(read_bytes(shared({"Répondants": ROWS}), "extrait.xlsx"))


def entries() -> list[Path]:
    return sorted((cache_folder() / "extracts").glob("*"))


def assert_same(one: Opened, other: Opened) -> None:
    assert one.receipt == other.receipt
    assert one.survey.questions == other.survey.questions
    assert one.survey.source == other.survey.source
    for name, table in one.survey.respondents.items():
        pd.testing.assert_frame_equal(table.frame, other.survey.respondents[name].frame)


def test_what_opens_again_is_what_was_opened(extract: Path) -> None:
    first = open_extract(extract)
    (entry,) = entries()
    before = entry.stat().st_mtime_ns
    os.utime(entry, (1, 1))
    seen: list[float] = []
    assert_same(open_extract(extract, progress=seen.append), first)
    assert seen == [1.0]
    assert entry.stat().st_mtime_ns >= before, "the last to be forgotten"
    assert entries() == [entry]


@pytest.mark.parametrize("name", ["enquete_tableaux.xlsx", "indicateurs_regions.xlsx"])
def test_every_sample_comes_back_whole(name: str) -> None:
    draft = read_bytes(sample(name).read_bytes(), name)
    again = unpacked(packed(draft))
    assert (again.receipt, again.questions, again.published) == (
        draft.receipt,
        draft.questions,
        draft.published,
    )


def test_a_copy_of_the_file_elsewhere_opens_at_once(extract: Path, tmp_path: Path) -> None:
    open_extract(extract)
    copy = tmp_path / "ailleurs" / extract.name
    copy.parent.mkdir()
    shutil.copy(extract, copy)
    seen: list[float] = []
    open_extract(copy, progress=seen.append)
    assert seen == [1.0]


def test_whatever_a_reading_depends_on_is_in_its_name(
    extract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = extract.read_bytes()
    names = {
        kept_as(content, "a.xlsx", Reading()),
        kept_as(content, "b.xlsx", Reading()),
        kept_as(content + b"\0", "a.xlsx", Reading()),
        kept_as(content, "a.xlsx", CORRECTED),
    }
    monkeypatch.setattr(kept, "__version__", "0.0.9")
    kept._reader.cache_clear()
    names.add(kept_as(content, "a.xlsx", Reading()))
    kept._reader.cache_clear()
    assert len(names) == 5


def test_another_reader_reads_again(extract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_extract(extract)
    monkeypatch.setattr(kept, "_reader", lambda: "another")
    open_extract(extract)
    assert len(entries()) == 2


def test_what_is_put_right_is_read_again_then_kept(extract: Path) -> None:
    plain, right = open_extract(extract), open_extract(extract, reading=CORRECTED)
    assert plain.survey.regions != right.survey.regions
    assert_same(open_extract(extract, reading=CORRECTED), right)
    assert len(entries()) == 2


def test_a_reading_is_the_same_in_every_language() -> None:
    content = shared({"Répondants": ROWS})
    french = read_bytes(content, "x.xlsx")
    use_language("en")
    english = read_bytes(content, "x.xlsx")
    assert packed(french) == packed(english)


def test_nothing_is_kept_of_a_workbook_under_a_password(tmp_path: Path) -> None:
    path = tmp_path / "protege.xlsx"
    path.write_bytes(protect(shared({"Base": ROWS}), "secret"))
    for _ in range(2):
        with pytest.raises(UserError):
            open_extract(path)
        open_extract(path, password="secret")
    assert entries() == []


def test_nothing_is_kept_when_it_is_not_wanted_nor_found(extract: Path) -> None:
    open_extract(extract, kept=False)
    assert entries() == []
    open_extract(extract)
    entries()[0].write_bytes(b"never looked at")
    open_extract(extract, kept=False)


def test_what_is_true_today_only_is_not_kept(tmp_path: Path) -> None:
    ahead = datetime.now() + timedelta(days=40)
    path = tmp_path / "daté.xlsx"
    rows = [["ID", "Date de naissance", "Q1"]]
    path.write_bytes(inline({"R": rows + people(30, number(), one_of(ahead), one_of("a", "b"))}))
    codes = {issue.code for issue in open_extract(path).receipt.issues}
    assert "future_date" in codes
    assert entries() == []


def damages(content: bytes) -> dict[str, bytes]:
    middle = len(content) // 2
    return {
        "empty": b"",
        "cut": content[:middle],
        "a byte changed": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "another format": content.replace(b"reading 1", b"reading 2"),
        "longer": content + b"x",
        "foreign": b"PK\x03\x04" + content,
    }


@pytest.mark.parametrize("damage", damages(b"reading 1 "))
def test_a_damaged_reading_is_removed_and_the_file_read_again(
    damage: str, extract: Path, reading: bytes
) -> None:
    key = kept_as(extract.read_bytes(), extract.name, Reading())
    kept.keep(key, reading)
    (entry,) = entries()
    entry.write_bytes(damages(entry.read_bytes())[damage])
    assert kept.find(key) is None
    assert entries() == []
    assert open_extract(extract).survey.questions


def test_a_reading_under_the_name_of_another_is_not_believed(reading: bytes) -> None:
    one, other = "11" * 32, "22" * 32
    kept.keep(one, reading)
    (entry,) = entries()
    entry.rename(entry.with_name(entry.name.replace(one, other)))
    assert kept.find(other) is None
    assert entries() == []


class Mischief:
    def __reduce__(self) -> Any:
        return os.mkdir, ("mischief",)


@pytest.mark.parametrize("what", [Mischief(), {"a": 1}, print, os.system, Path("/"), kept.clear])
def test_nothing_but_the_values_of_a_draft_comes_out(
    what: object, extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    forged = pickle.dumps(what)
    with pytest.raises(NotADraft):
        unpacked(forged)
    kept.keep(kept_as(extract.read_bytes(), extract.name, Reading()), forged)
    assert open_extract(extract).survey.questions
    assert not Path("mischief").exists()


def test_readings_are_for_their_user_alone(reading: bytes) -> None:
    kept.keep("33" * 32, reading)
    (entry,) = entries()
    if os.name == "posix":
        assert stat.S_IMODE(entry.stat().st_mode) == 0o600
        assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700


def test_the_oldest_readings_go_first_and_the_newest_stays(
    reading: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "KEPT_READINGS_BYTES", int(3.5 * len(reading)))
    for n in range(6):
        kept.keep(f"{n:064x}", reading)
        os.utime(entries()[-1], (time.time() + n - 60, time.time() + n - 60))
    assert [kept.find(f"{n:064x}") is not None for n in range(6)] == [False] * 3 + [True] * 3
    monkeypatch.setattr(limits, "KEPT_READINGS_BYTES", 1)
    kept.keep("f" * 64, reading)
    assert kept.find("f" * 64) == reading
    assert len(entries()) == 1


def test_a_reading_not_used_for_long_goes(reading: bytes) -> None:
    kept.keep("1" * 64, reading)
    (old,) = entries()
    then = time.time() - limits.KEPT_READING_SECONDS - 60
    os.utime(old, (then, then))
    kept.keep("2" * 64, reading)
    assert kept.find("1" * 64) is None


def test_a_huge_reading_is_not_kept(reading: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEPT_READING_BYTES", len(reading) - 1)
    kept.keep("4" * 64, reading)
    assert entries() == []


def test_a_folder_that_cannot_be_written_is_no_harm(extract: Path) -> None:
    (cache_folder() / "extracts").write_text("a file in the way")
    assert open_extract(extract).survey.questions
    assert kept.size() == 0
    kept.clear()


def test_all_can_be_cleared(extract: Path) -> None:
    open_extract(extract)
    assert kept.size() == entries()[0].stat().st_size
    kept.clear()
    assert kept.size() == 0
    assert entries() == []
