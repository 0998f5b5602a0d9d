"""The navigation rail: the pages, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import space, wear
from ocpart_desktop.ui.widgets.arrows import Arrows

ICON = 24
WIDTH = 96


class Rail(QFrame):
    """One entry is current; arrows move between entries, Enter or Space chooses."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setAccessibleName(_("Pages"))
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._arrows = Arrows(self)
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1), space(2), space(1), space(2))
        column.setSpacing(space(1))
        for part in (self._top, self._bottom):
            part.setSpacing(space(1))
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._bottom)

    def add(
        self, key: str, icon: str, text: str, shortcut: str = "", *, bottom: bool = False
    ) -> None:
        """Add an entry; ``shortcut`` is only told in the tooltip."""
        button = QToolButton()
        button.setProperty("kind", "rail")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({shortcut})" if shortcut else "")
        wear(button, icon, "muted", checked="accent", size=ICON)
        button.clicked.connect(lambda _checked: self._on_button_clicked(key))
        self._group.addButton(button)
        self._buttons[key] = button
        (self._bottom if bottom else self._top).addWidget(button)
        self._arrows.follow(tuple(self._buttons.values()))

    @property
    def current(self) -> str | None:
        """The key of the current entry."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def show_current(self, key: str) -> None:
        """Mark an entry as the current one; nobody is told."""
        self._buttons[key].setChecked(True)
        self._arrows.stop_at(self._buttons[key])

    def set_available(self, key: str, available: bool) -> None:
        """Allow an entry to be chosen, or not."""
        self._buttons[key].setEnabled(available)

    def _on_button_clicked(self, key: str) -> None:
        self._arrows.stop_at(self._buttons[key])
        self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())
