"""The Extract page as a hand uses it, and the time a practised hand needs for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from windows import PATIENCE

from ocpart_desktop.session import Study
from ocpart_desktop.survey.corrections import About
from ocpart_desktop.ui.pages.receipt import selection
from ocpart_desktop.ui.pages.receipt.view import ReceiptPage
from ocpart_desktop.ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton

# Keystroke-level model: S. K. Card, T. P. Moran and A. Newell, "The keystroke-level model for
# user performance time with interactive systems", Communications of the ACM 23 (7), 1980.
_KEY, _POINT, _PRESS, _HOME, _THINK = 0.28, 1.1, 0.2, 0.4, 1.35
_CLICK = _POINT + _PRESS


class Receipt:
    """The Extract page under a hand; ``seconds`` is what its gestures take, thinking included."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        page = window.pages["receipt"]
        assert isinstance(page, ReceiptPage)
        self.page, self.window, self.qtbot = page, window, qtbot
        self.seconds = 0.0

    @property
    def study(self) -> Study:
        study = self.window.session.study
        assert study is not None
        return study

    def choose(self, tab: str, name: str) -> None:
        """A tab, then a row of its table."""
        self.seconds += _THINK + 2 * _CLICK
        self.qtbot.mouseClick(self.page._parts.tabs.button(tab), LEFT)
        names = selection.names(self.study, tab)
        row = next(n for n, told in enumerate(names) if name in told)
        self.page._parts.tables[tab].select_row(row)

    def pick(self, about: About, key: str, target: str | None = None) -> None:
        """Open a list, go to the choice, press Enter; ``target`` tells which of several."""
        self.seconds += _THINK + 2 * _CLICK
        box = self.page._card.editor(about, target)
        assert isinstance(box, QComboBox)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        steps = box.findData(key)
        box.showPopup()
        view = box.view()
        view.setCurrentIndex(box.model().index(steps, 0))
        self.qtbot.keyClick(view, Qt.Key.Key_Return)
        self.settle()

    def type(self, about: About, text: str) -> None:
        """Put a text in place of another."""
        self.seconds += _THINK + _CLICK + _HOME + (len(text) + 2) * _KEY
        line = self.page._card.editor(about)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def press(self, text: str) -> None:
        """A button of the card."""
        self.seconds += _THINK + _CLICK

        def found() -> list[QPushButton]:
            buttons = self.page._card.findChildren(QPushButton)
            return [b for b in buttons if b.text().startswith(text) and b.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()))
        self.qtbot.mouseClick(found()[0], LEFT)
        self.settle()

    def settle(self) -> None:
        session = self.window.session
        self.qtbot.waitUntil(
            lambda: self.window.idle and not session.wants_reading, timeout=PATIENCE
        )
