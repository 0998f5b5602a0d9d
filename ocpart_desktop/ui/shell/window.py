"""The one window: rail, header, banner, pages, progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.session import NotebookOpened, SurveyOpened
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.jobs import Job, JobRunner
from ocpart_desktop.ui.opening import Opening
from ocpart_desktop.ui.shell.elsewhere import Elsewhere
from ocpart_desktop.ui.shell.file_menu import FileMenu
from ocpart_desktop.ui.shell.header import Header
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.shell.pages import Entry, Pages
from ocpart_desktop.ui.shell.preferences import PreferencesMenu
from ocpart_desktop.ui.theme import apply_theme
from ocpart_desktop.ui.widgets.banner import Banner
from ocpart_desktop.ui.widgets.dropzone import dropped_file
from ocpart_desktop.ui.widgets.editor import Typing
from ocpart_desktop.ui.widgets.progress import ProgressStrip
from ocpart_desktop.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from ocpart_desktop.session import Session
    from ocpart_desktop.ui.projection.projection import Projection
    from ocpart_desktop.ui.shell.capture import CaptureLine

SMALLEST = QSize(1024, 640)
USUAL = QSize(1366, 768)
BETWEEN_PAGES = 50  # ms


class MainWindow(QMainWindow):
    """Holds the pages and offers them its services (see ``ui.context.Window``)."""

    def __init__(self, session: Session, settings: Settings, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.session = session
        self._settings = settings
        self._warmed = False
        self._jobs = JobRunner(self)
        self._opening = Opening(session, self._jobs, settings, self, self)
        self._banner = Banner()
        self._progress = ProgressStrip()
        self._rail = Rail()
        self._rail.chosen.connect(self.go_to)
        self._undo = self._action(_("Undo"), QKeySequence.StandardKey.Undo, session.undo)
        self._redo = self._action(_("Redo"), QKeySequence.StandardKey.Redo, session.redo)
        self._header = Header((("undo", self._undo), ("redo", self._redo)))
        self._header.add_menu(
            "settings",
            _("Preferences"),
            PreferencesMenu(settings, self._wear_theme, self._speak, self),
        )
        self._context = context = Context(session, self._jobs, settings, self)
        self._projection: Projection | None = None
        self._elsewhere = Elsewhere(session, self, self)
        self._elsewhere.moved.connect(lambda: self._on_study_changed(None))
        self.file_menu = FileMenu(context, self._elsewhere.go_on_there, self)
        self._header.add_menu("folder", _("File"), self.file_menu)
        self._stack = QStackedWidget()
        self.pages = Pages(entries, context, self._stack)
        self._arrange()
        self._add_shortcuts()
        self._follow_session()
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        self._restore_geometry()
        self.go_to(next(iter(self.pages)))

    # -- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        for number, entry in enumerate(self.pages.entries, start=1):
            self._rail.add(entry.key, entry.icon, entry.title(), f"Ctrl+{number}")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self._progress)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)
        self.setWindowTitle("OCPart")

    def _action(
        self,
        text: str,
        shortcut: QKeySequence.StandardKey | str,
        act: Callable[[], object],
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked: act())
        self.addAction(action)
        return action

    def _add_shortcuts(self) -> None:
        self._action(_("Open…"), QKeySequence.StandardKey.Open, self.choose_and_open)
        self._action(_("New initiative"), "Ctrl+N", self._capture_initiative)
        self._action(_("Add to the storyline"), "Ctrl+D", self._add_to_storyline)
        self._action(_("Project"), "F5", self.project)
        for number, entry in enumerate(self.pages.entries, start=1):
            self._action(entry.title(), f"Ctrl+{number}", partial(self.go_to, entry.key))

    def _follow_session(self) -> None:
        saving = self._header.saving
        saving.noticed.connect(lambda notice: self.tell(notice.message, kind="warning"))
        saving.failed.connect(self._tell_misfortune)
        saving.outside.connect(self._take_in)
        listen = self.session.events.listen
        listen(SurveyOpened, self._on_study_changed)
        listen(NotebookOpened, self._on_study_changed)
        listen(NotebookChanged, lambda _changed: self._show_undo())
        self._show_undo()

    # -- services for the pages ------------------------------------------------------------------

    def go_to(self, page: str) -> None:
        """Show a page."""
        self._rail.show_current(page)
        self._stack.setCurrentWidget(self.pages[page])
        self.pages[page].setFocus()
        self.session.remember(page=page)

    def project(self) -> None:
        """Show the storyline to the room, on the projector if there is one."""
        if self.session.notebook is None:
            self.tell(_("Open an extract or a notebook first: there is nothing to show."))
            return
        if self._projection is None:
            from ocpart_desktop.ui.projection.projection import Projection

            self._projection = Projection(self._context, self)
            self._projection.ended.connect(self._on_projection_ended)
            self._projection.finished.connect(self._on_workshop_finished)
        self._projection.begin()

    @property
    def projection(self) -> Projection | None:
        """The projection, once it was begun."""
        return self._projection

    def _on_projection_ended(self) -> None:
        self.raise_()
        self.activateWindow()

    def _on_workshop_finished(self) -> None:
        self.go_to("summary")
        self.tell(
            _("The workshop is over: hand over the summary before people leave."),
            kind="success",
            action=(_("Journal of the day"), self.file_menu.show_journal),
        )

    def open_path(self, path: Path) -> None:
        """Open an extract or a notebook."""
        self._opening.open(path)

    def choose_and_open(self) -> None:
        """Ask for a file and open it."""
        self._opening.choose()

    def choose_newer(self) -> None:
        """Ask for a newer extract and go on with the open notebook in it."""
        self._opening.choose_newer()

    def show_fates(self) -> None:
        """Show where remarks and views stand in the open extract."""
        self._opening.continuing.show_fates()

    def tell(
        self,
        message: str,
        *,
        kind: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Say one sentence in the banner."""
        self._banner.tell(message, kind, action)

    def show_progress(self, text: str, cancel: Callable[[], object]) -> None:
        """Show that something is under way, and let it be given up."""
        self._banner.dismiss()
        self._progress.begin(text, cancel)

    def set_progress(self, fraction: float) -> None:
        """How far it has come, 0 to 1."""
        self._progress.set_fraction(fraction)

    def end_progress(self) -> None:
        """It is over."""
        self._progress.end()

    def warm_up(self) -> None:
        """Load, behind the scenes, what will be needed soon; then build the other pages."""

        self._warmed = True

        def work(job: Job[None]) -> None:
            from ocpart_desktop.ui.warmup import warm_up

            self.pages.load()
            warm_up(job)

        self._jobs.start(
            "warm-up", work, owner=self, done=lambda _none: self._build_pages(), failed=_nothing
        )

    def _build_pages(self) -> None:
        """One page at each turn of the event loop, so that the window goes on answering."""
        if self.isVisible() and self.pages.build_next():
            QTimer.singleShot(BETWEEN_PAGES, self, self._build_pages)

    def cancel_progress(self) -> None:
        """Give up what is under way, as the strip's own button does."""
        self._progress.button.click()

    @cached_property
    def capture_line(self) -> CaptureLine:
        """Where an initiative is noted over any page, built when it is first wanted."""
        from ocpart_desktop.ui.shell.capture import CaptureLine

        return CaptureLine(self.session, self)

    @property
    def current_page(self) -> str:
        """The key of the page shown."""
        page = self._stack.currentWidget()
        return page.key if isinstance(page, Page) else ""

    @property
    def message(self) -> str:
        """What the banner says; empty when it says nothing."""
        return self._banner.message

    @property
    def idle(self) -> bool:
        """Whether no work is under way."""
        return not self._jobs.busy

    def scenes(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """What there is to see: page, variant, and how to show it."""
        for key, page in self.pages.items():
            for variant, show in page.variants():

                def show_scene(key: str = key, show: Callable[[], None] = show) -> None:
                    self.go_to(key)
                    show()

                yield key, variant, show_scene

    # -- what happens ------------------------------------------------------------------------------

    def _on_study_changed(self, _event: object) -> None:
        self._header.saving.watch(self.session.notebook)
        self._header.show_study(self.session)
        self._show_undo()
        if self.session.notebook is not None:
            for notice in self.session.notebook.notices:
                self._tell_misfortune(notice, kind="warning")

    def _tell_misfortune(self, misfortune: UserError, kind: str = "error") -> None:
        """Say what keeps words from being written, and offer another place for them."""
        act = self._elsewhere.remedy(misfortune)
        self.tell(
            misfortune.message, kind=kind, action=(_("Save elsewhere…"), act) if act else None
        )

    def _take_in(self) -> None:
        """Somebody else wrote in the document: what they wrote is here at once."""
        before = len(self.session.notebook.conflicts) if self.session.notebook else 0
        self.session.change(lambda notebook: notebook.take_in())
        after = len(self.session.notebook.conflicts) if self.session.notebook else 0
        said = _("The notebook was changed elsewhere too: what was written there is now here.")
        if after > before:
            said += " " + _("The same thing was changed in both places: choose what to keep.")
        choose = (_("Choose…"), self.file_menu.show_conflicts) if after > before else None
        self.tell(said, kind="warning" if after > before else "info", action=choose)

    def _show_undo(self) -> None:
        notebook = self.session.notebook
        for action, text, label in (
            (self._undo, _("Undo"), notebook.undo_label if notebook else ""),
            (self._redo, _("Redo"), notebook.redo_label if notebook else ""),
        ):
            action.setEnabled(bool(label))
            action.setToolTip(f"{text}: {label}" if label else text)

    def _wear_theme(self, name: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, name)
        self._settings.theme = name

    def _speak(self, language: str) -> None:
        self._settings.language = language
        self.tell(_("The language will change the next time OCPart is opened."))

    def _capture_initiative(self) -> None:
        """Note an initiative over whatever is being looked at."""
        if self.session.notebook is None:
            self.tell(_("Open an extract or a notebook first: there is nowhere to write."))
        else:
            self.capture_line.open()

    def _add_to_storyline(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.add_to_storyline()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._projection is not None:
            self._projection.end()
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is being typed is told before the notebook is closed
        self._settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        try:
            self.session.close()
        except UserError as misfortune:
            if misfortune.code == "notebook_not_saved":
                save = (_("Save a copy…"), self._elsewhere.save_copy)
                self.tell(misfortune.message, kind="error", action=save)
                event.ignore()
                return
            from PySide6.QtWidgets import QMessageBox

            QMessageBox.warning(self, "OCPart", misfortune.message)
        self._jobs.close()
        if self._warmed:
            from ocpart_desktop.extract import SPARE

            SPARE.release()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == Typing.KIND:
            self._header.saving.typing()
            return True
        return super().event(event)

    def _restore_geometry(self) -> None:
        stored = self._settings.geometry
        if not stored or not self.restoreGeometry(QByteArray.fromBase64(stored.encode("ascii"))):
            self.resize(USUAL)


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""
