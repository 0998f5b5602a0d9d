"""Who is told what becomes of what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ocpart_desktop.system.errors import UserError


def _nobody(*_told: object) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Listeners:
    """Those of a notebook, which may come and go; all are called from its writing threads.

    ``on_saved(moment)`` after each commit; ``on_failed(error)`` when something could not be
    written (it is kept and tried again); ``on_published()`` when the document holds all;
    ``on_notice(notice)`` when it had to take another name; ``on_outside()`` when somebody else
    wrote in it: see ``Notebook.take_in``.
    """

    on_saved: Callable[[datetime], object] = _nobody
    on_failed: Callable[[UserError], object] = _nobody
    on_published: Callable[[], object] = _nobody
    on_notice: Callable[[UserError], object] = _nobody
    on_outside: Callable[[], object] = _nobody

    def tell_saved(self, moment: datetime) -> None:
        """To whoever listens at that moment, as the others."""
        self.on_saved(moment)

    def tell_failed(self, error: UserError) -> None:
        """See ``on_failed``."""
        self.on_failed(error)

    def tell_published(self) -> None:
        """See ``on_published``."""
        self.on_published()

    def tell_notice(self, notice: UserError) -> None:
        """See ``on_notice``."""
        self.on_notice(notice)

    def tell_outside(self) -> None:
        """See ``on_outside``."""
        self.on_outside()
