"""« Enregistré à 14:32 », always true: whether what was typed is safe, and where.

The notebook tells from its own threads; signals bring it here.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.widgets.editor import LATEST
from ocpart_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ocpart_desktop.notebook.notebook import Notebook

_SURELY_TOLD = LATEST + 200  # ms after which what was typed has been told, or was taken back


class SavedState(PlainLabel):
    """``failed`` and ``noticed`` carry a UserError to be told; ``outside`` that somebody wrote."""

    failed = Signal(object)
    noticed = Signal(object)
    outside = Signal()

    def __init__(self) -> None:
        super().__init__(tone="muted")
        self._notebook: Notebook | None = None
        self._misfortune: UserError | None = None
        self._typing = QTimer(self, singleShot=True, interval=_SURELY_TOLD)
        self._typing.timeout.connect(self._tell)
        self._bridge = _Bridge(self)
        self._bridge.saved.connect(self._on_saved)
        self._bridge.published.connect(self._on_published)
        self._bridge.failed.connect(self._on_failed)
        self._bridge.noticed.connect(self.noticed)
        self._bridge.outside.connect(self.outside)

    def watch(self, notebook: Notebook | None) -> None:
        """Follow a notebook."""
        self._notebook, self._misfortune = notebook, None
        if notebook is not None:
            heard = notebook.listeners
            heard.on_saved = self._bridge.saved.emit
            heard.on_published = self._bridge.published.emit
            heard.on_failed = self._bridge.failed.emit
            heard.on_notice = self._bridge.noticed.emit
            heard.on_outside = self._bridge.outside.emit
        self._tell()

    def typing(self) -> None:
        """Something was typed that is not saved yet."""
        if self._notebook is not None:
            self._typing.start()
            self._tell()

    def _on_saved(self, _moment: datetime) -> None:
        if self._misfortune is not None and self._misfortune.code == "notebook_not_saved":
            self._misfortune = None
        self._typing.stop()
        self._tell()

    def _on_published(self) -> None:
        self._misfortune = None
        self._tell()

    def _on_failed(self, misfortune: UserError) -> None:
        self._misfortune = misfortune
        self._tell()
        self.failed.emit(misfortune)

    def _tell(self) -> None:
        code = self._misfortune.code if self._misfortune else ""
        if self._notebook is None:
            self._say("", "muted")
        elif code == "notebook_not_saved":
            self._say(_("Not saved yet"), "danger")
        elif self._typing.isActive():
            self._say(_("Saving…"), "muted")
        elif code:
            self._say(_("{saved}, on this computer only").format(saved=self._saved()), "warning")
        else:
            self._say(self._saved(), "muted")

    def _say(self, text: str, tone: str) -> None:
        self.set_tone(tone)
        self.setText(text)

    def _saved(self) -> str:
        assert self._notebook is not None
        moment = self._notebook.saved_at or self._notebook.last_change
        if moment is None:
            return _("All is saved")
        local = moment.astimezone()
        time = time_short(local)
        if local.date() == datetime.now().astimezone().date():
            return _("Saved {time}").format(time=time)
        return _("Saved on {day}").format(day=date_long(local.date()))


class _Bridge(QObject):
    """From the notebook's threads to the window's."""

    saved = Signal(object)
    published = Signal()
    failed = Signal(object)
    noticed = Signal(object)
    outside = Signal()
