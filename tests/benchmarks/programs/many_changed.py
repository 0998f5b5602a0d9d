"""Ten thousand initiatives changed, taken back, deleted in one step: until the list is painted."""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.programs.keystrokes import initiatives
from benchmarks.programs.watching import settle
from PySide6.QtWidgets import QApplication

from ocpart_desktop.notebook.model import Stage
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session import Session, bulk
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage
from ocpart_desktop.ui.theme import apply_theme


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
        listed = page.lists.initiatives
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
        session.close()
        window.close()
    print(json.dumps(taken))


def until_painted(app: QApplication, act: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    act()
    app.processEvents()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
