"""What every page is: it draws itself when it is seen, and only when something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ocpart_desktop.ui.context import Context


class Page(QWidget):
    """A page of the window. Subclasses build once, and ``refresh`` from the session."""

    key = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True

    def refresh(self) -> None:
        """Show the session as it is now."""

    def capture(self) -> None:
        """Be ready to note something, where the page can."""

    def add_to_storyline(self) -> None:
        """Keep what is seen for the documents, where there is something to keep."""

    def variants(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """The ways of seeing this page, for the guide's pictures: a name and how to show it."""
        yield "", self.mark_stale

    def mark_stale(self, *_event: object) -> None:
        """Something shown here has changed: draw again, now if seen, else when next seen."""
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()
