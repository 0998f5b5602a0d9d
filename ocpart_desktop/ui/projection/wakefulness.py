"""The machine stays awake and its screen lit while the day is shown, where the system allows it.

Windows is asked through its own library, macOS by its own command, the other desktops through the
session's bus, which is no network. Where nobody answers, nothing is done.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

from ocpart_desktop.i18n import _

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_LINE = "ocpart-projection"
PATIENCE = 1000  # ms the desktop is given to answer


class Wakefulness:
    """Held from ``hold`` to ``release``; either may be called at any time."""

    def __init__(self) -> None:
        self._command: subprocess.Popen[bytes] | None = None
        self._asked = False
        self.held = False

    def hold(self) -> None:
        """Ask the system to stay awake."""
        if self.held:
            return
        self.held = True
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS | _SYSTEM | _DISPLAY)
        elif sys.platform == "darwin":
            self._run_caffeinate()
        else:
            self._asked = _ask_the_desktop()

    def release(self) -> None:
        """Let the system sleep again."""
        if not self.held:
            return
        self.held = False
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS)
        if self._command is not None:
            self._command.terminate()
            self._command.wait()
            self._command = None
        if self._asked:
            _leave_the_desktop()
            self._asked = False

    def _run_caffeinate(self) -> None:
        """It ends with us, whatever becomes of us."""
        with suppress(OSError):
            self._command = subprocess.Popen(["caffeinate", "-di", "-w", str(os.getpid())])


def _tell_windows(state: int) -> None:
    import ctypes

    ctypes.windll.kernel32.SetThreadExecutionState(state)  # type: ignore[attr-defined,unused-ignore]


def _ask_the_desktop() -> bool:
    """Whether the desktop agreed: it does until our own line to its bus is cut."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _LINE)
    if bus.isConnected():
        saver = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
        saver.setTimeout(PATIENCE)
        if saver.isValid():
            reply = saver.call("Inhibit", "OCPart", _("The day is being shown to the room"))
            if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                return True
    QDBusConnection.disconnectFromBus(_LINE)
    return False


def _leave_the_desktop() -> None:
    from PySide6.QtDBus import QDBusConnection

    QDBusConnection.disconnectFromBus(_LINE)
