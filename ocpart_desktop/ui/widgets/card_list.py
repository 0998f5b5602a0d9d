"""Cards one under the other; those that find no room are scrolled to."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.card import Card


class CardList(QScrollArea):
    """As wide as its room; few cards stay at the top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(4))
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(body)

    def add(self, card: Card) -> None:
        """Put a card under the others."""
        self._column.insertWidget(self._column.count() - 1, card)
