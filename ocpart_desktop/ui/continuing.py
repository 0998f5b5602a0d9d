"""Going on with the open notebook when another extract of its survey is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ocpart_desktop.i18n import _

if TYPE_CHECKING:
    from ocpart_desktop.session import Session, Study
    from ocpart_desktop.ui.context import Window


class Continuing(QObject):
    """Asks whether the open notebook goes on, where that is in doubt; says what became of it."""

    def __init__(self, session: Session, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._owner = parent

    def is_in_doubt(self, study: Study) -> bool:
        """Whether an extract may be a newer one of the open notebook's survey."""
        notebook = self._session.notebook
        if notebook is None or self._session.has_notebook_for(study):
            return False
        if not (notebook.notes or notebook.initiatives or notebook.storyline):
            return False
        from ocpart_desktop.session.fates import is_newer

        return is_newer(study.survey, self._session.survey, notebook)

    def ask(self, study: Study, take: Callable[[bool], None]) -> None:
        """Ask which notebook an extract is for, then ``take`` it, with this one or not."""
        from PySide6.QtWidgets import QMessageBox

        assert self._session.notebook is not None
        box = QMessageBox(self._owner)
        box.setWindowTitle(_("Another extract of the same survey"))
        box.setText(
            _("“{extract}” looks like another extract of the survey of “{notebook}”.").format(
                extract=study.path.name, notebook=self._session.notebook.path.stem
            )
        )
        box.setInformativeText(
            _("Go on with this notebook, or begin another one? This one is kept in either case.")
        )
        go_on = box.addButton(_("Go on with this notebook"), QMessageBox.ButtonRole.AcceptRole)
        other = box.addButton(_("Begin another notebook"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(go_on)

        def answered() -> None:
            clicked = box.clickedButton()
            box.deleteLater()
            if clicked in (go_on, other):
                take(clicked is go_on)

        box.finished.connect(lambda _result: answered())
        box.open()

    def tell(self) -> None:
        """Say what became of the remarks and views in the extract now open."""
        from ocpart_desktop.session.anchors import Fate
        from ocpart_desktop.session.fates import fates
        from ocpart_desktop.session.fates_told import summary

        notebook, survey = self._session.notebook, self._session.survey
        if notebook is None or survey is None:
            return
        found = fates(survey, notebook)
        said = _("The notebook goes on with this extract.")
        if any(found.values()):
            said = f"{said} {summary(found)}"
        if found[Fate.MOVED] or found[Fate.ORPHANED]:
            kind = "warning" if found[Fate.ORPHANED] else "info"
            self._window.tell(said, kind=kind, action=(_("See…"), self.show_fates))
        else:
            self._window.tell(said, kind="success")

    def show_fates(self) -> None:
        """Show where everything stands now."""
        if self._session.notebook is not None and self._session.survey is not None:
            from ocpart_desktop.ui.parts.fates import FatesDialog

            dialog = FatesDialog(self._session, self._owner)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
