"""A wrapped list shows every word, at any width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.theme import current_theme, picture
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

LONG = "Le poids est nul ou négatif pour trois répondants : les chiffres ne sont pas redressés."


@pytest.mark.parametrize("width", [180, 320, 700])
@pytest.mark.parametrize("boxed", [False, True])
def test_a_long_text_is_given_the_lines_it_needs(qtbot: QtBot, width: int, boxed: bool) -> None:
    shown = WrappedList("À vérifier")
    qtbot.addWidget(shown)
    shown.resize(width, 400)
    item = QListWidgetItem(f"{LONG}\nRépondants!I30")
    if boxed:
        item.setCheckState(Qt.CheckState.Checked)
    item.setIcon(picture("warning", current_theme().screen.warning))
    shown.addItem(item)
    shown.show()
    room = shown.visualItemRect(item)
    text_width = room.width() - (72 if boxed else 48)
    needed = QFontMetrics(shown.font()).boundingRect(
        0, 0, text_width, 10_000, Qt.TextFlag.TextWordWrap, item.text()
    )
    assert room.width() <= shown.viewport().width()
    assert room.height() >= needed.height()
