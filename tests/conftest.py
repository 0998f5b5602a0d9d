"""Every test has folders of its own, no network, and speaks French unless it says otherwise."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from ocpart_desktop.session import Study

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, folder in {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
    }.items():
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(folder))


@pytest.fixture(scope="session", autouse=True)
def folders_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is read once a run leaves nothing in the user's own folders either."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        live_in(tmp_path_factory.mktemp("run") / "home", monkeypatch)
        yield


def pytest_configure(config: pytest.Config) -> None:
    """The short run tries the same examples each time; the long run looks for new ones."""
    steady = config.option.markexpr == "not slow"
    settings.register_profile("steady", derandomize=steady)
    settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A long test has an hour, unless it says otherwise."""
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(3_600))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live_in(tmp_path / "home", monkeypatch)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a network connection was opened: {address}")
        original(self, address)

    original = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while left := [t for t in threading.enumerate() if t not in before and not t.daemon]:
        if time.monotonic() > deadline:
            raise AssertionError(f"threads were left behind: {left}")
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def no_unexpected_warning_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that expects one asks for ``caplog``."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("ocpart_desktop")
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)
    if "caplog" not in request.fixturenames:
        assert said == []


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    from ocpart_desktop.i18n import use_language

    use_language("fr")
    yield
    use_language("fr")


def _study(name: str) -> Study:
    from ocpart_desktop.session import read_extract

    return read_extract(Path(__file__).parents[1] / "sample_data" / name)


@pytest.fixture(scope="session")
def respondents_study() -> Study:
    """The sample of respondents, read once a run."""
    return _study("enquete_repondants.xlsx")


@pytest.fixture(scope="session")
def tables_study() -> Study:
    """The institute's tables of the same survey, read once a run."""
    return _study("enquete_tableaux.xlsx")


@pytest.fixture(scope="session")
def reader_kept_ready() -> Iterator[None]:
    """The reader that a window had ready serves the next window's; starting one takes long."""
    from ocpart_desktop.extract import SPARE

    release = SPARE.release
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(SPARE, "release", lambda: None)
        yield
    release()
