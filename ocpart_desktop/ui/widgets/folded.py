"""A paragraph of which two lines are read, and all of it on demand."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

LINES = 2


class FoldedText(QWidget):
    """Small muted text cut after two lines; a button beside it shows the rest, and hides it again.

    ``folded`` says that another height is wanted. Screen readers are told the whole text.
    """

    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._heights: dict[tuple[str, int, str], int] = {}
        self.label = PlainLabel(role=Type.CAPTION, tone="muted", wrap=True, parent=self)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.button = icon_button("chevron-down", _("Show it all"))
        self.button.setParent(self)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_button_toggled)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    @property
    def unfolded(self) -> bool:
        """Whether all of it is shown."""
        return self.button.isChecked()

    def set_text(self, text: str) -> None:
        """Show another text, folded as the last one was."""
        self._text = text
        self._heights.clear()
        self.label.setAccessibleName(text)
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of two lines, or of all of them."""
        if not self._text:
            return 0
        whole = self._height(self._text, self._room(width))
        return whole if self.unfolded else min(whole, self._most)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _on_button_toggled(self, unfolded: bool) -> None:
        text = _("Show less") if unfolded else _("Show it all")
        self.button.setToolTip(text)
        self.button.setAccessibleName(text)
        self._lay_out()
        self.updateGeometry()
        self.folded.emit()

    @property
    def _most(self) -> int:
        return LINES * self.label.fontMetrics().lineSpacing()

    def _room(self, width: int) -> int:
        """The width of the text, the button standing beside it where it is needed."""
        if self._height(self._text, width) <= self._most:
            return width
        return max(1, width - self.button.sizeHint().width() - space(1))

    def _lay_out(self) -> None:
        width = self._room(self.width())
        fits = self._height(self._text, width) <= self._most
        shown = self._text if fits or self.unfolded else self._cut(width)
        self.label.setText(shown)
        self.label.setGeometry(0, 0, width, self.heightForWidth(self.width()))
        self.button.setVisible(width < self.width())
        size = self.button.sizeHint()
        self.button.setGeometry(self.width() - size.width(), 0, size.width(), size.height())

    def _cut(self, width: int) -> str:
        """The longest beginning that holds in two lines, cut after a word."""
        layout = QTextLayout(self._text, self.label.font())
        layout.beginLayout()
        for number in range(LINES):
            line = layout.createLine()
            last = number == LINES - 1
            line.setLineWidth(width - self.label.fontMetrics().horizontalAdvance("…") * last)
        layout.endLayout()
        kept = self._text[: line.textStart() + line.textLength()]
        return kept.rstrip(" ,;:·") + "…"

    def _height(self, text: str, width: int) -> int:
        asked = (text, width, self.label.font().key())
        if asked not in self._heights:
            room = QRect(0, 0, width, 10_000)
            wrap = int(Qt.TextFlag.TextWordWrap)
            self._heights[asked] = self.label.fontMetrics().boundingRect(room, wrap, text).height()
        return self._heights[asked]
