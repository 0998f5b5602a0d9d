"""Which layouts of a stranger's template serve, and the room that they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ocpart_desktop.documents.slides.ground import is_light
from ocpart_desktop.documents.slides.page import (
    COVER,
    FIGURE,
    PART,
    TEXT,
    TITLE_ONLY,
    Box,
)

EMU = 914_400
MARGIN, GAP, FOOT = 0.5, 0.12, 0.45  # inches: at the sides, under a title, above the edge


@dataclass(frozen=True, slots=True)
class Chosen:
    """A layout, the placeholder of its text if it has one, and the room for its content.

    ``light`` says whether what it puts there is light and plain enough for our texts.
    """

    layout: Any
    body: int | None
    room: Box
    light: bool = True


def choose(deck: Any, scale: float) -> dict[int, Chosen]:
    """The layout of each kind of page, nothing when none has a title; rooms are in our inches."""
    titled = [each for each in deck.slide_layouts if _title(each) is not None]
    if not titled:
        return {}
    text = _first(titled, _is_text) or _first(titled, _is_bare) or titled[0]
    wanted = {
        COVER: _first(titled, _is_cover) or titled[0],
        FIGURE: text,
        TEXT: text,
        TITLE_ONLY: _first(titled, _is_bare) or text,
        PART: _first(titled, _is_part) or _first(titled, _is_cover) or text,
    }
    return {role: _chosen(deck, layout, role, scale) for role, layout in wanted.items()}


def _chosen(deck: Any, layout: Any, role: int, scale: float) -> Chosen:
    bodies = _bodies(layout)
    body = max(bodies, key=lambda each: each.width * each.height, default=None)
    if role == TITLE_ONLY:
        body = None
    under = _under_title(deck, layout, scale)
    room = _box(body, scale) if body is not None else under
    number = None if body is None else body.placeholder_format.idx
    return Chosen(layout, number, room, is_light(layout, room, scale))


def _first(layouts: Sequence[Any], told: Callable[[Any], bool]) -> Any:
    return next((each for each in layouts if told(each)), None)


def _kind(layout: Any) -> str:
    return str(layout._element.get("type", ""))


def _is_cover(layout: Any) -> bool:
    return _kind(layout) == "title" or any(_type(each) == "ctrTitle" for each in _all(layout))


def _is_part(layout: Any) -> bool:
    return _kind(layout) == "secHead"


def _is_text(layout: Any) -> bool:
    """A title over one text, as wide as the slide."""
    if _is_cover(layout) or _is_part(layout) or _pictured(layout):
        return False
    (width, title) = layout.part.package.presentation_part.presentation.slide_width, _title(layout)
    found = _bodies(layout)
    return len(found) == 1 and found[0].width >= 0.6 * width and _below(found[0], title)


def _is_bare(layout: Any) -> bool:
    """A title and nothing else."""
    return not (_is_cover(layout) or _bodies(layout) or _pictured(layout))


def _below(body: Any, title: Any) -> bool:
    return bool(body.top >= title.top + title.height / 2)


def _all(layout: Any) -> Iterable[Any]:
    return list(layout.placeholders)


def _type(place: Any) -> str:
    """« title », « body »…: empty for one that takes anything."""
    (mark,) = place._element.xpath(".//p:nvPr/p:ph")
    return str(mark.get("type", ""))


def _title(layout: Any) -> Any:
    return next((each for each in _all(layout) if _type(each) in ("title", "ctrTitle")), None)


def _bodies(layout: Any) -> list[Any]:
    kinds = ("", "obj", "body", "subTitle")
    return [each for each in _all(layout) if _type(each) in kinds and each.width]


def _pictured(layout: Any) -> bool:
    return any(_type(each) in ("pic", "tbl", "chart", "media", "clipArt") for each in _all(layout))


def _box(place: Any, scale: float) -> Box:
    return Box(*(each / EMU / scale for each in (place.left, place.top, place.width, place.height)))


def _under_title(deck: Any, layout: Any, scale: float) -> Box:
    """From the title to the foot of the slide, between its margins."""
    title = _box(_title(layout), scale)
    wide, high = (each / EMU / scale for each in (deck.slide_width, deck.slide_height))
    feet = [_box(each, scale).top for each in _all(layout) if _type(each) in ("ftr", "sldNum")]
    top = title.top + title.height + GAP
    bottom = min([each for each in feet if each > top], default=high - FOOT) - GAP
    left = max(min(title.left, MARGIN * 2), MARGIN / 2)
    return Box(left, top, wide - 2 * left, bottom - top)
