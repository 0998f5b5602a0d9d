"""Pages are named at once, and built when they are first wanted, without opening any window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import PAGES, build_window
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.widgets.rail import Rail


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = build_window(Settings())
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def built(window: MainWindow) -> int:
    stack = window.findChild(QStackedWidget)
    assert stack is not None
    return stack.count()


class Shown(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_the_first_window_builds_the_page_it_shows_and_names_all(window: MainWindow) -> None:
    assert built(window) == 1
    assert window.current_page == "home"
    rail = window.findChild(Rail)
    assert rail is not None
    assert list(window.pages) == [entry.key for entry in PAGES]
    with pytest.raises(KeyError):
        window.pages["elsewhere"]


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_building_a_page_opens_no_window_of_its_own(window: MainWindow, key: str) -> None:
    shown = Shown()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    try:
        window.go_to(key)
    finally:
        app.removeEventFilter(shown)
    assert shown.windows == []
    assert window.current_page == key
    assert window.pages[key] is window.pages[key]


def test_once_warm_every_page_is_built_and_the_one_seen_stays(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go_to("summary")
    window.warm_up()
    qtbot.waitUntil(lambda: built(window) == len(PAGES), timeout=60_000)
    assert window.current_page == "summary"
