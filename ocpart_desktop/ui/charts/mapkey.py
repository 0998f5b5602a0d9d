"""What both maps share: the colour of a region, its hatching, its value, and the key."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import MapArea, MapChart
from ocpart_desktop.ui.charts.drawing import Drawing, Side
from ocpart_desktop.ui.charts.legend import Entry, bounded, draw_legend
from ocpart_desktop.ui.charts.look import Face, Look
from ocpart_desktop.ui.theme.colours import ink_on


def fill_of(area: MapArea, chart: MapChart, look: Look) -> QColor:
    """The colour of a region's class; grey when there is nothing to show."""
    if area.index is None or area.mark.value is None:
        return look.theme.data.absent
    return look.theme.ramp(chart.classes[area.index].tone)


def is_hatched(area: MapArea) -> bool:
    """Whether a region is drawn as weak: it has a figure, on a very weak base."""
    return area.mark.value is not None and area.mark.shown is Shown.VERY_WEAK


def said(area: MapArea) -> str:
    """What the region says to a screen reader and in its tooltip."""
    return f"{area.name} : " + " · ".join(filter(None, (area.mark.text, area.base_text)))


def draw_region(
    drawing: Drawing, path: QPainterPath, area: MapArea, chart: MapChart, look: Look
) -> None:
    """Fill a region, and hatch it when its base is very weak."""
    fill = fill_of(area, chart, look)
    drawing.fill(path, fill, look.paper, look.px(1))
    if is_hatched(area):
        drawing.hatch(path, ink_on(fill), look.px(6), look.px(0.9))


def draw_text(
    drawing: Drawing, text: str, box: QRectF, face: Face, *, fill: QColor, hatched: bool
) -> None:
    """Words on a region, on a plain ground when the region is hatched."""
    ink = ink_on(fill)
    drawing.words(text, box, face, ink, Side.CENTRE, lines=3, ground=fill, plate=hatched)


def key_entries(chart: MapChart, look: Look) -> list[Entry]:
    """The classes, highest first, then what hatching and grey mean where they are used."""
    edge = look.theme.data.land_edge
    ramp = look.theme.ramp
    entries = [Entry(c.text, bounded(ramp(c.tone), edge)) for c in reversed(chart.classes)]
    if any(is_hatched(area) for area in chart.areas):
        sample = bounded(look.paper, edge, hatched=True)
        entries.append(Entry(chart.hatched_text, sample))
    if any(area.mark.value is None for area in chart.areas):
        entries.append(Entry(chart.grey_text, bounded(look.theme.data.absent, edge)))
    return entries


def place_key(chart: MapChart, rect: QRectF, ratio: float, look: Look) -> tuple[QRectF, QRectF]:
    """Room for the map and room for its key: beside or under, whichever leaves the map larger.

    ``ratio`` is the map's width over its height.
    """
    entries = key_entries(chart, look)
    widest = max((look.small.width(entry.text) for entry in entries), default=0.0)
    beside = min(widest + look.px(34), rect.width() * 0.4)
    probe = draw_legend(Drawing(rect), entries, QRectF(0, 0, rect.width(), 0), look)
    under = min(probe + look.px(8), rect.height() * 0.5)
    if min((rect.width() - beside) / ratio, rect.height()) >= min(
        rect.width() / ratio, rect.height() - under
    ):
        room = rect.adjusted(0, 0, -beside, 0)
        return room, QRectF(
            room.right() + look.px(16), rect.top(), beside - look.px(16), rect.height()
        )
    room = rect.adjusted(0, 0, 0, -under)
    return room, QRectF(rect.left(), room.bottom() + look.px(8), rect.width(), under - look.px(8))


def draw_key(drawing: Drawing, chart: MapChart, room: QRectF, look: Look) -> None:
    """The key in its room: a column when the room is tall, lines when it is wide."""
    entries = key_entries(chart, look)
    if room.width() > room.height():
        draw_legend(drawing, entries, room, look)
        return
    y = room.top()
    for entry in entries:
        y = draw_legend(drawing, [entry], QRectF(room.left(), y, room.width(), 0), look)
