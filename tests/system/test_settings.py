"""Settings survive anything: a damaged file, a missing folder, a value of another kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.system.settings import Settings, _sensible

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_set_is_there_at_the_next_start(path: Path, tmp_path: Path) -> None:
    settings = Settings.load(path)
    settings.theme = "dark"
    settings.language = "en"
    settings.last_region = "24"
    settings.last_folder = tmp_path / "Réunion d’été"
    settings.geometry = "AdnQywADAAA="
    settings.thresholds = (3, 20, 80)
    settings.columns = {"initiatives": (("title", 240), ("stage", 96))}
    settings.remember_recent(tmp_path / "extrait.xlsx", NOON, "Maires 2016")
    assert Settings.load(path) == settings


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert Settings.load(path) == Settings()
    assert not path.exists(), "nothing was set, nothing is written"


def test_by_default_the_settings_are_the_users_own() -> None:
    Settings.load().theme = "light"
    assert Settings.load().theme == "light"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"x"', b"[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_the_log_says_it(
    path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(content)
    settings = Settings.load(path)
    assert settings == Settings()
    assert path.with_name("settings-damaged.json").read_bytes() == content
    assert "kept in settings-damaged.json" in caplog.text
    settings.theme = "dark"
    assert Settings.load(path).theme == "dark"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from([*Settings().__dict__, "unknown"]), anything))
def test_values_of_another_kind_are_left_to_their_defaults(stored: dict[str, object]) -> None:
    found = Settings(**_sensible(stored))
    assert isinstance(found.theme, str)
    assert all(isinstance(each, int) for each in found.thresholds)
    assert all(moment.tzinfo for _path, moment in found.recent)


def test_a_disk_that_refuses_settings_disturbs_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings.load(tmp_path / "no such folder" / "settings.json")
    settings.theme = "dark"
    assert settings.theme == "dark"
    assert "could not be written" in caplog.text


def test_recent_files_come_latest_first_and_once_each(path: Path, tmp_path: Path) -> None:
    settings = Settings.load(path)
    for n in range(15):
        settings.remember_recent(tmp_path / f"{n}.xlsx", NOON.replace(minute=n))
    settings.remember_recent(tmp_path / "9.xlsx", NOON.replace(minute=30))
    names = [each.name for each, _when in settings.recent]
    assert names[:3] == ["9.xlsx", "14.xlsx", "13.xlsx"]
    assert len(names) == len(set(names)) == 12
    settings.forget_recent(tmp_path / "9.xlsx")
    assert Settings.load(path).recent[0][0].name == "14.xlsx"


def test_a_name_that_is_no_text_can_be_remembered(path: Path) -> None:
    settings = Settings.load(path)
    settings.remember_recent(Path("/tmp/\udce9t\udce9.xlsx"), NOON)
    assert json.loads(path.read_text(encoding="utf-8"))
    assert Settings.load(path) == settings
