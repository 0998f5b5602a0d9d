"""Beside the list: the sheet of an initiative, or the remarks made on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.columns import subject_of
from ocpart_desktop.ui.pages.initiatives.sheet import InitiativeSheet
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl


class Sides(QWidget):
    """``erased`` tells an initiative that is to go, ``wanted`` one to be shown.

    ``changing`` says where the menu of several is wanted, ``erasing`` that several are to go.
    """

    erased = Signal(str)
    wanted = Signal(str)
    changing = Signal(QPoint)
    erasing = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._session = context.session
        self._side, self._initiative, self._note = model.SHEET, "", ""
        self.segments = SegmentedControl()
        self.segments.chosen.connect(self._on_segments_chosen)
        self.sheet = InitiativeSheet()
        self.sheet.edited.connect(self._session.write)
        self.sheet.typed.connect(self.sheet.alike.follow)
        self.sheet.alike.taken.connect(self.wanted)
        self.remarks = Remarks(self._session)
        erase = push_button(
            _("Delete this initiative"),
            lambda: self.erased.emit(self._initiative),
            kind="quiet",
            icon="trash",
        )
        self._sheet_panel = QWidget()
        panel = QVBoxLayout(self._sheet_panel)
        panel.setContentsMargins(0, 0, 0, 0)
        panel.setSpacing(space(2))
        panel.addWidget(self.sheet, 1)
        panel.addWidget(erase, 0, Qt.AlignmentFlag.AlignRight)
        self._subject = PlainLabel(tone="muted", wrap=True)
        self._subject.hide()
        self._none = EmptyState(
            "initiatives",
            _("No initiative is chosen"),
            _("Its sheet is shown here as soon as one is."),
        )
        self._many = EmptyState(
            "list",
            "",
            _("What is changed here is changed in all of them, in one step that can be undone."),
            actions=((_("Change"), self._on_many_clicked), (_("Delete"), self.erasing.emit)),
        )
        self._stack = QStackedWidget()
        for widget in (self._none, self._sheet_panel, self.remarks, self._many):
            self._stack.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.segments)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(row)
        column.addWidget(self._subject)
        column.addWidget(self._stack, 1)

    def show_initiative(self, notebook: Notebook, initiative_id: str) -> None:
        """Show an initiative; what was being typed in the previous one is written first."""
        if initiative_id != self._initiative:
            self.sheet.commit()
            self.sheet.alike.know(notebook.initiatives)
        self._initiative = initiative_id
        initiative = notebook.get(initiative_id)
        about = notebook.notes_on("initiative", initiative_id) if initiative_id else ()
        self.segments.show_choices(model.side_choices(len(about)), self._side)
        self.segments.setVisible(isinstance(initiative, Initiative))
        self._subject.hide()
        self._note = ""
        if not isinstance(initiative, Initiative):
            self._stack.setCurrentWidget(self._none)
            return
        self.remarks.anchor("initiative", initiative_id)
        self.sheet.load(initiative, Words(notebook.terms))
        shown = self._sheet_panel if self._side == model.SHEET else self.remarks
        self._stack.setCurrentWidget(shown)

    def show_note(self, notebook: Notebook, note_id: str, kind: NoteKind) -> None:
        """Show a remark among those made on the same thing; without one, those of the day.

        ``kind`` is what a new one is at first.
        """
        note = notebook.get(note_id)
        self.segments.hide()
        self._stack.setCurrentWidget(self.remarks)
        if isinstance(note, Note):
            self.remarks.anchor(note.anchor_kind, note.anchor)
            if note_id != self._note:  # another may be begun while this one is chosen
                self.remarks.edit(note_id)
            about = subject_of(note, lambda identity: _initiative(notebook, identity))
        else:
            self.remarks.anchor("day")
            self.remarks.offer(kind)
            about = _("The day")
        self._subject.setText(_("{variable}: {value}").format(variable=_("About"), value=about))
        self._note = note_id
        self._subject.show()

    def show_many(self, told: str) -> None:
        """Show that several initiatives are selected, and what can be done to all of them."""
        self.sheet.commit()
        self._many.entitle(told)
        self.segments.hide()
        self._stack.setCurrentWidget(self._many)

    def edit_sheet(self) -> None:
        """Go to the sheet, at its first field."""
        self._side = model.SHEET
        self._stack.setCurrentWidget(self._sheet_panel)
        self.sheet.begin()

    def _on_many_clicked(self) -> None:
        button = self._many.buttons[0]
        self.changing.emit(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_segments_chosen(self, side: str) -> None:
        self._side = side
        if self._session.notebook is not None:
            self.show_initiative(self._session.notebook, self._initiative)


def _initiative(notebook: Notebook, identity: str) -> Initiative | None:
    record = notebook.get(identity)
    return record if isinstance(record, Initiative) else None
