"""The File menu: the notebook as a file, put together, sent out, taken back, told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook import NOTEBOOK_SUFFIX
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import documents_folder

if TYPE_CHECKING:
    from ocpart_desktop.notebook.changed import NotebookChanged
    from ocpart_desktop.notebook.notebook import Notebook
    from ocpart_desktop.notebook.table_back import TableBack
    from ocpart_desktop.session import Session
    from ocpart_desktop.session.tables import Table
    from ocpart_desktop.ui.context import Context

_TABLES = "*.xlsx *.xlsm *.ods *.csv"


class FileMenu(QMenu):
    """Each entry does one thing to the open notebook and says what came of it."""

    def __init__(
        self, context: Context, save_elsewhere: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._owner = parent
        entry = self.addAction
        entry(_("Open…"), context.window.choose_and_open)
        newer = entry(_("Go on with a newer extract…"), context.window.choose_newer)
        self.addSeparator()
        merge = entry(_("Merge a notebook…"), self.choose_and_merge)
        self._conflicts = entry(_("Choices to make…"), self.show_conflicts)
        self._fates = entry(_("Remarks and views in this extract…"), context.window.show_fates)
        self._own = [
            newer,
            merge,
            entry(_("Journal…"), self.show_journal),
            entry(_("Go back to a backup…"), self.show_backups),
            entry(_("Save elsewhere…"), save_elsewhere),
            entry(_("Save a copy without the history…"), self.choose_and_copy),
            entry(_("Send the initiatives as a table…"), self.choose_and_send),
            entry(_("Take a table back…"), self.choose_and_take_back),
        ]
        self.addSeparator()
        self._own.append(entry(_("Words of the notebook…"), self.show_words))
        entry(_("Load a list of priority neighbourhoods…"), self.choose_and_load)
        self._own.append(entry(_("Erase the contacts…"), self.ask_and_erase))
        self.aboutToShow.connect(self._show_state)

    @property
    def _session(self) -> Session:
        return self._context.session

    def _show_state(self) -> None:
        notebook = self._session.notebook
        for action in self._own:
            action.setEnabled(notebook is not None)
        count = len(notebook.conflicts) if notebook else 0
        self._conflicts.setEnabled(count > 0)
        text = _("Choices to make…")
        self._conflicts.setText(f"{text} ({count})" if count else text)
        self._fates.setEnabled(notebook is not None and self._session.survey is not None)

    # -- putting together ------------------------------------------------------------------------

    def choose_and_merge(self) -> None:
        """Ask for a notebook and take in all that it holds."""
        path = self._chosen(_("Merge a notebook"), f"*{NOTEBOOK_SUFFIX}")
        if path is not None:
            self.merge(path)

    def merge(self, path: Path) -> None:
        """Take in a notebook; say what came of it."""
        told: list[int] = []

        def take(notebook: Notebook) -> NotebookChanged:
            before = len(notebook.conflicts)
            changed = notebook.merge(path)
            told.extend((len(changed.ids), len(notebook.conflicts) - before))
            return changed

        if self._try(lambda: self._session.change(take)) and told:
            self._say_merged(path.name, *told)

    def _say_merged(self, name: str, count: int, differing: int) -> None:
        came = ngettext(
            "{n} entry came from “{name}”. Ctrl+Z takes it back.",
            "{n} entries came from “{name}”. Ctrl+Z takes them back.",
            count,
        ).format(n=count, name=name)
        if differing > 0:
            apart = ngettext(
                "{n} field was written differently in “{name}”.",
                "{n} fields were written differently in “{name}”.",
                differing,
            ).format(n=differing, name=name)
            said = f"{came} {apart}" if count else apart
            choose = (_("Choose…"), self.show_conflicts)
            self._context.window.tell(said, kind="warning", action=choose)
        elif count:
            self._tell(came, kind="success")
        else:
            self._tell(_("“{name}” holds nothing that is not here already.").format(name=name))

    def show_conflicts(self) -> None:
        """Show what was written apart, side by side."""
        if self._session.notebook is not None and self._session.notebook.conflicts:
            from ocpart_desktop.ui.parts.conflicts import ConflictsDialog

            ConflictsDialog(self._session, self._owner).open()

    def show_journal(self) -> None:
        """Show who did what and when."""
        if self._session.notebook is not None:
            from ocpart_desktop.ui.parts.journal import JournalDialog

            JournalDialog(self._session.notebook, parent=self._owner).open()

    def show_backups(self) -> None:
        """Show the copies that were kept, to go back to one."""
        if self._session.notebook is not None:
            from ocpart_desktop.ui.parts.backups import BackupsDialog

            dialog = BackupsDialog(self._context, self._owner)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def show_words(self) -> None:
        """Show the vocabularies, to change them."""
        if self._session.notebook is not None:
            from ocpart_desktop.ui.parts.vocabulary import VocabularyDialog

            dialog = VocabularyDialog(self._session, self._owner)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # -- going out, coming back ------------------------------------------------------------------

    def choose_and_copy(self) -> None:
        """Ask where, then write the records without their history."""
        notebook = self._session.notebook
        path = self._place(_("Save a copy of the notebook"), f"copie{NOTEBOOK_SUFFIX}")
        if (
            notebook is not None
            and path is not None
            and self._try(lambda: notebook.save_copy(path))
        ):
            self._tell(_("Written in {file}.").format(file=path), kind="success")

    def choose_and_send(self) -> None:
        """Ask where, then write the initiatives as a table that can come back."""
        from ocpart_desktop.session.tables import write_table

        notebook = self._session.notebook
        path = self._place(_("Send the initiatives as a table"), "initiatives.xlsx")
        if notebook is None or path is None:
            return
        if self._try(lambda: write_table(notebook, path, notebook.initiatives)):
            self._tell(_("Written in {file}.").format(file=path), kind="success")

    def choose_and_take_back(self) -> None:
        """Ask for a table and show what it changes before taking it in."""
        path = self._chosen(_("Take a table back"), _TABLES)
        if path is not None:
            self.take_back(path)

    def take_back(self, path: Path) -> None:
        """Read a table in a job, then take it in."""
        from ocpart_desktop.session.tables import read_tables

        self._context.jobs.start(
            "table",
            lambda _job: read_tables(path),
            owner=self,
            done=lambda tables: self._take_tables(tables, path),
            failed=lambda misfortune: self._tell(misfortune.message, kind="error"),
        )

    def _take_tables(self, tables: tuple[Table, ...], path: Path) -> None:
        from ocpart_desktop.session.tables import told_by

        notebook = self._session.notebook
        if notebook is None:
            return
        try:
            told = told_by(notebook, tables, path)
        except (UserError, OSError) as misfortune:
            self._tell(getattr(misfortune, "message", str(misfortune)), kind="error")
            return
        half = told.half
        if half is not None:
            label = _("the table “{name}”").format(name=path.stem)
            self._session.change(lambda notebook: notebook.absorb(half, label))
        self._say_taken_back(told, path.name)

    def _say_taken_back(self, told: TableBack, name: str) -> None:
        changed = len(told.changed)
        said = ngettext(
            "{n} initiative changed by “{name}”.", "{n} initiatives changed by “{name}”.", changed
        ).format(n=changed, name=name)
        if not changed:
            said = _("“{name}” holds nothing that is not here already.").format(name=name)
        for each in told.misread[:3]:
            said += " " + _("Row {row}, “{heading}”: “{text}” was not understood.").format(
                row=each.row, heading=each.heading, text=each.text
            )
        self._tell(said, kind="warning" if told.misread else "success")

    # -- the rest --------------------------------------------------------------------------------

    def choose_and_load(self) -> None:
        """Ask for a list of priority neighbourhoods and use it from now on."""
        from ocpart_desktop.session.tables import load_neighbourhoods

        path = self._chosen(_("Load a list of priority neighbourhoods"), _TABLES)
        if path is not None:
            self._context.jobs.start(
                "neighbourhoods",
                lambda _job: load_neighbourhoods(path),
                owner=self,
                done=self._say_loaded,
                failed=lambda misfortune: self._tell(misfortune.message, kind="error"),
            )

    def _say_loaded(self, count: int) -> None:
        said = ngettext(
            "{n} priority neighbourhood can now be found by its name or code.",
            "{n} priority neighbourhoods can now be found by their names or codes.",
            count,
        )
        self._tell(said.format(n=count), kind="success")

    def ask_and_erase(self) -> None:
        """Ask, for it cannot be undone, then erase every contact."""
        from PySide6.QtWidgets import QMessageBox

        question = _(
            "Erase every contact from this notebook, its history and its backups? "
            "This cannot be undone."
        )
        answer = QMessageBox.question(self._owner, _("Erase the contacts"), question)
        if answer == QMessageBox.StandardButton.Yes:
            self.erase_contacts()

    def erase_contacts(self) -> None:
        """Erase every contact for good."""
        if self._try(lambda: self._session.change(lambda notebook: notebook.erase_contacts())):
            self._tell(_("The contacts are erased."), kind="success")

    def _chosen(self, title: str, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._context.settings.last_folder or documents_folder())
        name, _kind = QFileDialog.getOpenFileName(self._owner, title, folder, kinds)
        return Path(name) if name else None

    def _place(self, title: str, name: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        proposed = str(documents_folder() / name)
        chosen, _kind = QFileDialog.getSaveFileName(self._owner, title, proposed)
        return Path(chosen) if chosen else None

    def _try(self, act: Callable[[], object]) -> bool:
        """Whether it could be done; what kept it from being done is said."""
        try:
            act()
        except UserError as misfortune:
            self._tell(misfortune.message, kind="error")
            return False
        return True

    def _tell(self, message: str, kind: str = "info") -> None:
        self._context.window.tell(message, kind=kind)
