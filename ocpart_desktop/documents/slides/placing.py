"""Pages and their placeholders: titles, feet, and texts at the largest size that fits."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.slides.deck import Deck, Spot
from ocpart_desktop.documents.slides.ground import add_card, title_size
from ocpart_desktop.documents.slides.page import (
    COVER,
    FIGURE,
    PART,
    POINTS,
    TITLE_ONLY,
    Paragraph,
    speak,
    text_box,
    write,
)

TITLE_SIZES = ((26, 20, 17), (36, 32, 28, 24, 20))  # of a page, of a cover or a part's head
FOOT_SIZE, FOOT_ROOM = 10.0, 0.97  # points; of the width of its placeholder
STRANGE, STRANGE_FOOT = 0.92, 13.0  # of a width: an unknown typeface may be wide; points
_FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_PLAIN = '<a:buNone xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'  # no bullet


def new_page(deck: Deck, role: int, title: str, foot: str) -> Any:
    """A slide with its footer, number and a title no other slide bears.

    Its other placeholders are empty, for the caller to fill.
    """
    title = deck.unique(title)
    chosen = deck.layouts[role]
    slide = deck.slides.add_slide(chosen.layout)
    slide.shapes.title.text_frame.text = title
    large = role in (COVER, PART)
    if deck.own:
        fit(slide.shapes.title, title, TITLE_SIZES[large], 1.0, bold=True)
    else:
        _strip(slide, chosen.body)
        _fit_title(deck, slide.shapes.title, title)
        if role in (FIGURE, TITLE_ONLY) and not chosen.light:
            add_card(slide, deck.room(role))
    if role != COVER:
        _add_foot(deck, slide, foot)
    speak(slide.shapes.title.text_frame)
    return slide


def put(
    deck: Deck,
    slide: Any,
    spot: Spot,
    text: str,
    sizes: Sequence[float],
    *,
    name: str,
    alone: Sequence[float] = (),
    muted: bool = False,
    colour: str | None = None,
) -> None:
    """Put a text where it goes, at the largest size at which it fits; none, no placeholder.

    A text that holds on one line at one of the sizes ``alone`` takes the largest of these. A place
    without a placeholder is a text box, ``muted`` or not, that is called ``name``.
    """
    if spot.placeholder is None:
        if text:
            width = spot.box.width * POINTS * STRANGE
            size = _size(text, width, spot.box.height * POINTS, sizes, alone=alone)
            ink = palette.screen("muted") if muted else palette.BLACK
            text_box(slide, spot.box, [text], size=size, name=name, colour=ink)
        return
    place = slide.placeholders[spot.placeholder]
    if not text:
        place.element.getparent().remove(place.element)
        return
    if deck.own:
        write(place.text_frame, [text])
        fit(place, text, sizes, 1.0, alone=alone)
        return
    place.left, place.top, place.width, place.height = spot.box.emu
    width, height = spot.box.width * POINTS * STRANGE, spot.box.height * POINTS
    size = _size(text, width, height, sizes, alone=alone)
    write(place.text_frame, [text], size=size, colour=colour)
    _plain(place.text_frame)


def put_all(
    deck: Deck, slide: Any, spot: Spot, paragraphs: Sequence[Paragraph], *, size: float, name: str,
    gap: float,
) -> None:  # fmt: skip
    """Paragraphs, ``gap`` points apart, in the placeholder of a page's text."""
    if spot.placeholder is None:
        text_box(slide, spot.box, paragraphs, size=size, name=name, gap=gap)
        return
    frame = slide.placeholders[spot.placeholder].text_frame
    write(frame, paragraphs if spot.light else map(_uncoloured, paragraphs), size=size)
    for number, paragraph in enumerate(frame.paragraphs):
        paragraph.space_before = Pt(gap if number else 0)
    if not deck.own:
        _plain(frame)


def _uncoloured(paragraph: Paragraph) -> Paragraph:
    """In the template's own colour: ours may not be read upon it."""
    if isinstance(paragraph, str):
        return paragraph
    return [replace(run, colour=None) for run in paragraph]


def fit(
    place: Any,
    text: str,
    sizes: Sequence[float],
    scale: float,
    *,
    bold: bool = False,
    alone: Sequence[float] = (),
) -> None:
    """Style a placeholder's text at the largest size that fits in its layout's place."""
    layout = place._base_placeholder
    width, height = (n / Inches(1) * POINTS / scale for n in (layout.width, layout.height))
    size = _size(text, width, height, sizes, alone=alone, bold=bold)
    for paragraph in place.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _size(
    text: str,
    width: float,
    height: float,
    sizes: Sequence[float],
    *,
    alone: Sequence[float] = (),
    bold: bool = False,
) -> float:
    one_line = [each for each in alone if fitting.line_count(text, each, width, bold=bold) == 1]
    if one_line:
        return one_line[0]
    return fitting.fitting_size(text, width, height, sizes, bold=bold)


def _fit_title(deck: Deck, place: Any, title: str) -> None:
    """A template's title keeps its size unless the text asks for a smaller one."""
    whole = title_size(place._base_placeholder) / deck.scale
    layout = place._base_placeholder
    width, height = (n / Inches(1) * POINTS / deck.scale for n in (layout.width, layout.height))
    room = (width - 0.2 * POINTS) * STRANGE, height - 0.1 * POINTS
    sizes = [whole, *(size for size in range(40, 13, -2) if size < whole)]
    size = _size(title, *room, sizes, bold=True)
    if size < whole:
        fit(place, title, [size], deck.scale, bold=True)


def _strip(slide: Any, body: int | None) -> None:
    """Take away the placeholders that nothing will fill: they would ask for a text."""
    for place in list(slide.placeholders):
        told = place.placeholder_format
        if told.type not in _TITLES and told.idx != body:
            place._element.getparent().remove(place._element)


def _plain(frame: Any) -> None:
    """Paragraphs without the bullets and indents of a template's lists."""
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(parse_xml(_PLAIN))


def _add_foot(deck: Deck, slide: Any, foot: str) -> None:
    """Footer and number are placeholders of the layout that a new slide does not inherit."""
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.type not in _FEET:
            continue
        element = deepcopy(place._element)
        slide.shapes._spTree.append(element)
        properties = element.xpath(".//p:cNvPr")[0]
        properties.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        for style in element.xpath("./p:spPr/*"):
            style.getparent().remove(style)
        if place.placeholder_format.type is PP_PLACEHOLDER.FOOTER:
            if foot:
                shape = slide.placeholders[place.placeholder_format.idx]
                width = place.width / Inches(1) * POINTS / deck.scale
                width *= FOOT_ROOM if deck.own else FOOT_SIZE / STRANGE_FOOT * STRANGE
                shape.text_frame.text = _on_one_line(foot, width)
                speak(shape.text_frame)
            else:
                element.getparent().remove(element)


def _on_one_line(text: str, width: float) -> str:
    """The foot of a slide, cut between two words if it is long."""
    kept, rest = fitting.split(text, FOOT_SIZE, width, FOOT_SIZE * fitting.LINE)
    return f"{kept} …" if rest else kept
