"""Arrow keys inside a group of buttons: one Tab stop for all, arrows go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Arrows(QObject):
    """Filters the keys of the buttons it follows; going past an end comes round.

    ``arrived`` is told the button that the keyboard came to.
    """

    def __init__(
        self, parent: QWidget, arrived: Callable[[QAbstractButton], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._arrived = arrived
        self._buttons: tuple[QAbstractButton, ...] = ()

    def follow(self, buttons: Sequence[QAbstractButton]) -> None:
        """The buttons, in order, in place of those followed until now."""
        for button in self._buttons:
            button.removeEventFilter(self)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.installEventFilter(self)

    def stop_at(self, stop: QAbstractButton | None) -> None:
        """Let Tab come to this button, or to the first, and to no other."""
        stop = stop or next(iter(self._buttons), None)
        for button in self._buttons:
            reach = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(reach)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step and self._go(watched, step):
                return True
        return super().eventFilter(watched, event)

    def _go(self, here: QObject, step: int) -> bool:
        usable = [button for button in self._buttons if button.isEnabled()]
        if here not in usable:
            return False
        neighbour = usable[(usable.index(here) + step) % len(usable)]
        self.stop_at(neighbour)
        neighbour.setFocus(Qt.FocusReason.TabFocusReason)
        if self._arrived:
            self._arrived(neighbour)
        return True
