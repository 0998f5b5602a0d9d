"""What both maps share: the colour of a region, its hatching, its value, and the key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import MapArea, MapChart
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.drawing import Drawing, Side
from ocpart_desktop.ui.charts.hatching import hatching
from ocpart_desktop.ui.charts.legend import (
    Entry,
    bounded,
    draw_column,
    draw_diamond,
    draw_legend,
    significant,
)
from ocpart_desktop.ui.charts.look import Face, Look
from ocpart_desktop.ui.theme.colours import ink_on


def fill_of(area: MapArea, chart: MapChart, look: Look) -> QColor:
    """The colour of a region's class; grey when there is nothing to show."""
    if area.index is None or area.mark.value is None:
        return look.theme.data.absent
    return look.theme.ramp(chart.classes[area.index].tone, diverging=chart.diverging)


def is_hatched(area: MapArea) -> bool:
    """Whether a region is drawn as weak: it has a figure, on a very weak base."""
    return area.mark.value is not None and area.mark.shown is Shown.VERY_WEAK


def said(area: MapArea) -> str:
    """What the region says to a screen reader and in its tooltip."""
    return f"{area.name} : " + " · ".join(filter(None, (area.mark.text, area.base_text)))


def draw_region(
    drawing: Drawing,
    path: QPainterPath,
    area: MapArea,
    chart: MapChart,
    look: Look,
    *,
    hatched: Callable[[float], QPainterPath] | None = None,
) -> None:
    """Fill a region, and hatch it when its base is very weak.

    ``hatched`` gives its hatching at a step, where it is already known.
    """
    fill = fill_of(area, chart, look)
    drawing.fill(path, fill, look.paper, look.px(1))
    if is_hatched(area):
        lines = hatched(look.px(6)) if hatched else hatching(path, look.px(6))
        drawing.outline(lines, ink_on(fill), look.px(0.9))


def draw_text(
    drawing: Drawing, text: str, box: QRectF, face: Face, *, fill: QColor, hatched: bool
) -> None:
    """Words on a region, on a plain ground when the region is hatched."""
    ink = ink_on(fill)
    drawing.words(text, box, face, ink, Side.CENTRE, lines=3, ground=fill, plate=hatched)


def draw_figure(drawing: Drawing, area: MapArea, box: QRectF, face: Face, fill: QColor) -> None:
    """A region's figure, and the diamond of a significant gap after it."""
    text, hatched = area.mark.text, is_hatched(area)
    draw_text(drawing, text, box, face, fill=fill, hatched=hatched)
    if area.mark.significant:
        x = box.center().x() + face.width(text) / 2 + face.height * 0.4
        draw_diamond(drawing, QPointF(x, box.center().y()), face.height * 0.25, ink_on(fill))


def figure_width(area: MapArea, face: Face) -> float:
    """The room that a region's figure takes, the diamond counted on both sides: it is centred."""
    return face.width(area.mark.text) + (face.height * 1.3 if area.mark.significant else 0.0)


def key_entries(chart: MapChart, look: Look) -> list[Entry]:
    """The classes, highest first, then what hatching and grey mean where they are used."""
    edge = look.theme.data.land_edge
    known = any(area.mark.value is not None for area in chart.areas)
    entries = [
        Entry(each.text, bounded(look.theme.ramp(each.tone, diverging=chart.diverging), edge))
        for each in reversed(chart.classes if known else ())
    ]
    if any(area.mark.significant for area in chart.areas):
        entries.append(Entry(_("significant gap"), significant))
    if any(is_hatched(area) for area in chart.areas):
        sample = bounded(look.paper, edge, hatched=True)
        entries.append(Entry(chart.hatched_text, sample))
    if any(area.mark.value is None for area in chart.areas):
        entries.append(Entry(chart.grey_text, bounded(look.theme.data.absent, edge)))
    return entries


@dataclass(frozen=True, slots=True)
class Places:
    """Room for the map, room for its key, and whether the key stands beside the map."""

    map: QRectF
    key: QRectF
    beside: bool


def place_key(chart: MapChart, rect: QRectF, ratio: float, look: Look) -> Places:
    """The key beside the map, if it holds there, or under it, whichever leaves the map larger.

    ``ratio`` is the map's width over its height.
    """
    entries, gap = key_entries(chart, look), look.px(12)
    widest = max((look.small.width(entry.text) for entry in entries), default=0.0)
    width = min(widest + look.px(18), rect.width() * 0.3)
    height = draw_legend(Drawing(rect), entries, QRectF(0, 0, rect.width(), 0), look)
    height = min(height, rect.height() * 0.5)
    beside = min((rect.width() - width - gap) / ratio, rect.height())
    under = min(rect.width() / ratio, rect.height() - height - gap)
    column = draw_column(Drawing(rect), entries, QRectF(0, 0, width, 0), look)
    if beside >= under and column <= rect.height():
        key = QRectF(rect.right() - width, rect.top(), width, rect.height())
        return Places(rect.adjusted(0, 0, -width - gap, 0), key, beside=True)
    key = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
    return Places(rect.adjusted(0, 0, 0, -height - gap), key, beside=False)


def draw_key(drawing: Drawing, chart: MapChart, places: Places, look: Look) -> None:
    """The key in its room, on its own paper: a map that is zoomed may reach under it."""
    gap = look.px(12)
    drawing.block(places.key.adjusted(-gap, -gap, gap, gap) & drawing.rect, look.paper)
    draw_it = draw_column if places.beside else draw_legend
    draw_it(drawing, key_entries(chart, look), places.key, look)
