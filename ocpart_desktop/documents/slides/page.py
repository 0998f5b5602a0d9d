"""A slide of the template: its placeholders, and what is laid out by hand upon it (in inches)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.i18n import current_language

COVER, FIGURE, TEXT, TITLE_ONLY, PART = range(5)  # the template's layouts, in their order
SUBTITLE, SENTENCE, BASE = 13, 14, 15  # the placeholders of a figure's layout
BODY = 13  # the placeholder of a text's layout

TITLE_SIZES = ((26, 20, 17), (36, 32, 28, 24, 20))  # of a page, of a cover or a part's head
LEFT, WIDTH = 0.6, 12.13
FOOT_WIDTH, FOOT_SIZE = 10.2, 10.0
POINTS = 72.0  # an inch


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """The same as PowerPoint counts."""
        return (
            int(Inches(self.left)),
            int(Inches(self.top)),
            int(Inches(self.width)),
            int(Inches(self.height)),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style; no colour means the text colour."""

    text: str
    bold: bool = False
    colour: str | None = None


Paragraph = Sequence[Run] | str


def new_page(deck: Any, layout: int, title: str, foot: str) -> Any:
    """A slide with its footer, number and a title no other slide bears.

    Its other placeholders are empty, for the caller to fill.
    """
    title = _unique(title, {slide.shapes.title.text for slide in deck.slides})
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text_frame.text = title
    sizes = TITLE_SIZES[layout in (COVER, PART)]
    _fit(slide.shapes.title, title, sizes, bold=True)
    if layout != COVER:
        _add_foot(slide, foot)
    _speak(slide.shapes.title.text_frame)
    return slide


def _unique(title: str, taken: set[str]) -> str:
    """Screen readers list slides by their titles."""
    wanted, number = title, 1
    while title in taken:
        number += 1
        title = f"{wanted} ({number})"
    return title


def fill(
    slide: Any, number: int, text: str, sizes: Sequence[float] = (), alone: Sequence[float] = ()
) -> None:
    """Put a text in a placeholder, at the largest size at which it fits; none, no placeholder.

    A text that holds on one line at one of the sizes ``alone`` takes the largest of these.
    """
    place = slide.placeholders[number]
    if not text:
        place.element.getparent().remove(place.element)
        return
    write(place.text_frame, [text])
    if sizes:
        _fit(place, text, sizes, alone=alone)


def text_box(
    parent: Any,
    box: Box,
    paragraphs: Sequence[Paragraph],
    *,
    size: float,
    name: str,
    colour: str = palette.BLACK,
    bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
    anchor: Any = MSO_ANCHOR.TOP,
    gap: float = 0.0,
    wrap: bool = True,
) -> Any:
    """A text box without margins, its paragraphs ``gap`` points apart."""
    shape = parent.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = wrap
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, paragraphs, size=size, colour=colour, bold=bold)
    for number, paragraph in enumerate(frame.paragraphs):
        paragraph.alignment = align
        if number and gap:
            paragraph.space_before = Pt(gap)
    return shape


def write(
    frame: Any,
    paragraphs: Sequence[Paragraph],
    *,
    size: float | None = None,
    colour: str | None = None,
    bold: bool = False,
) -> None:
    """Write paragraphs, told to be in the language of the document."""
    for number, content in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        runs = [Run(content)] if isinstance(content, str) else content
        for piece in runs:
            for line_number, line in enumerate(piece.text.split("\n")):
                if line_number:
                    paragraph.add_line_break()
                run = paragraph.add_run()
                run.text = line
                if size:
                    run.font.size = Pt(size)
                if bold or piece.bold:
                    run.font.bold = True
                if piece.colour or colour:
                    run.font.color.rgb = RGBColor.from_string(piece.colour or colour)
    _speak(frame)


def rectangle(
    parent: Any, box: Box, fill_colour: str, name: str, *, line: str | None = None
) -> Any:
    """A plain rectangle."""
    shape = parent.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.name = name
    for style in shape._element.xpath("./p:style"):  # the theme's shadow and border
        style.getparent().remove(style)
    paint(shape, fill_colour, line=line)
    return shape


def paint(shape: Any, colour: str, *, line: str | None = None, line_width: float = 0.75) -> None:
    """Fill a shape, give it a border or none."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    if line is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = RGBColor.from_string(line)
        shape.line.width = Pt(line_width)


def hatch(fill_format: Any, colour: str, *, faint: bool = False) -> None:
    """A very weak base: thin stripes over the colour, ``faint`` under a text."""
    fill_format.patterned()
    fill_format.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
    fill_format.fore_color.rgb = RGBColor.from_string(
        palette.mix(palette.ink_on(colour), colour, 0.75 if faint else 0.4)
    )
    fill_format.back_color.rgb = RGBColor.from_string(colour)


def describe(shape: Any, text: str, name: str | None = None) -> None:
    """The alternative text of a picture, a chart or a group."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", text)
    if name:
        properties.set("name", name)


def decorative(shape: Any) -> None:
    """Mark a shape as decoration: a screen reader passes over it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", "")
    extension = parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
        ' val="1"/></a:ext></a:extLst>'
    )
    properties.append(extension)


def speaker_notes(slide: Any, paragraphs: Sequence[str]) -> None:
    """What the speaker sees: a paragraph a line."""
    frame = slide.notes_slide.notes_text_frame
    write(frame, [text for text in paragraphs if text])


def _on_one_line(text: str) -> str:
    """The foot of a slide, cut between two words if it is long."""
    kept, rest = fitting.split(text, FOOT_SIZE, FOOT_WIDTH * POINTS, FOOT_SIZE * fitting.LINE)
    return f"{kept} …" if rest else kept


def _add_foot(slide: Any, foot: str) -> None:
    """Footer and number are placeholders of the layout that a new slide does not inherit."""
    from copy import deepcopy

    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.idx not in (11, 12):
            continue
        element = deepcopy(place._element)
        slide.shapes._spTree.append(element)
        properties = element.xpath(".//p:cNvPr")[0]
        properties.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        for style in element.xpath("./p:spPr/*"):
            style.getparent().remove(style)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx == 11:
            if foot:
                shape.text_frame.text = _on_one_line(foot)
                _speak(shape.text_frame)
            else:
                shape._element.getparent().remove(shape._element)


def _fit(
    place: Any,
    text: str,
    sizes: Sequence[float],
    *,
    bold: bool = False,
    alone: Sequence[float] = (),
) -> None:
    """Style a placeholder's text at the largest size that fits in its layout's place."""
    layout = place._base_placeholder
    width, height = (length / Inches(1) * POINTS for length in (layout.width, layout.height))
    one_line = [each for each in alone if fitting.line_count(text, each, width, bold=bold) == 1]
    fitting_size = fitting.fitting_size(text, width, height, sizes, bold=bold)
    _style(place.text_frame, one_line[0] if one_line else fitting_size)


def _style(frame: Any, size: float) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _speak(frame: Any) -> None:
    french = current_language() == "fr"
    language = MSO_LANGUAGE_ID.FRENCH if french else MSO_LANGUAGE_ID.ENGLISH_UK
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = language
