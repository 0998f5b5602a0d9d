"""The time of day, and how long a talk still has."""

from __future__ import annotations

import time

from PySide6.QtCore import QTime, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

LONGEST = 240  # minutes of a talk


class Clock(QWidget):
    """Counts up from the start; down when it is told how many minutes there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun = time.monotonic()
        self._now = PlainLabel(role=Type.TITLE)
        self._now.setAccessibleName(_("Time of day"))
        self._spent = PlainLabel(role=Type.TITLE, tone="muted")
        self._spent.setAccessibleName(_("Timer"))
        self._minutes = QSpinBox()
        self._minutes.setRange(0, LONGEST)
        self._minutes.setSuffix(_(" min"))
        self._minutes.setSpecialValueText(_("no limit"))
        self._minutes.setAccessibleName(_("Minutes of the talk"))
        self._minutes.valueChanged.connect(lambda _n: self.restart())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        for widget in (self._now, self._spent, self._minutes):
            row.addWidget(widget)
        row.addWidget(icon_button("refresh", _("Start the timer again"), self.restart))
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(self._show)
        self._show()

    def start(self) -> None:
        """Go on counting."""
        self._tick.start()
        self._show()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._tick.stop()

    def restart(self) -> None:
        """Count from now."""
        self._begun = time.monotonic()
        self._show()

    def _show(self) -> None:
        self._now.setText(QTime.currentTime().toString("HH:mm"))
        spent = time.monotonic() - self._begun
        limit = self._minutes.value() * 60
        left = limit - spent if limit else spent
        self._spent.setText(timed(left))
        self._spent.set_tone("danger" if limit and left < 0 else "muted")


def timed(seconds: float) -> str:
    """« 12:05 », « −1:30 » when the time is over."""
    sign = "−" if seconds < 0 else ""
    minutes, rest = divmod(int(abs(seconds)), 60)
    return f"{sign}{minutes}:{rest:02d}"
