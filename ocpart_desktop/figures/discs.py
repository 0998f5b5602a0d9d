"""How many there are in each département, before any pixel."""

from __future__ import annotations

from dataclasses import dataclass

from ocpart_desktop.figures.marks import Named


@dataclass(frozen=True, slots=True)
class DiscArea:
    """A département and how many are in it; ``text`` is that number as it is read."""

    code: str
    name: str
    count: int
    text: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class DiscMap:
    """Discs as large as what they count, on the départements of a region, or of all of France."""

    areas: tuple[DiscArea, ...]
    region: str = ""
    named: Named = Named.DEPARTEMENT

    @property
    def most(self) -> int:
        """The largest count."""
        return max((area.count for area in self.areas), default=0)
