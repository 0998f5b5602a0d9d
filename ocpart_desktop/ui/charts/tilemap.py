"""One square a region: no region is too small to be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ocpart_desktop.figures.charts import MapArea, MapChart
from ocpart_desktop.geography.tiles import COLUMNS, ROWS, TILES
from ocpart_desktop.ui.charts.drawing import Drawing, box_path
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.charts.mapkey import (
    draw_figure,
    draw_key,
    draw_region,
    draw_text,
    fill_of,
    is_hatched,
    place_key,
    said,
)

# ISO 3166-2:FR, for squares too small for a name.
SHORT = {
    "01": "GUA",
    "02": "MTQ",
    "03": "GUF",
    "04": "LRE",
    "06": "MAY",
    "11": "IDF",
    "24": "CVL",
    "27": "BFC",
    "28": "NOR",
    "32": "HDF",
    "44": "GES",
    "52": "PDL",
    "53": "BRE",
    "75": "NAQ",
    "76": "OCC",
    "84": "ARA",
    "93": "PAC",
    "94": "COR",
}


def layout_tiles(chart: MapChart, rect: QRectF, look: Look) -> Drawing:
    """Place the squares in ``rect``. A region's key is its code."""
    drawing = Drawing(rect)
    places = place_key(chart, rect, COLUMNS / ROWS, look)
    room = places.map
    side = min(room.width() / COLUMNS, room.height() / ROWS)
    left = room.left() + (room.width() - side * COLUMNS) / 2
    gap = min(look.px(4), side / 8)
    for area in sorted(chart.areas, key=lambda a: a.selected):
        tile = TILES[area.code]
        square = QRectF(left + side * tile.column, room.top() + side * tile.row, side, side)
        _draw_tile(
            drawing, square.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2), area, chart, look
        )
    draw_key(drawing, chart, places, look)
    return drawing


def _draw_tile(drawing: Drawing, box: QRectF, area: MapArea, chart: MapChart, look: Look) -> None:
    path, fill = box_path(box, look.px(4)), fill_of(area, chart, look)
    drawing.outline(path, look.theme.data.land_edge, look.px(2))
    draw_region(drawing, path, area, chart, look)
    if area.selected:
        drawing.outline(path, look.theme.data.region, look.px(4))
    air = look.px(3)
    if area.mark.value is None:
        _draw_name(drawing, box.adjusted(air, air, -air, -air), area, fill, look)
    else:
        upper = box.adjusted(air, air, -air, -box.height() * 0.4)
        lower = QRectF(box.left(), upper.bottom(), box.width(), box.bottom() - upper.bottom() - air)
        _draw_name(drawing, upper, area, fill, look)
        draw_figure(drawing, area, lower, look.strong, fill)
    drawing.area(area.code, said(area), path)


def _draw_name(drawing: Drawing, box: QRectF, area: MapArea, fill: QColor, look: Look) -> None:
    """The name when it fits whole, its code otherwise."""
    whole = look.small.holds(area.name, box.width(), min(box.height(), 3.5 * look.small.height))
    text = area.name if whole else SHORT[area.code]
    draw_text(drawing, text, box, look.small, fill=fill, hatched=is_hatched(area))
