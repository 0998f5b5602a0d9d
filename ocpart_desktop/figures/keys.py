"""The key of charts that are seen together: each colour once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.figures.amounts import STARS
from ocpart_desktop.figures.charts import BarChart
from ocpart_desktop.figures.marks import Series


def key_of(charts: Sequence[BarChart]) -> tuple[Series, ...]:
    """A series of each colour and name, in their order.

    Where the base is weak in some charts only, the name has no star: each panel tells its base.
    """
    named: dict[tuple[object, str], Series] = {}
    for series in (series for chart in charts for series in chart.series):
        bare = series.name.rstrip("".join(STARS.values()))
        known = named.setdefault((series.role, bare), series)
        if known.name != series.name:
            named[series.role, bare] = replace(series, name=bare)
    return tuple(named.values())
