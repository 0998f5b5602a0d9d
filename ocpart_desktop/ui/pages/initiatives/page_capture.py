"""The line of capture as the page holds it: what it is understood as drops under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.session import Session
from ocpart_desktop.ui.shell.capture import DRAFT, CaptureLine
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit


class PageCapture(CaptureLine):
    """Its ``line`` stands in the page, with the same completions, warnings and keys as anywhere.

    The rest is a panel over the page, shown while one types.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(session, page)
        self.line.textEdited.connect(lambda _text: self._drop())

    def _made_line(self) -> AutoSaveLineEdit:
        line = AutoSaveLineEdit()
        line.setPlaceholderText(
            _("New initiative: its title  #type  @town  +actor  !stage, then Enter")
        )
        return line

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        for widget in (self.list, self.understood, self.alike, self.told):
            column.addWidget(widget)

    def open(self) -> None:
        """Be ready to note."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.end(False)

    def note_lines(self, text: str) -> None:
        """Note an initiative a line; what is being typed in the line stays there."""
        typed = self.line.text()
        super().note_lines(text)
        if typed:
            self._session.remember(**{DRAFT: typed})
            self.line.load(typed)

    def close_line(self) -> None:
        """Put the panel away; what was typed stays in the line."""
        self.line.commit()
        self.hide()

    def _drop(self) -> None:
        """Show the panel under what is being typed; nothing typed needs none."""
        wanted = bool(self.line.text().strip())
        if wanted and self.isHidden():
            self.show()
            self.raise_()
            self._follow()
        self.setVisible(wanted)

    def _place(self) -> None:
        self.setFixedWidth(self.line.width())
        self.adjustSize()
        under = self.line.mapTo(self._behind, QPoint(0, self.line.height() + space(1)))
        self.move(under)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Tab leaves the line when there is nothing to complete."""
        if event.key() == Qt.Key.Key_Tab and (self.isHidden() or not self._proposals):
            return False
        if event.key() == Qt.Key.Key_Escape and self.isHidden():
            return False
        return super()._takes(event)
