"""A combo box filled with choices without a signal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from ocpart_desktop.ui.choice import Choice


def fill(box: QComboBox, choices: Sequence[Choice], current: str | None) -> None:
    """Offer the choices and show the current one; nobody is told."""
    with QSignalBlocker(box):
        shown = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
        if shown != [(choice.key, choice.text) for choice in choices]:
            box.clear()
            for choice in choices:
                box.addItem(choice.text, choice.key)
        box.setCurrentIndex(box.findData(current))
