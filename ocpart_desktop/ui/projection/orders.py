"""What the keys and the buttons ask for, done on a projection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ocpart_desktop.ui.projection.keys import Key
from ocpart_desktop.ui.projection.model import Eye
from ocpart_desktop.ui.projection.screens import Mode

if TYPE_CHECKING:
    from ocpart_desktop.session import Session
    from ocpart_desktop.ui.projection.projection import Projection

ZOOM = 2.0


class Orders:
    """One act a key; see ``Key``."""

    def __init__(self, projection: Projection, session: Session) -> None:
        self._projection, self._show = projection, projection.show
        self._acts: dict[Key, Callable[[], object]] = {
            Key.NEXT: lambda: self._show.step(1),
            Key.PREVIOUS: lambda: self._show.step(-1),
            Key.FIRST: self._show.first,
            Key.LAST: self._show.last,
            Key.BLACK: self._show.blacken,
            Key.FREEZE: projection.freeze,
            Key.POINTER: self._toggle_pointer,
            Key.ZOOM: self._toggle_zoom,
            Key.ENTER: self._enter,
            Key.ESCAPE: self._escape,
            Key.RESUME: projection.resume,
            Key.CAPTURE: self._capture,
            Key.NOTE: self._note,
            Key.FIND: self._find,
            Key.PUBLISH: self._publish,
            Key.KEEP: projection.keep_guest,
            Key.SWAP: projection.swap,
            Key.UNDO: session.undo,
            Key.REDO: session.redo,
        }

    def obey(self, key: Key | str) -> None:
        """Do what a key asks for; a digit begins the number of a slide."""
        if isinstance(key, Key):
            self._acts[key]()
        else:
            self._show.digit(key)

    def point(self, x: float, y: float) -> None:
        """The mouse carries the pointer and what is looked at closer, when either is on."""
        eye = self._show.state.eye
        if eye.pointer is not None or eye.zoom > 1:
            pointer = (x, y) if eye.pointer is not None else None
            self._show.look(Eye(eye.zoom, (x, y), pointer))

    def _enter(self) -> None:
        """Go to the slide whose number was typed, else to the next page."""
        if not self._show.enter():
            self._show.step(1)

    def _toggle_pointer(self) -> None:
        eye = self._show.state.eye
        pointer = None if eye.pointer is not None else eye.centre
        self._show.look(replace(eye, pointer=pointer))

    def _toggle_zoom(self) -> None:
        eye = self._show.state.eye
        self._show.look(replace(eye, zoom=1.0 if eye.zoom > 1 else ZOOM))

    def _escape(self) -> None:
        if not self._show.back_out():
            self._projection.end()

    @property
    def _alone(self) -> bool:
        """Whether the room's screen is the only one."""
        return self._projection.arrangement.mode is Mode.ONE

    def _capture(self) -> None:
        if self._alone:
            self._projection.strip.toggle()
        else:
            self._projection.desk.capture.open()

    def _note(self) -> None:
        if self._alone:
            self._projection.strip.note(self._projection.telling.item)
        else:
            self._projection.desk.note()

    def _find(self) -> None:
        if self._alone:
            self._projection.strip.look_for()
        else:
            self._projection.desk.finder.begin()

    def _publish(self) -> None:
        strip, desk = self._projection.strip, self._projection.desk
        (strip.notepad if self._alone else desk.notepad).publish_now()
