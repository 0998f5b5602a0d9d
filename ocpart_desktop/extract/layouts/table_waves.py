"""Tables that print several waves: their columns, wave by wave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.layouts.banner_places import Given, Places, find_places, names_a_total
from ocpart_desktop.extract.layouts.head_column import HeadColumn


@dataclass(frozen=True, slots=True)
class WaveColumns:
    """The columns of one wave, None when the banner tells no year."""

    wave: str | None
    columns: tuple[HeadColumn, ...]
    places: Places

    @property
    def total(self) -> int:
        """The sheet column of the whole, else of the first."""
        return next((c.column for c in self.columns if c.total), self.columns[0].column)


def by_wave(columns: Sequence[HeadColumn], given: Given) -> list[WaveColumns]:
    """The waves that tell the country or a region, or all of them when none does."""
    waves = [WaveColumns(w, tuple(c), find_places(c, given)) for w, c in _parted(columns).items()]
    told = [wave for wave in waves if any(c.total or c.region for c in wave.columns)]
    return told or waves


def _parted(columns: Sequence[HeadColumn]) -> dict[str | None, list[HeadColumn]]:
    """The columns under each year, None for those under no year.

    « Ensemble 2022 | Rappel 2018 | Bretagne | … »: the columns under no year go with the newest
    wave when they have no total of their own and it has no region.
    """
    found: dict[str | None, list[HeadColumn]] = {}
    for column in columns:
        found.setdefault(column.wave, []).append(column)
    dated = sorted(wave for wave in found if wave)
    undated = found.get(None)
    if undated and dated and not any(map(_tells_the_whole, undated)):
        newest = found[dated[-1]]
        if all(map(_tells_the_whole, newest)):
            found[dated[-1]] = sorted([*newest, *undated], key=lambda c: c.column)
            del found[None]
    return found


def _tells_the_whole(column: HeadColumn) -> bool:
    return column.head == column.wave or names_a_total(column.head)
