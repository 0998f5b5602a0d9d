"""A window for the tests that drive one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocpart_desktop.session import Session, Study
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme
from tests.ui.opened import OpenOn, settle


@pytest.fixture(autouse=True, scope="session")
def readers(reader_kept_ready: None) -> None:
    """See ``reader_kept_ready``."""


@pytest.fixture
def open_on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenOn]:
    """A window whose Regions page shows an extract already read."""
    apply_theme(qapp, "light")
    windows: list[MainWindow] = []

    def make(study: Study) -> MainWindow:
        session = Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")
        window = build_window(Settings(), session)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        session.adopt(study)
        session.select(region="11")
        window.go_to("regions")
        settle(qtbot, window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
