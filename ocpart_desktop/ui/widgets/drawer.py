"""A panel at the side of a page that can be put away, so that what matters has the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ocpart_desktop.ui.theme import space, wear
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

_UNLIMITED = 16_777_215  # what Qt takes for no limit


class Drawer(QWidget):
    """Shows a panel, or only the button that brings it back. ``opened`` tells the user's choice.

    Until somebody chooses, it is open where there is room (``roomy``).
    """

    opened = Signal(bool)

    def __init__(
        self, panel: QWidget, icon: str, texts: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panel, self._texts = panel, texts
        self._chosen: bool | None = None
        self._roomy = True
        self._count = 0
        self.button = QToolButton()
        self.button.setProperty("kind", "quiet")
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        wear(self.button, icon, checked="accent")
        self.button.clicked.connect(self._on_button_clicked)
        side = QVBoxLayout()
        side.addWidget(self.button)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(panel, 1)
        row.addLayout(side)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._settle()

    @property
    def is_open(self) -> bool:
        """Whether the panel is seen."""
        return self._roomy if self._chosen is None else self._chosen

    def choose(self, is_open: bool | None) -> None:
        """Open or close it as it was left; None when nobody chose yet."""
        if is_open != self._chosen:
            self._chosen = is_open
            self._settle()

    def set_roomy(self, roomy: bool) -> None:
        """Say whether there is room for the panel beside the page."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._settle()

    def count(self, n: int) -> None:
        """Say, under the button, how many things the panel holds; nothing for none."""
        if n == self._count:
            return
        self._count = n
        style = Qt.ToolButtonStyle
        self.button.setText(str(n) if n else "")
        self.button.setToolButtonStyle(
            style.ToolButtonTextUnderIcon if n else style.ToolButtonIconOnly
        )
        self._settle()

    def _on_button_clicked(self) -> None:
        self.choose(not self.is_open)
        self.opened.emit(self.is_open)

    def _settle(self) -> None:
        self._panel.setVisible(self.is_open)
        self.setMaximumWidth(_UNLIMITED if self.is_open else self.button.sizeHint().width())
        self.button.setChecked(self.is_open)
        text = self._texts[self.is_open]
        self.button.setToolTip(plain_tooltip(text))
        self.button.setAccessibleName(text)
        self.updateGeometry()
