"""A day being shown on screens of our own, and all that the room can read of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.charts.drawing import Words
from ocpart_desktop.ui.projection.projection import Projection
from ocpart_desktop.ui.projection.screens import Screen
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.slides import Scene
from tests.ui.opened import settle

LAPTOP = Screen("laptop", QRect(0, 0, 1366, 768), primary=True)
PROJECTOR = Screen("projector", QRect(1366, 0, 1280, 720))
OLD_PROJECTOR = Screen("projector", QRect(1366, 0, 1024, 768))
TWO = (LAPTOP, PROJECTOR)


def staged(qtbot: QtBot, window: MainWindow, screens: Sequence[Screen] = TWO) -> Projection:
    """Begin the projection, as F5 does, on these screens."""
    from ocpart_desktop.ui.projection.projection import Projection

    projection = window.projection or Projection(window._context, window)
    window._projection = projection
    projection.begin(screens)
    settle(qtbot, window)
    QApplication.processEvents()
    return projection


def words_of(scene: Scene | None) -> str:
    return " ".join(item.text for item in scene.items if isinstance(item, Words)) if scene else ""


def read_by_the_room(projection: Projection) -> str:
    """Every word on the room's screen: the page's, and those of any widget over it."""
    over = [
        widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()
        for kind in (QLabel, QLineEdit, QPlainTextEdit)
        for widget in projection.room.findChildren(kind)
        if widget.isVisibleTo(projection.room) and projection.room.isVisible()
    ]
    page = words_of(projection.room.scene) if projection.room.isVisible() else ""
    return " ".join((page, *over))
