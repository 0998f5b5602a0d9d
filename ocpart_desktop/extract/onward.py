"""Progress that only goes forward, whoever takes over from whom."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]


class Onward:
    """Tells how far a reading is, 0 to 1, and never less than it was.

    A reader that takes over from another begins where that one stopped: see ``rest``.
    """

    def __init__(self, tell: Progress) -> None:
        self._tell = tell
        self.reached = 0.0

    def __call__(self, done: float) -> None:
        """So much is done by now."""
        if done > self.reached:
            self.reached = min(done, 1.0)
            self._tell(self.reached)

    def rest(self) -> Progress:
        """What is left of the way, from 0 to 1."""
        return self.part(self.reached, 1 - self.reached)

    def part(self, start: float, share: float) -> Progress:
        """A stretch of the way, from 0 to 1."""
        return lambda done: self(start + share * done)
