"""Who will do what, and when: a table, or remarks where somebody wrote at length."""

from __future__ import annotations

from ocpart_desktop.documents.commitments import commitments_table
from ocpart_desktop.documents.slides import remarks
from ocpart_desktop.documents.slides.deck import Deck
from ocpart_desktop.documents.slides.listing import LONGEST_CELL, Listing, add_listing, brief
from ocpart_desktop.documents.summary import StepsSlide
from ocpart_desktop.i18n import _

WIDTHS = (0.37, 0.22, 0.17, 0.24)  # of the page


def add_steps(deck: Deck, slide: StepsSlide, foot: str) -> None:
    """The commitments and the next steps, all of them, on as many slides as it takes."""
    table = commitments_table(slide)
    if any(len(text) > LONGEST_CELL for row in table.rows for text in row[:-1]):
        remarks.add_pages(deck, slide.title, remarks.of_steps(slide), foot)
        return
    alt = _("Commitments and next steps: what, who, when, and their origin")
    rows = [(*told, brief(origin)) for *told, origin in table.rows]
    add_listing(deck, Listing(slide.title, table.heads, rows, WIDTHS, alt), foot)
