"""Waves as the categories of a native chart, with an empty one at each break.

Every program leaves a gap where a value is missing: no line is ever drawn across a break, even
after the chart is edited, and the axis names the reason.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from itertools import pairwise

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import LineChart, Mark, Series

CLOSE = 0.07  # of the axis: two labels nearer than that would meet


class LabelSide(Enum):
    """On which side of its point a value stands."""

    LEFT = "left"
    RIGHT = "right"


NOTHING = Mark(value=None, text="", shown=Shown.HIDDEN)


def spread(chart: LineChart) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """The categories and the series, a break being a category without figures."""
    reasons = {each.before: each.text for each in chart.breaks}
    places: list[int | None] = []
    for wave in range(len(chart.waves)):
        places += [None, wave] if wave in reasons else [wave]
    texts = iter(reasons[wave] for wave in sorted(reasons))
    categories = tuple(next(texts) if wave is None else chart.waves[wave] for wave in places)
    series = tuple(
        replace(each, marks=tuple(NOTHING if w is None else each.marks[w] for w in places))
        for each in chart.series
    )
    return categories, series


def label_sides(chart: LineChart, number: int) -> tuple[LabelSide, ...]:
    """Where the values of a series stand, a side a place of ``spread``: where no line comes.

    Two sides of nearly the same value part: the first series to the left, the others to the right.
    """
    reasons = {each.before for each in chart.breaks}
    mine = chart.series[number]
    ends = {end for _start, end in chart.joined(mine)}
    sides: list[LabelSide] = []
    for wave in range(len(chart.waves)):
        parted = LabelSide.RIGHT if number else LabelSide.LEFT
        free = LabelSide.RIGHT if wave in ends else LabelSide.LEFT
        side = parted if _meet(chart, wave) else free
        sides += [side, side] if wave in reasons else [side]
    return tuple(sides)


def _meet(chart: LineChart, wave: int) -> bool:
    values = [each.marks[wave].value for each in chart.series]
    known = sorted(value for value in values if value is not None)
    reach = (chart.maximum - chart.minimum) * CLOSE
    return any(high - low < reach for low, high in pairwise(known))
