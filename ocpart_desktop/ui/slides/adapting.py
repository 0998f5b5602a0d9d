"""A chart for a room: what a window shows at once is shown in parts that are read from afar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DotChart,
    GridChart,
    PanelChart,
    StackedChart,
    UpsetChart,
)
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.draw import layout, least_height
from ocpart_desktop.ui.charts.drawing import Words
from ocpart_desktop.ui.charts.look import ELLIPSIS
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.slides.stage import LEAST, room_theme

FROM_AFAR = ChartState(scale=2.0, least=LEAST)
NARROW = 1100.0  # px of width under which names are shortened and a grid is cut in two
MOST_COMBINATIONS = 6
SHORT = {"27": "Bourgogne-Fr.-Comté", "93": "Prov.-Alpes-C. d’Azur"}


@dataclass(frozen=True, slots=True)
class Part:
    """A chart that holds on one page; ``name`` says which part it is, when it has a name, and
    ``note`` what was left out of it.
    """

    chart: Chart
    name: str = ""
    note: str = ""


def parts_for(chart: Chart, room: Callable[[Part], QRectF]) -> list[Part]:
    """The chart in as few parts as it takes; ``room`` is what the page of a part leaves to it."""
    parts = []
    for whole in _wholes(chart):
        place = room(whole)
        shown = _short(_two_sided(whole.chart), place.width())
        pieces = _cut(shown, place.width(), place.height())
        parts += [replace(whole, chart=piece) for piece in pieces]
    return parts


def _wholes(chart: Chart) -> Iterator[Part]:
    """Panels come one after the other; combinations by their names, the most frequent as bars."""
    if isinstance(chart, PanelChart):
        for panel in chart.panels:
            yield Part(panel.chart, panel.name)
    elif isinstance(chart, UpsetChart):
        whole = chart.combinations
        left_out = len(whole.categories) > MOST_COMBINATIONS
        said = _("The {n} most frequent combinations.").format(n=MOST_COMBINATIONS)
        kept = _slice(whole, slice(0, MOST_COMBINATIONS))
        yield Part(kept, note=said if left_out else "")
    else:
        yield Part(chart)


def _two_sided(chart: Chart) -> Chart:
    """Two bars a row at most: a third, for France as a whole, would leave no room to read them."""
    if isinstance(chart, BarChart) and len(chart.series) > 2:
        return replace(chart, series=chart.series[:2])
    return chart


def _short(chart: Chart, width: float) -> Chart:
    """The longest names of regions in fewer letters, where there is little width."""
    if width >= NARROW or not isinstance(chart, DotChart | GridChart):
        return chart
    if isinstance(chart, DotChart):
        dots = tuple(replace(row, name=SHORT.get(row.code, row.name)) for row in chart.rows)
        return replace(chart, rows=dots)
    rows = tuple(replace(row, name=SHORT.get(row.code, row.name)) for row in chart.rows)
    return replace(chart, rows=rows)


def _cut(chart: Chart, width: float, height: float) -> list[Chart]:
    """As many pieces, as even as can be, as the rows need to be read."""
    if isinstance(chart, GridChart) and width < NARROW and len(chart.columns) > 2:
        half = -(-len(chart.columns) // 2)
        halves = (_columns(chart, slice(0, half)), _columns(chart, slice(half, None)))
        return [piece for each in halves for piece in _cut_rows(each, width, height)]
    return _cut_rows(chart, width, height)


def _cut_rows(chart: Chart, width: float, height: float) -> list[Chart]:
    rows, fallback = _rows(chart), [chart]
    for count in range(1, rows + 1):
        each = -(-rows // count)
        pieces = [_slice(chart, slice(n, n + each)) for n in range(0, rows, each)]
        if max(_least(piece, width) for piece in pieces) > height:
            continue
        if all(_is_whole(piece, width, height) for piece in pieces):
            return pieces
        fallback = pieces if len(fallback) == 1 else fallback
    return fallback


def _least(chart: Chart, width: float) -> float:
    return least_height(chart, room_theme(), FROM_AFAR.scale, width, LEAST)


def _is_whole(chart: Chart, width: float, height: float) -> bool:
    """Whether every word of it is read to its end in a place of this size."""
    drawn = layout(chart, QRectF(0, 0, width, height), room_theme(), FROM_AFAR)
    words = (item.text for item in drawn.items if isinstance(item, Words))
    return not any(text.endswith(ELLIPSIS) for text in words)


def _rows(chart: Chart) -> int:
    if isinstance(chart, BarChart):
        return len(chart.categories)
    return len(chart.rows) if isinstance(chart, DotChart | GridChart | StackedChart) else 1


def _slice(chart: Chart, kept: slice) -> Chart:
    if isinstance(chart, BarChart):
        return replace(
            chart,
            categories=chart.categories[kept],
            series=tuple(replace(s, marks=s.marks[kept]) for s in chart.series),
            gaps=chart.gaps[kept],
            keys=chart.keys[kept],
        )
    if isinstance(chart, StackedChart):
        brackets = tuple(replace(b, texts=b.texts[kept]) for b in chart.brackets)
        return replace(chart, rows=chart.rows[kept], brackets=brackets)
    if isinstance(chart, DotChart):
        return replace(chart, rows=chart.rows[kept])
    return replace(chart, rows=chart.rows[kept]) if isinstance(chart, GridChart) else chart


def _columns(chart: GridChart, kept: slice) -> GridChart:
    return replace(
        chart,
        columns=chart.columns[kept],
        column_keys=chart.column_keys[kept],
        rows=tuple(
            replace(row, marks=row.marks[kept], indexes=row.indexes[kept]) for row in chart.rows
        ),
        sorted_by=None,
    )
