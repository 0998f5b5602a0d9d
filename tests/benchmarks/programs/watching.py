"""What programs that drive the window share: knowing that it painted, waiting until it is idle."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from ocpart_desktop.ui.shell.window import MainWindow

TURNS = 5  # of the event loop, for what an idle window still has to draw


class Painted(QObject):
    """Knows whether anything was painted since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self.since = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.since = self.since or event.type() is QEvent.Type.Paint
        return False


def settle(app: QApplication, window: MainWindow) -> None:
    """Wait until nothing is under way and all is drawn."""
    while not window.idle:
        app.processEvents()
    for _turn in range(TURNS):
        app.processEvents()
