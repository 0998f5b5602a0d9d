"""« Pourquoi ce chiffre ? »: where a figure comes from, line by line, ready to be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 640, 460


class WhyDialog(QDialog):
    """Question, public, filters, weight, bases, method, cells, and the command that redoes it."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Why this figure?"))
        self.resize(WIDTH, HEIGHT)
        self.text = QPlainTextEdit("\n".join(figure.explanation))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Where the figure comes from"))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(_("Why this figure?"), role=Type.TITLE))
        column.addWidget(PlainLabel(figure.title, tone="muted", wrap=True))
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(push_button(_("Copy"), self.copy, icon="copy"))
        buttons.addWidget(push_button(_("Close"), self.accept, kind="primary"))
        column.addLayout(buttons)

    def copy(self) -> None:
        """Put every line on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
