"""The facilitator's window: the page shown, the next one, the notes, what is found and noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Slide
from ocpart_desktop.session import Session
from ocpart_desktop.session.live import count_people
from ocpart_desktop.ui.projection.ballot import Ballot
from ocpart_desktop.ui.projection.clock import Clock
from ocpart_desktop.ui.projection.finder import Finder
from ocpart_desktop.ui.projection.keys import Key
from ocpart_desktop.ui.projection.notepad import Notepad
from ocpart_desktop.ui.shell.capture import CaptureLine
from ocpart_desktop.ui.slides.view import PictureOf, SlideView, unpainted
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

SIDE = (290, 400)  # px of width of the right column, at least and at most
MOST_PEOPLE = 9_999
_FIELDS = (QLineEdit, QPlainTextEdit, QSpinBox)


class Commands(Protocol):
    """What the buttons ask for, as keys do."""

    def obey(self, key: Key | str) -> None:
        """Do what a key asks for."""

    def finish(self) -> None:
        """End the workshop."""

    def project_here(self) -> None:
        """Show the room's page on this very screen."""


class Desk(QWidget):
    """``pressed`` passes on the keys that are not for a field; ``pointed`` where the mouse is on
    the page, as fractions.
    """

    pressed = Signal(QKeyEvent)
    pointed = Signal(float, float)
    closed = Signal()

    def __init__(
        self, session: Session, commands: Commands, picture_of: PictureOf = unpainted
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("OCPart – facilitator"))
        self.setObjectName("desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session, self._commands = session, commands
        self.now = SlideView(picture_of=picture_of)
        self.then = SlideView(_("End of the storyline"), picture_of=picture_of)
        self.now.setMouseTracking(True)
        self.now.installEventFilter(self)
        self.finder = Finder()
        self.notepad = Notepad(session)
        self.ballot = Ballot(session)
        self.clock = Clock()
        self._title = ElidedLabel(role=Type.HEADING)
        self._state = PlainLabel(role=Type.STRONG, tone="warning", wrap=True)
        self._notes = QPlainTextEdit()
        self._notes.setReadOnly(True)
        self._notes.setAccessibleName(_("Notes of this slide"))
        self._buttons: dict[Key, QToolButton] = {}
        self._voted = ""
        self._people = QSpinBox()
        self._people.setRange(0, MOST_PEOPLE)
        self._people.setSpecialValueText("–")
        self._people.setAccessibleName(_("Participants"))
        self._people.editingFinished.connect(self._on_people_counted)
        self._people.valueChanged.connect(lambda _n: self._on_people_counted())
        self._arrange()
        self.capture = CaptureLine(session, self)
        self._watch_fields()

    # -- building ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(space(4), space(3), space(4), space(3))
        page.setSpacing(space(3))
        page.addLayout(self._head())
        page.addWidget(self._strip())
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addLayout(self._left(), 7)
        side = QWidget()
        side.setLayout(self._right())
        side.setMinimumWidth(SIDE[0])
        side.setMaximumWidth(SIDE[1])
        row.addWidget(side, 3)
        page.addLayout(row, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._title, 1)
        row.addWidget(self.clock)
        row.addWidget(push_button(_("End the workshop"), self._commands.finish, icon="check"))
        return row

    def _strip(self) -> QWidget:
        """What the room sees, when it is not what is seen here."""
        self._here = push_button(_("Show on this screen"), self._commands.project_here)
        self._other = QWidget()
        row = QHBoxLayout(self._other)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._state, 1)
        row.addWidget(self._here)
        self._other.hide()
        return self._other

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space(2))
        column.addWidget(self.now, 5)
        column.addLayout(self._tools())
        self._below = QStackedWidget()
        self._below.addWidget(self.notepad)
        self._below.addWidget(self.ballot)
        column.addWidget(self._below, 3)
        return column

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        for key, name, text, checkable in (
            (Key.PREVIOUS, "arrow-left", _("Previous (PageUp)"), False),
            (Key.NEXT, "arrow-right", _("Next (PageDown)"), False),
            (Key.BLACK, "moon", _("Black screen (B)"), True),
            (Key.FREEZE, "freeze", _("Freeze what the room sees (F)"), True),
            (Key.POINTER, "pointer", _("Pointer (P)"), True),
            (Key.ZOOM, "zoom-in", _("Look closer (Z)"), True),
            (Key.SWAP, "swap", _("Exchange the screens (S)"), False),
        ):
            button = icon_button(name, text, self._asking(key))
            button.setCheckable(checkable)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(PlainLabel(_("Participants"), tone="muted"))
        row.addWidget(self._people)
        row.addWidget(
            push_button(_("Initiative (Ctrl+N)"), self._asking(Key.CAPTURE), icon="initiatives")
        )
        return row

    def _asking(self, key: Key) -> Callable[[], None]:
        return lambda: self._commands.obey(key)

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(PlainLabel(_("Next"), role=Type.CAPTION, tone="muted"))
        column.addWidget(self.then, 3)
        column.addWidget(PlainLabel(_("Notes"), role=Type.CAPTION, tone="muted"))
        column.addWidget(self._notes, 3)
        column.addWidget(self.finder, 4)
        return column

    def _watch_fields(self) -> None:
        """The clicker's keys go to the show even when something is being typed."""
        for kind in _FIELDS:
            for field in self.findChildren(kind):
                field.installEventFilter(self)

    # -- showing -----------------------------------------------------------------------------------

    def tell(self, title: str, state: str, notes: str) -> None:
        """Where we are, what the room sees otherwise, and what there is to say."""
        self._title.setText(title)
        self._state.setText(state)
        self._other.setVisible(bool(state))
        if notes != self._notes.toPlainText():
            self._notes.setPlainText(notes)

    def show_held(self, held: dict[Key, bool], *, waiting: bool) -> None:
        """Which ways of showing are on; whether the projector is gone."""
        for key, on in held.items():
            self._buttons[key].setChecked(on)
        self._here.setVisible(waiting)

    def show_vote(self, slide: Slide | None) -> None:
        """The vote to count when one comes up, else the notepad; either stays once it is chosen."""
        if slide is not None:
            self.ballot.show_slide(slide)
        voted = slide.id if slide is not None else ""
        if voted != self._voted:
            self._voted = voted
            self._below.setCurrentWidget(self.ballot if voted else self.notepad)

    def show_people(self) -> None:
        """How many people were counted."""
        notebook = self._session.notebook
        if notebook is not None and not self._people.hasFocus():
            self._people.blockSignals(True)
            self._people.setValue(notebook.workshop.attendance or 0)
            self._people.blockSignals(False)

    def _on_people_counted(self) -> None:
        count_people(self._session, self._people.value() or None)

    def note(self) -> None:
        """Be ready to note."""
        self._below.setCurrentWidget(self.notepad)
        self.notepad.focus_line()

    # -- keys and mouse ----------------------------------------------------------------------------

    @property
    def writing(self) -> bool:
        """Whether the focus is in a field."""
        focused = self.focusWidget()
        return isinstance(focused, _FIELDS) and focused is not self._notes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.writing:
            self.setFocus()  # out of the field, and no further
        else:
            self.pressed.emit(event)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.now and isinstance(event, QMouseEvent):
            self._point(event.position())
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._is_for_the_show(event, over=watched is self.capture.line)
        ):
            self.pressed.emit(event)
            return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_for_the_show(event: QKeyEvent, *, over: bool) -> bool:
        """``over``: the line of an initiative is open, and has keys of its own."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5):
            return True
        if over:
            return False
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        wanted = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_M, Qt.Key.Key_F)
        return with_ctrl and event.key() in wanted

    def _point(self, at: QPointF) -> None:
        place = self.now.place
        if place.contains(at):
            x = (at.x() - place.left()) / place.width()
            y = (at.y() - place.top()) / place.height()
            self.pointed.emit(x, y)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()  # the keys are the show's until a field is chosen

    def closeEvent(self, event: QCloseEvent) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is being typed is kept
        super().closeEvent(event)
        self.closed.emit()
