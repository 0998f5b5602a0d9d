"""The priority neighbourhoods (QPV), from a list that the user loads: none is shipped.

The list is recognised by what its columns hold: codes of neighbourhoods, names, INSEE codes of
communes. It is kept in the user's own data, and may be loaded anew at any time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ocpart_desktop.geography.communes import communes
from ocpart_desktop.geography.departements import departement_of_commune
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.paths import data_folder

FILE_NAME = "qpv.csv"

_CODE = re.compile(r"Q[PN][0-9A-Z]{6}", re.IGNORECASE)
_OF_OTHERS = {"com", "commune", "dep", "departement", "reg", "region", "epci", "insee", "code"}
_OF_NAMES = ("quartier", "qp", "qpv", "nom", "lib", "libelle")
_MOST = 0.5  # of the cells of a column


class Neighbourhood(NamedTuple):
    """A priority neighbourhood and the commune it mostly lies in (INSEE code, or empty)."""

    code: str
    name: str
    commune: str

    @property
    def departement(self) -> str:
        """Its département's code; empty when its commune is not known."""
        found = departement_of_commune(self.commune)
        return found.code if found else ""


def recognise_neighbourhoods(rows: Sequence[Sequence[str]]) -> tuple[Neighbourhood, ...]:
    """The neighbourhoods that a table lists; none when it lists no code of any."""
    width = max(map(len, rows), default=0)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    codes = max(range(width), key=lambda at: _count(grid, at, _is_code), default=0)
    listed = [row for row in grid if width and _is_code(row[codes])]
    if not listed:
        return ()
    heads = grid[max(grid.index(listed[0]) - 1, 0)]
    name = _name_column(heads, listed, codes)
    commune = _commune_column(listed)
    found = {
        row[codes].strip().upper(): Neighbourhood(
            row[codes].strip().upper(),
            row[name].strip() if name is not None else row[codes].strip(),
            _communes_in(row[commune])[0]
            if commune is not None and _communes_in(row[commune])
            else "",
        )
        for row in listed
    }
    return tuple(found[code] for code in sorted(found))


def keep_neighbourhoods(found: Sequence[Neighbourhood]) -> None:
    """Use this list from now on. Raises OSError when it cannot be kept."""
    lines = [";".join(part.replace(";", ",").replace("\n", " ") for part in each) for each in found]
    text = "\n".join(lines)
    write_atomically(_path(), lambda temporary: _fill(temporary, text))


def neighbourhoods() -> Mapping[str, Neighbourhood]:
    """The neighbourhoods by code; none as long as no list was loaded."""
    return _read(*list_stamp())


def list_stamp() -> tuple[Path, int]:
    """What changes when another list is loaded."""
    path = _path()
    return path, path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=1)
def _read(path: Path, stamp: int) -> Mapping[str, Neighbourhood]:
    if not stamp:
        return {}
    rows = (line.split(";") for line in path.read_text("utf-8", "replace").splitlines())
    return {row[0]: Neighbourhood(*row) for row in rows if len(row) == len(Neighbourhood._fields)}


def _path() -> Path:
    return data_folder() / FILE_NAME


def _fill(temporary: Path, text: str) -> None:
    temporary.write_text(text, encoding="utf-8")


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text.strip()) is not None


def _count(grid: Sequence[Sequence[str]], column: int, holds: Callable[[str], object]) -> int:
    return sum(bool(holds(row[column])) for row in grid)


def _name_column(heads: Sequence[str], listed: Sequence[Sequence[str]], codes: int) -> int | None:
    """The column whose heading speaks of a name of theirs; else the one with most words."""
    others = [at for at in range(len(heads)) if at != codes]
    for wanted in _OF_NAMES:
        for at in others:
            words = set(fold(heads[at]).split())
            if wanted in words and not words & _OF_OTHERS:
                return at
    worded = [at for at in others if _count(listed, at, str.isnumeric) == 0]
    return max(worded, key=lambda at: len({row[at] for row in listed}), default=None)


def _commune_column(listed: Sequence[Sequence[str]]) -> int | None:
    for at in range(len(listed[0])):
        if _count(listed, at, _communes_in) >= _MOST * len(listed):
            return at
    return None


def _communes_in(text: str) -> list[str]:
    """The INSEE codes in a cell; several are parted by commas."""
    return [code for code in re.split(r"[,;/\s]+", text.strip()) if code in communes()]
