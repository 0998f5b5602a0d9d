"""What is under way: its name, how far it has come, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.labels import ElidedLabel

_STEPS = 1000


class ProgressStrip(QFrame):
    """Hidden while nothing is under way; the bar runs to and fro until a fraction is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "raised")
        self._text = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(200)
        self._cancel: Callable[[], object] | None = None
        self._button = push_button(_("Cancel"), self._on_cancel_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(1), space(2), space(1))
        row.setSpacing(space(3))
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._button)
        self.hide()

    def begin(self, text: str, cancel: Callable[[], object] | None = None) -> None:
        """Show that something has begun; without ``cancel`` it cannot be stopped."""
        self._cancel = cancel
        self._button.setVisible(cancel is not None)
        self._button.setEnabled(True)
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self.show()

    def set_fraction(self, fraction: float, text: str = "") -> None:
        """How far it has come, 0 to 1, and what it is doing now if that changed."""
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(round(min(max(fraction, 0.0), 1.0) * _STEPS))
        if text:
            self._text.setText(text)

    def end(self) -> None:
        """It is over."""
        self._cancel = None
        self.hide()

    @property
    def button(self) -> QPushButton:
        """The button that stops it."""
        return self._button

    def _on_cancel_clicked(self) -> None:
        self._button.setEnabled(False)
        if self._cancel:
            self._cancel()
