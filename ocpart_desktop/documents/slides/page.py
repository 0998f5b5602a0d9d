"""What is laid out by hand upon a slide, in inches: texts, shapes, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from ocpart_desktop.documents import palette
from ocpart_desktop.i18n import current_language

COVER, FIGURE, TEXT, TITLE_ONLY, PART = range(5)  # the template's layouts, in their order
BODY = 13  # the placeholder of a text's layout

LEFT, WIDTH = 0.6, 12.13
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
    paragraphs: Iterable[Paragraph],
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
    speak(frame)


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


def new_group(parent: Any) -> Any:
    """A group that ``close_group`` fits to its shapes: python-pptx would measure all for each."""
    group = parent.shapes.add_group_shape()
    group.shapes._recalculate_extents = lambda: None
    group.shapes.turbo_add_enabled = True  # no other shape is added before it is closed
    return group


def close_group(group: Any, text: str, name: str) -> None:
    """Fit a group to its shapes, and tell it to who cannot see it."""
    group._element.recalculate_extents()
    describe(group, text, name)


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


def speak(frame: Any) -> None:
    """Tell the language of a text, for spelling and for reading aloud."""
    french = current_language() == "fr"
    language = MSO_LANGUAGE_ID.FRENCH if french else MSO_LANGUAGE_ID.ENGLISH_UK
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = language
