"""The Initiatives page of the real window, on a notebook of ten thousand initiatives."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.programs.keystrokes import initiatives
from PySide6.QtWidgets import QApplication

from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session import Session
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme


@contextmanager
def opened() -> Iterator[tuple[QApplication, MainWindow, InitiativesPage]]:
    """The application, its window and the page, as long as they are looked at."""
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
        yield app, window, page
        session.close()
        window.close()
