"""The tile grid: one square a region, whatever its size, at roughly its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Tile(NamedTuple):
    """A square of the grid; column 0 and row 0 at the top left."""

    column: int
    row: int


# Overseas regions keep the left column, as on the map; Corse stands off the coast.
_ROWS = (
    "..  ..  ..  ..  32  ..",
    "01  ..  53  28  11  44",
    "02  ..  ..  52  24  27",
    "03  ..  ..  75  84  ..",
    "04  ..  ..  76  93  ..",
    "06  ..  ..  ..  ..  94",
)

COLUMNS = 6
ROWS = len(_ROWS)

TILES: Mapping[str, Tile] = {
    code: Tile(column, row)
    for row, line in enumerate(_ROWS)
    for column, code in enumerate(line.split())
    if code != ".."
}
