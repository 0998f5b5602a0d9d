"""From a key in the page's search to its paint, among ten thousand initiatives in the window."""

import json
import tempfile
import time
from itertools import product
from pathlib import Path

from benchmarks.programs.keystrokes import SEARCHES, initiatives
from benchmarks.programs.watching import settle
from PySide6.QtWidgets import QApplication

from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session import Session
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage
from ocpart_desktop.ui.theme import apply_theme

WAYS = product((ANYTHING, Filter(authors=("",))), ("", "title"))
"""What else is asked for, and what sorts."""


def main() -> None:
    app = build_application()
    apply_theme(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "carnet.ocpart"
        with Notebook.create(path, author="Essai") as notebook:
            notebook.put_all(initiatives())
        session = Session()
        window = build_window(Settings(), session)
        window.resize(1366, 768)
        window.show()
        session.open_notebook(path)
        window.go_to("initiatives")
        page = window.pages["initiatives"]
        assert isinstance(page, InitiativesPage)
        settle(app, window)
        taken = sorted(each for way in WAYS for each in typing(app, page, *way))
        session.close()
        window.close()
    print(json.dumps({"p95": taken[int(0.95 * len(taken))], "median": taken[len(taken) // 2]}))


def typing(app: QApplication, page: InitiativesPage, wanted: Filter, column: str) -> list[float]:
    """Milliseconds of processor from each key to the paint."""
    page.ask(wanted)
    page.lists.initiatives.table.sorted_by.emit(column, False)
    app.processEvents()
    taken = []
    for text in SEARCHES:
        for end in range(1, len(text) + 1):
            begun = time.thread_time()
            page.criteria.field.setText(text[:end])
            app.processEvents()
            taken.append(1000 * (time.thread_time() - begun))
        page.criteria.field.clear()
        app.processEvents()
    return taken


if __name__ == "__main__":
    main()
