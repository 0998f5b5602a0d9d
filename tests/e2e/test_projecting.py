"""The day shown from the real window: F5, the clicker, what is noted, and the summary after."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from windows import PATIENCE, OpenWindow, open_file

from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.shell.window import MainWindow

RESPONDENTS = sample("enquete_repondants.xlsx")
CTRL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)


def test_what_the_room_brings_while_it_is_shown_the_day_is_in_the_summary(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.activateWindow()
    window.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.projection is None
    assert window.message, "there is nothing to show yet, and it is said"
    open_file(qtbot, window, RESPONDENTS)
    QTest.keyClick(window, Qt.Key.Key_F5)
    shown = window.projection
    assert shown is not None
    settle(qtbot, window)
    assert shown.room.isVisible()
    QTest.keyClick(shown.room, Qt.Key.Key_PageDown)
    assert shown.show.place == 1

    QTest.keyClick(shown.room, Qt.Key.Key_N, CTRL)
    for title, key in (("Garage solidaire", CTRL), ("Rumeur", Qt.KeyboardModifier.NoModifier)):
        QTest.keyClicks(shown.strip.capture.line, title)
        QTest.keyClick(shown.strip.capture.line, Qt.Key.Key_Return, key)
    QTest.keyClick(shown.strip.capture.line, Qt.Key.Key_Escape)
    QTest.keyClick(shown.room, Qt.Key.Key_Escape)
    assert not shown.running
    assert not shown.room.isVisible()

    QTest.keyClick(window, Qt.Key.Key_F5)
    settle(qtbot, window)
    assert shown.show.place == 1, "the day is taken up where it was left"
    shown.finish()
    assert window.current_page == "summary"
    target = tmp_path / "synthese.pptx"
    window.pages["summary"].export_to((target,))
    settle(qtbot, window)
    told = "\n".join(
        shape.text_frame.text
        for slide in Presentation(str(target)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert "Garage solidaire" in told
    assert "Rumeur" not in told, "a draft is not handed to the participants"
