"""Slides of the facilitator's own: the head of a part, a text beside a picture, a vote."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.slides import remarks
from ocpart_desktop.documents.slides.deck import Deck
from ocpart_desktop.documents.slides.page import (
    PART,
    POINTS,
    TITLE_ONLY,
    Box,
    describe,
    text_box,
)
from ocpart_desktop.documents.slides.placing import new_page, put
from ocpart_desktop.documents.slides.tables import add_table, write_cell
from ocpart_desktop.documents.summary import TextSlide, TitleSlide, VoteSlide
from ocpart_desktop.i18n import _, whole

SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
GAP = 0.4
ROW = 0.62


def add_title(deck: Deck, slide: TitleSlide, foot: str) -> None:
    """The head of a part of the day."""
    page = new_page(deck, PART, slide.title, foot)
    put(deck, page, deck.body(PART), slide.text, SIZES, name=slide.title, muted=True)


def add_text(deck: Deck, slide: TextSlide, foot: str) -> None:
    """The text at the left of its picture, over the whole width without one."""
    whole = deck.room(TITLE_ONLY)
    half = (whole.width - GAP) / 2
    paragraphs = [remarks.Remark("", line) for line in slide.text.split("\n") if line.strip()]
    if not slide.picture:
        if paragraphs:
            remarks.add_pages(deck, slide.title, paragraphs, foot, sizes=SIZES)
        else:
            new_page(deck, TITLE_ONLY, slide.title, foot)
        return
    page = new_page(deck, TITLE_ONLY, slide.title, foot)
    box = replace(whole, width=half)
    size = remarks.size_for(paragraphs, box, SIZES)
    taken, rest = remarks.take(paragraphs, box, size)
    if taken:
        lines = [each.runs for each in taken]
        text_box(page, box, lines, size=size, name=slide.title, gap=size * remarks.GAP)
    place = replace(box, left=whole.left + half + GAP) if taken else whole
    _add_picture(page, place, slide)
    remarks.add_pages(deck, slide.title, rest, foot, sizes=SIZES, first=2)


def _add_picture(page: Any, box: Box, slide: TextSlide) -> None:
    """The whole picture, as large as the box holds it."""
    left, top, width, height = box.emu
    made = page.shapes.add_picture(BytesIO(slide.picture), left, top)
    scale = min(width / made.width, height / made.height)
    made.width, made.height = int(made.width * scale), int(made.height * scale)
    made.left = left + (width - made.width) // 2
    made.top = top + (height - made.height) // 2
    describe(made, slide.picture_alt, slide.title)


def add_vote(deck: Deck, slide: VoteSlide, foot: str) -> None:
    """What was voted for, the most wanted first."""
    page = new_page(deck, TITLE_ONLY, slide.title, foot)
    ranked = sorted(slide.options, key=lambda option: -option.dots)
    heads = (_("What was proposed"), _("Votes"))
    rows = [heads, *((option.label, whole(option.dots)) for option in ranked)]
    room = deck.room(TITLE_ONLY)
    row = min(ROW, room.height / len(rows))
    size = min(20.0, row * POINTS * 0.45)
    box = replace(room, height=row * len(rows))
    alt = _("Votes of the room: {n} in all").format(n=whole(slide.total))
    widths = (room.width - 2.0, 2.0)
    table = add_table(page, box, widths, [row] * len(rows), alt=alt, name=slide.title)
    for line, texts in enumerate(rows):
        colour = palette.BLACK if line else palette.screen("accent")
        for column, text in enumerate(texts):
            write_cell(
                table.cell(line, column), text, size=size, bold=not line or column == 1,
                colour=colour, right=column == 1, margins=(0.06, 0.03),
                line="border" if line else "accent",
            )  # fmt: skip
