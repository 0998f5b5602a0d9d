"""From a key of the clicker to the paint of the next page, on the room's own window."""

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from watching import Painted, settle

from ocpart_desktop.session import Session, read_extract
from ocpart_desktop.system.paths import sample
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.projection.projection import Projection
from ocpart_desktop.ui.projection.screens import Screen
from ocpart_desktop.ui.theme import apply_theme

SCREENS = (
    Screen("laptop", QRect(0, 0, 1366, 768), primary=True),
    Screen("projector", QRect(1366, 0, 1920, 1080)),
)
ROUNDS = 6  # through the whole storyline and back


def main() -> None:
    app = build_application()
    apply_theme(app, "light")
    with TemporaryDirectory() as folder:
        session = Session(lambda path, _sha: Path(folder) / "diapositives.ocpart")
        window = build_window(Settings(), session)
        window.show()
        session.adopt(read_extract(sample("enquete_repondants.xlsx")))
        shown = Projection(window._context, window)
        shown.begin(SCREENS)
        settle(app, window)
        cold = sorted(changes(app, shown, 1))
        settle(app, window)
        taken = sorted(changes(app, shown, ROUNDS))
        shown.end()
        window.close()
    print(
        json.dumps(
            {
                "p95": 1000 * taken[int(0.95 * len(taken))],
                "median": 1000 * taken[len(taken) // 2],
                "first": 1000 * cold[-1],
            }
        )
    )


def changes(app: QApplication, shown: Projection, rounds: int) -> list[float]:
    """Seconds of each change of page."""
    painted, taken = Painted(), []
    shown.room.installEventFilter(painted)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) * rounds:
        for _page in shown.show.pages[1:]:
            painted.since = False
            begun = time.perf_counter()
            QTest.keyClick(shown.room, key)
            while not painted.since:
                app.processEvents()
            taken.append(time.perf_counter() - begun)
    return taken


if __name__ == "__main__":
    main()
