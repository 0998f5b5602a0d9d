"""The line above every page: what is open, whether it is saved, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.shell.saving import SavedState
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from ocpart_desktop.session import Session

_NATIVE = QKeySequence.SequenceFormat.NativeText


class Header(QFrame):
    """Shows the open study and the notebook's state; its buttons are the window's actions."""

    def __init__(
        self, actions: Sequence[tuple[str, QAction]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._study = ElidedLabel(role=Type.STRONG)
        self._origin = PlainLabel(tone="warning")
        self.saving = SavedState()
        self.saving.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(1), space(4), space(1))
        row.setSpacing(space(2))
        row.addWidget(self._study, 1)
        row.addWidget(self._origin)
        row.addSpacing(space(4))
        row.addWidget(self.saving)
        row.addSpacing(space(2))
        for icon, action in actions:
            row.addWidget(_button(icon, action))

    def add_menu(self, icon: str, text: str, menu: QMenu) -> None:
        """Put a button at the end of the line, which opens a menu."""
        button = icon_button(icon, text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(button)

    def show_study(self, session: Session) -> None:
        """Name what is open, and say when its figures are synthetic."""
        survey, notebook = session.survey, session.notebook
        names = [survey.source.name] if survey else []
        if notebook is not None and not (names and names[0].startswith(notebook.path.stem)):
            names.append(notebook.path.name)
        self._study.setText(" · ".join(names))
        self._origin.setText(_("Synthetic data") if survey and survey.synthetic else "")


def _button(icon: str, action: QAction) -> QToolButton:
    """An icon that does what the action does, as long as the action can be done."""
    button = icon_button(icon, action.text(), action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString(_NATIVE)})")

    action.changed.connect(follow)
    follow()
    return button
