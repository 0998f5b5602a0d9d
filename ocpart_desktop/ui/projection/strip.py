"""With one screen: what is noted in a strip at the foot of the page, put away with a key.

The strip is on the room's screen: what is typed in it is seen while it is typed, and no longer. No
list of drafts is shown there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.notebook.model import Item
from ocpart_desktop.session import Session
from ocpart_desktop.ui.projection.finder import Finder
from ocpart_desktop.ui.projection.notepad import Notepad
from ocpart_desktop.ui.shell.capture import CaptureLine
from ocpart_desktop.ui.theme import space

TALL, LOW = 300, 120  # px of height: to look for a figure, to note


class CaptureStrip(QFrame):
    """``left`` tells that it was put away."""

    left = Signal()

    def __init__(self, session: Session, room: QWidget) -> None:
        super().__init__(room)
        self.setProperty("surface", "card")
        self._room = room
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.capture = CaptureLine(session, room, seen_by_the_room=True)
        self.capture.setCursor(Qt.CursorShape.ArrowCursor)
        self.finder = Finder()
        self.finder.left.connect(self.put_away)
        self.notepad = Notepad(session, with_list=False)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.finder)
        self._panes.addWidget(self.notepad)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.addWidget(self._panes)
        room.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something can be typed."""
        return self.isVisible() or self.capture.isVisible()

    def toggle(self) -> None:
        """Open the line of an initiative, or put everything away."""
        if self.is_open:
            self.put_away()
        else:
            self.capture.open()

    def note(self, item: Item | None) -> None:
        """Be ready to note a remark on what is shown."""
        self.notepad.about(item)
        self._open(self.notepad)
        self.notepad.focus_line()

    def look_for(self) -> None:
        """Be ready to look for a figure."""
        self._open(self.finder)
        self.finder.begin()

    def _open(self, pane: QWidget) -> None:
        if self.capture.isVisible():
            self.capture.close_line()
        self._panes.setCurrentWidget(pane)
        self._place()
        self.show()
        self.raise_()

    def put_away(self) -> None:
        """Show the page alone; what was typed is kept."""
        if self.capture.isVisible():
            self.capture.close_line()
        self.notepad.begin()
        self.hide()
        self.left.emit()

    def _place(self) -> None:
        room = self._room.rect()
        tall = TALL if self._panes.currentWidget() is self.finder else LOW
        self.setGeometry(0, room.height() - tall, room.width(), tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
