"""What the room of this workshop brought: its initiatives, counted by type of partnership."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ocpart_desktop.notebook.model import Initiative, Term, Workshop
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType


@dataclass(frozen=True, slots=True)
class Room:
    """The initiatives told in this workshop; ``elsewhere`` counts those told in another one.

    ``renamed`` are the types that the notebook calls otherwise than the survey does.
    """

    initiatives: tuple[Initiative, ...] = ()
    elsewhere: int = 0
    renamed: tuple[tuple[PartnershipType, str], ...] = ()

    @property
    def by_type(self) -> Mapping[PartnershipType, tuple[Initiative, ...]]:
        """Each type's initiatives: one of two types is in both."""
        return {
            kind: tuple(each for each in self.initiatives if kind in each.types)
            for kind in PartnershipType
        }

    @property
    def untyped(self) -> int:
        """How many have no type yet."""
        return sum(not each.types for each in self.initiatives)

    @property
    def shared(self) -> int:
        """How many have several types."""
        return sum(len(set(each.types)) > 1 for each in self.initiatives)


def room_of(
    initiatives: Iterable[Initiative], workshop: Workshop, terms: Iterable[Term] = ()
) -> Room:
    """The room of a workshop; ``terms`` are the words of its notebook.

    An initiative keeps the title that the workshop had when it was told. Those of another title
    were told elsewhere, unless none bears the present one: the workshop was then renamed.
    """
    every = tuple(initiatives)
    here = tuple(each for each in every if each.workshop == workshop.title)
    here = tuple(each for each in every if each in here or not each.workshop) if here else every
    words = Words(terms).every(Vocabulary.TYPES)
    renamed = ((kind, words[kind]) for kind in PartnershipType if words[kind] != kind.label)
    return Room(here, len(every) - len(here), tuple(renamed))
