"""The real application, its window offscreen, in which somebody types until it is killed.

Each keystroke is told on a line of its own just before it is made: when (seconds of the system's
clock) and its number. The text is that of ``typed``, a remark of the day after the other.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.pages.initiatives.model import REMARKS
from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.theme import apply_theme
from ocpart_desktop.ui.widgets.editor import AutoSaveTextEdit

NEXT = "\r"
"""The keystroke that begins another remark."""


def typed(seed: int) -> Iterator[tuple[str, float]]:
    """Keystrokes without end, and how long the hand rests before each, in milliseconds."""
    chance = random.Random(seed)
    word = 0
    while True:
        for _word in range(chance.randrange(3, 12)):
            word += 1
            for letter in f"w{word} ":
                yield letter, chance.uniform(15, 90)
            if chance.random() < 0.1:
                yield ".", chance.uniform(500, 900)
        yield NEXT, chance.uniform(50, 500)


def main(path: Path, seed: int) -> None:
    app = build_application()
    apply_theme(app, "light")
    window = build_window(Settings.load())
    window.show()
    window.open_path(path)
    window.go_to("initiatives")
    page = window.pages["initiatives"]
    assert isinstance(page, InitiativesPage)
    page.show_mode(REMARKS)  # those of the day, as long as none is chosen
    app.processEvents()
    editor = remark_editor(page)
    editor.setFocus()
    script = enumerate(typed(seed))

    def press(number: int, key: str) -> None:
        print(f"{time.monotonic()} {number}", flush=True)
        if key == NEXT:
            QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(editor, key)
        go_on()

    def go_on() -> None:
        number, (key, rest) = next(script)
        QTimer.singleShot(int(rest), window, lambda: press(number, key))

    go_on()
    app.exec()


def remark_editor(page: QWidget) -> AutoSaveTextEdit:
    """Where a remark of the day is typed."""
    remarks = page.findChild(Remarks)
    assert isinstance(remarks, Remarks)
    return next(e for e in remarks.findChildren(AutoSaveTextEdit) if e.isVisible())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
