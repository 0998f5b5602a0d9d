"""What was said, written where it fits and carried over where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ocpart_desktop.documents import fitting, labels, palette
from ocpart_desktop.documents.slides.page import (
    BODY,
    LEFT,
    POINTS,
    TEXT,
    WIDTH,
    Box,
    Run,
    fill,
    new_page,
    text_box,
)
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.labels import note_kind_label
from ocpart_desktop.notebook.model import Note, NoteKind

GAP = 7.0
PAGE = Box(LEFT, 1.45, WIDTH, 5.4)


@dataclass(frozen=True, slots=True)
class Remark:
    """A head in colour (its kind), then the text."""

    head: str
    text: str

    @property
    def runs(self) -> tuple[Run, ...]:
        """As it is written."""
        if not self.head:
            return (Run(self.text),)
        return (Run(f"{self.head} – ", bold=True, colour=palette.screen("accent")), Run(self.text))

    @property
    def plain(self) -> str:
        """As it is measured."""
        return f"{self.head} – {self.text}" if self.head else self.text


def of(notes: Iterable[Note]) -> list[Remark]:
    """The remarks of notes, in their order."""
    return [Remark(note_kind_label(note.kind), said(note)) for note in notes]


def said(note: Note) -> str:
    """The text of a remark; a commitment says who, what and when."""
    if note.kind is not NoteKind.COMMITMENT:
        return note.text.strip()
    facts = [
        (_("Who"), note.who.strip()),
        (_("What"), note.what.strip()),
        (_("When"), labels.day(note.due.strip())),
    ]
    told = [_("{label}: {text}").format(label=name, text=text) for name, text in facts if text]
    return "\n".join(part for part in (note.text.strip(), " · ".join(told)) if part)


def size_for(remarks: Sequence[Remark], box: Box, sizes: Sequence[float]) -> float:
    """The largest size at which all fit, else the smallest."""
    for size in sizes:
        if _height(remarks, size, box) <= box.height * POINTS:
            return size
    return sizes[-1]


def take(remarks: Sequence[Remark], box: Box, size: float) -> tuple[list[Remark], list[Remark]]:
    """Those that fit in the box, and the rest; the last one may be cut between two words."""
    taken: list[Remark] = []
    for place, remark in enumerate(remarks):
        room = box.height * POINTS - _height(taken, size, box) - (GAP if taken else 0)
        if _height([remark], size, box) <= room:
            taken.append(remark)
            continue
        first, after = fitting.split(remark.plain, size, box.width * POINTS, room)
        if after and not taken:
            head = f"{remark.head} – " if remark.head else ""
            taken.append(replace(remark, text=first.removeprefix(head)))
            continued = _("{head} (continued)").format(head=remark.head) if remark.head else ""
            return taken, [Remark(continued, after), *remarks[place + 1 :]]
        if not taken:
            return [remark], list(remarks[place + 1 :])
        return taken, list(remarks[place:])
    return taken, []


def add_pages(deck: Any, title: str, remarks: Sequence[Remark], foot: str) -> None:
    """As many slides of text as it takes."""
    number, rest = 1, list(remarks)
    while rest:
        size = size_for(rest, PAGE, (18, 16, 14))
        taken, rest = take(rest, PAGE, size)
        head = title if number == 1 and not rest else f"{title} ({number})"
        page = new_page(deck, TEXT, head, foot)
        fill(page, BODY, "")
        text_box(page, PAGE, [remark.runs for remark in taken], size=size, name=title, gap=GAP)
        number += 1


def _height(remarks: Sequence[Remark], size: float, box: Box) -> float:
    texts = (remark.plain for remark in remarks)
    return fitting.height(texts, size, box.width * POINTS, gap=GAP)
