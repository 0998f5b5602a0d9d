"""What of each region is drawn: the figure itself, or its gap with the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ocpart_desktop.analysis.ranking import ranks_of
from ocpart_desktop.analysis.results import Estimate, Panorama, RegionRow, Shown
from ocpart_desktop.figures.amounts import NONE, STARS, gap_number, mark_of, unit_of
from ocpart_desktop.figures.charts import Mark, Unit
from ocpart_desktop.i18n import _, number


class Measure(StrEnum):
    """The figure of each region, or how far it is from the other side's."""

    LEVEL = "level"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A region, its mark, and its rank in words (« 3 », « 3 = » for a tie, « – » for none)."""

    row: RegionRow
    mark: Mark
    rank: str


def drawn(panorama: Panorama, measure: Measure) -> tuple[Drawn, ...]:
    """Every region, in INSEE order."""
    unit = unit_of(panorama.question)
    marks = [_mark(row, unit, measure) for row in panorama.regions]
    ranks = [row.rank for row in panorama.regions]
    if measure is Measure.GAP:
        ranks = _gap_ranks(panorama)
    return tuple(
        Drawn(row, mark, _rank_text(rank, ranks))
        for row, mark, rank in zip(panorama.regions, marks, ranks, strict=True)
    )


def in_order(regions: Sequence[Drawn]) -> list[Drawn]:
    """Ranked regions from the highest; then, in no order but the alphabet's, those too weak to be
    ranked; then those without a figure.
    """

    def place(each: Drawn) -> tuple[bool, bool, float, str]:
        unranked = each.rank == NONE
        value = each.mark.value
        return (value is None, unranked, 0.0 if unranked else -(value or 0.0), each.row.name)

    return sorted(regions, key=place)


def unit_drawn(panorama: Panorama, measure: Measure) -> Unit:
    """The unit of the axis: gaps of shares are in points."""
    unit = unit_of(panorama.question)
    return Unit.POINTS if measure is Measure.GAP and unit is Unit.SHARE else unit


def _mark(row: RegionRow, unit: Unit, measure: Measure) -> Mark:
    if measure is Measure.LEVEL:
        return mark_of(row.estimate, row.shown, unit, significant=row.significant)
    if row.gap is None or row.shown is Shown.HIDDEN:
        text = _("masked") if row.shown is Shown.HIDDEN else _("n/a")
        return Mark(value=None, text=text, shown=Shown.HIDDEN)
    text = gap_number(row.gap, unit) + STARS.get(row.shown, "")
    gap, low, high = (_in_points(value, unit) for value in (row.gap, row.gap_low, row.gap_high))
    return Mark(gap, text, low, high, row.shown, row.significant)


def _in_points(gap: float | None, unit: Unit) -> float | None:
    """A gap as its axis holds it: that of shares is in points."""
    return gap if gap is None or unit is not Unit.SHARE else gap * 100


def _gap_ranks(panorama: Panorama) -> list[int | None]:
    shares = panorama.question.kind.has_shares
    known = [Estimate(row.gap if row.rank is not None else None) for row in panorama.regions]
    return ranks_of(known, shares=shares)


def _rank_text(rank: int | None, ranks: Sequence[int | None]) -> str:
    if rank is None:
        return NONE
    return number(rank) + (" =" if ranks.count(rank) > 1 else "")
