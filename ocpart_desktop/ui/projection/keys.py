"""The keys of a projection: those of a clicker, wherever the focus is; the others outside a field.

Clickers send PageUp, PageDown, B or a full stop, Escape and F5.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

K = Qt.Key


class Key(StrEnum):
    """What a key asks for."""

    NEXT = "next"
    PREVIOUS = "previous"
    FIRST = "first"
    LAST = "last"
    BLACK = "black"
    FREEZE = "freeze"
    POINTER = "pointer"
    ZOOM = "zoom"
    ENTER = "enter"
    ESCAPE = "escape"
    RESUME = "resume"
    CAPTURE = "capture"
    NOTE = "note"
    FIND = "find"
    PUBLISH = "publish"
    KEEP = "keep"
    SWAP = "swap"
    UNDO = "undo"
    REDO = "redo"


_ALWAYS = {
    K.Key_PageDown: Key.NEXT,
    K.Key_PageUp: Key.PREVIOUS,
    K.Key_Escape: Key.ESCAPE,
    K.Key_F5: Key.RESUME,
}
_WITH_CTRL = {
    K.Key_N: Key.CAPTURE,
    K.Key_M: Key.NOTE,
    K.Key_F: Key.FIND,
    K.Key_D: Key.KEEP,
    K.Key_Z: Key.UNDO,
    K.Key_Y: Key.REDO,
    K.Key_Return: Key.PUBLISH,
    K.Key_Enter: Key.PUBLISH,
}
_PLAIN = {
    K.Key_Right: Key.NEXT,
    K.Key_Down: Key.NEXT,
    K.Key_Space: Key.NEXT,
    K.Key_Left: Key.PREVIOUS,
    K.Key_Up: Key.PREVIOUS,
    K.Key_Backspace: Key.PREVIOUS,
    K.Key_Home: Key.FIRST,
    K.Key_End: Key.LAST,
    K.Key_B: Key.BLACK,
    K.Key_Period: Key.BLACK,
    K.Key_F: Key.FREEZE,
    K.Key_P: Key.POINTER,
    K.Key_Z: Key.ZOOM,
    K.Key_S: Key.SWAP,
    K.Key_Return: Key.ENTER,
    K.Key_Enter: Key.ENTER,
}


def asked_by(event: QKeyEvent, *, writing: bool = False) -> Key | str | None:
    """What a key asks for: a ``Key``, a digit, or nothing. ``writing``: the focus is in a field."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return _WITH_CTRL.get(key)
    if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        return None
    if key in _ALWAYS:
        return _ALWAYS[key]
    if writing:
        return None
    return event.text() if event.text() in tuple("0123456789") else _PLAIN.get(key)
