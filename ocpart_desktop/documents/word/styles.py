"""The styles of the document: whoever edits it changes one style, never a hundred paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ocpart_desktop.documents import palette
from ocpart_desktop.i18n import current_language

FONT = "Arial"
MARGIN, TOP, BOTTOM = 17, 18, 20  # millimetres, of each side, above and below
LEAD, WORDING, SOURCE, REMARK, LABEL, CELL = (
    "OCPart Lead",
    "OCPart Wording",
    "OCPart Source",
    "OCPart Remark",
    "OCPart Label",
    "OCPart Cell",
)


@dataclass(frozen=True, slots=True)
class Style:
    """A size and the white before and after, in points; colours are names of the theme's.

    ``keep`` keeps a paragraph with the next; ``edge`` is a rule at its left.
    """

    size: float
    before: float = 0
    after: float = 0
    colour: str = ""
    bold: bool = False
    keep: bool = False
    edge: str = ""
    ground: str = ""


SPACING = 1.15  # of a line, in lines
EDGE = 4  # millimetres that the rule at the left of a paragraph takes
STYLES = {
    "Normal": Style(10, after=6),
    "Title": Style(30, before=110, after=14, bold=True),
    "Subtitle": Style(12, after=3, colour="muted"),
    "Heading 1": Style(17, before=22, after=6, bold=True, keep=True),
    "Heading 2": Style(12, before=16, after=5, colour="accent", bold=True, keep=True),
    "Caption": Style(8.5, before=2, after=6, colour="muted"),
    "Footer": Style(7.5, colour="muted"),
    LEAD: Style(11.5, before=6, after=8, edge="accent"),
    WORDING: Style(9, after=4, colour="muted"),
    SOURCE: Style(8, before=4, after=4, colour="muted"),
    REMARK: Style(10, edge="accent", ground="background"),
    LABEL: Style(8.5, before=10, after=2, colour="accent", bold=True, keep=True),
    CELL: Style(8),
}
_OWN = (LEAD, WORDING, SOURCE, REMARK, LABEL, CELL)


def dress(document: Any) -> None:
    """An upright A4 page, our typeface and colours in the usual styles, and a few of our own."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.different_first_page_header_footer = True
    _speak(document)
    for name in _OWN:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
    for name, look in STYLES.items():
        _set(document.styles[name], look)


def _set(style: Any, look: Style) -> None:
    font, shape = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    colour = palette.screen(look.colour) if look.colour else palette.BLACK
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for spread in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spread)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing, shape.keep_with_next = SPACING, look.keep
    properties = style.element.get_or_add_pPr()
    for old in (*properties.findall(qn("w:pBdr")), *properties.findall(qn("w:tabs"))):
        properties.remove(old)
    if look.edge:
        _add_edge(properties, palette.screen(look.edge))
        shape.left_indent = Mm(EDGE)
    if look.ground:
        fill = palette.screen(look.ground)
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
        properties.find(qn("w:spacing")).addprevious(parse_xml(shade))


def _add_edge(properties: Any, colour: str) -> None:
    """A rule at the left of the paragraphs; the schema wants it before their spacing."""
    edge = (
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" '
        f'w:color="{colour}"/></w:pBdr>'
    )
    properties.find(qn("w:spacing")).addprevious(parse_xml(edge))


def _speak(document: Any) -> None:
    """The language of the texts, for spelling and for reading aloud."""
    tag = "fr-FR" if current_language() == "fr" else "en-GB"
    for element in document.styles.element.xpath(".//w:docDefaults//w:lang"):
        element.set(qn("w:val"), tag)
