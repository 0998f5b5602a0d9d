"""What lies under the content of a stranger's template, and what its theme says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.slides.page import Box, decorative, rectangle
from ocpart_desktop.i18n import _

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMU, USUAL_TITLE = 914_400, 44.0
LIGHT = 7.0  # the least contrast of our text with a ground that may stay bare
LEGIBLE = 4.5  # of an accent with white
COVERED = 0.3  # of the room, by pictures or colours of the layout
_PALE = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_HEX = re.compile("[0-9A-Fa-f]{6}")


def is_light(layout: Any, room: Box, scale: float) -> bool:
    """Whether our texts and figures read upon what the layout puts under them."""
    ground = _background(layout)
    if ground is None or palette.contrast(palette.BLACK, ground) < LIGHT:
        return False
    return not any(_covers(shape, room, scale) for shape in _decor(layout))


def accent_of(deck: Any) -> str:
    """The theme's first accent when it can be read on white, else ours."""
    colour = _theme_colours(deck.slide_master).get("accent1", "")
    if colour and palette.contrast(colour, palette.WHITE) >= LEGIBLE:
        return colour
    return palette.screen("accent")


def title_size(place: Any) -> float:
    """The size of a layout's title: its own, its master's, or what programs take for granted."""
    master = place.part.slide_layout.slide_master
    found = [
        *place._element.xpath("./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"),
        *master._element.xpath(
            ".//p:sp[.//p:ph[@type='title']]/p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"
        ),
        *master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz"),
    ]
    return int(found[0]) / 100 if found else USUAL_TITLE


def add_card(slide: Any, room: Box) -> None:
    """White paper under a figure, where the layout is dark, coloured or pictured."""
    edge = 0.12
    box = Box(room.left - edge, room.top - edge, room.width + 2 * edge, room.height + 2 * edge)
    card = rectangle(slide, box, palette.WHITE, _("Background"))
    decorative(card)
    slide.shapes._spTree.remove(card._element)
    slide.shapes._spTree.insert(2, card._element)


def _background(layout: Any) -> str | None:
    """The colour behind a layout; none when it is no single colour."""
    for part in (layout, layout.slide_master):
        grounds = part._element.xpath("./p:cSld/p:bg")
        if grounds:
            ground = grounds[0]
            if ground.xpath(".//a:blipFill | .//a:gradFill | .//a:pattFill"):
                return None
            colours = ground.xpath(".//a:srgbClr | .//a:schemeClr | .//a:sysClr")
            return _colour(colours[0], layout.slide_master) if colours else palette.WHITE
    return palette.WHITE


def _colour(element: Any, master: Any) -> str | None:
    """What a colour element says, its tints left aside unless they darken."""
    name = str(element.get("val", ""))
    if element.tag == f"{DRAWING}srgbClr":
        return name if _HEX.fullmatch(name) else None
    if element.tag == f"{DRAWING}sysClr":
        return str(element.get("lastClr", "FFFFFF"))
    mapped = master._element.xpath("./p:clrMap")
    key = mapped[0].get(name, _PALE.get(name, name)) if mapped else _PALE.get(name, name)
    return _theme_colours(master).get(str(key))


def _theme_colours(master: Any) -> dict[str, str]:
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            tree = etree.fromstring(relation.target_part.blob, parser)
            return dict(_scheme(tree))
    return {}


def _scheme(theme: Any) -> Iterator[tuple[str, str]]:
    for scheme in theme.iter(f"{DRAWING}clrScheme"):
        for each in scheme:
            for colour in each:
                value = str(colour.get("lastClr") or colour.get("val") or "")
                if _HEX.fullmatch(value):
                    yield etree.QName(each).localname, value.upper()


def _decor(layout: Any) -> Iterator[Any]:
    """The pictures and filled shapes of a layout and of its master."""
    parts = [layout]
    if layout._element.get("showMasterSp") != "0":
        parts.append(layout.slide_master)
    for part in parts:
        for shape in part.shapes:
            if not shape.is_placeholder and shape._element.xpath(
                "self::p:pic | self::p:grpSp | ./p:spPr/a:*[contains(name(), 'Fill') "
                "and not(self::a:noFill)]"
            ):
                yield shape


def _covers(shape: Any, room: Box, scale: float) -> bool:
    left, top, width, height = (
        (each or 0) / EMU / scale for each in (shape.left, shape.top, shape.width, shape.height)
    )
    across = min(left + width, room.left + room.width) - max(left, room.left)
    down = min(top + height, room.top + room.height) - max(top, room.top)
    shared = max(0.0, across) * max(0.0, down)
    return shared > COVERED * room.width * room.height
