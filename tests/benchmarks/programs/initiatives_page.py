"""From a key in the page's search to its paint, among ten thousand initiatives in the window."""

import json
import time
from itertools import product

from benchmarks.programs.keystrokes import SEARCHES
from benchmarks.programs.ten_thousand import opened
from benchmarks.programs.watching import settle
from PySide6.QtWidgets import QApplication

from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage

WAYS = product((ANYTHING, Filter(authors=("",))), ("", "title"))
"""What else is asked for, and what sorts."""


def main() -> None:
    with opened() as (app, window, page):
        settle(app, window)
        taken = sorted(each for way in WAYS for each in typing(app, page, *way))
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
