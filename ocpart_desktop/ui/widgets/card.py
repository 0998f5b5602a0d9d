"""A titled frame."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.labels import PlainLabel


class Card(QFrame):
    """A title, a sentence under it, actions at the right, and a ``body`` to fill."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._title = PlainLabel(role=Type.HEADING, wrap=True)
        self._subtitle = PlainLabel(role=Type.CAPTION, tone="muted", wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(2))
        column.addLayout(self._head)
        column.addWidget(self._subtitle)
        column.addLayout(self.body, 1)
        self.set_title(title, subtitle)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name the card; an empty text takes no room."""
        self.setAccessibleName(title)
        for label, text in ((self._title, title), (self._subtitle, subtitle)):
            label.setText(text)
            label.setVisible(bool(text))

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right of the title."""
        self._head.addWidget(button)
