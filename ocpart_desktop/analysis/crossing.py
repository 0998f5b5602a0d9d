"""What must be hidden when regions are crossed with filters, whatever else may be looked at.

The reader of a filtered figure also has every other view: the region without its filters, with one
of them, with another category, France in each. One figure less another is then the figure of
whoever is in the first and not in the second: those of no known category are found so too. Three
rules keep that group from being a small one, however many views are put together:

* *who is hidden stays hidden*: a group whose base is hidden is hidden in every finer crossing, by
  whatever variable;
* *each crossing is protected against its own margins*: no sum of visible groups gives back a
  hidden cell of it, nor a group of hidden cells smaller than the threshold (``secrecy.protect``);
* *an empty crossing of two variables is hidden like a weak one*: what three pairs of variables
  leave empty together could give back their common crossing.

They are enough. Say that figures shown for some sets of variables gave back a hidden cell of a
crossing S. Averaged over the categories of every variable outside S, the same sum would use only
S and its margins, and only cells that are shown there, by the first rule; the second rule
excludes it. So a crossing never has to look at the variables it does not cross, and what is
hidden under one filter does not depend on which others were tried. (Where a region is known to
lack a category, the average is over those it has.)
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ocpart_desktop.analysis.design import Bools, Floats
from ocpart_desktop.analysis.secrecy import failing_sums, protect

REGION_AXIS = 0
FINEST = 700  # cells with anybody in: a finer crossing has next to nothing to show
Axes = tuple[int, ...]
Places = NDArray[np.intp]


class Crossing:
    """Raw bases by region and by category of each filter variable.

    ``joint`` has an axis for regions, then one for each variable; the last place of each axis holds
    those of no known region or category: no view shows them, but a total less its parts does. The
    figures of a set of axes are its margin: of the region axis alone the regions, of a variable
    alone France by category.
    """

    def __init__(self, joint: Floats, threshold: float) -> None:
        self._joint = joint
        self._threshold = threshold
        self._known: dict[Axes, Bools] = {}

    def sizes(self, axes: Axes) -> Floats:
        """The bases of a margin, an axis each."""
        others = tuple(axis for axis in range(self._joint.ndim) if axis not in axes)
        return np.asarray(self._joint.sum(axis=others), dtype=float)

    def hidden(self, axes: Axes) -> Bools:
        """Which cells of a margin must not be shown; of a hidden one, nobody knows it is empty."""
        if axes not in self._known:
            self._known[axes] = self._protected(axes)
            whole = (REGION_AXIS, *axes)
            if REGION_AXIS not in axes and len(axes) > 1 and self.hidden(whole).all():
                self._known[axes] = np.ones_like(self._known[axes])
        return self._known[axes]

    def _protected(self, axes: Axes) -> Bools:
        """Protected by cells with somebody in, else by empty ones too, else all hidden.

        An empty crossing of two variables is told no more than a weak one.
        """
        sizes, found = self.sizes(axes), self._inherited(axes)
        if not axes:
            return np.asarray(sizes < self._threshold)
        crossed = len(set(axes) - {REGION_AXIS}) > 1
        for candidates in (sizes > 0, ~self._empty(axes))[crossed:]:
            cells = np.nonzero(candidates)
            if len(cells[0]) > FINEST:
                break
            held = sizes[cells]
            weak = (held < self._threshold) & (crossed | (held > 0)) | found[cells]
            sums = self._sums(axes, np.array(cells))
            hidden = protect(held, weak, sums, self._threshold, empty_too=bool((held == 0).any()))
            if not len(failing_sums(held, hidden, sums, self._threshold)):
                found[cells] |= hidden
                return found
        return np.ones_like(found)

    def _inherited(self, axes: Axes) -> Bools:
        """The cells of a margin that are part of a hidden one."""
        found = np.zeros(self.sizes(axes).shape, dtype=bool)
        for place in range(len(axes)):
            coarser = self.hidden(axes[:place] + axes[place + 1 :])
            found |= np.expand_dims(coarser, place)
        return found

    def _empty(self, axes: Axes) -> Bools:
        """The cells of a margin that everybody knows to be empty: part of a visible empty one."""
        found = np.zeros(self.sizes(axes).shape, dtype=bool)
        for place in range(len(axes)):
            coarser = axes[:place] + axes[place + 1 :]
            shown = ~self.hidden(coarser) & (self.sizes(coarser) == 0)
            found |= np.expand_dims(shown | self._empty(coarser), place)
        return found

    def _sums(self, axes: Axes, cells: Places) -> Floats:
        """The sums of these cells (axes, cells) that coarser margins show: (sums, cells)."""
        found = []
        for size in range(len(axes)):
            for places in combinations(range(len(axes)), size):
                coarser = tuple(axes[place] for place in places)
                told = ~self.hidden(coarser) & self._is_news(coarser, axes)
                parent = np.zeros(cells.shape[1], dtype=np.intp)
                if places:
                    parent = np.ravel_multi_index(tuple(cells[list(places)]), told.shape)
                seen = np.flatnonzero(told.ravel()[parent])
                numbers, which = np.unique(parent[seen], return_inverse=True)
                rows = np.zeros((len(numbers), cells.shape[1]))
                rows[which, seen] = 1.0
                found.append(rows)
        return np.concatenate(found) if found else np.zeros((0, cells.shape[1]))

    def _is_news(self, coarser: Axes, axes: Axes) -> Bools:
        """Which cells of a coarser margin are not already the sum of cells shown in between."""
        news = np.ones(self.sizes(coarser).shape, dtype=bool)
        for axis in set(axes) - set(coarser):
            between = tuple(sorted((*coarser, axis)))
            if between != axes:
                news &= self.hidden(between).any(axis=between.index(axis))
        return news
