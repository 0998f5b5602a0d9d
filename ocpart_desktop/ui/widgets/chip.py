"""Something chosen that can be taken away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import Type, font
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

_WIDTHS = (220, 280)  # of the name and of the value
_NARROW_WIDTHS = (100, 170)


class RemovableChip(QPushButton):
    """« Taille : 20 000 habitants et plus × ». A click, Enter, Space, Delete or Backspace removes.

    Long names are cut, each on its own, so that the value is always read; the tooltip has it all.
    """

    def __init__(
        self, name: str, value: str, remove: Callable[[], object], *, narrow: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("kind", "chip")
        self.setProperty("active", "true")
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked: self._remove())
        self.stand_for(name, value, remove, narrow=narrow)

    def stand_for(
        self, name: str, value: str, remove: Callable[[], object], *, narrow: bool = False
    ) -> None:
        """Say what is chosen now, and how it is taken away."""
        self._remove = remove
        widths = _NARROW_WIDTHS if narrow else _WIDTHS
        worded = _("{variable}: {value}")
        whole = worded.format(variable=name, value=value)
        metrics = QFontMetrics(font(Type.BODY))
        right = Qt.TextElideMode.ElideRight
        seen = worded.format(
            variable=metrics.elidedText(name, right, widths[0]),
            value=metrics.elidedText(value, right, widths[1]),
        )
        self.setText(f"{seen}  ×".replace("&", "&&"))
        removal = _("Remove the filter “{filter}”").format(filter=whole)
        self.setAccessibleName(removal)
        self.setToolTip(plain_tooltip(removal))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self.click()
        else:
            super().keyPressEvent(event)
