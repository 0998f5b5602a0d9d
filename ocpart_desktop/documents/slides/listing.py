"""A list as native tables: a row each under the heads, on as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.slides.deck import Deck
from ocpart_desktop.documents.slides.page import POINTS, TITLE_ONLY, Box
from ocpart_desktop.documents.slides.placing import new_page
from ocpart_desktop.documents.slides.tables import add_table, write_cell

A_PAGE = 8  # rows
SIZES = (18.0, 16.0, 14.0, 12.0)
LONGEST_CELL = 110  # letters: a row of such cells holds on a slide

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of texts under heads; ``shares`` are those of the columns in the width of the slide.

    No cell is longer than ``LONGEST_CELL``; an empty one is shown as a dash.
    """

    title: str
    heads: Row
    rows: Sequence[Row]
    shares: Sequence[float]
    alt: str


def add_listing(deck: Deck, listing: Listing, foot: str) -> None:
    """As many slides as it takes, of eight rows at the most, numbered when there are several."""
    room = deck.room(TITLE_ONLY)
    pages = list(_pages(listing, room))
    for number, some in enumerate(pages, 1):
        title = listing.title if len(pages) == 1 else f"{listing.title} ({number}/{len(pages)})"
        _add_page(deck, replace(listing, title=title, rows=[listing.heads, *some]), room, foot)


def _pages(listing: Listing, room: Box) -> Iterator[list[Row]]:
    """The rows that hold together on a slide in the smallest letters; one at least."""
    widths, size = _widths(listing, room), SIZES[-1]
    left = room.height - _row_height(listing.heads, size, widths)
    some: list[Row] = []
    taken = 0.0
    for row in listing.rows:
        height = _row_height(row, size, widths)
        if some and (len(some) == A_PAGE or taken + height > left):
            yield some
            some, taken = [], 0.0
        some.append(row)
        taken += height
    yield some


def _widths(listing: Listing, room: Box) -> list[float]:
    return [share * room.width for share in listing.shares]


def brief(text: str) -> str:
    """What a cell can hold, cut between words; the whole is told elsewhere."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_CELL:
        return flat
    kept, _space, rest = flat[:LONGEST_CELL].rpartition(" ")
    return f"{kept or rest[:-1]} …"


def _add_page(deck: Deck, listing: Listing, room: Box, foot: str) -> None:
    title, rows = listing.title, listing.rows
    page = new_page(deck, TITLE_ONLY, title, foot)
    widths = _widths(listing, room)
    for size in SIZES:
        heights = [_row_height(row, size, widths) for row in rows]
        if sum(heights) <= room.height:
            break
    box = replace(room, height=sum(heights))
    table = add_table(page, box, widths, heights, alt=listing.alt, name=title)
    for line, row in enumerate(rows):
        colour = palette.BLACK if line else palette.screen("accent")
        for number, text in enumerate(row):
            write_cell(
                table.cell(line, number), text or "–", size=size, bold=not line or not number,
                colour=colour, margins=(0.06, 0.05), line="border" if line else "accent",
            )  # fmt: skip


def _row_height(row: Row, size: float, inches: Sequence[float]) -> float:
    """In inches: the tallest of its cells, with some air."""
    widths = (POINTS * (width - 0.12) for width in inches)
    lines = max(
        fitting.line_count(text, size, width, bold=not number)
        for number, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return lines * size * fitting.LINE / POINTS + 0.18
