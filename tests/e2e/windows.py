"""What tests of the real window share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.shell.window import MainWindow

PATIENCE = 60_000

OpenWindow = Callable[[], MainWindow]
"""The fixture ``open_window``: a fresh window on the folder of the test."""


def open_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_path(path)
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
