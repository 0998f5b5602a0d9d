"""The reading at a glance: a few numbers side by side, each with what it counts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ocpart_desktop.ui.pages.receipt.model import Fact
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.flow import emptied
from ocpart_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

_AIR = 8  # letters: what frames and margins take


class FactStrip(QWidget):
    """One line of numbers; what it lacks room for ends in « … »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(3))

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these facts in place of the others."""
        emptied(self._row)
        for fact in facts:
            self._row.addWidget(_framed(fact), 2 * len(fact.value) + len(fact.name) + _AIR)


def _framed(fact: Fact) -> QFrame:
    frame = QFrame()
    frame.setProperty("surface", "card")
    frame.setAccessibleName(f"{fact.value} {fact.name}")
    row = QHBoxLayout(frame)
    row.setContentsMargins(space(3), space(2), space(3), space(2))
    row.setSpacing(space(2))
    row.addWidget(PlainLabel(fact.value, role=Type.HEADING, tone=fact.tone))
    row.addWidget(ElidedLabel(fact.name, role=Type.CAPTION, tone="muted"), 1)
    return frame
