"""The real window, its notebooks in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OpenWindow

from ocpart_desktop.session import Session
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme


@pytest.fixture(autouse=True, scope="session")
def readers(reader_kept_ready: None) -> None:
    """See ``reader_kept_ready``."""


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenWindow]:
    apply_theme(qapp, "light")
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        session = Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")
        window = build_window(Settings(), session)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
