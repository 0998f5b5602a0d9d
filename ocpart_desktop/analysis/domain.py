"""Respondents who are counted together, and the sums that are taken over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ocpart_desktop.analysis.design import Design, Floats, Ints


@dataclass(frozen=True, eq=False)
class Domain:
    """A domain of the sample: ``rows`` of its table, and the ``group`` (a region) of each.

    What its respondents weigh is gathered once, for every question put to them.
    """

    design: Design
    rows: Ints
    group: Ints

    @classmethod
    def of(cls, design: Design, rows: Ints, groups: Ints) -> Domain:
        """These rows of a table; ``groups`` are those of all its rows."""
        return cls(design, rows, groups.take(rows))

    @cached_property
    def weight(self) -> Floats:
        """w, by row."""
        return self.design.weight.take(self.rows)

    @cached_property
    def square(self) -> Floats:
        """w², by row."""
        return self.weight * self.weight

    @cached_property
    def own(self) -> Floats:
        """w² by row, times the factor of its stratum (see ``Design.own``)."""
        return self.square * self.design.own(self.rows)

    @cached_property
    def _level(self) -> Ints | None:
        return self.design.level(self.rows)

    def part(self, places: Ints) -> Domain:
        """The respondents at these places of the domain, what they weigh being known already."""
        part = Domain(self.design, self.rows.take(places), self.group.take(places))
        for name in ("weight", "square", "own"):
            if name in vars(self):
                vars(part)[name] = vars(self)[name].take(places)
        return part

    def by_level(self, cell: Ints, k: int, values: Floats | None) -> Floats:
        """Sums of values (counts when None) by level of the design and by cell: (levels, k)."""
        levels, level = self.design.levels, self._level
        place = cell if level is None else level * k + cell
        return np.bincount(place, values, levels * k).reshape(levels, k).astype(float)

    def total(self, cell: Ints, k: int, values: Floats | None) -> Floats:
        """Sums of values (counts when None) by cell: (k,)."""
        return np.bincount(cell, values, k).astype(float)
