"""What a page is given: the session, the means to work, and the window's services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ocpart_desktop.analysis.results import Thresholds
    from ocpart_desktop.session import Session
    from ocpart_desktop.system.settings import Settings
    from ocpart_desktop.ui.jobs import JobRunner


class Window(Protocol):
    """What a page may ask of the window around it."""

    def project(self) -> None:
        """Show the storyline to the room."""

    def go_to(self, page: str) -> None:
        """Show another page."""

    def open_path(self, path: Path) -> None:
        """Open an extract or a notebook."""

    def choose_and_open(self) -> None:
        """Ask for a file and open it."""

    def choose_newer(self) -> None:
        """Ask for a newer extract and go on with the open notebook in it."""

    def show_fates(self) -> None:
        """Show where remarks and views stand in the open extract."""

    def tell(
        self,
        message: str,
        *,
        kind: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Say one sentence in the banner: info, success, warning or error."""

    def show_progress(self, text: str, cancel: Callable[[], object]) -> None:
        """Show that something is under way, and let it be given up."""

    def set_progress(self, fraction: float) -> None:
        """How far it has come, 0 to 1."""

    def end_progress(self) -> None:
        """It is over."""


@dataclass(frozen=True, slots=True)
class Context:
    """Built once, in ``app.py``, and handed to every page."""

    session: Session
    jobs: JobRunner
    settings: Settings
    window: Window

    @property
    def thresholds(self) -> Thresholds:
        """The weak-base ladder as the user set it."""
        from ocpart_desktop.analysis.results import Thresholds

        return Thresholds(*self.settings.thresholds)
