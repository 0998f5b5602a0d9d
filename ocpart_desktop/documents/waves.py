"""Waves as the categories of a native chart, with an empty one at each break.

Every program leaves a gap where a value is missing: no line is ever drawn across a break, even
after the chart is edited, and the axis names the reason.
"""

from __future__ import annotations

from dataclasses import replace

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import LineChart, Mark, Series

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
