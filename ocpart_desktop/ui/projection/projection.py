"""The projection: holds the show, the two windows, what they are shown, and nothing of its own.

The room's window is handed scenes of the room's deck only; everything else goes to the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session import NotebookOpened, SurveyOpened, sequence
from ocpart_desktop.session.shown import remember_shown
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.projection.desk import Desk
from ocpart_desktop.ui.projection.finding import Found, candidates
from ocpart_desktop.ui.projection.guest import Guest
from ocpart_desktop.ui.projection.keys import Key, asked_by
from ocpart_desktop.ui.projection.model import PageKey, Show
from ocpart_desktop.ui.projection.orders import Orders
from ocpart_desktop.ui.projection.room import RoomWindow
from ocpart_desktop.ui.projection.screens import (
    Arrangement,
    Mode,
    Screen,
    ScreenWatch,
    arranged,
    present_screens,
    put_on,
)
from ocpart_desktop.ui.projection.strip import CaptureStrip
from ocpart_desktop.ui.projection.telling import Telling
from ocpart_desktop.ui.projection.wakefulness import Wakefulness
from ocpart_desktop.ui.slides.deck import Deck
from ocpart_desktop.ui.slides.making import DeckMaker
from ocpart_desktop.ui.slides.pictures import Pictures
from ocpart_desktop.ui.slides.stage import Scene

STAYS = 1000  # ms a page stands before it counts as shown


class Projection(QObject):
    """``ended`` once both windows are gone; ``finished`` when the workshop is over."""

    ended = Signal()
    finished = Signal()

    def __init__(self, context: Context, home: QWidget) -> None:
        super().__init__(home)
        self._context, self._home = context, home
        self.show = Show()
        self.maker = DeckMaker(context, self)
        self.maker.made.connect(self._on_deck_made)
        self.guest = Guest(context, self)
        self.guest.made.connect(self._on_guest_made)
        for source in (self.maker, self.guest):
            source.failed.connect(self._say)
        self.telling = Telling(self.show, self.maker, self.guest)
        self._orders = Orders(self, context.session)
        self.pictures = Pictures(context.jobs, self)
        self.pictures.drawn.connect(self._repaint)
        self._small = Pictures(context.jobs, self)
        self.room = RoomWindow(self.pictures.of)
        self.desk = Desk(context.session, self, self._small.of)
        for window in (self.room, self.desk):  # of their own, but not beyond their home
            home.destroyed.connect(window.deleteLater)
        self.strip = CaptureStrip(context.session, self.room)
        self.arrangement = Arrangement(Mode.WAITING, None, None)
        self._wakefulness = Wakefulness()
        self._said = ""
        self._frozen: Scene | None = None
        self._swapped = self._alone = self._had_two = False
        self._stands = QTimer(self, singleShot=True, interval=STAYS)
        self._stands.timeout.connect(self._keep_shown)
        self._watch = ScreenWatch(self)
        self._watch.changed.connect(self._on_screens_changed)
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._draw_ahead)
        self._listening: list[Callable[[], None]] = []
        self._connect()

    def _connect(self) -> None:
        self.room.pressed.connect(self._on_room_pressed)
        self.desk.pressed.connect(self._on_desk_pressed)
        self.room.pointed.connect(self._on_pointed)
        self.desk.pointed.connect(self._on_pointed)
        self.room.resized.connect(self._on_room_resized)
        self.room.closed.connect(self.end)
        self.desk.closed.connect(self.end)
        for finder in (self.desk.finder, self.strip.finder):
            finder.chosen.connect(self.show_found)
        self.desk.notepad.withdrawn.connect(self._on_withdrawn)
        self.desk.finder.left.connect(self._on_desk_left)
        self.strip.left.connect(self._on_strip_left)

    # -- beginning and ending ----------------------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether the day is being shown."""
        return self._context.session.live

    def begin(self, screens: Sequence[Screen] | None = None) -> None:
        """Show the day, where it was left; on the screens there are unless they are given."""
        if self.running:
            self.resume()
            return
        self._context.session.live = True
        self._wakefulness.hold()
        self._swapped = self._alone = self._had_two = False
        listen = self._context.session.events.listen
        self._listening = [
            listen(NotebookChanged, lambda _changed: self._follow()),
            listen(SurveyOpened, lambda _opened: self._follow()),
            listen(NotebookOpened, lambda _opened: self.end()),
        ]
        self._watch.start()
        self.settle(present_screens() if screens is None else screens)
        self.desk.clock.start()
        self._follow()

    def resume(self) -> None:
        """Bring the windows back to the front."""
        for window in (self.room, self.desk):
            if window.isVisible():
                window.raise_()
        (self.desk if self.desk.isVisible() else self.room).activateWindow()

    def end(self) -> None:
        """Stop showing; whatever was being typed is kept."""
        if not self.running:
            return
        for notepad in (self.desk.notepad, self.strip.notepad):
            notepad.begin()
        self._context.session.live = False
        for forget in self._listening:
            forget()
        self._watch.stop()
        for timer in (self._stands, self._ahead):
            timer.stop()
        self.desk.clock.stop()
        self._wakefulness.release()
        self.strip.put_away()
        self.room.hide()
        self.desk.hide()
        self.ended.emit()

    def finish(self) -> None:
        """The workshop is over."""
        self.end()
        self.finished.emit()

    # -- screens -----------------------------------------------------------------------------------

    def _on_screens_changed(self) -> None:
        self.settle(present_screens())

    def settle(self, screens: Sequence[Screen]) -> None:
        """Put each window on its screen; one that lost its own is never left out of sight."""
        if not self.running:
            return
        home = self._home.screen().name() if self._home.screen() else ""
        self._screens = tuple(screens)
        self.arrangement = arranged(
            screens, home=home, had_two=self._had_two, alone=self._alone, swapped=self._swapped
        )
        self._had_two = self._had_two or self.arrangement.mode is Mode.TWO
        if self.arrangement.mode is Mode.TWO:
            self._alone = False
        put_on(self.desk, self.arrangement.desk)
        put_on(self.room, self.arrangement.room, whole=True)
        if self.arrangement.mode is not Mode.ONE:
            self.strip.put_away()
        self._present()

    _screens: tuple[Screen, ...] = ()

    def project_here(self) -> None:
        """The projector is gone, and the page is to be shown all the same."""
        self._alone = True
        self.settle(self._screens)

    def swap(self) -> None:
        """Exchange the two screens."""
        self._swapped = not self._swapped
        self.settle(self._screens)

    def _on_room_resized(self) -> None:
        if self.running and self.room.isVisible():
            if self.maker.deck.slides and self.room.stage != self.maker.deck.stage:
                self._follow()
            self._draw_ahead()

    # -- the deck ----------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Something was written: what the room may see of it is made again."""
        if self.running:
            self.maker.make(self.room.stage if self.room.isVisible() else self.maker.deck.stage)
            self.desk.notepad.refresh()
            self.desk.show_people()
            self._present()

    def _on_deck_made(self, deck: Deck) -> None:
        pages = [
            PageKey(each.item_id, page) for each in deck.slides for page in range(len(each.scenes))
        ]
        self.show.take(pages, [each.item_id for each in deck.slides])
        self._draw_ahead()
        self._offer()
        self._present()

    def _draw_ahead(self) -> None:
        """The nearest pages are drawn before they are asked for, for both windows."""
        scenes = [scene for each in self.maker.deck.slides for scene in each.scenes]
        place = self.show.place
        nearest = sorted(range(len(scenes)), key=lambda n: abs(n - place))
        wanted = [scenes[n] for n in nearest]
        if self.guest.scene is not None:
            wanted.insert(0, self.guest.scene)
        for pictures, window, size in (
            (self.pictures, self.room, self.room.picture_size),
            (self._small, self.desk, self.desk.now.picture_size),
        ):
            pictures.draw(tuple(wanted), size, window.devicePixelRatioF())

    def _offer(self) -> None:
        session = self._context.session
        numbers = {each.item_id: str(each.number) for each in self.maker.deck.slides}
        items = self.maker.deck.items
        initiatives = session.notebook.initiatives if session.notebook else ()
        region = sequence.region_of(session)
        found = candidates(session.survey, items, numbers, initiatives, region)
        for finder in (self.desk.finder, self.strip.finder):
            finder.offer(found)

    # -- what is shown -----------------------------------------------------------------------------

    def _present(self) -> None:
        """Show the room and the desk what each is to see."""
        state, telling = self.show.state, self.telling
        scene = telling.here
        seen = self._frozen if state.frozen is not None else scene
        self.room.show_scene(None if state.black else seen, state.eye)
        stage = self.maker.deck.stage
        self.desk.now.show_scene(scene, stage)
        self.desk.then.show_scene(telling.then, stage)
        self.desk.tell(telling.where(), telling.otherwise(self.arrangement.mode), telling.notes())
        held = {
            Key.BLACK: state.black,
            Key.FREEZE: state.frozen is not None,
            Key.POINTER: state.eye.pointer is not None,
            Key.ZOOM: state.eye.zoom > 1,
        }
        self.desk.show_held(held, waiting=self.arrangement.mode is Mode.WAITING)
        self.desk.notepad.about(telling.item)
        self.desk.show_vote(telling.vote)
        if scene is not None and scene.title != self._said:
            self._said = scene.title
            self._stands.start()

    def _repaint(self) -> None:
        self.room.update()

    def _keep_shown(self) -> None:
        """The page stood long enough before the room for the journal of the day."""
        notebook = self._context.session.notebook
        visible = self.room.isVisible() and not self.show.state.black
        if notebook is not None and visible and self.room.scene is not None:
            remember_shown(notebook, self.room.scene.title, datetime.now().astimezone())

    # -- what is asked -----------------------------------------------------------------------------

    def _on_room_pressed(self, event: QKeyEvent) -> None:
        asked = asked_by(event)
        if asked is not None:
            self.obey(asked)

    def _on_desk_pressed(self, event: QKeyEvent) -> None:
        asked = asked_by(event, writing=self.desk.writing)
        if asked is not None:
            self.obey(asked)

    def obey(self, key: Key | str) -> None:
        """Do what a key asks for."""
        place = self.show.place
        self._orders.obey(key)
        if self.running:
            self._present()
            if self.show.place != place:
                self._ahead.start()

    def freeze(self) -> None:
        """What the room sees stays as it is, to the letter, until it follows again."""
        self._frozen = self.telling.here
        self.show.freeze()

    def _on_withdrawn(self) -> None:
        if self.show.state.frozen is not None:
            self.show.freeze()
        self._present()

    def _on_pointed(self, x: float, y: float) -> None:
        self._orders.point(x, y)
        self._present()

    def _on_desk_left(self) -> None:
        self.desk.setFocus()

    def _on_strip_left(self) -> None:
        self.room.setFocus()

    # -- figures asked for -------------------------------------------------------------------------

    def show_found(self, found: Found) -> None:
        """Show what was found: its slide if the storyline has it, else the figure itself."""
        self.desk.setFocus()
        self.strip.put_away()
        if self.show.go_to(found.item.id):
            self._present()
        elif isinstance(found.item, View):
            self.guest.ask(found.item, self.maker.deck.stage)

    def _on_guest_made(self) -> None:
        self._frozen = None
        self.show.show_guest()
        self._draw_ahead()
        self._present()

    def keep_guest(self) -> None:
        """Put the figure that was asked for in the storyline, after the slide it came over."""
        view = self.guest.view
        if self.show.state.guest and view is not None:
            sequence.add_view(self._context.session, view, self.show.state.here.item)

    def _say(self, message: str) -> None:
        self.desk.tell(message, "", "")
