"""Ten thousand initiatives changed, taken back, deleted in one step: until the list is painted."""

import json
import time
from collections.abc import Callable

from benchmarks.programs.ten_thousand import opened
from benchmarks.programs.watching import settle
from PySide6.QtWidgets import QApplication

from ocpart_desktop.notebook.model import Stage
from ocpart_desktop.session import bulk


def main() -> None:
    with opened() as (app, window, page):
        session, listed = window.session, page.lists.initiatives
        taken: dict[str, float] = {}
        acts: dict[str, Callable[[], object]] = {
            "select": listed.table.selectAll,
            "change": lambda: listed.bulk.change(
                listed.table.selected_ids, bulk.at_stage(Stage.RUNNING)
            ),
            "undo": session.undo,
            "redo": session.redo,
            "delete": listed.erase_selected,
            "return": session.undo,
        }
        for name, act in acts.items():
            settle(app, window)
            assert session.notebook is not None
            session.notebook.flush(60)
            taken[name] = until_painted(app, act)
        settle(app, window)
    print(json.dumps(taken))


def until_painted(app: QApplication, act: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    act()
    app.processEvents()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
