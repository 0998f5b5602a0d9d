"""The facilitator's notepad: a line for what is said, the drafts, and what the room sees."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.documents import labels
from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.labels import note_kind_label
from ocpart_desktop.notebook.model import Initiative, Item, Note, NoteKind
from ocpart_desktop.notebook.vocabularies import note_kinds
from ocpart_desktop.session import Session
from ocpart_desktop.session.live import Draft, begun_note, drafts, publish, withdraw
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

_ID = Qt.ItemDataRole.UserRole
SEEN = 6  # published ones shown under the drafts


class Notepad(QWidget):
    """What is typed is kept as a draft at once; Enter begins another, Ctrl+Enter publishes.

    ``withdrawn`` tells that the room is not to see something any more, not even frozen.
    """

    withdrawn = Signal()

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, with_list: bool = True
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._with_list = with_list
        self._item: Item | None = None
        self._editing: Note | None = None
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Kind of remark"))
        for kind, label in note_kinds().items():
            self._kind.addItem(label, kind)
        self._kind.activated.connect(lambda _index: self._on_kind_chosen())
        self.line = AutoSaveLineEdit()
        self.line.setPlaceholderText(_("What is said… Enter keeps it, Ctrl+Enter publishes it"))
        self.line.setAccessibleName(_("Text of the remark"))
        self.line.edited.connect(lambda _text: self._save())
        self.line.returnPressed.connect(self.begin)
        self._who, self._due = AutoSaveLineEdit(), AutoSaveLineEdit()
        for field, name in ((self._who, _("Who")), (self._due, _("When"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.edited.connect(lambda _text: self._save())
            field.returnPressed.connect(self.begin)
        self._title = PlainLabel(role=Type.STRONG)
        self._list = WrappedList(_("Drafts, then what the room sees"))
        self._list.itemActivated.connect(self._on_item_activated)
        self._publish = push_button(
            _("Publish (Ctrl+Enter)"), self.publish_now, kind="primary", icon="eye"
        )
        self._withdraw = push_button(_("Withdraw"), self._on_withdraw_clicked, icon="eye-off")
        self._list.currentItemChanged.connect(lambda _now, _before: self._show_buttons())
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._kind)
        row.addWidget(self.line, 1)
        self._pledge = QWidget()
        pledge = QHBoxLayout(self._pledge)
        pledge.setContentsMargins(0, 0, 0, 0)
        pledge.setSpacing(space(2))
        pledge.addWidget(self._who, 3)
        pledge.addWidget(self._due, 2)
        self._pledge.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self._title, 1)
        buttons.addWidget(self._withdraw)
        buttons.addWidget(self._publish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(row)
        column.addWidget(self._pledge)
        column.addLayout(buttons)
        column.addWidget(self._list, 1)
        for widget in (self._title, self._withdraw, self._list):
            widget.setParent(self)
            widget.setVisible(self._with_list)

    # -- writing ---------------------------------------------------------------------------------

    def about(self, item: Item | None) -> None:
        """What is said next is about another slide; what is being typed stays where it was."""
        self._item = item

    def focus_line(self) -> None:
        """Be ready to note."""
        self.line.setFocus()

    def begin(self) -> None:
        """Keep what was typed and begin another."""
        for field in (self.line, self._who, self._due):
            field.commit()
        self._editing = None
        for field in (self.line, self._who, self._due):
            field.load("")
        self.refresh()

    def _on_kind_chosen(self) -> None:
        self._pledge.setVisible(self._chosen_kind is NoteKind.COMMITMENT)
        if self._editing is not None:
            self._save()

    @property
    def _chosen_kind(self) -> NoteKind:
        return NoteKind(self._kind.currentData() or NoteKind.OBSERVATION)

    def _save(self) -> None:
        notebook = self._session.notebook
        said = self.line.text().strip()
        if notebook is None or (self._editing is None and not (said or self._who.text())):
            return
        note = self._editing or begun_note(notebook, self._chosen_kind, self._item)
        pledged = self._chosen_kind is NoteKind.COMMITMENT
        note = replace(
            note,
            kind=self._chosen_kind,
            text="" if pledged else said,
            what=said if pledged else "",
            who=self._who.text().strip() if pledged else "",
            due=self._due.text().strip() if pledged else "",
        )
        if note != self._editing:
            self._editing = note
            self._session.write(note)

    # -- what the room sees ------------------------------------------------------------------------

    def publish_now(self) -> None:
        """Let the room see the draft chosen, else the one being typed, else the latest."""
        for field in (self.line, self._who, self._due):
            field.commit()
        notebook = self._session.notebook
        if notebook is None:
            return
        waiting = [each.id for each in drafts(notebook)]
        chosen = self._chosen_id if self._list.hasFocus() else ""
        typed = self._editing.id if self._editing is not None else ""
        wanted = next((each for each in (chosen, typed, *waiting) if each in waiting), "")
        if wanted:
            if wanted == typed:
                self.begin()
            publish(self._session, [wanted])

    def _on_withdraw_clicked(self) -> None:
        withdraw(self._session, self._chosen_id)
        self.withdrawn.emit()

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        publish(self._session, [item.data(_ID)])

    @property
    def _chosen_id(self) -> str:
        item = self._list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    # -- showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the drafts, then the latest that the room sees."""
        notebook = self._session.notebook
        if notebook is None:
            return
        waiting = drafts(notebook)
        both: tuple[Draft, ...] = (*notebook.notes, *notebook.initiatives)
        seen = sorted((e for e in both if e.published), key=lambda e: e.created, reverse=True)
        chosen = self._chosen_id
        self._list.clear()
        for each in (*waiting, *seen[:SEEN]):
            item = QListWidgetItem(_said(each))
            item.setData(_ID, each.id)
            self._list.addItem(item)
            if each.id == chosen:
                self._list.setCurrentItem(item)
        count = len(waiting)
        self._title.setText(
            ngettext("{n} draft", "{n} drafts", count).format(n=count) if count else _("No draft")
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        notebook = self._session.notebook
        waiting = {each.id for each in drafts(notebook)} if notebook else set()
        self._publish.setEnabled(bool(waiting))
        seen = bool(self._chosen_id) and self._chosen_id not in waiting
        self._withdraw.setVisible(self._with_list and seen)


def _said(each: Note | Initiative) -> str:
    """« Constat · brouillon », then what was said."""
    if isinstance(each, Initiative):
        kind, text = _("Initiative"), labels.title(replace(each, published=True))
    else:
        kind, text = note_kind_label(each.kind), labels.remark(each).replace("\n", " · ")
    state = _("seen by the room") if each.published else _("draft")
    return f"{kind} · {state}\n{text}"
