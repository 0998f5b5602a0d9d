"""« Pourquoi ce chiffre ? »: where one number comes from, ready to be copied and replayed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.figures.explanation import Explanation
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.flow import emptied
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 720, 560
LABEL_WIDTH = 190

Why = Callable[[str], Explanation]


class WhyDialog(QDialog):
    """Question, filters, weight, bases, method, cells, and the command that redoes it.

    ``choices`` are the numbers of the view; the one asked about can be changed from here.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        current: str,
        why: Why,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Why this figure?"))
        self.resize(WIDTH, HEIGHT)
        self._why = why
        self._explanation = why(current)
        self.numbers = QComboBox()
        self.numbers.setAccessibleName(_("Figure explained"))
        fill(self.numbers, choices, current)
        self.numbers.setVisible(len(choices) > 1)
        self.numbers.currentIndexChanged.connect(self._on_number_chosen)
        self.command = PlainLabel(role=Type.CAPTION, wrap=True)
        self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(4))
        self._grid.setVerticalSpacing(space(2))
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._arrange(title)
        self._show()

    def _arrange(self, title: str) -> None:
        facts = QWidget()
        inside = QVBoxLayout(facts)
        inside.setContentsMargins(0, 0, space(2), 0)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(facts)
        area.setAccessibleName(_("Where the figure comes from"))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(_("Why this figure?"), role=Type.TITLE))
        column.addWidget(PlainLabel(title, tone="muted", wrap=True))
        column.addWidget(self.numbers)
        column.addWidget(area, 1)
        column.addWidget(self._command_box())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(push_button(_("Copy all"), self.copy, icon="copy"))
        buttons.addWidget(push_button(_("Close"), self.accept, kind="primary"))
        column.addLayout(buttons)

    def _command_box(self) -> QWidget:
        box = QFrame()
        box.setProperty("surface", "raised")
        row = QHBoxLayout(box)
        row.setContentsMargins(space(3), space(2), space(2), space(2))
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(PlainLabel(_("The same figure, from a terminal"), role=Type.CAPTION))
        words.addWidget(self.command)
        row.addLayout(words, 1)
        button = icon_button("copy", _("Copy the command"), self.copy_command)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    @property
    def text(self) -> str:
        """Every fact on a line of its own, the command last."""
        return "\n".join(self._explanation.lines)

    def copy(self) -> None:
        """Put every line on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def copy_command(self) -> None:
        """Put the command on the clipboard."""
        QGuiApplication.clipboard().setText(self._explanation.command)

    def _on_number_chosen(self) -> None:
        self._explanation = self._why(str(self.numbers.currentData()))
        self._show()

    def _show(self) -> None:
        emptied(self._grid)
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        for line, (label, text) in enumerate(self._explanation.items):
            name = PlainLabel(label, tone="muted", wrap=True)
            said = PlainLabel(text, wrap=True)
            said.setTextInteractionFlags(selectable)
            said.setAccessibleName(f"{label} : {text}")
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, line, 1)
        self.command.setText(self._explanation.command)
