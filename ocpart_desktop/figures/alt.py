"""A chart told to someone who cannot see it."""

from __future__ import annotations

from ocpart_desktop.figures.amounts import NONE
from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DiscMap,
    DotChart,
    GridChart,
    GridRow,
    LineChart,
    MapChart,
    Mark,
    PanelChart,
    StackedChart,
    UpsetChart,
)
from ocpart_desktop.i18n import _


def alt_text(chart: Chart) -> str:
    """What kind of chart it is, then every figure it shows, in its own order."""
    if isinstance(chart, StackedChart):
        return _stacked(chart)
    if isinstance(chart, BarChart):
        return _bars(chart)
    if isinstance(chart, DotChart):
        return _dots(chart)
    if isinstance(chart, LineChart):
        return _lines(chart)
    if isinstance(chart, PanelChart):
        return _panels(chart)
    if isinstance(chart, GridChart):
        return _grid(chart)
    if isinstance(chart, DiscMap):
        return _discs(chart)
    return _upset(chart) if isinstance(chart, UpsetChart) else _map(chart)


def _stacked(chart: StackedChart) -> str:
    lines = [_("Stacked bars, 100% each.")]
    for i, row in enumerate(chart.rows):
        said = [
            f"{answer} {mark.text}" for answer, mark in zip(chart.answers, row.marks, strict=True)
        ]
        said += [f"{net.label} {net.texts[i]}" for net in chart.brackets]
        lines.append(_told(f"{row.name} ({row.base_text})", said))
    return " ".join(lines)


def _bars(chart: BarChart) -> str:
    lines = [_("Horizontal bars.")]
    for i, category in enumerate(chart.categories):
        lines.append(_told(category, [f"{s.name} {s.marks[i].text}" for s in chart.series]))
    return " ".join(lines)


def _dots(chart: DotChart) -> str:
    said = [f"{row.name} {row.mark.text}" for row in chart.rows]
    return " ".join(
        [
            _("Ranked dots with their intervals."),
            _told(chart.reference_name, [chart.reference.text]),
            _told(_("Regions"), said),
        ]
    )


def _lines(chart: LineChart) -> str:
    lines = [_("Figures from wave to wave, oldest first.")]
    stops = {each.before: each.text for each in chart.breaks}
    for i, wave in enumerate(chart.waves):
        if i in stops:
            lines.append(_("{reason}: the line stops here.").format(reason=stops[i]))
        said = [
            f"{series.name} {series.marks[i].text} ({chart.base(depth, i)})"
            for depth, series in enumerate(chart.series)
        ]
        lines.append(_told(wave, said))
    return " ".join(lines)


def _map(chart: MapChart) -> str:
    lines = [_("Map of the regions of France.")]
    for i in reversed(range(len(chart.classes))):
        names = [f"{a.name} {a.mark.text}" for a in chart.areas if a.index == i]
        if names:
            lines.append(_told(chart.classes[i].text, names))
    grey = [area.name for area in chart.areas if area.index is None]
    if grey:
        lines.append(_told(chart.grey_text, grey))
    return " ".join(lines)


def _discs(chart: DiscMap) -> str:
    said = [f"{area.name} {area.text}" for area in chart.areas if area.count]
    return _told(_("Map of the départements"), said or [_("none")])


def _panels(chart: PanelChart) -> str:
    told = [_told(f"{p.name} ({p.base_text})", [_bars(p.chart)]) for p in chart.panels]
    return " ".join([_("Bars side by side, on one scale for each unit."), *told])


def _grid(chart: GridChart) -> str:
    lines = [_("Grid: regions down, types across, coloured by their gap in points.")]
    for row in chart.rows:
        pairs = zip(chart.columns, row.marks, strict=True)
        said = [f"{column} {cell_text(mark)}" for column, mark in pairs]
        lines.append(_told(f"{row.name} ({row.base_text})", said))
    return " ".join(lines)


def cell_text(mark: Mark) -> str:
    """A gap, and that it is significant: never by colour or shape alone."""
    return _("{gap} sig.").format(gap=mark.text) if mark.significant else mark.text


def row_texts(row: GridRow) -> tuple[str, ...]:
    """What the cells of a region say: its name, its gaps, its base."""
    return (row.name, *map(cell_text, row.marks), row.base or NONE)


def _upset(chart: UpsetChart) -> str:
    sets, held = _bars(chart.sets), _bars(chart.combinations)
    return f"{_('Combinations of types.')} {sets} {held}"


def _told(head: str, said: list[str]) -> str:
    return _("{head}: {list}.").format(head=head, list=", ".join(said))
