"""What a change touched: all that whoever shows records needs to know of the notebook.

By itself, so that the window listens without loading the notebook.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RecordKind(StrEnum):
    """What a record is."""

    WORKSHOP = "workshop"
    INITIATIVE = "initiative"
    NOTE = "note"
    VIEW = "view"
    SLIDE = "slide"
    TERM = "term"
    FILTER = "filter"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class NotebookChanged:
    """What a change touched: the records to show afresh."""

    ids: frozenset[str]
    kinds: frozenset[RecordKind]

    def __bool__(self) -> bool:
        return bool(self.ids)
