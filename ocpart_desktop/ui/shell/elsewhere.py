"""Another place for a notebook whose own does not take it: a copy, or a document to go on in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import documents_folder
from ocpart_desktop.ui.context import Window

if TYPE_CHECKING:
    from ocpart_desktop.session import Session

_UNWRITABLE = ("document_not_written", "notebook_read_only")


class Elsewhere(QObject):
    """``moved`` tells that the notebook goes on in another document."""

    moved = Signal()

    def __init__(self, session: Session, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window, self._parent = session, window, parent

    def remedy(self, misfortune: UserError) -> Callable[[], None] | None:
        """What helps with a misfortune that keeps words from being written, if anything."""
        if misfortune.code == "notebook_not_saved":
            return self.save_copy
        return self.go_on_there if misfortune.code in _UNWRITABLE else None

    def save_copy(self) -> None:
        """Ask for a file, and write the records there."""
        notebook = self._session.notebook
        path = self._asked(_("Save a copy of the notebook"))
        if path and notebook is not None:
            said = _("Written in {file}.").format(file=path)
            self._try(lambda: notebook.save_copy(path), said)

    def go_on_there(self) -> None:
        """Ask for a file, and go on in that document."""
        notebook = self._session.notebook
        if notebook is None:
            return
        proposed = str(documents_folder() / notebook.path.name)
        path = self._asked(_("Save the notebook elsewhere"), proposed)
        if path:

            def move() -> None:
                notebook.relocate(path)
                self.moved.emit()

            self._try(move, _("The notebook is now {file}.").format(file=path))

    def _asked(self, title: str, proposed: str = "") -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getSaveFileName(self._parent, title, proposed)
        return Path(name) if name else None

    def _try(self, act: Callable[[], None], said: str) -> None:
        try:
            act()
        except UserError as misfortune:
            self._window.tell(misfortune.message, kind="error")
        else:
            self._window.tell(said, kind="success")
