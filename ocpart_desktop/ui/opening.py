"""Opening an extract or a notebook from the window: a job, a progress strip, one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook import NOTEBOOK_SUFFIX
from ocpart_desktop.notebook.changed import NotebookChanged, RecordKind
from ocpart_desktop.session import SurveyOpened
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.continuing import Continuing

if TYPE_CHECKING:
    from ocpart_desktop.session import Session, Study
    from ocpart_desktop.system.settings import Settings
    from ocpart_desktop.ui.context import Window
    from ocpart_desktop.ui.jobs import Job, JobRunner

PASSWORD_CODES = ("password", "wrong_password")
EXTRACT_SUFFIXES = (
    "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "htm", "html", "mht", "xml",
)  # fmt: skip


class Opening(QObject):
    """What is open stays open until the new file has been understood.

    An extract is read again whenever it was read otherwise than its notebook now says: after a
    correction, its undoing, or the opening of a notebook that holds some.
    """

    def __init__(
        self, session: Session, jobs: JobRunner, settings: Settings, window: Window, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._window = window
        self._parent = parent
        self.continuing = Continuing(session, window, parent)
        session.events.listen(NotebookChanged, self._on_notebook_changed)
        session.events.listen(SurveyOpened, lambda _event: self._read_again())

    def choose(self) -> None:
        """Ask for a file, then open it."""
        suffixes = (*EXTRACT_SUFFIXES, NOTEBOOK_SUFFIX.removeprefix("."))
        title = _("Open an extract or a notebook")
        path = self._chosen(title, _("Extracts and notebooks"), suffixes)
        if path is not None:
            self.open(path)

    def choose_newer(self) -> None:
        """Ask for an extract, then go on with the open notebook in it."""
        title = _("Go on with a newer extract")
        path = self._chosen(title, _("Extracts"), EXTRACT_SUFFIXES)
        if path is not None:
            self.go_on_with(path)

    def go_on_with(self, path: Path) -> None:
        """Read an extract and go on with the open notebook in it."""
        self._settings.last_folder = path.parent
        self._read(path, continuing=True)

    def _chosen(self, title: str, kind: str, suffixes: Sequence[str]) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        patterns = " ".join(f"*.{suffix}" for suffix in suffixes)
        name, _kind = QFileDialog.getOpenFileName(
            self._parent,
            title,
            str(self._settings.last_folder or Path.home()),
            f"{kind} ({patterns});;{_('All files')} (*)",
        )
        return Path(name) if name else None

    def open(self, path: Path) -> None:
        """Open a file; a notebook brings back the extract it was used with."""
        self._settings.last_folder = path.parent
        if path.suffix.lower() != NOTEBOOK_SUFFIX:
            self._read(path)
            return
        try:
            extract = self._session.open_notebook(path)
        except UserError as misfortune:
            self._window.tell(misfortune.message, kind="error")
            return
        self._settings.remember_recent(path, datetime.now(UTC))
        if extract is None:
            self._window.tell(_("This notebook is open. Open an extract to compare figures."))
        elif extract.exists():
            self._read(extract, continuing=True)
        else:
            self._window.tell(
                _(
                    "The notebook is open, but its extract {name} is no longer in {folder}. "
                    "Open it from where it is now."
                ).format(name=extract.name, folder=extract.parent),
                kind="warning",
            )

    def _on_notebook_changed(self, changed: NotebookChanged) -> None:
        if RecordKind.CORRECTION in changed.kinds:
            self._read_again()

    def _read_again(self) -> None:
        """Read the extract as its notebook says, if it was not."""
        study = self._session.study
        if study is not None and self._session.wants_reading:
            self._read(study.path, study.password, again=True)

    def _read(
        self,
        path: Path,
        password: str | None = None,
        *,
        again: bool = False,
        continuing: bool = False,
    ) -> None:
        from ocpart_desktop.session import read_extract
        from ocpart_desktop.survey.corrections import Reading

        known = again or self._session.remembered("extract") == str(path)
        reading = self._session.reading if known else Reading()

        def work(job: Job[Study]) -> Study:
            return read_extract(
                path,
                password=password,
                reading=reading,
                progress=job.progress,
                cancelled=lambda: job.cancelled,
            )

        def failed(misfortune: UserError) -> None:
            if misfortune.code in PASSWORD_CODES:
                self._ask_password(path, misfortune.message, continuing=continuing)
            else:
                self._window.tell(misfortune.message, kind="error")

        job = self._jobs.start(
            "open",
            work,
            owner=self,
            done=self._session.adopt if again else partial(self._adopt, continuing=continuing),
            failed=failed,
            progress=lambda fraction, _text: self._window.set_progress(fraction),
            ended=self._window.end_progress,
        )
        self._window.show_progress(_("Reading {name}…").format(name=path.name), job.cancel)

    def _ask_password(self, path: Path, message: str, *, continuing: bool) -> None:
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        password, given = QInputDialog.getText(
            self._parent, path.name, message, QLineEdit.EchoMode.Password
        )
        if given and password:
            self._read(path, password, continuing=continuing)

    def _adopt(self, study: Study, *, continuing: bool) -> None:
        if not continuing and self.continuing.is_in_doubt(study):
            self.continuing.ask(study, lambda go_on: self._take(study, continuing=go_on))
        else:
            self._take(study, continuing=continuing)

    def _take(self, study: Study, *, continuing: bool) -> None:
        notebook, former = self._session.notebook, self._session.remembered("sha256")
        try:
            self._session.adopt(study, continuing=continuing)
        except UserError as misfortune:
            self._window.tell(misfortune.message, kind="error")
            return
        self._settings.remember_recent(study.path, datetime.now(UTC), study.survey.title)
        self._window.go_to("receipt")
        went_on = self._session.notebook is notebook
        if went_on and former not in (None, study.survey.source.sha256):
            self.continuing.tell()
        else:
            self._propose()

    def _propose(self) -> None:
        """Offer the corrections made in another extract of the same shape."""
        made = self._session.proposal().corrections
        if not made:
            return
        label = _("the corrections made earlier")
        self._window.tell(
            ngettext(
                "An extract like this one was put right by hand: {n} correction can be taken over.",
                "An extract like this one was put right by hand: {n} corrections can be taken "
                "over.",
                len(made),
            ).format(n=len(made)),
            action=(_("Take over"), lambda: self._session.correct(made, label)),
        )
