"""Labels that never interpret what they show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ocpart_desktop.ui.theme import Type
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip


class PlainLabel(QLabel):
    """Text as it is: what a user or a file wrote is never taken for markup.

    ``tone`` is muted, accent, positive, warning or danger.
    """

    def __init__(
        self,
        text: str = "",
        role: Type = Type.BODY,
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._heights: dict[int, int] = {}  # by width
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", role.value)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._heights.clear()
        super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """As Qt says, once a text: layouts ask many times over what takes long to measure."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # the font, or the style
        super().changeEvent(event)

    def set_tone(self, tone: str) -> None:
        """Change the colour's meaning."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line that ends in « … » when it lacks room, its whole text then in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: Type = Type.BODY,
        *,
        tone: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        super().__init__(text, role, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    @property
    def shown_text(self) -> str:
        """What is read in the room there is."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        whole = self.text()
        self.setToolTip(plain_tooltip(whole) if self.shown_text != whole else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self.contentsRect(), flags, self.shown_text)
