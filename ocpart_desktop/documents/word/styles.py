"""The styles of the document: whoever edits it changes one style, never a hundred paragraphs."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ocpart_desktop.documents import palette
from ocpart_desktop.i18n import current_language

FONT = "Arial"
MARGIN = 17  # millimetres
LEAD, WORDING, SOURCE, REMARK, LABEL, CELL = (
    "OCPart Lead",
    "OCPart Wording",
    "OCPart Source",
    "OCPart Remark",
    "OCPart Label",
    "OCPart Cell",
)


def dress(document: Any) -> None:
    """An upright A4 page, our typeface and colours in the usual styles, and a few of our own."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    section.different_first_page_header_footer = True
    accent, muted = palette.screen("accent"), palette.screen("muted")
    _speak(document)
    _usual(document, "Normal", 10, after=6)
    _usual(document, "Title", 30, bold=True, before=110, after=14)
    _usual(document, "Subtitle", 12, colour=muted, after=3)
    _usual(document, "Heading 1", 17, bold=True, before=22, after=6, keep=True)
    _usual(document, "Heading 2", 12, bold=True, colour=accent, before=16, after=5, keep=True)
    _usual(document, "Caption", 8.5, colour=muted, before=2, after=6)
    _usual(document, "Footer", 7.5, colour=muted)
    for style in (_own(document, name) for name in (LEAD, WORDING, SOURCE, REMARK, LABEL, CELL)):
        style.base_style = document.styles["Normal"]
    _usual(document, LEAD, 11.5, before=6, after=8, edge=accent)
    _usual(document, WORDING, 9, colour=muted, after=4)
    _usual(document, SOURCE, 8, colour=muted, before=4, after=4)
    _usual(document, REMARK, 10, after=0, edge=accent, ground=palette.screen("background"))
    _usual(document, LABEL, 8.5, bold=True, colour=accent, before=10, after=2, keep=True)
    _usual(document, CELL, 8, after=0)


def _own(document: Any, name: str) -> Any:
    return document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _usual(
    document: Any,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = palette.BLACK,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    edge: str = "",
    ground: str = "",
) -> None:
    style = document.styles[name]
    font, shape = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for spread in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spread)
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing, shape.keep_with_next = 1.15, keep
    properties = style.element.get_or_add_pPr()
    for old in (*properties.findall(qn("w:pBdr")), *properties.findall(qn("w:tabs"))):
        properties.remove(old)
    if edge:
        _add_edge(properties, edge)
        shape.left_indent = Mm(4)
    if ground:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>'
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
