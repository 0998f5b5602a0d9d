"""The longest time the window does not answer while an extract is read behind it."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ocpart_desktop.session import Session
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.theme import apply_theme


def main() -> None:
    app = build_application()
    apply_theme(app, "light")
    session = Session(
        lambda _path, _sha: Path(tempfile.gettempdir()) / f"heart-{time.time_ns()}.ocpart"
    )
    window = build_window(Settings(), session)
    window.show()
    window.warm_up()
    wait(app, lambda: window.idle)
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(1)
    wait(app, lambda: len(beats) > 200)
    calm = longest(beats)
    beats.clear()
    window.open_path(Path(sys.argv[1]))
    wait(app, lambda: session.study is not None or window.idle)
    gap = longest(beats)  # what comes next is the showing of the receipt
    wait(app, lambda: window.idle)
    assert session.study is not None
    print(json.dumps({"gap": 1000 * gap, "calm": 1000 * calm}))
    session.close()
    window.close()


def wait(app: QApplication, until: Callable[[], bool]) -> None:
    while not until():
        app.processEvents()


def longest(beats: list[float]) -> float:
    return max(b - a for a, b in pairwise(beats))


if __name__ == "__main__":
    main()
