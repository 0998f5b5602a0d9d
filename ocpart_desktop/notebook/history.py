"""Undo and redo."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from ocpart_desktop.notebook.changes import Change

PAUSE = 2.0
"""Seconds of rest after which writing on in the same field begins a new step."""

DEPTH = 500
"""Steps that can be undone."""


class Act(StrEnum):
    """How a step came to be: the notebook's first, done, more of the last, undone, redone."""

    BEGIN = "begin"
    DO = "do"
    JOIN = "join"
    UNDO = "undo"
    REDO = "redo"


@dataclass(slots=True)
class History:
    """The steps that can be undone and redone, the latest last; making them is the notebook's."""

    clock: Callable[[], float] = time.monotonic
    undoable: list[Change] = field(default_factory=list)
    redoable: list[Change] = field(default_factory=list)
    _last_done: float = -inf

    def do(self, change: Change) -> Act:
        """Remember a change that is made; it joins the last when it is more of the same."""
        moment = self.clock()
        rested = moment - self._last_done > PAUSE
        joins = not rested and bool(self.undoable) and change.continues(self.undoable[-1])
        self._last_done = moment
        act = Act.JOIN if joins else Act.DO
        self.replay(act, change)
        return act

    def undo(self) -> Change | None:
        """Give back the change that takes the last step back; None when there is none."""
        if not self.undoable:
            return None
        self._last_done = -inf
        self.redoable.append(self.undoable.pop())
        return self.redoable[-1].reversed

    def redo(self) -> Change | None:
        """Give back the change that was last taken back; None when there is none."""
        if not self.redoable:
            return None
        self._last_done = -inf
        self.undoable.append(self.redoable.pop())
        return self.undoable[-1]

    def replay(self, act: Act, change: Change) -> None:
        """Remember a step as it was made once, in an earlier session perhaps."""
        if act is Act.BEGIN:
            self.undoable.clear()
        elif act is Act.UNDO:
            self.undo()
        elif act is Act.REDO:
            self.redo()
        else:
            self.redoable.clear()
            if act is Act.JOIN and self.undoable and change.continues(self.undoable[-1]):
                change = change.joined_to(self.undoable.pop())
            self.undoable.append(change)
            del self.undoable[:-DEPTH]
