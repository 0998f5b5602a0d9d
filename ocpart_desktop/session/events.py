"""What happened, told to whoever listens: pages never know each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from ocpart_desktop.analysis.results import ComparisonSpec

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class SurveyOpened:
    """An extract has been read and is now the open study."""


@dataclass(frozen=True, slots=True)
class SelectionChanged:
    """Another question, answer, region, reference or filter is looked at."""

    selection: ComparisonSpec


@dataclass(frozen=True, slots=True)
class NotebookOpened:
    """A notebook is open: every page shows its records afresh."""


class Events:
    """Typed events, delivered at once and in the order of listening, on the caller's thread."""

    def __init__(self) -> None:
        self._listeners: defaultdict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)

    def listen(self, kind: type[E], listener: Callable[[E], None]) -> Callable[[], None]:
        """Call ``listener`` at every event of this kind; the result stops it."""
        self._listeners[kind].append(listener)
        return lambda: self._listeners[kind].remove(listener)

    def emit(self, event: object) -> None:
        """Tell every listener of the event's kind."""
        for listener in tuple(self._listeners[type(event)]):
            listener(event)
