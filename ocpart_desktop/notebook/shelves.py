"""Every record of a notebook on the shelf of its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from typing import Any

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.notebook.changes import Edit
from ocpart_desktop.notebook.model import (
    Initiative,
    Item,
    Note,
    Record,
    SavedFilter,
    Slide,
    Term,
    View,
)
from ocpart_desktop.notebook.shelf import Shelf
from ocpart_desktop.survey.corrections import Correction

_AGE = attrgetter("created")
_PLACE = attrgetter("position", "id")
_IDENTITY = attrgetter("id")


def _name(saved: SavedFilter) -> tuple[str, str]:
    return fold(saved.name), saved.id


class Shelves:
    """A shelf a kind; the workshop, alone of its kind, needs none."""

    def __init__(self, records: Collection[Record]) -> None:
        self.initiatives = Shelf(Initiative, _AGE, records)
        self.notes = Shelf(Note, _AGE, records, about=lambda note: (note.anchor_kind, note.anchor))
        self.views = Shelf(View, _PLACE, records)
        self.slides = Shelf(Slide, _PLACE, records)
        self.terms = Shelf(Term, _IDENTITY, records)
        self.filters = Shelf(SavedFilter, _name, records)
        self.corrections = Shelf(Correction, _IDENTITY, records)
        self._by_kind: Mapping[type[Record], Shelf[Any]] = {
            Initiative: self.initiatives,
            Note: self.notes,
            View: self.views,
            Slide: self.slides,
            Term: self.terms,
            SavedFilter: self.filters,
            Correction: self.corrections,
        }

    @property
    def storyline(self) -> tuple[Item, ...]:
        """Views and the slides that are none, in their common order."""
        return tuple(sorted((*self.views.all, *self.slides.all), key=_PLACE))

    def place(self, edits: Iterable[Edit]) -> None:
        """Follow what was changed."""
        for edit in edits:
            shelf = self._by_kind.get(type(edit.record))
            if shelf is None:
                continue
            if edit.after is None:
                shelf.remove(edit.record.id)
            else:
                shelf.put(edit.after)


class Shelved:
    """What a notebook holds, kind by kind, as it is read from its shelves."""

    _shelves: Shelves

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Every initiative, oldest first; the very same tuple until one changes."""
        return self._shelves.initiatives.all

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every remark, oldest first."""
        return self._shelves.notes.all

    @property
    def views(self) -> tuple[View, ...]:
        """The views of the storyline, in its order."""
        return self._shelves.views.all

    @property
    def storyline(self) -> tuple[Item, ...]:
        """The storyline, in its order: views and the slides that are none."""
        return self._shelves.storyline

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of the vocabularies that are not as shipped."""
        return self._shelves.terms.all

    @property
    def filters(self) -> tuple[SavedFilter, ...]:
        """The filters that were given a name, by it."""
        return self._shelves.filters.all

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was put right in the reading of the extract."""
        return self._shelves.corrections.all

    def notes_on(self, anchor_kind: str, anchor: str = "") -> tuple[Note, ...]:
        """The remarks made on one thing, oldest first."""
        return self._shelves.notes.about((anchor_kind, anchor))
