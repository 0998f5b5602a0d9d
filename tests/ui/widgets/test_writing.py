"""Fields without a Save button: nothing typed waits for long, nothing loaded is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.widgets import editor as editor_module
from ocpart_desktop.ui.widgets.editor import LATEST, PAUSE, AutoSaveLineEdit, AutoSaveTextEdit

Editor = AutoSaveTextEdit | AutoSaveLineEdit


@pytest.fixture(params=[AutoSaveTextEdit, AutoSaveLineEdit])
def editor(request: pytest.FixtureRequest, qtbot: QtBot) -> Editor:
    frame = QWidget()
    made: Editor = request.param()
    column = QVBoxLayout(frame)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(frame)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    made.setFocus()
    made.frame = frame  # type: ignore[union-attr]
    return made


def told_by(editor: Editor) -> list[str]:
    told: list[str] = []
    editor.edited.connect(told.append)
    return told


def test_a_pause_tells_what_was_typed_once(editor: Editor, qtbot: QtBot) -> None:
    told = told_by(editor)
    qtbot.keyClicks(editor, "un constat")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(PAUSE // 4)
    assert told == ["un constat"]


def test_typing_without_a_pause_is_told_within_a_second(editor: Editor, qtbot: QtBot) -> None:
    assert LATEST < 1000
    told = told_by(editor)
    for _ in range(12):
        qtbot.keyClick(editor, Qt.Key.Key_A)
        qtbot.wait(90)
    assert told, "the writer never paused for 400 ms"


def test_leaving_the_field_tells_at_once(editor: Editor, qtbot: QtBot) -> None:
    told = told_by(editor)
    qtbot.keyClicks(editor, "idea")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert told == ["idea"]


def test_hiding_the_field_tells_at_once(editor: Editor, qtbot: QtBot) -> None:
    told = told_by(editor)
    qtbot.keyClicks(editor, "idea")
    editor.hide()
    assert told == ["idea"]


def test_a_loaded_text_is_never_told(editor: Editor, qtbot: QtBot) -> None:
    told = told_by(editor)
    editor.load("déjà enregistré")
    editor.commit()
    qtbot.wait(LATEST + 50)
    assert told == []


def test_undoing_back_to_what_is_known_tells_nothing(editor: Editor, qtbot: QtBot) -> None:
    editor.load("texte")
    told = told_by(editor)
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    editor.commit()
    assert told == []


def test_the_pause_is_the_one_announced() -> None:
    assert editor_module.PAUSE == 400
