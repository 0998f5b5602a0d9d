"""The composition root: the only place that builds the objects and hands them to each other."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ocpart_desktop import __version__
from ocpart_desktop.i18n import _, current_language, use_language
from ocpart_desktop.system.paths import resource
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.shell.pages import Entry, PageMaker
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

if TYPE_CHECKING:
    from ocpart_desktop.session import Session

AFTER_FIRST_PAINT = 200  # ms


def _home() -> PageMaker:
    from ocpart_desktop.ui.pages.home.view import HomePage

    return HomePage


def _receipt() -> PageMaker:
    from ocpart_desktop.ui.pages.receipt.view import ReceiptPage

    return ReceiptPage


def _regions() -> PageMaker:
    from ocpart_desktop.ui.pages.regions.view import RegionsPage

    return RegionsPage


def _typology() -> PageMaker:
    from ocpart_desktop.ui.pages.typology.view import TypologyPage

    return TypologyPage


def _initiatives() -> PageMaker:
    from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage

    return InitiativesPage


def _storyline() -> PageMaker:
    from ocpart_desktop.ui.pages.storyline.view import StorylinePage

    return StorylinePage


def _summary() -> PageMaker:
    from ocpart_desktop.ui.pages.summary.view import SummaryPage

    return SummaryPage


PAGES = (
    Entry("home", "home", lambda: _("Home"), _home),
    Entry("receipt", "extract", lambda: _("Extract"), _receipt),
    Entry("regions", "regions", lambda: _("Regions"), _regions),
    Entry("typology", "typology", lambda: _("Typology"), _typology),
    Entry("initiatives", "initiatives", lambda: _("Initiatives"), _initiatives),
    Entry("storyline", "storyline", lambda: _("Storyline"), _storyline),
    Entry("summary", "summary", lambda: _("Summary"), _summary),
)
"""In the order of the rail; a page is loaded and built when it is first wanted."""


_GIVEN_WAY = 0.001
"""Seconds that work in the background may keep the interpreter while the window wants it: a fifth
of what Python gives, for the window asks many times a drawing."""


def build_application() -> QApplication:
    """The application object, named and speaking the user's language."""
    sys.setswitchinterval(_GIVEN_WAY)
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("OCPart")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(resource("icons", "ocpart.svg"))))
    QLocale.setDefault(QLocale(current_language()))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{current_language()}", folder):
        app.installTranslator(translator)
    return app


def build_window(settings: Settings, session: Session | None = None) -> MainWindow:
    """The window on a session, an empty one unless given."""
    from ocpart_desktop.session import Session

    return MainWindow(session or Session(), settings, PAGES)


def run_window(options: argparse.Namespace) -> int:
    """Open the window, on a file if one is given, and stay until it is closed."""
    from ocpart_desktop.system.logs import start_logging, stop_logging

    start_logging()
    try:
        return _show_window(options.files, options.lang)
    finally:
        stop_logging()


def _show_window(files: Sequence[Path], language: str | None) -> int:
    settings = Settings.load()
    if language is None and settings.language:
        use_language(settings.language)
    app = build_application()
    apply_theme(app, settings.theme)
    window = build_window(settings)
    sys.excepthook = _Reporter(window)
    window.show()
    QTimer.singleShot(AFTER_FIRST_PAINT, window, window.warm_up)
    from ocpart_desktop.system.logs import crash_to_tell

    report = crash_to_tell()
    if report is not None:
        window.tell(
            _(
                "Last time, OCPart ended unexpectedly. What you wrote is safe; {file} says why."
            ).format(file=report)
        )
    for path in files[:1]:
        window.open_path(path)
    return app.exec()


class _Reporter:
    """A bug in a slot, a timer or a job: a report is written, the window goes on and says so."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        from ocpart_desktop.system.logs import write_crash_report

        report: Path = write_crash_report(bug.with_traceback(trace))
        self._window.tell(
            _(
                "Something went wrong in OCPart; what you wrote is safe. A report is in {file}."
            ).format(file=report),
            kind="error",
        )
