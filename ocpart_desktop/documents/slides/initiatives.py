"""The initiatives: a list, then a sheet each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ocpart_desktop.documents import fitting, labels, palette, sheet_fields
from ocpart_desktop.documents.slides import remarks
from ocpart_desktop.documents.slides.deck import Deck
from ocpart_desktop.documents.slides.listing import Listing, add_listing, brief
from ocpart_desktop.documents.slides.page import (
    POINTS,
    TITLE_ONLY,
    Box,
    Run,
    decorative,
    rectangle,
    speaker_notes,
    text_box,
)
from ocpart_desktop.documents.slides.placing import new_page
from ocpart_desktop.documents.summary import InitiativeSlide, InitiativesSlide
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.words import Words

LIST_WIDTHS = (0.37, 0.22, 0.265, 0.145)  # of the page
FACTS_WIDTH = 0.3215  # of the page
FACT_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
LARGE_SIZES = (22.0, 20.0, 18.0)
STORY_SIZES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0)
LONGEST_FACT = 160


def add_initiatives(deck: Deck, slide: InitiativesSlide, foot: str) -> None:
    """The list (when there are several), then sheets for those it does not tell whole."""
    everyone, words = slide.initiatives, Words(slide.terms)
    listed = len(everyone) > 1
    if listed:
        heads = (_("Initiative"), _("Territory"), _("Types"), _("Stage"))
        rows = [[bound(brief(text)) for text in _row(each, words)] for each in everyone]
        alt = _("List of the initiatives: title, territory, types, stage")
        add_listing(deck, Listing(slide.title, heads, rows, LIST_WIDTHS, alt), foot)
    for initiative in slide.to_tell:
        about = tuple(note for note in slide.remarks if note.anchor == initiative.id)
        if about or not listed or not _told_by_the_list(initiative, words):
            title = labels.title(initiative)
            add_initiative(deck, InitiativeSlide(title, initiative, about, slide.terms), foot)


def _row(initiative: Initiative, words: Words) -> tuple[str, ...]:
    return (
        labels.title(initiative),
        initiative.territory_name,
        labels.types(initiative, words),
        labels.stage(initiative, words),
    )


def _told_by_the_list(initiative: Initiative, words: Words) -> bool:
    row = _row(initiative, words)
    facts = [text for _label, text in sheet_fields.telling(initiative, words)]
    story = sheet_fields.known(sheet_fields.story(initiative))
    return not story and set(facts) <= set(row) and all(brief(text) == text for text in row)


def add_initiative(deck: Deck, slide: InitiativeSlide, foot: str) -> None:
    """Facts at the left, the story at the right, carried over to other slides if it is long."""
    title, initiative, about = slide.title, slide.initiative, remarks.of(slide.remarks)
    page = new_page(deck, TITLE_ONLY, title, foot)
    known = sheet_fields.telling(initiative, Words(slide.terms))
    facts = [(label, bound(text)) for label, text in known]
    told = sheet_fields.known(sheet_fields.story(initiative))
    large = not (told or about)
    whole = deck.room(TITLE_ONLY)
    others = _add_facts(page, whole, facts, large=large)
    left = whole.left + FACTS_WIDTH * whole.width + 0.4
    box = replace(whole, left=left, width=whole.left + whole.width - left)
    parts = [*told, *others]
    story = [*(remarks.Remark(label, bound(text)) for label, text in parts), *about]
    if not story:
        return
    size = remarks.size_for(story, box, STORY_SIZES)
    taken, rest = remarks.take(story, box, size)
    gap = size * remarks.GAP
    text_box(page, box, [part.runs for part in taken], size=size, name=_("Description"), gap=gap)
    speaker_notes(page, [part.plain for part in story])
    remarks.add_pages(deck, title, rest, foot, sizes=STORY_SIZES[1:], first=2)


def _add_facts(
    page: Any, whole: Box, facts: list[sheet_fields.Field], *, large: bool
) -> list[sheet_fields.Field]:
    """The panel of facts, as many as fit; return the rest, which go with the story.

    Without a story, the panel takes the width of the slide and its text is ``large``.
    """
    width = whole.width if large else FACTS_WIDTH * whole.width
    sizes = (*LARGE_SIZES, *FACT_SIZES) if large else FACT_SIZES
    room = Box(whole.left + 0.2, whole.top + 0.18, width - 0.4, whole.height - 0.36)
    shown = [fact for fact in facts if len(fact[1]) <= LONGEST_FACT]
    rest = [fact for fact in facts if len(fact[1]) > LONGEST_FACT]
    while _tall(shown, sizes[-1], room) > room.height * POINTS:
        rest.insert(0, shown.pop())
    if not shown:
        return rest
    size = next(s for s in sizes if _tall(shown, s, room) <= room.height * POINTS)
    ground = Box(whole.left, whole.top, width, _tall(shown, size, room) / POINTS + 0.36)
    decorative(rectangle(page, ground, palette.screen("background"), _("Background")))
    paragraphs = [
        (Run(f"{label}\n", bold=True, colour=palette.screen("accent")), Run(text))
        for label, text in shown
    ]
    text_box(page, room, paragraphs, size=size, name=_("Facts"), gap=6)
    return rest


def _tall(facts: list[sheet_fields.Field], size: float, box: Box) -> float:
    texts = (f"{label}\n{text}" for label, text in facts)
    return fitting.height(texts, size, box.width * POINTS, gap=6)
