"""Fields without a Save button: what is typed is told on a pause, at the latest a moment after."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE = 400  # ms without a keystroke
LATEST = 800  # ms after the first keystroke not yet told, pause or not


class Typing(QEvent):
    """Sent to the window: something is being typed that nobody was told yet."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self) -> None:
        super().__init__(Typing.KIND)


class _Pauses(QObject):
    """Says when a pause, or the longest delay, is over."""

    over = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.over)

    def keystroke(self) -> None:
        QCoreApplication.sendEvent(self._editor.window(), Typing())
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        self._pause.stop()
        self._latest.stop()


class AutoSaveTextEdit(QPlainTextEdit):
    """Several lines of plain text; ``edited`` carries them when they differ from what was known."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._pauses = _Pauses(self)
        self._pauses.over.connect(self.commit)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._pauses.keystroke)

    def load(self, text: str) -> None:
        """Show a text that is already saved; nobody is told."""
        self._known = text
        if text != self.toPlainText():
            self.setPlainText(text)
        self._pauses.stop()

    def commit(self) -> None:
        """Tell now what was typed, if it was not told yet."""
        self._pauses.stop()
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.edited.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)


class AutoSaveLineEdit(QLineEdit):
    """One line of text with the same manners."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._pauses = _Pauses(self)
        self._pauses.over.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pauses.keystroke())
        self.editingFinished.connect(self.commit)

    def load(self, text: str) -> None:
        """Show a text that is already saved; nobody is told."""
        self._known = text
        if text != self.text():
            self.setText(text)
        self._pauses.stop()

    def commit(self) -> None:
        """Tell now what was typed, if it was not told yet."""
        self._pauses.stop()
        if self.text() != self._known:
            self._known = self.text()
            self.edited.emit(self._known)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)
