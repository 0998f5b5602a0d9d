"""Laying widgets out, and taking them away."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.widgets.flow import emptied


def test_what_is_taken_out_of_a_layout_is_out_of_sight_at_once(qtbot: QtBot) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    box = QVBoxLayout(shown)
    label = QLabel("avant")
    box.addWidget(label)
    shown.show()
    emptied(box)
    assert box.count() == 0
    assert not label.isVisible()
