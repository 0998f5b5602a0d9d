"""One sentence above the page: what has just happened, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import current_theme, picture, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

KINDS = {"info": "accent", "success": "positive", "warning": "warning", "error": "danger"}
_ICONS = {"info": "info", "success": "success", "warning": "warning", "error": "danger"}
_PASSING = 6000  # ms: good news goes away by itself, trouble waits to be read


class Banner(QFrame):
    """Hidden until told something. Successes pass by themselves; the rest stays until dismissed."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "banner")
        self._icon = QLabel()
        self._text = PlainLabel(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action: QPushButton | None = None
        self._close = icon_button("close", _("Dismiss"), self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(3), space(1), space(1), space(1))
        self._row.setSpacing(space(3))
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self._passing = QTimer(self, singleShot=True, interval=_PASSING)
        self._passing.timeout.connect(self.dismiss)
        self.hide()

    def tell(
        self,
        message: str,
        kind: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Say one sentence, in place of the last one; ``kind`` is one of ``KINDS``."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        colour = getattr(current_theme().screen, KINDS[kind])
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.setPixmap(picture(_ICONS[kind], colour, ratio=self.devicePixelRatioF()))
        self._text.setText(message)
        self._offer(action)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))
        if kind == "success":
            self._passing.start()
        else:
            self._passing.stop()

    @property
    def message(self) -> str:
        """What is being said; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def dismiss(self) -> None:
        """Say nothing more."""
        self._passing.stop()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _offer(self, action: tuple[str, Callable[[], object]] | None) -> None:
        if self._action:
            self._action.hide()
            self._row.removeWidget(self._action)
            self._action.deleteLater()
            self._action = None
        if action:
            text, act = action
            self._action = push_button(text, act)
            self._action.clicked.connect(self.dismiss)
            self._row.insertWidget(2, self._action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
