"""Cells down a column, coded: whatever is asked of them is asked once a distinct value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.workbook import Cell


@dataclass(frozen=True, slots=True, eq=False)
class CodedCells:
    """``places[i]`` is where the cell of row ``i`` stands in ``distinct``.

    Distinct cells come in the order in which they are met; those that Python holds for equal (1
    and 1.0) are one, the first met.
    """

    places: npt.NDArray[np.integer[Any]]
    distinct: tuple[Cell, ...]

    def counts(self) -> list[int]:
        """How often each distinct cell comes."""
        import numpy as np

        times: list[int] = np.bincount(self.places, minlength=len(self.distinct)).tolist()
        return times

    def where(self, told: Callable[[Cell], bool]) -> npt.NDArray[np.bool_]:
        """Of which cells something is true, asked once for each distinct one."""
        import numpy as np

        known = np.fromiter(map(told, self.distinct), np.bool_, len(self.distinct))
        each: npt.NDArray[np.bool_] = known[self.places]
        return each


def coded_cells(values: Sequence[Cell]) -> CodedCells:
    """Cells at hand, coded."""
    import numpy as np

    place: defaultdict[Cell, int] = defaultdict()
    place.default_factory = place.__len__
    places = np.fromiter(map(place.__getitem__, values), np.int32, len(values))
    return CodedCells(places, tuple(place))
