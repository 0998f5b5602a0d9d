"""A window on an extract already read, and patience."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ocpart_desktop.session import Study
from ocpart_desktop.ui.shell.window import MainWindow

PATIENCE = 60_000

OpenOn = Callable[[Study], MainWindow]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is being computed."""
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
