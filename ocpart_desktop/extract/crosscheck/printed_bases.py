"""The raw bases a table prints, held against the respondents in each of its columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from ocpart_desktop.extract.crosscheck.difference import BASE, Difference
from ocpart_desktop.extract.crosscheck.recount import Counted, Floats, Way
from ocpart_desktop.survey.survey import PublishedColumn

_HALF = 0.5
_SAME_PEOPLE = ("unweighted",)
"""Ways of counting that leave the bases as they are."""


def base_differences(
    columns: Sequence[PublishedColumn],
    plain: Counted,
    *,
    ways: Sequence[Counted],
    weighted: Floats | None,
    told: Collection[Way],
    sheet: str,
) -> Iterator[Difference]:
    """The bases that are not the number of respondents, under the way that explains them all.

    ``told`` are the ways that explain the table's figures: its bases can have no other.
    """
    printed = np.array([np.nan if c.base is None else float(c.base) for c in columns])
    wrong = np.abs(printed - plain.bases) > _HALF
    if not wrong.any():
        return
    way = _way(printed[wrong], [(c.way, c.bases[wrong]) for c in ways], told)
    if way is None and weighted is not None and not told:
        way = Way("weighted") if _fits(printed[wrong], weighted[wrong]) else None
    for place in np.flatnonzero(wrong).tolist():
        column = columns[place]
        yield Difference(
            BASE, "", column.head, float(column.base or 0), float(plain.bases[place]), 0,
            way.code if way else "unexplained", way.label if way else "",
            column.sheet or sheet, column.base_cell,
        )  # fmt: skip


def _way(printed: Floats, ways: Sequence[tuple[Way, Floats]], told: Collection[Way]) -> Way | None:
    likely = [pair for pair in ways if pair[0] in told]
    if not likely and all(way.code in _SAME_PEOPLE for way in told):
        # One base could be that of some filter by chance: without figures that say so, none is.
        likely = [pair for pair in ways if pair[0].code in ("without_no_opinion", "everyone")]
    return next((way for way, bases in likely if _fits(printed, bases)), None)


def _fits(printed: Floats, bases: Floats) -> bool:
    return bool((np.abs(printed - bases) <= _HALF).all())
