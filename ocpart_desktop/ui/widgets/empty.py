"""What is shown where there is nothing yet: said calmly, with the way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ocpart_desktop.ui.theme import Type, current_theme, picture, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

ICON = 48
WIDTH = 460

Action = tuple[str, Callable[[], object]]


class EmptyState(QWidget):
    """An icon, a title, a sentence and what can be done; the first action is the main one."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        actions: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._name = icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = PlainLabel(title, Type.HEADING, wrap=True)
        self._sentence = PlainLabel(sentence, tone="muted", wrap=True)
        if not sentence:
            self._sentence.hide()  # showing it before it has a parent would open a window
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(2))
        column.addStretch(2)
        column.addWidget(self._icon)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(min(WIDTH, 280))
            label.setMaximumWidth(WIDTH)
            centred = QHBoxLayout()
            centred.addStretch(1)
            centred.addWidget(label, 100)
            centred.addStretch(1)
            column.addLayout(centred)
        column.addSpacing(space(3))
        column.addLayout(self._row_of(actions))
        column.addStretch(3)
        self._draw()

    def entitle(self, title: str) -> None:
        """Say what, under another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def say(self, sentence: str) -> None:
        """Say why, in another sentence."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The actions, in order."""
        return self._buttons

    def _row_of(self, actions: Sequence[Action]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addStretch(1)
        self._buttons = tuple(
            push_button(text, act, kind="" if i else "primary")
            for i, (text, act) in enumerate(actions)
        )
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _draw(self) -> None:
        colour = current_theme().screen.outline
        self._icon.setPixmap(picture(self._name, colour, ICON, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)
