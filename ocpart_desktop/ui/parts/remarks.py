"""Remarks beside what they speak of: written as they are typed, without a Save button."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.model import AnchorKind, Note, NoteKind, new_id
from ocpart_desktop.notebook.vocabularies import note_kinds
from ocpart_desktop.session import Session
from ocpart_desktop.session.anchors import NotesAbout
from ocpart_desktop.session.figure_seen import anchored, is_looked_at, look_again, told
from ocpart_desktop.ui.parts.remark_form import RemarkForm
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

_ID = Qt.ItemDataRole.UserRole


class Remarks(QWidget):
    """The remarks on one anchor, and the form of the one being written.

    On a question, a remark is about the figure looked at unless the whole question is meant; the
    list says which figure, and Enter or a double click leads back to it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._about = NotesAbout()
        self._anchor = ("day", "")
        self._editing = new_id()
        self._wants_figure = True
        self._title = PlainLabel(role=Type.HEADING)
        self._list = WrappedList(_("Remarks"))
        self._list.currentItemChanged.connect(self._on_list_chosen)
        self._list.itemActivated.connect(lambda _item: self._look_again())
        self._form = RemarkForm()
        self._form.edited.connect(self._save)
        self._form.figure_chosen.connect(self._on_figure_chosen)
        self._form.finished.connect(self.begin)
        self._back = icon_button("eye", _("See the figure of this remark again"), self._look_again)
        self._new = push_button(_("New"), self.begin, icon="add")
        self._new.setToolTip(_("New remark (Ctrl+Enter)"))
        self._erase = icon_button("trash", _("Delete this remark"), self._on_erase_clicked)
        self._arrange()

    def _arrange(self) -> None:
        for button in (self._back, self._erase, self._new):
            self._form.buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        column.addWidget(self._form)

    def anchor(self, kind: str, anchor: str = "") -> None:
        """Show the remarks on another thing; what was being written is already saved.

        Those on a figure are among those on its question.
        """
        kind = AnchorKind.QUESTION if kind == AnchorKind.FIGURE else kind
        if (kind, anchor) != self._anchor:
            self._form.commit()
            self._anchor = (kind, anchor)
            if not self._is_blank:  # a blank one is as good here
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
        if self._is_blank:
            self._load(Note(id=self._editing, kind=kind))
            self._show_state()

    @property
    def _is_blank(self) -> bool:
        """Whether nothing of the remark shown is written yet."""
        return self._mine is None and self._form.is_empty

    def begin_editing(self) -> None:
        """Go to the text of the remark shown."""
        self._form.text.setFocus()

    @property
    def count(self) -> int:
        """How many remarks there are on what is shown."""
        return len(self._notes())

    def begin(self) -> None:
        """Start a new remark."""
        self._form.commit()
        self._load(Note(id=new_id(), kind=self._form.chosen_kind))
        with QSignalBlocker(self._list):
            self._list.clearSelection()
            self._list.setCurrentRow(-1)
        self._show_state()

    def refresh(self) -> None:
        """Show what the notebook holds now."""
        notes = self._notes()
        count = len(notes)
        self._title.setText(
            ngettext("{n} remark", "{n} remarks", count).format(n=count) if count else _("Remarks")
        )
        if notes or self._list.count():
            self._list_anew(notes)
        mine = next((note for note in notes if note.id == self._editing), None)
        if mine is not None and not self._form.text.hasFocus():
            self._load(mine)
        self._show_state()
        self.setEnabled(self._session.notebook is not None)

    def _list_anew(self, notes: tuple[Note, ...]) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for note in notes:
                item = QListWidgetItem(self._listed(note))
                item.setData(_ID, note.id)
                self._list.addItem(item)
                if note.id == self._editing:
                    self._list.setCurrentItem(item)

    def _listed(self, note: Note) -> str:
        """« Constat · « Oui » · Bretagne », then what was said."""
        figure = told(self._session.survey, note)
        kind = note_kinds()[note.kind]
        said = note.text or note.what
        return f"{kind} · {figure}\n{said}" if figure else f"{kind}\n{said}"

    def _notes(self) -> tuple[Note, ...]:
        notebook, survey = self._session.notebook, self._session.survey
        if notebook is None:
            return ()
        kind, anchor = self._anchor
        if kind != AnchorKind.QUESTION:
            return notebook.notes_on(kind, anchor)
        if survey is not None and survey.question(anchor) is not None:
            return self._about.of(survey, notebook.notes, anchor)
        return (
            *notebook.notes_on(AnchorKind.QUESTION, anchor),
            *notebook.notes_on(AnchorKind.FIGURE, anchor),
        )

    @property
    def _mine(self) -> Note | None:
        """The remark being written, once it is."""
        found = self._session.notebook.get(self._editing) if self._session.notebook else None
        return found if isinstance(found, Note) else None

    def _load(self, note: Note) -> None:
        self._editing = note.id
        self._form.load(note)

    def _show_state(self) -> None:
        """What can be done with the remark being written, and what it is about."""
        mine = self._mine
        self._erase.setEnabled(mine is not None)
        note = mine or self._begun()
        self._form.show_anchor(note.anchor_kind, told(self._session.survey, note))
        self._back.setVisible(self._anchor[0] == AnchorKind.QUESTION)
        self._back.setEnabled(mine is not None and not is_looked_at(self._session, mine))

    def _save(self) -> None:
        known = self._mine
        note = self._form.filled(known or self._begun())
        said = note.text or note.who or note.what or note.due
        if (known is None and not said) or note == known:
            return
        self._session.write(note)

    def _begun(self) -> Note:
        """A new remark on what is looked at."""
        notebook = self._session.notebook
        kind, anchor = self._anchor
        made = Note(
            id=self._editing,
            anchor_kind=AnchorKind(kind),
            anchor=anchor,
            published=not self._session.live,
            author=notebook.author if notebook else "",
        )
        return self._anchored(made, on_figure=self._wants_figure)

    def _anchored(self, note: Note, *, on_figure: bool) -> Note:
        """A remark on the figure looked at or on its question, where the page shows one."""
        if self._anchor[0] != AnchorKind.QUESTION:
            return note
        return anchored(self._session, note, self._anchor[1], on_figure=on_figure)

    def _on_figure_chosen(self, wanted: bool) -> None:
        mine = self._mine
        if mine is None:
            self._wants_figure = wanted
            self._show_state()
        else:
            self._session.write(self._anchored(mine, on_figure=wanted))

    def _on_list_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        wanted = item.data(_ID)
        self._form.commit()
        note = next((note for note in self._notes() if note.id == wanted), None)
        if note is not None:
            self._load(note)
            self._show_state()

    def _look_again(self) -> None:
        mine = self._mine
        if mine is not None:
            look_again(self._session, mine)

    def _on_erase_clicked(self) -> None:
        erased = self._editing
        self.begin()
        self._session.erase(erased)
