"""Paragraphs, and what Word computes by itself: contents, numbers of figures and of pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from ocpart_desktop.documents import palette
from ocpart_desktop.figures.charts import Series

CONTENTS_GAP = 25_400  # two points
NORMAL = "Normal"  # the style of a paragraph that names none


def paragraph(document: Any, text: str, style: str = NORMAL) -> Any:
    """A paragraph of one style, turned around when its first letter says so."""
    made = _styled(document, style)
    made.add_run(text)
    _turn(made, text)
    return made


def _styled(document: Any, name: str) -> Any:
    """A paragraph of a style, named by its id: the library would read all styles for each."""
    made = document.add_paragraph()
    if name != NORMAL:
        made._p.style = document.styles[name].style_id
    return made


def labelled(document: Any, label: str, text: str, style: str, colour: str | None = None) -> Any:
    """« Constat – … »: a bold word, then the text."""
    made = _styled(document, style)
    head = made.add_run(label)
    head.bold = True
    if colour:
        head.font.color.rgb = RGBColor.from_string(colour)
    made.add_run(text)
    _turn(made, text)
    return made


def heading(document: Any, title: str, level: int, mark: str) -> Any:
    """A heading that the contents lead to."""
    made = document.add_heading(title, level)
    number = mark.rpartition("_")[2]
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{mark}"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>')
    made._p.insert(1, start)
    made._p.append(end)
    _turn(made, title)
    return made


def rule_below(made: Any, colour: str) -> None:
    """A rule under the head of a part; the schema wants it before the spacing."""
    properties = made._p.get_or_add_pPr()
    rule = (
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="4" '
        f'w:color="{colour}"/></w:pBdr>'
    )
    later = ("w:shd", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    after = next((e for name in later if (e := properties.find(qn(name))) is not None), None)
    if after is None:
        properties.append(parse_xml(rule))
    else:
        after.addprevious(parse_xml(rule))


def add_key(document: Any, series: Sequence[Series]) -> None:
    """Which colour is whose, in the order of the bars: programs disagree on that of a legend."""
    if len(series) < 2:
        return
    made = document.add_paragraph()
    made.paragraph_format.keep_with_next = True
    made.paragraph_format.space_after = 0
    for each in series:
        made.add_run("■ ").font.color.rgb = RGBColor.from_string(palette.series(each.role))
        made.add_run(f"{each.name}    ")


def caption(document: Any, wording: str, number: int, text: str, *, counted: bool = True) -> Any:
    """« Figure 3 – … »; ``wording`` is « Figure {n} », whose number Word counts.

    A number that does not follow the one before is told to Word instead of ``counted`` by it.
    """
    made = _styled(document, "Caption")
    name = wording.partition("{n}")[0].strip()
    made.add_run(f"{name}\u00a0")
    told = "" if counted else f" \\r {number}"
    add_field(made, f"SEQ {name} \\* ARABIC{told}", str(number))
    made.add_run(f" – {text}")
    return made


def add_contents(document: Any, entries: Sequence[tuple[str, int, str]]) -> None:
    """The contents field, already filled with links: (title, level, mark) each.

    Word adds the pages when the field is updated; a page guessed here would be wrong.
    """
    last = len(entries) - 1
    for place, (title, level, mark) in enumerate(entries):
        made = document.add_paragraph()
        made.paragraph_format.left_indent = (level - 1) * 254_000
        made.paragraph_format.space_after = CONTENTS_GAP
        if place == 0:
            for kind in ("begin", "code", "separate"):
                made._p.append(_field_part(kind, 'TOC \\o "1-2" \\h \\z \\u'))
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), mark)
        made._p.append(link)
        run = made.add_run(title)
        link.append(run._r)
        if place == last:
            made._p.append(_field_part("end"))


def add_field(made: Any, code: str, shown: str) -> None:
    """A field and what it shows until it is updated."""
    for kind in ("begin", "code", "separate"):
        made._p.append(_field_part(kind, code))
    made.add_run(shown)
    made._p.append(_field_part("end"))


def _field_part(kind: str, code: str = "") -> Any:
    run = OxmlElement("w:r")
    if kind == "code":
        text = OxmlElement("w:instrText")
        text.set(qn("xml:space"), "preserve")
        text.text = f" {code} "
        run.append(text)
    else:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run.append(mark)
    return run


def _turn(made: Any, text: str) -> None:
    """A paragraph whose first letter is written from right to left is one of that direction."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L":
        made._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
