"""Which screen is for the room and which for the facilitator, whatever is plugged or pulled out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

RESTS = 150  # ms the desktop is given when a cable moves


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen as the desktop knows it, in logical pixels."""

    name: str
    rect: QRect
    primary: bool = False


class Mode(Enum):
    """How the day is shown."""

    TWO = "two"  # the room's window on one screen, the facilitator's on another
    ONE = "one"  # the room's window alone
    WAITING = "waiting"  # the projector is gone: the facilitator's window alone


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each window goes; None when it is put away."""

    mode: Mode
    room: Screen | None
    desk: Screen | None


def present_screens() -> tuple[Screen, ...]:
    """The screens that are plugged in now."""
    primary = QGuiApplication.primaryScreen()
    return tuple(
        Screen(each.name(), each.geometry(), each is primary) for each in QGuiApplication.screens()
    )


def arranged(
    screens: Sequence[Screen], *, home: str, had_two: bool, alone: bool, swapped: bool
) -> Arrangement:
    """Two distinct screens when there are two; the room's is not the one the work is done on.

    ``home`` names the screen of the application's window; ``had_two`` says that a projector was
    there, ``alone`` that the only screen left is to be the room's all the same, ``swapped`` that
    the two are to be exchanged. Screens that show the same place (mirrored) are one.
    """
    distinct = _distinct(screens)
    if not distinct:
        return Arrangement(Mode.WAITING, None, None)
    desk = next((s for s in distinct if s.name == home), None)
    desk = desk or next((s for s in distinct if s.primary), distinct[0])
    others = [screen for screen in distinct if screen is not desk]
    if not others:
        if had_two and not alone:
            return Arrangement(Mode.WAITING, None, desk)
        return Arrangement(Mode.ONE, desk, None)
    room = others[0]
    if swapped:
        room, desk = desk, room
    return Arrangement(Mode.TWO, room, desk)


def put_on(window: QWidget, screen: Screen | None, *, whole: bool = False) -> None:
    """Put a window on a screen, over the whole of it or beside the system's bars; away on none.

    A screen that went meanwhile still says where the window is to be: the next settling mends it.
    """
    if screen is None:
        window.hide()
        return
    real = next((s for s in QGuiApplication.screens() if s.name() == screen.name), None)
    if real is None:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setGeometry(screen.rect)
        window.show()
        return
    if window.isVisible() and window.screen() is not real:
        window.setWindowState(Qt.WindowState.WindowNoState)
    window.setScreen(real)
    window.setGeometry(real.geometry() if whole else real.availableGeometry())
    window.showFullScreen() if whole else window.showMaximized()


class ScreenWatch(QObject):
    """``changed`` once the desktop has come to rest after a screen came, went or changed."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rests = QTimer(self, singleShot=True, interval=RESTS)
        self._rests.timeout.connect(self._on_rested)
        self._watched: list[SignalInstance] = []

    def start(self) -> None:
        """Watch the screens there are, and those to come."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._watched = [app.screenAdded, app.screenRemoved, app.primaryScreenChanged]
        for screen in QGuiApplication.screens():
            self._watched += [screen.geometryChanged, screen.logicalDotsPerInchChanged]
        for signal in self._watched:
            signal.connect(self._on_changed)

    def stop(self) -> None:
        """Watch no more."""
        self._rests.stop()
        for signal in self._watched:
            with suppress(RuntimeError):  # a screen that was unplugged took its signals along
                signal.disconnect(self._on_changed)
        self._watched = []

    def _on_changed(self, *_what: object) -> None:
        self._rests.start()

    def _on_rested(self) -> None:
        self.stop()
        self.start()
        self.changed.emit()


def _distinct(screens: Sequence[Screen]) -> list[Screen]:
    found: list[Screen] = []
    for screen in screens:
        if screen.rect.isEmpty() or any(each.rect == screen.rect for each in found):
            continue
        found.append(screen)
    return found
