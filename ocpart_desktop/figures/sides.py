"""The two sides of a comparison: their names, bases and how each may be shown."""

from __future__ import annotations

from ocpart_desktop.analysis.results import (
    Against,
    Base,
    Comparison,
    Estimate,
    Row,
    Shown,
    Thresholds,
)
from ocpart_desktop.figures.amounts import NONE, gap_number, mark_of, unit_of
from ocpart_desktop.figures.charts import ColourRole, Mark
from ocpart_desktop.figures.places import against_name, name_of


def region_side_name(comparison: Comparison) -> str:
    """The region's name as a series or a column is named."""
    return name_of(comparison.region_code, comparison.region_name)


def against_role(comparison: Comparison) -> ColourRole:
    """The colour of the other side."""
    return ColourRole.FRANCE if comparison.against is Against.FRANCE else ColourRole.AGAINST


def region_mark(comparison: Comparison, row: Row, *, starred: bool = False) -> Mark:
    """The region's mark for one answer."""
    shown = _side(comparison, row.shown, row.region)
    return mark_of(
        row.region,
        shown,
        unit_of(comparison.question),
        significant=row.significant,
        starred=starred,
    )


def against_mark(comparison: Comparison, row: Row, *, starred: bool = False) -> Mark:
    """The other side's mark for one answer."""
    shown = Shown.HIDDEN if row.shown is Shown.HIDDEN else _by_base(row.against.n)
    return mark_of(row.against, shown, unit_of(comparison.question), starred=starred)


def gap_mark(comparison: Comparison, row: Row) -> Mark:
    """The gap of one answer, without its unit."""
    if row.gap is None or row.shown is Shown.HIDDEN:
        return Mark(value=None, text=NONE, shown=Shown.HIDDEN)
    text = gap_number(row.gap, unit_of(comparison.question))
    return Mark(row.gap, text, row.gap_low, row.gap_high, row.shown, row.significant)


def region_shown(comparison: Comparison) -> Shown:
    """How the region's side may be shown as a whole."""
    base = comparison.base_region
    if comparison.against is not Against.REGION or base is None:
        return comparison.shown
    return _by_base(base.n)


def against_shown(comparison: Comparison) -> Shown:
    """How the other side may be shown as a whole."""
    base = comparison.base_against
    if base is None:
        known = any(row.against.value is not None for row in comparison.rows)
        return Shown.PLAIN if known else Shown.HIDDEN
    return _by_base(base.n)


def bases(comparison: Comparison) -> list[tuple[str, Base | None]]:
    """Both bases with their names, for a footer."""
    return [
        (region_side_name(comparison), comparison.base_region),
        (against_name(comparison), comparison.base_against),
    ]


def _side(comparison: Comparison, shown: Shown, estimate: Estimate) -> Shown:
    """A row is as weak as its weaker side; of two regions, the stronger must not look weak."""
    if shown is Shown.HIDDEN or comparison.against is not Against.REGION:
        return shown
    return _by_base(estimate.n)


def _by_base(n: int) -> Shown:
    """The rung of a base that was let through; an unpublished base (0) is no reason to hatch."""
    if not n:
        return Shown.PLAIN
    rung = Thresholds().shown(n)
    return Shown.VERY_WEAK if rung is Shown.HIDDEN else rung
