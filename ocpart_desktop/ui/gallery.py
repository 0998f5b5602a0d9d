"""Every page as a picture: for a machine without a display, for the guide and the self-test."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from ocpart_desktop.ui.shell.window import MainWindow

PATIENCE = 60.0


def wait_until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Let the window live until the condition holds. Raises TimeoutError when it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"still waiting after {seconds:.0f} s")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def open_and_wait(window: MainWindow, path: Path) -> None:
    """Open a file and wait until it is read. Raises UserError when it is not."""
    window.open_path(path)
    wait_until(lambda: window.idle)
    if window.session.survey is None:
        raise UserError("not_opened", window.message)


def draw_pages(window: MainWindow, folder: Path, size: QSize | None = None) -> tuple[Path, ...]:
    """Show each page in turn and save what is seen; return the pictures' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(size or QSize(1366, 768))
    window.show()
    QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))  # off every button
    written = []
    for key, variant, show in window.scenes():
        show()
        settle(window)
        path = folder / f"{'-'.join(filter(None, (key, variant)))}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        written.append(path)
    return tuple(written)


def settle(window: MainWindow) -> None:
    """Wait until nothing is being computed and everything is painted."""
    for _turn in range(3):
        QApplication.processEvents()
        wait_until(lambda: window.idle)
    QApplication.processEvents()
