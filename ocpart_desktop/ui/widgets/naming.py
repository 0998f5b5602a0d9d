"""One line asked for under a button: a name, taken by Enter, given up by Escape."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH = 360
LONGEST = 60  # characters


class NamePrompt(QFrame):
    """Asks for a name; an empty one cannot be taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "card")
        self._take: Callable[[str], object] = lambda _name: None
        self._told = PlainLabel(role=Type.STRONG, wrap=True)
        self.button: QPushButton = push_button("", self._finish, kind="primary")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._finish)
        self.field.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(2))
        column.addWidget(self._told)
        column.addLayout(line)
        self.setFixedWidth(WIDTH)

    def ask(
        self, told: str, act: str, name: str, take: Callable[[str], object], at: QPoint
    ) -> None:
        """Ask under a point of the screen; ``act`` is on the button, ``name`` in the field."""
        self._take = take
        self._told.setText(told)
        self.field.setAccessibleName(told)
        self.button.setText(act)
        self.field.setText(name)
        self.button.setEnabled(bool(name.strip()))
        self.field.selectAll()
        self.adjustSize()
        self.move(min(at.x(), self.screen().availableGeometry().right() - self.width()), at.y())
        self.show()
        self.field.setFocus()

    def _finish(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.close()
            self._take(name)
