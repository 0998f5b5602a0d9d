"""What was computed of a table and may be asked again: kept with it, and gone with it.

Looking around asks the same of the same respondents over and over: who was asked, what they
answered, who must be hidden. A table never changes, so an answer once found holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")


class Memory:
    """Results by kind and by question asked; of each kind, those used last. Any thread may ask.

    Two threads that ask the same at once may both compute it.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, OrderedDict[Hashable, object]] = {}
        self._lock = Lock()

    def recall(self, kind: str, key: Hashable, make: Callable[[], T], most: int = 256) -> T:
        """The result known under this key, else a new one; ``most`` of this kind are kept."""
        with self._lock:
            known = self._kinds.setdefault(kind, OrderedDict())
            if key in known:
                known.move_to_end(key)
                return cast("T", known[key])
        made = make()
        with self._lock:
            known[key] = made
            while len(known) > most:
                known.popitem(last=False)
        return made

    def forget(self) -> None:
        """Let go of everything: another table takes the place of this one."""
        with self._lock:
            self._kinds.clear()
