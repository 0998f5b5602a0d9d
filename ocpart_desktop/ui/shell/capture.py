"""Ctrl+N, from any page: an initiative in one line, with completions, over what is being looked at.

What is being typed is kept like anything else: closing the line, or the window, loses nothing.
While the day is shown to a room, what is noted is a draft, unless it is noted with Ctrl+Enter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.capture import captured, captured_lines
from ocpart_desktop.notebook.columns import columns
from ocpart_desktop.notebook.duplicates import Likeness
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.proposals import Proposal, completed, proposals
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session import Session
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH = 720
DRAFT = "capture"
_MARGIN = 48  # px from the top of the window
_TOLD = ("types", "domains", "territory_name", "lead", "lead_actor", "partners", "stage")


class CaptureLine(QFrame):
    """``noted`` tells the identity of the last initiative noted.

    ``seen_by_the_room`` says that the line stands on the room's screen: it names no draft.
    """

    noted = Signal(str)

    def __init__(
        self, session: Session, parent: QWidget, *, seen_by_the_room: bool = False
    ) -> None:
        super().__init__(parent)
        self._seen_by_the_room = seen_by_the_room
        self.setProperty("surface", "card")
        self._session, self._behind = session, parent
        self._likeness = Likeness()
        self._proposals: tuple[Proposal, ...] = ()
        self.line = self._made_line()
        self.line.setAccessibleName(_("Quick capture of an initiative"))
        self.line.edited.connect(lambda text: session.remember(**{DRAFT: text}))
        self.line.textEdited.connect(lambda _text: self._follow())
        self.line.cursorPositionChanged.connect(lambda _old, _new: self._follow())
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Completions"))
        self.list.itemClicked.connect(lambda _item: self.complete())
        self.understood = PlainLabel(tone="muted", wrap=True)
        self.alike = PlainLabel(tone="warning", wrap=True)
        self.told = PlainLabel(role=Type.CAPTION, tone="muted", wrap=True)
        self._arrange()
        parent.installEventFilter(self)
        self.hide()

    def _made_line(self) -> AutoSaveLineEdit:
        line = AutoSaveLineEdit()
        line.setPlaceholderText(_("Title  #type  @town  +actor  !stage, then Enter"))
        return line

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(3))
        column.setSpacing(space(2))
        for widget in (self.line, self.list, self.understood, self.alike, self.told):
            column.addWidget(widget)

    # -- coming and going ------------------------------------------------------------------------

    def open(self) -> None:
        """Be ready to note, with what was being typed last time."""
        self.take_up()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()
        self._follow()

    def take_up(self) -> None:
        """Show what was being typed last time, and what the keys do."""
        self.load_draft()
        keys = _("Tab completes, Enter notes, Escape closes. Several lines can be pasted.")
        if self._session.live:
            keys = _("Enter keeps a draft, Ctrl+Enter shows it to the room, Escape closes.")
        self.told.setText(keys)

    def load_draft(self) -> None:
        """Show what was being typed last time, wherever it was."""
        draft = self._session.remembered(DRAFT)
        self.line.load(draft if isinstance(draft, str) else "")

    def close_line(self) -> None:
        """Go away; what was typed is kept for the next time."""
        self.line.commit()
        self.hide()
        self._behind.setFocus()

    def _place(self) -> None:
        room = self._behind.rect()
        width = min(WIDTH, room.width() - 2 * space(5))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((room.width() - width) // 2, _MARGIN)

    # -- while it is typed -----------------------------------------------------------------------

    @property
    def _words(self) -> Words:
        notebook = self._session.notebook
        return Words(notebook.terms if notebook else ())

    def _follow(self) -> None:
        notebook = self._session.notebook
        if notebook is None or self.isHidden():
            return
        text, words = self.line.text(), self._words
        names = () if self._seen_by_the_room else _actors(notebook)
        self._propose(proposals(text, self.line.cursorPosition(), words, names))
        made = captured(text, words)
        self.understood.setText(_understood(made, words))
        alike = [
            each
            for each in self._likeness.like(notebook.initiatives, made)
            if each.published or not self._seen_by_the_room
        ]
        names = ", ".join(_named(each) for each in alike)
        self.alike.setText(_("Perhaps noted already: {names}").format(names=names) if alike else "")
        for label in (self.understood, self.alike):
            label.setVisible(bool(label.text()))
        self._place()

    def _propose(self, found: tuple[Proposal, ...]) -> None:
        self._proposals = found
        self.list.clear()
        for proposal in found:
            text = f"{proposal.text}   {proposal.hint}" if proposal.hint else proposal.text
            self.list.addItem(QListWidgetItem(text))
        self.list.setVisible(bool(found))
        rows = sum(self.list.sizeHintForRow(row) for row in range(len(found)))
        self.list.setFixedHeight(rows + 2 * space(1))
        self.list.setCurrentRow(0 if found else -1)

    def complete(self) -> None:
        """Put the proposal chosen in the line."""
        row = self.list.currentRow()
        if 0 <= row < len(self._proposals):
            cursor = self.line.cursorPosition()
            text, end = completed(self.line.text(), cursor, self._proposals[row])
            self.line.setText(text)
            self.line.setCursorPosition(end)
            self._session.remember(**{DRAFT: text})
            self._follow()

    # -- noting ----------------------------------------------------------------------------------

    def note(self, *, published: bool = False) -> None:
        """Note what the line says; the line is then ready for the next one."""
        made = captured(self.line.text(), self._words)
        if made.title or made.territory_name or made.types:
            self._write((made,), published=published)

    def note_lines(self, text: str) -> None:
        """Note an initiative a line, in one step."""
        self._write(captured_lines(text, self._words))

    def _write(self, made: tuple[Initiative, ...], *, published: bool = False) -> None:
        notebook = self._session.notebook
        if notebook is None or not made:
            return
        workshop = notebook.workshop.title
        seen = published or not self._session.live
        signed = [
            replace(each, author=notebook.author, workshop=workshop, published=seen)
            for each in made
        ]
        self._session.remember(**{DRAFT: ""})  # before whoever shows the line hears of it
        self._session.change(lambda notebook: notebook.put_all(signed))
        self.line.load("")
        self._follow()
        said = ngettext("Noted: {names}.", "{n} initiatives noted: {names}.", len(signed))
        names = ", ".join(_named(each) for each in signed[:3])
        self.told.setText(said.format(n=len(signed), names=names))
        self._place()
        self.noted.emit(signed[-1].id)

    # -- keys ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._behind and event.type() == QEvent.Type.Resize:
            self._place()
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._takes(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key was for the completions, for noting or for closing."""
        if event.matches(QKeySequence.StandardKey.Paste):
            pasted = QGuiApplication.clipboard().text().strip()
            if "\n" in pasted:
                self.note_lines(pasted)
                return True
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_line()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                ctrl = Qt.KeyboardModifier.ControlModifier
                self.note(published=bool(event.modifiers() & ctrl))
            case Qt.Key.Key_Tab:
                self.complete()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self._proposals:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = (self.list.currentRow() + step) % len(self._proposals)
                self.list.setCurrentRow(row)
            case _:
                return False
        return True


def _understood(made: Initiative, words: Words) -> str:
    """What the marks of the line were taken for."""
    known = columns(words)
    told = ((known[name].label, known[name].text(made)) for name in _TOLD)
    return " · ".join(f"{label} : {' '.join(text.split())}" for label, text in told if text)


def _named(initiative: Initiative) -> str:
    title = initiative.title or _("Untitled initiative")
    return f"{title} ({initiative.territory_name})" if initiative.territory_name else title


def _actors(notebook: Notebook) -> Iterable[str]:
    for initiative in notebook.initiatives:
        if initiative.lead:
            yield initiative.lead
        for partner in initiative.partners:
            yield partner.name
