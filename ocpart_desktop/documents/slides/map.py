"""The map as native shapes: each region can be selected, recoloured and read aloud."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.slides.outline import Plane, add_outline
from ocpart_desktop.documents.slides.page import (
    Box,
    close_group,
    decorative,
    describe,
    hatch,
    new_group,
    paint,
    rectangle,
    text_box,
)
from ocpart_desktop.documents.slides.tables import add_table, write_cell
from ocpart_desktop.figures.charts import MapArea, MapChart
from ocpart_desktop.geography.outlines import Inset, Shape, load_outlines
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.regions import REGION_BY_CODE

LEGEND_WIDTH = 2.1
LEGEND_LINE = 0.27
TABLE_WIDTH = 3.2  # inches, the least that the names of the regions ask for
DIGIT = 0.085  # inches, a character of a region's figure


def add_map(page: Any, box: Box, chart: MapChart, alt: str) -> None:
    """The map at the left, its legend beside it, the figures in a table at the right."""
    outlines = load_outlines()
    most = (box.width - LEGEND_WIDTH - 0.2) / outlines.bounds.right
    plane = Plane(box.left, box.top, min(box.height / outlines.bounds.bottom, most))
    width = outlines.bounds.right * plane.scale
    group = new_group(page)
    for code, inset in outlines.insets.items():
        _add_caption(group, plane, inset, next(a.name for a in chart.areas if a.code == code))
    for area in sorted(chart.areas, key=lambda area: area.selected):
        _add_region(group, area, outlines.regions[area.code], plane, colour_of(area, chart))
    for area in chart.areas:
        if area.mark.value is not None:
            _add_value(group, area, outlines.regions[area.code], plane, colour_of(area, chart))
    close_group(group, alt, _("Map of the regions"))
    legend = Box(box.left + width + 0.2, box.top, LEGEND_WIDTH, box.height)
    below = _add_legend(page, legend, chart)
    left = legend.left + LEGEND_WIDTH + 0.15
    if box.left + box.width - left > TABLE_WIDTH:
        _add_table(page, Box(left, box.top, box.left + box.width - left, box.height), chart)
    else:
        _add_untold(page, Box(legend.left, below, LEGEND_WIDTH, 1.2), chart, plane)


def colour_of(area: MapArea, chart: MapChart) -> str:
    """The fill of a region: its class, or grey when there is nothing to colour."""
    if area.index is None:
        return palette.data("absent")
    return palette.ramp(chart.classes[area.index].tone, diverging=chart.diverging)


def _add_region(group: Any, area: MapArea, shape: Shape, plane: Plane, colour: str) -> None:
    made = add_outline(group, shape, plane)
    if area.selected:
        paint(made, colour, line=palette.data("region"), line_width=2.5)
    else:
        paint(made, colour, line=palette.WHITE, line_width=0.75)
    if area.mark.shown is Shown.VERY_WEAK and area.index is not None:
        hatch(made.fill, colour)
    describe(made, f"{area.name}, {area.mark.text}, {area.base_text}", area.name)


def _add_caption(group: Any, plane: Plane, inset: Inset, name: str) -> None:
    left, _top = plane.point(inset.frame.left, inset.frame.top)
    right, bottom = plane.point(inset.frame.right, inset.frame.bottom)
    caption = Box(left, bottom - 0.15, right - left, 0.15)
    text_box(
        group, caption, [name], size=9, name=name, colour=palette.screen("muted"),
        align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE, wrap=False,
    )  # fmt: skip


def _add_value(group: Any, area: MapArea, shape: Shape, plane: Plane, colour: str) -> None:
    """Upon the region, or at the left of Corsica; small islands have theirs beside the map."""
    x, y = plane.point(*shape.anchor)
    inside = _holds(area, shape, plane)
    if REGION_BY_CODE[area.code].overseas and not inside:
        return
    if not inside:
        x = plane.point(shape.bounds.left, 0)[0] - 0.28
    ink = palette.ink_on(colour) if inside else palette.BLACK
    size = 11 if area.selected else 10
    text_box(
        group, Box(x - 0.4, y - 0.1, 0.8, 0.2), [area.mark.text], size=size, name=area.mark.text,
        colour=ink, bold=area.selected, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE, wrap=False,
    )  # fmt: skip


def _holds(area: MapArea, shape: Shape, plane: Plane) -> bool:
    """Whether a region is large enough for its figure."""
    room = 2 * shape.room * plane.scale
    overseas = REGION_BY_CODE[area.code].overseas
    return room >= (DIGIT * len(area.mark.text) if overseas else 0.4)


def _add_untold(page: Any, box: Box, chart: MapChart, plane: Plane) -> None:
    """Under the legend, the figures that the islands are too small for."""
    shapes = load_outlines().regions
    lines = [
        _("{label}: {text}").format(label=area.name, text=area.mark.text)
        for area in chart.areas
        if area.mark.value is not None
        and REGION_BY_CODE[area.code].overseas
        and not _holds(area, shapes[area.code], plane)
    ]
    if lines:
        text_box(page, box, lines, size=11, name=_("Figures of the islands"), gap=2)


def _add_legend(page: Any, box: Box, chart: MapChart) -> float:
    """Draw the legend; return where it ends."""
    lines = [
        (palette.ramp(each.tone, diverging=chart.diverging), each.text, False)
        for each in reversed(chart.classes)
    ]
    if any(a.mark.shown is Shown.VERY_WEAK and a.index is not None for a in chart.areas):
        lines.append((palette.ramp(0.35), chart.hatched_text, True))
    if any(area.index is None for area in chart.areas):
        lines.append((palette.data("absent"), chart.grey_text, False))
    group = new_group(page)
    top = box.top + 0.1
    for colour, text, hatched in lines:
        swatch = rectangle(group, Box(box.left, top + 0.03, 0.3, 0.19), colour, text)
        if hatched:
            hatch(swatch.fill, colour)
        decorative(swatch)
        tall = LEGEND_LINE * (2 if len(text) > 24 else 1)
        text_box(
            group, Box(box.left + 0.4, top, box.width - 0.4, tall - 0.02), [text], size=11,
            name=text, anchor=MSO_ANCHOR.TOP if tall > LEGEND_LINE else MSO_ANCHOR.MIDDLE,
        )  # fmt: skip
        top += tall + 0.04
    close_group(group, _("Legend of the map"), _("Legend"))
    return top + 0.1


def _add_table(page: Any, box: Box, chart: MapChart) -> None:
    """Every region with a figure, the highest first."""
    areas = [area for area in chart.areas if area.mark.value is not None]
    areas.sort(key=lambda area: -(area.mark.value or 0))
    if not areas:
        return
    tall = min(0.235, box.height / (len(areas) + 1))
    place = Box(box.left, box.top, box.width, tall * (len(areas) + 1))
    widths = (box.width - 1.4, 0.7, 0.7)
    alt = _("The figures of the map, region by region")
    table = add_table(
        page, place, widths, [tall] * (len(areas) + 1), alt=alt, name=_("Table of the map")
    )
    for number, head in enumerate((_("Region"), _("Figure"), _("Base"))):
        write_cell(
            table.cell(0, number), head, size=10, bold=True, colour=palette.screen("muted"),
            right=number > 0, line="outline",
        )  # fmt: skip
    for line, area in enumerate(areas, 1):
        colour = palette.data("region") if area.selected else palette.BLACK
        for number, text in enumerate((*_starred(area), _short_base(area))):
            write_cell(
                table.cell(line, number), text, size=10, bold=area.selected, colour=colour,
                right=number > 0,
            )  # fmt: skip


def _starred(area: MapArea) -> tuple[str, str]:
    """The region with its stars, and its figure without them: so the figures line up."""
    value = area.mark.text.rstrip("*")
    return area.name + area.mark.text[len(value) :], value


def _short_base(area: MapArea) -> str:
    """Only the raw base: « 87 » of « base 87* · base efficace 64 »."""
    first = area.base_text.split(" · ")[0]
    return "".join(c for c in first if c.isdigit() or c in "\u202f,").strip("\u202f,")
