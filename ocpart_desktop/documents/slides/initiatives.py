"""The initiatives: a list, then a sheet each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches

from ocpart_desktop.documents import fitting, labels, palette, sheet_fields
from ocpart_desktop.documents.slides import remarks
from ocpart_desktop.documents.slides.map import plain
from ocpart_desktop.documents.slides.page import (
    LEFT,
    POINTS,
    TITLE_ONLY,
    WIDTH,
    Box,
    Run,
    decorative,
    describe,
    new_page,
    rectangle,
    speaker_notes,
    text_box,
    write,
)
from ocpart_desktop.documents.summary import InitiativesSlide
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.labels import stage_label
from ocpart_desktop.notebook.model import Initiative

A_PAGE = 8
TOP, BOTTOM = 1.45, 6.85
FACTS_WIDTH = 3.9
FACT_SIZES = (14.0, 13.0, 12.0, 11.0)
LONGEST_FACT = 160


def add_initiatives(deck: Any, slide: InitiativesSlide, foot: str) -> None:
    """The list (when there are several), then the sheets."""
    everyone = slide.initiatives
    if len(everyone) > 1:
        pages = [everyone[i : i + A_PAGE] for i in range(0, len(everyone), A_PAGE)]
        for number, some in enumerate(pages, 1):
            title = slide.title if len(pages) == 1 else f"{slide.title} ({number}/{len(pages)})"
            _add_list(deck, title, some, foot)
    for initiative in everyone:
        about = [note for note in slide.remarks if note.anchor == initiative.id]
        _add_sheet(deck, initiative, remarks.of(about), foot)


def _add_list(deck: Any, title: str, initiatives: Sequence[Initiative], foot: str) -> None:
    page = new_page(deck, TITLE_ONLY, title, foot)
    shape = page.shapes.add_table(
        len(initiatives) + 1, 4, *Box(LEFT, TOP, WIDTH, 0.4 * (len(initiatives) + 1)).emu
    )
    describe(shape, _("List of the initiatives: title, territory, types, stage"), title)
    table = shape.table
    plain(table)
    for column, width in zip(table.columns, (4.6, 2.9, 3.1, 1.53), strict=True):
        column.width = int(Inches(width))
    for number, head in enumerate((_("Initiative"), _("Territory"), _("Types"), _("Stage"))):
        _write_cell(table.cell(0, number), head, bold=True, colour=palette.screen("accent"))
    for line, each in enumerate(initiatives, 1):
        kinds, stage = labels.types(each), stage_label(each.stage)
        texts = (labels.title(each), each.territory_name, kinds, stage)
        for number, text in enumerate(texts):
            _write_cell(table.cell(line, number), _brief(text), bold=number == 0)
        table.rows[line].height = int(Inches(0.58))


def _brief(text: str, longest: int = 110) -> str:
    """What a line of the list can hold; the sheet has the whole."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


def _write_cell(cell: Any, text: str, *, bold: bool, colour: str = palette.BLACK) -> None:
    cell.margin_left = cell.margin_right = int(Inches(0.06))
    cell.margin_top = cell.margin_bottom = int(Inches(0.04))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, [text or "–"], size=14, bold=bold, colour=colour)


def _add_sheet(deck: Any, initiative: Initiative, about: list[remarks.Remark], foot: str) -> None:
    """Facts at the left, the story at the right, carried over to other slides if it is long."""
    title = labels.title(initiative)
    page = new_page(deck, TITLE_ONLY, title, foot)
    others = _add_facts(page, sheet_fields.known(sheet_fields.facts(initiative)))
    left = LEFT + FACTS_WIDTH + 0.4
    box = Box(left, TOP, LEFT + WIDTH - left, BOTTOM - TOP)
    told = [*sheet_fields.known(sheet_fields.story(initiative)), *others]
    story = [*(remarks.Remark(label, text) for label, text in told), *about]
    if not story:
        return
    size = remarks.size_for(story, box, (16, 15, 14, 13))
    taken, rest = remarks.take(story, box, size)
    text_box(page, box, [part.runs for part in taken], size=size, name=_("Description"), gap=7)
    speaker_notes(page, [part.plain for part in story])
    remarks.add_pages(deck, _("{title} (continued)").format(title=title), rest, foot)


def _add_facts(page: Any, facts: list[sheet_fields.Field]) -> list[sheet_fields.Field]:
    """The panel of facts, as many as fit; return the rest, which go with the story."""
    box = Box(LEFT, TOP, FACTS_WIDTH, BOTTOM - TOP)
    decorative(rectangle(page, box, palette.screen("background"), _("Background")))
    inner = Box(box.left + 0.2, box.top + 0.18, box.width - 0.4, box.height - 0.36)
    shown = [fact for fact in facts if len(fact[1]) <= LONGEST_FACT]
    rest = [fact for fact in facts if len(fact[1]) > LONGEST_FACT]
    while _tall(shown, FACT_SIZES[-1], inner) > inner.height * POINTS:
        rest.insert(0, shown.pop())
    size = next(s for s in FACT_SIZES if _tall(shown, s, inner) <= inner.height * POINTS)
    paragraphs = [
        (Run(f"{label}\n", bold=True, colour=palette.screen("accent")), Run(text))
        for label, text in shown
    ]
    text_box(page, inner, paragraphs, size=size, name=_("Facts"), gap=6)
    return rest


def _tall(facts: list[sheet_fields.Field], size: float, box: Box) -> float:
    texts = (f"{label}\n{text}" for label, text in facts)
    return fitting.height(texts, size, box.width * POINTS, gap=6)
