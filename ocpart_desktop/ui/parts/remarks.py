"""Remarks beside what they speak of: written as they are typed, without a Save button."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.model import AnchorKind, Note, NoteKind, new_id
from ocpart_desktop.notebook.vocabularies import note_kinds
from ocpart_desktop.session import Session
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit, AutoSaveTextEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

_ID = Qt.ItemDataRole.UserRole


class Remarks(QWidget):
    """The remarks on one anchor, and the editor of the one being written."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._anchor = ("day", "")
        self._editing = new_id()
        self._title = PlainLabel(role=Type.HEADING)
        self._list = WrappedList(_("Remarks"))
        self._list.currentItemChanged.connect(self._on_list_chosen)
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Kind of remark"))
        self._editor = AutoSaveTextEdit()
        self._editor.setPlaceholderText(_("What the room says about it…"))
        self._editor.setAccessibleName(_("Text of the remark"))
        self._editor.edited.connect(self._save)
        self._who, self._what, self._due = (AutoSaveLineEdit() for _field in range(3))
        self._pledge = self._pledge_form()
        self._new = push_button(_("New"), self.begin, icon="add")
        self._new.setToolTip(_("New remark (Ctrl+Enter)"))
        self._erase = icon_button("trash", _("Delete this remark"), self._on_erase_clicked)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._arrange()
        finish = QShortcut(QKeySequence("Ctrl+Return"), self._editor, self.begin)
        finish.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _arrange(self) -> None:
        for kind, label in note_kinds().items():
            self._kind.addItem(label, kind)
        buttons = QHBoxLayout()
        buttons.addWidget(self._kind, 1)
        buttons.addWidget(self._erase)
        buttons.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        column.addWidget(self._editor)
        column.addWidget(self._pledge)
        column.addLayout(buttons)
        self._editor.setFixedHeight(space(8) + space(5))

    def _pledge_form(self) -> QWidget:
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        for label, field in (
            (_("Who"), self._who),
            (_("What"), self._what),
            (_("When"), self._due),
        ):
            rows.addRow(label, field)
            field.edited.connect(self._save)
        return form

    def anchor(self, kind: str, anchor: str = "") -> None:
        """Show the remarks on another thing; what was being written is already saved."""
        if (kind, anchor) != self._anchor:
            self._editor.commit()
            self._anchor = (kind, anchor)
            self.begin()
        self.refresh()

    def edit(self, note_id: str) -> None:
        """Show a remark of the anchor in the editor; what was being written is saved."""
        if note_id == self._editing:
            return
        for row in range(self._list.count()):
            if self._list.item(row).data(_ID) == note_id:
                self._list.setCurrentRow(row)

    def offer(self, kind: NoteKind) -> None:
        """A new remark, as long as nothing of it is written, is of this kind."""
        if not self._erase.isEnabled() and not self._editor.toPlainText().strip():
            with QSignalBlocker(self._kind):
                self._kind.setCurrentIndex(self._kind.findData(kind))
            self._pledge.setVisible(kind is NoteKind.COMMITMENT)

    def begin_editing(self) -> None:
        """Go to the text of the remark shown."""
        self._editor.setFocus()

    @property
    def count(self) -> int:
        """How many remarks there are on what is shown."""
        return len(self._notes())

    def begin(self) -> None:
        """Start a new remark."""
        self._editor.commit()
        self._load(Note(id=new_id(), kind=self._chosen_kind()))
        with QSignalBlocker(self._list):
            self._list.clearSelection()
            self._list.setCurrentRow(-1)
        self._erase.setEnabled(False)

    def refresh(self) -> None:
        """Show what the notebook holds now."""
        notes, kinds = self._notes(), note_kinds()
        count = len(notes)
        self._title.setText(
            ngettext("{n} remark", "{n} remarks", count).format(n=count) if count else _("Remarks")
        )
        with QSignalBlocker(self._list):
            self._list.clear()
            for note in notes:
                item = QListWidgetItem(f"{kinds[note.kind]}\n{note.text}")
                item.setData(_ID, note.id)
                self._list.addItem(item)
                if note.id == self._editing:
                    self._list.setCurrentItem(item)
        mine = next((note for note in notes if note.id == self._editing), None)
        self._erase.setEnabled(mine is not None)
        if mine is not None and not self._editor.hasFocus():
            self._load(mine)
        self.setEnabled(self._session.notebook is not None)

    def _notes(self) -> tuple[Note, ...]:
        if self._session.notebook is None:
            return ()
        return tuple(self._session.notebook.notes_on(*self._anchor))

    def _chosen_kind(self) -> NoteKind:
        return NoteKind(self._kind.currentData() or NoteKind.OBSERVATION)

    def _load(self, note: Note) -> None:
        self._editing = note.id
        with QSignalBlocker(self._kind):
            self._kind.setCurrentIndex(self._kind.findData(note.kind))
        self._editor.load(note.text)
        for field, text in ((self._who, note.who), (self._what, note.what), (self._due, note.due)):
            field.load(text)
        self._pledge.setVisible(note.kind is NoteKind.COMMITMENT)

    def _save(self, *_ignored: object) -> None:
        text = self._editor.toPlainText().strip()
        known = next((note for note in self._notes() if note.id == self._editing), None)
        if known is None and not text:
            return
        note = replace(
            known or self._begun(),
            kind=self._chosen_kind(),
            text=text,
            who=self._who.text(),
            what=self._what.text(),
            due=self._due.text(),
        )
        if note != known:
            self._session.write(note)

    def _begun(self) -> Note:
        kind, anchor = self._anchor
        return Note(
            id=self._editing,
            anchor_kind=AnchorKind(kind),
            anchor=anchor,
            published=not self._session.live,
        )

    def _on_kind_changed(self) -> None:
        self._pledge.setVisible(self._chosen_kind() is NoteKind.COMMITMENT)
        self._save()

    def _on_list_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        wanted = item.data(_ID)
        self._editor.commit()
        note = next((note for note in self._notes() if note.id == wanted), None)
        if note is not None:
            self._load(note)
            self._erase.setEnabled(True)

    def _on_erase_clicked(self) -> None:
        erased = self._editing
        self.begin()
        self._session.erase(erased)
