"""What was said, written where it fits and carried over where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.documents import fitting, labels, palette
from ocpart_desktop.documents.slides.deck import Deck
from ocpart_desktop.documents.slides.page import POINTS, TEXT, Box, Run
from ocpart_desktop.documents.slides.placing import STRANGE, new_page, put_all
from ocpart_desktop.documents.summary import StepsSlide
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.wording import next_step_text

GAP = 0.5  # between two remarks, in sizes


@dataclass(frozen=True, slots=True)
class Remark:
    """A head in colour (its kind), then the text; ``continued`` from the page before."""

    head: str
    text: str
    continued: bool = False

    @property
    def prefix(self) -> str:
        """What stands before the text."""
        if not self.head:
            return ""
        head = _("{head} (continued)").format(head=self.head) if self.continued else self.head
        return f"{head} – "

    @property
    def runs(self) -> tuple[Run, ...]:
        """As it is written."""
        if not self.head:
            return (Run(self.text),)
        return (Run(self.prefix, bold=True, colour=palette.screen("accent")), Run(self.text))

    @property
    def plain(self) -> str:
        """As it is measured."""
        return self.prefix + self.text


def of(notes: Iterable[Note]) -> list[Remark]:
    """The remarks of notes, in their order."""
    return [Remark(labels.remark_kind(note), bound(labels.remark(note))) for note in notes]


def of_steps(slide: StepsSlide) -> list[Remark]:
    """What is to be done, by whom, for when: commitments, then steps under their initiative."""
    steps = [Remark(title, bound(next_step_text(step))) for title, step in slide.steps]
    return [*of(slide.commitments), *steps]


def height(remarks: Sequence[Remark], size: float, width: float) -> float:
    """The height in points of remarks in ``width`` inches."""
    return fitting.height((each.plain for each in remarks), size, width * POINTS, gap=size * GAP)


def size_for(remarks: Sequence[Remark], box: Box, sizes: Sequence[float]) -> float:
    """The largest size at which all fit, else the smallest."""
    for size in sizes:
        if height(remarks, size, box.width) <= box.height * POINTS:
            return size
    return sizes[-1]


def take(remarks: Sequence[Remark], box: Box, size: float) -> tuple[list[Remark], list[Remark]]:
    """Those that fit in the box, and the rest; a first one too long for it is cut between words."""
    taken: list[Remark] = []
    for place, remark in enumerate(remarks):
        if height([*taken, remark], size, box.width) <= box.height * POINTS:
            taken.append(remark)
            continue
        if taken:
            return taken, list(remarks[place:])
        first, after = fitting.split(remark.plain, size, box.width * POINTS, box.height * POINTS)
        kept = first.removeprefix(remark.prefix)
        if not after or len(first) <= len(remark.prefix):
            return [remark], list(remarks[place + 1 :])
        rest = replace(remark, text=after, continued=True)
        return [replace(remark, text=kept)], [rest, *remarks[place + 1 :]]
    return taken, []


def inner(box: Box) -> Box:
    """What the usual margins of a placeholder leave, in a typeface that may be wide."""
    return Box(box.left + 0.1, box.top + 0.05, (box.width - 0.2) * STRANGE, box.height - 0.1)


def add_pages(
    deck: Deck,
    title: str,
    remarks: Sequence[Remark],
    foot: str,
    *,
    sizes: Sequence[float] = (24, 22, 20, 18, 16, 14),
    first: int = 1,
) -> None:
    """As many slides of text as it takes, numbered from the second; ``first`` is the first's."""
    number, rest = first, list(remarks)
    spot = deck.body(TEXT)
    box = spot.box if deck.own else inner(spot.box)
    while rest:
        size = size_for(rest, box, sizes)
        taken, rest = take(rest, box, size)
        head = title if number == 1 else f"{title} ({number})"
        page = new_page(deck, TEXT, head, foot)
        lines = [remark.runs for remark in taken]
        put_all(deck, page, spot, lines, size=size, name=title, gap=size * GAP)
        number += 1
