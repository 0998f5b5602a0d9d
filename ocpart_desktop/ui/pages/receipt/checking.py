"""Holding an institute's tables against the open respondents: asked for, done, said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu, QWidget

from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.i18n import _
from ocpart_desktop.session import NOTEBOOK_SUFFIX, Study, check_against
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.jobs import Job
from ocpart_desktop.ui.opening import EXTRACT_SUFFIXES, PASSWORD_CODES
from ocpart_desktop.ui.theme import current_theme, icon

KEY = "crosscheck"
_NAME_SHOWN = 40


class Checking:
    """Checks one file at a time; ``done`` is told what was found of a study, and if it was asked.

    It was not when the same file is checked again by itself.
    """

    def __init__(
        self, owner: QWidget, context: Context, done: Callable[[Study, CrossCheck, bool], object]
    ) -> None:
        self._owner = owner
        self._context = context
        self._done = done
        self._last: tuple[Path, str | None] | None = None

    def ask(self, study: Study) -> None:
        """Ask for the file of tables, then check it."""
        kinds = " ".join(f"*.{suffix}" for suffix in EXTRACT_SUFFIXES)
        ours, every = _("Published tables"), _("All files")
        name, _kind = QFileDialog.getOpenFileName(
            self._owner,
            _("Choose the published tables of this survey"),
            str(self._context.settings.last_folder or study.path.parent),
            f"{ours} ({kinds});;{every} (*)",
        )
        if name:
            self._context.settings.last_folder = Path(name).parent
            self.check(study, Path(name))

    def offer(self, study: Study | None, path: Path, at: QPoint) -> QMenu | None:
        """Ask at a point of the screen what to do with a file dropped there.

        A notebook is opened, and so is any file where nothing could be checked: None is asked.
        """
        window = self._context.window
        may_check = study is not None and study.survey.respondents and path != study.path
        if study is None or not may_check or path.suffix.lower() == NOTEBOOK_SUFFIX:
            window.open_path(path)
            return None
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = path.name if len(path.name) <= _NAME_SHOWN else f"{path.name[:_NAME_SHOWN]}…"
        name = name.replace("&", "&&")
        check = menu.addAction(_("Check the open survey against “{file}”").format(file=name))
        check.triggered.connect(lambda _checked: self.check(study, path))
        open_it = menu.addAction(_("Open “{file}” instead").format(file=name))
        open_it.triggered.connect(lambda _checked: window.open_path(path))
        text = current_theme().screen.text
        check.setIcon(icon("table", text))
        open_it.setIcon(icon("folder", text))
        menu.setDefaultAction(check)
        menu.popup(at)
        return menu

    def again(self, study: Study) -> None:
        """Check the last file once more, the respondents being read otherwise now."""
        if self._last is not None:
            path, password = self._last
            self.check(study, path, password, asked=False)

    def forget(self) -> None:
        """Another extract is open: what was checked does not concern it."""
        self._last = None
        if self._context.jobs.is_running(KEY):
            self._context.jobs.drop(KEY)
            self._context.window.end_progress()

    def check(
        self, study: Study, path: Path, password: str | None = None, *, asked: bool = True
    ) -> None:
        """Count every figure of a file of tables again, behind the scenes."""
        window = self._context.window

        def work(job: Job[CrossCheck]) -> CrossCheck:
            return check_against(
                study,
                path,
                password=password,
                progress=job.progress,
                cancelled=lambda: job.cancelled,
            )

        def done(found: CrossCheck) -> None:
            self._last = (path, password)
            self._done(study, found, asked)

        def failed(misfortune: UserError) -> None:
            if misfortune.code in PASSWORD_CODES:
                self._ask_password(study, path, misfortune.message)
                return
            other = (_("Choose another file…"), lambda: self.ask(study))
            window.tell(misfortune.message, kind="error", action=other)

        job = self._context.jobs.start(
            KEY,
            work,
            owner=self._owner,
            done=done,
            failed=failed,
            progress=lambda fraction, _text: window.set_progress(fraction),
            ended=window.end_progress,
        )
        window.show_progress(_("Checking against {name}…").format(name=path.name), job.cancel)

    def _ask_password(self, study: Study, path: Path, message: str) -> None:
        password, given = QInputDialog.getText(
            self._owner, path.name, message, QLineEdit.EchoMode.Password
        )
        if given and password:
            self.check(study, path, password)
