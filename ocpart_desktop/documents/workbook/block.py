"""What a figure's native chart is drawn from: categories down, series across."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.waves import LabelSide, label_sides, spread
from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    ColourRole,
    GridChart,
    LineChart,
    PanelChart,
    Series,
    StackedChart,
    Unit,
    UpsetChart,
)
from ocpart_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Block:
    """The chart's cells: categories down, series across, from (row, column)."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    maximum: float
    minimum: float = 0.0
    stacked: bool = False
    lines: bool = False
    colours: tuple[str, ...] = ()
    selected: int | None = None
    sides: tuple[tuple[LabelSide, ...], ...] = ()

    @property
    def has_intervals(self) -> bool:
        """Whether error bars are drawn: never on stacked bars."""
        marks = [mark for series in self.series for mark in series.marks]
        return not self.stacked and any(mark.low is not None for mark in marks)


def block_of(chart: Chart) -> Block | None:
    """What a native chart draws of a figure; None when there is nothing to draw.

    A map has no native chart that can be trusted on every machine: its regions are drawn as
    bars, the highest first. A grid is its own table, coloured.
    """
    if isinstance(chart, StackedChart):
        block = _stacked(chart)
    elif isinstance(chart, BarChart):
        colours = tuple(palette.series(series.role) for series in chart.series)
        block = Block(
            chart.categories,
            chart.series,
            chart.unit,
            chart.maximum,
            minimum=chart.minimum,
            colours=colours,
        )
    elif isinstance(chart, LineChart):
        block = _waves(chart)
    elif isinstance(chart, UpsetChart):
        return block_of(chart.combinations)
    elif isinstance(chart, PanelChart):
        block = _panels(chart)
    elif isinstance(chart, GridChart):
        return None
    else:
        block = _regions(chart)
    seen = any(mark.value is not None for series in block.series for mark in series.marks)
    return block if seen else None


def _stacked(chart: StackedChart) -> Block:
    series = tuple(
        Series(answer, ColourRole.OTHER, tuple(row.marks[number] for row in chart.rows))
        for number, answer in enumerate(chart.answers)
    )
    colours = tuple(
        palette.data("absent")
        if number in chart.neutral
        else palette.ramp(tone, diverging=chart.diverging)
        for number, tone in enumerate(chart.tones)
    )
    names = tuple(f"{row.name} ({row.base_text})" for row in chart.rows)
    return Block(names, series, Unit.SHARE, 1.0, stacked=True, colours=colours)


def _panels(chart: PanelChart) -> Block:
    """One panel below the other: those of the last one's unit, for one axis holds one unit only."""
    unit = chart.panels[-1].chart.unit
    shown = [panel for panel in chart.panels if panel.chart.unit is unit]
    first = shown[0].chart
    series = tuple(
        replace(each, marks=tuple(m for panel in shown for m in panel.chart.series[i].marks))
        for i, each in enumerate(first.series)
    )
    names = tuple(f"{p.name}, {c}" for p in shown for c in p.chart.categories)
    colours = tuple(palette.series(each.role) for each in series)
    return Block(names, series, unit, first.maximum, colours=colours)


def _waves(chart: LineChart) -> Block:
    categories, series = spread(chart)
    return Block(
        categories,
        series,
        chart.unit,
        chart.maximum,
        minimum=chart.minimum,
        lines=True,
        sides=tuple(label_sides(chart, number) for number in range(len(series))),
        colours=tuple(palette.series(each.role) for each in series),
    )


def _regions(chart: Any) -> Block:
    """A ranking keeps its order; a map's regions are sorted, the highest first."""
    items = chart.rows if hasattr(chart, "rows") else chart.areas
    items = [item for item in items if item.mark.value is not None]
    if not hasattr(chart, "rows"):
        items.sort(key=lambda item: -item.mark.value)
    marks = tuple(item.mark for item in items)
    reached = [v for mark in marks for v in (mark.low, mark.high, mark.value) if v is not None]
    chosen = next((place for place, item in enumerate(items) if item.selected), None)
    return Block(
        tuple(item.name for item in items),
        (Series(_("Regions"), ColourRole.AGAINST, marks),),
        chart.unit,
        getattr(chart, "maximum", max((*reached, 0.0))),
        minimum=min(getattr(chart, "minimum", min((*reached, 0.0))), 0.0),
        colours=(palette.mix(palette.data("against"), palette.WHITE, 0.35),),
        selected=chosen,
    )
