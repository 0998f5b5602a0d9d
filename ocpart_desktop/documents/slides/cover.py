"""The cover: what the day was, beside the map of France where its region stands out."""

from __future__ import annotations

from typing import Any

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.cover_map import cover_map_alt
from ocpart_desktop.documents.slides.deck import Deck, Spot
from ocpart_desktop.documents.slides.outline import Plane, add_outline
from ocpart_desktop.documents.slides.page import (
    COVER,
    POINTS,
    Box,
    Run,
    close_group,
    decorative,
    new_group,
    paint,
    write,
)
from ocpart_desktop.documents.slides.placing import new_page, put, put_all
from ocpart_desktop.documents.summary import CoverSlide, Summary
from ocpart_desktop.figures.places import name_of
from ocpart_desktop.geography.outlines import load_outlines
from ocpart_desktop.i18n import _

SUBTITLE, WARNING = 1, 13  # the placeholders of a cover's layout
LINES = Box(0.75, 4.02, 6.6, 2.2)
SIZES = (18.0, 16.0, 14.0, 12.0, 11.0, 10.0)
MAP = Box(8.25, 1.2, 4.7, 5.1)


def add_cover(deck: Deck, slide: CoverSlide, summary: Summary) -> None:
    """Title, occasion and warning at the left, the map at the right.

    A template's cover has its own look: what there is to say goes under its title, without a map.
    """
    page = new_page(deck, COVER, slide.title, "")
    if not deck.own:
        _fill_cover(deck, page, slide, summary)
        return
    warned = Spot(LINES, WARNING)
    if slide.lines:
        first, *others = slide.lines
        lead = (Run(first, bold=True, colour=palette.BLACK),)
        frame = page.placeholders[SUBTITLE].text_frame
        size = next((s for s in SIZES if _tall(slide.lines, s) <= LINES.height * POINTS), SIZES[-1])
        write(frame, [lead, *others], size=size)
        for paragraph in frame.paragraphs[1:]:
            paragraph.space_before = 76_200  # 6 points
    else:
        put(deck, page, Spot(LINES, SUBTITLE), "", SIZES, name="")
    put(deck, page, warned, summary.synthetic or "", (12, 11), name=_("Warning"))
    _add_map(page, summary.region.code)


def _fill_cover(deck: Deck, page: Any, slide: CoverSlide, summary: Summary) -> None:
    spot = deck.body(COVER)
    lines = [*slide.lines, *filter(None, [summary.synthetic])]
    if not lines:
        put(deck, page, spot, "", SIZES, name="")
        return
    box = spot.box
    most = (size for size in SIZES if fitting.height(lines, size, box.width * POINTS, gap=4)
            <= box.height * POINTS)  # fmt: skip
    size = next(most, SIZES[-1])
    put_all(deck, page, spot, lines, size=size, name=_("The day"), gap=4)


def _tall(lines: tuple[str, ...], size: float) -> float:
    return fitting.height(lines, size, LINES.width * POINTS, gap=6)


def _add_map(page: Any, region: str) -> None:
    outlines = load_outlines()
    bounds = outlines.bounds
    scale = min(MAP.width / bounds.right, MAP.height / bounds.bottom)
    left = MAP.left + (MAP.width - bounds.right * scale) / 2
    plane = Plane(left, MAP.top + (MAP.height - bounds.bottom * scale) / 2, scale)
    group = new_group(page)
    pale = palette.mix(palette.screen("accent"), palette.WHITE, 0.72)
    for code, shape in outlines.regions.items():
        made = add_outline(group, shape, plane)
        colour = palette.data("region") if code == region else pale
        paint(made, colour, line=palette.WHITE, line_width=1)
        made.name = name_of(code)
        decorative(made)
    close_group(group, cover_map_alt(region), _("Map of the regions"))
