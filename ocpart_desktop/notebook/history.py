"""Undo and redo: the steps of one's own way, however long ago they were made.

A step is only named here; what it changed is read from the history when it is taken back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from ocpart_desktop.notebook.changes import Change
from ocpart_desktop.notebook.sittings import Step

PAUSE = 2.0
"""Seconds of rest after which writing on in the same field begins a new step."""


class Act(StrEnum):
    """How a step came to be: the notebook's first, done, more of the last, undone, redone.

    A merger tells what putting another notebook beside this one changed. An erasure cannot be
    taken back.
    """

    BEGIN = "begin"
    DO = "do"
    JOIN = "join"
    UNDO = "undo"
    REDO = "redo"
    MERGE = "merge"
    ERASE = "erase"


@dataclass(slots=True)
class Stroke:
    """What one undo takes back: steps made one after the other, under the last one's name."""

    label: str
    steps: list[Step]


@dataclass(slots=True)
class History:
    """The strokes that can be undone and redone, the latest last; making them is the notebook's."""

    clock: Callable[[], float] = time.monotonic
    undoable: list[Stroke] = field(default_factory=list)
    redoable: list[Stroke] = field(default_factory=list)
    _last_done: float = -inf
    _last_change: Change | None = None

    def act_of(self, change: Change) -> Act:
        """Whether a change that is being made is more of the last one, or a new step."""
        moment = self.clock()
        rested = moment - self._last_done > PAUSE
        last, self._last_change = self._last_change, change
        self._last_done = moment
        return Act.JOIN if not rested and last is not None and change.continues(last) else Act.DO

    def name_last(self, label: str) -> None:
        """The last stroke did more since it was named."""
        if self.undoable:
            self.undoable[-1].label = label

    def rest(self) -> None:
        """Whatever comes next begins a new step."""
        self._last_change = None

    def remember(self, act: str, step: Step, label: str) -> None:
        """Remember a step as it is made, or was in an earlier sitting."""
        if act == Act.DO:
            self.redoable.clear()
            self.undoable.append(Stroke(label, [step]))
        elif act == Act.BEGIN:
            self.undoable.clear()
            self.redoable.clear()
        elif act == Act.ERASE:
            self.redoable.clear()
        elif act == Act.UNDO:
            self._move(self.undoable, self.redoable)
        elif act == Act.REDO:
            self._move(self.redoable, self.undoable)
        elif act == Act.JOIN and self.undoable:
            self.undoable[-1].label = label
            if self.undoable[-1].steps[-1] != step:
                self.undoable[-1].steps.append(step)
        else:
            self.redoable.clear()
            self.undoable.append(Stroke(label, [step]))

    def _move(self, source: list[Stroke], target: list[Stroke]) -> None:
        self._last_change = None
        if source:
            target.append(source.pop())
