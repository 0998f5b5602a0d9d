"""The projection: holds the show, the two windows, what they are shown, and nothing of its own.

The room's window is handed scenes of the room's deck only; everything else goes to the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import Item, Slide, SlideKind, View
from ocpart_desktop.session import sequence
from ocpart_desktop.session.shown import remember_shown
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.projection.desk import Desk
from ocpart_desktop.ui.projection.finding import Found, candidates
from ocpart_desktop.ui.projection.guest import Guest
from ocpart_desktop.ui.projection.keys import Key, asked_by
from ocpart_desktop.ui.projection.model import Eye, PageKey, Show
from ocpart_desktop.ui.projection.room import RoomWindow
from ocpart_desktop.ui.projection.screens import (
    Arrangement,
    Mode,
    Screen,
    arranged,
    present_screens,
    put_on,
)
from ocpart_desktop.ui.projection.strip import CaptureStrip
from ocpart_desktop.ui.projection.wakefulness import Wakefulness
from ocpart_desktop.ui.slides.deck import Deck, Placed
from ocpart_desktop.ui.slides.making import DeckMaker
from ocpart_desktop.ui.slides.pictures import Pictures
from ocpart_desktop.ui.slides.stage import Scene

STAYS = 1000  # ms a page stands before it counts as shown
SETTLES = 150  # ms the desktop is given when a screen comes or goes
ZOOM = 2.0


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
        self.pictures = Pictures(context.jobs, self)
        self.pictures.drawn.connect(self._repaint)
        self.room = RoomWindow(self.pictures.of)
        self.desk = Desk(context.session, self)
        self.strip = CaptureStrip(context.session, self.room)
        self.arrangement = Arrangement(Mode.WAITING, None, None)
        self._wakefulness = Wakefulness()
        self._said = ""
        self._frozen: Scene | None = None
        self._swapped = self._alone = self._had_two = False
        self._stands = QTimer(self, singleShot=True, interval=STAYS)
        self._stands.timeout.connect(self._keep_shown)
        self._settles = QTimer(self, singleShot=True, interval=SETTLES)
        self._settles.timeout.connect(lambda: self.settle(present_screens()))
        self._listening: list[object] = []
        self._connect()

    def _connect(self) -> None:
        self.room.pressed.connect(self._on_key_pressed)
        self.desk.pressed.connect(self._on_key_pressed)
        self.room.pointed.connect(self._on_pointed)
        self.desk.pointed.connect(self._on_pointed)
        self.room.resized.connect(self._on_room_resized)
        self.room.closed.connect(self.end)
        self.desk.closed.connect(self.end)
        for finder in (self.desk.finder, self.strip.finder):
            finder.chosen.connect(self.show_found)
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
        self._listening = [
            self._context.session.events.listen(NotebookChanged, lambda _changed: self._follow())
        ]
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            signal.connect(self._on_screens_changed)
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
            if callable(forget):
                forget()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            signal.disconnect(self._on_screens_changed)
        for timer in (self._stands, self._settles):
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

    def _on_screens_changed(self, *_screen: object) -> None:
        self._settles.start()

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

    def _swap(self) -> None:
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
            self._offer()
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
        """Every page is drawn before it is asked for, those nearest first."""
        scenes = [scene for each in self.maker.deck.slides for scene in each.scenes]
        place = self.show.place
        nearest = sorted(range(len(scenes)), key=lambda n: abs(n - place - 1))
        wanted = [scenes[n] for n in nearest]
        if self.guest.scene is not None:
            wanted.insert(0, self.guest.scene)
        ratio = self.room.devicePixelRatioF()
        self.pictures.draw(tuple(wanted), self.room.picture_size, ratio)

    def _offer(self) -> None:
        session = self._context.session
        numbers = {each.item_id: str(each.number) for each in self.maker.deck.slides}
        items = sequence.storyline_of(session).items
        initiatives = session.notebook.initiatives if session.notebook else ()
        region = sequence.region_of(session)
        found = candidates(session.survey, items, numbers, initiatives, region)
        for finder in (self.desk.finder, self.strip.finder):
            finder.offer(found)

    # -- what is shown -----------------------------------------------------------------------------

    def _scene(self, key: PageKey | None) -> Scene | None:
        placed = self.maker.deck.find(key.item) if key is not None else None
        if placed is None or key is None or not placed.scenes:
            return None
        return placed.scenes[min(key.page, len(placed.scenes) - 1)]

    @property
    def _here(self) -> Scene | None:
        """The page the facilitator is on."""
        state = self.show.state
        return self.guest.scene if state.guest else self._scene(state.here)

    def _present(self) -> None:
        """Show the room and the desk what each is to see."""
        state = self.show.state
        scene = self._here
        seen = self._frozen if state.frozen is not None else scene
        self.room.show_scene(None if state.black else seen, state.eye)
        self.desk.now.show_scene(scene, self.maker.deck.stage)
        self.desk.then.show_scene(self._scene(self.show.next), self.maker.deck.stage)
        self.desk.tell(self._where(scene), self._state_told(), self._notes())
        held = {
            Key.BLACK: state.black,
            Key.FREEZE: state.frozen is not None,
            Key.POINTER: state.eye.pointer is not None,
            Key.ZOOM: state.eye.zoom > 1,
        }
        self.desk.show_held(held, waiting=self.arrangement.mode is Mode.WAITING)
        self.desk.notepad.about(self._item)
        self.desk.show_vote(self._vote)
        if scene is not None and scene.title != self._said:
            self._said = scene.title
            self._stands.start()

    def _repaint(self) -> None:
        self.room.update()

    @property
    def _placed(self) -> Placed | None:
        return None if self.show.state.guest else self.maker.deck.find(self.show.state.here.item)

    @property
    def _item(self) -> Item | None:
        """What is being looked at, as the storyline has it."""
        if self.show.state.guest:
            return self.guest.view
        items = sequence.storyline_of(self._context.session).items
        return next((item for item in items if item.id == self.show.state.here.item), None)

    @property
    def _vote(self) -> Slide | None:
        item = self._item
        voted = isinstance(item, Slide) and item.kind is SlideKind.VOTE
        return item if voted and isinstance(item, Slide) else None

    def _where(self, scene: Scene | None) -> str:
        title = scene.title if scene else _("Nothing to show yet")
        if self.show.typing:
            return _("Go to slide {number}, then Enter").format(number=self.show.typing)
        placed = self._placed
        if placed is None:
            return title
        count = len(self.maker.deck.slides)
        return _("{n} / {count} · {title}").format(n=placed.number, count=count, title=title)

    def _state_told(self) -> str:
        state = self.show.state
        if self.arrangement.mode is Mode.WAITING:
            return _("The projector is unplugged: the room sees nothing.")
        if state.black:
            return _("The room sees black.")
        if state.frozen is not None:
            return _("The room sees what was frozen.")
        return _("Asked by the room") if state.guest else ""

    def _notes(self) -> str:
        """What the facilitator wrote, then the figure in words."""
        item, slide = self._item, self._placed.slide if self._placed else self.guest.slide
        said = [item.facilitator_notes] if item is not None else []
        if isinstance(slide, FigureSlide):
            said += [slide.figure.sentence, *slide.figure.notes]
        return "\n\n".join(text for text in said if text)

    def _keep_shown(self) -> None:
        """The page stood long enough before the room for the journal of the day."""
        notebook = self._context.session.notebook
        visible = self.room.isVisible() and not self.show.state.black
        if notebook is not None and visible and self.room.scene is not None:
            remember_shown(notebook, self.room.scene.title, datetime.now().astimezone())

    # -- what is asked -----------------------------------------------------------------------------

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        asked = asked_by(event, writing=self.desk.isActiveWindow() and self.desk.writing)
        if asked is not None:
            self.obey(asked)

    def obey(self, key: Key | str) -> None:
        """Do what a key asks for."""
        show = self.show
        acts = {
            Key.NEXT: lambda: show.step(1),
            Key.PREVIOUS: lambda: show.step(-1),
            Key.FIRST: show.first,
            Key.LAST: show.last,
            Key.BLACK: show.blacken,
            Key.FREEZE: self._freeze,
            Key.POINTER: self._toggle_pointer,
            Key.ZOOM: self._toggle_zoom,
            Key.ENTER: self._enter,
            Key.ESCAPE: self._escape,
            Key.RESUME: self.resume,
            Key.CAPTURE: self._capture,
            Key.NOTE: self._note,
            Key.FIND: self._find,
            Key.PUBLISH: self._publish,
            Key.KEEP: self._keep_guest,
            Key.SWAP: self._swap,
        }
        if isinstance(key, Key):
            acts[key]()
        else:
            show.digit(key)
        if self.running:
            self._present()

    def _enter(self) -> None:
        """Go to the slide whose number was typed, else to the next page."""
        if not self.show.enter():
            self.show.step(1)

    def _freeze(self) -> None:
        """What the room sees stays as it is, to the letter, until it follows again."""
        self._frozen = self._here
        self.show.freeze()

    def _toggle_pointer(self) -> None:
        eye = self.show.state.eye
        pointer = None if eye.pointer is not None else eye.centre
        self.show.look(replace(eye, pointer=pointer))

    def _toggle_zoom(self) -> None:
        eye = self.show.state.eye
        self.show.look(replace(eye, zoom=1.0 if eye.zoom > 1 else ZOOM))

    def _on_pointed(self, x: float, y: float) -> None:
        """The mouse carries the pointer and what is looked at closer, when either is on."""
        eye = self.show.state.eye
        if eye.pointer is not None or eye.zoom > 1:
            pointer = (x, y) if eye.pointer is not None else None
            self.show.look(Eye(eye.zoom, (x, y), pointer))
            self._present()

    def _escape(self) -> None:
        if not self.show.back_out():
            self.end()

    def _capture(self) -> None:
        if self.arrangement.mode is Mode.ONE:
            self.strip.toggle()
        else:
            self.desk.capture.open()

    def _publish(self) -> None:
        one = self.arrangement.mode is Mode.ONE
        (self.strip.notepad if one else self.desk.notepad).publish_now()

    def _note(self) -> None:
        if self.arrangement.mode is Mode.ONE:
            self.strip.note(self._item)
        else:
            self.desk.note()

    def _find(self) -> None:
        if self.arrangement.mode is Mode.ONE:
            self.strip.look_for()
        else:
            self.desk.finder.begin()

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

    def _keep_guest(self) -> None:
        """Put the figure that was asked for in the storyline, after the slide it came over."""
        view = self.guest.view
        if self.show.state.guest and view is not None:
            sequence.add_view(self._context.session, view, self.show.state.here.item)

    def _say(self, message: str) -> None:
        self.desk.tell(message, "", "")
