"""A page of the stage: its margins, its title, its foot, and paragraphs that flow down it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ocpart_desktop.ui.charts.drawing import Side
from ocpart_desktop.ui.charts.look import Face
from ocpart_desktop.ui.slides.stage import (
    Scene,
    Stage,
    plain_face,
    room_theme,
    strong_face,
    title_face,
)

SIDE, TOP, FOOT = 48.0, 34.0, 26.0  # px of margin
AIR = 16.0  # px between the title, the body and the foot
SIZES = (40.0, 36.0, 33.0, 30.0, 27.0)  # px of a text, the largest that holds on one page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that is wrapped whole; ``after`` is the air under it, in pixels."""

    text: str
    face: Face
    colour: QColor
    after: float = 0.0


class Page:
    """What is being laid out; ``body`` is the room still free."""

    def __init__(self, stage: Stage, title: str, number: str = "") -> None:
        theme = room_theme()
        self.theme = theme
        self.scene = Scene(stage.rect, paper=theme.screen.surface, title=title)
        self.body = stage.rect.adjusted(SIDE, TOP, -SIDE, -FOOT)
        self._number = number

    def write_title(self, text: str) -> None:
        """The title at the top, on as many lines as it takes."""
        self.body.setTop(self.write(self._head(text), self.body) + AIR)

    def _head(self, text: str) -> list[Paragraph]:
        return [Paragraph(text, title_face(), self.theme.screen.text)]

    def write_foot(self, text: str) -> None:
        """Base and source at the bottom, the slide's number at their right."""
        face, screen = plain_face(), self.theme.screen
        bottom = self.body.bottom()
        room = QRectF(self.body)
        if self._number:
            width = face.width(self._number) + 1
            box = QRectF(room.right() - width, bottom - face.height, width, face.height)
            self.scene.words(self._number, box, face, screen.muted, Side.RIGHT)
            room.setRight(room.right() - width - AIR)
        said = [Paragraph(text, face, screen.muted)] if text else []
        tall = max(height(said, room.width()), face.height if self._number else 0.0)
        self.write(said, QRectF(room.left(), bottom - tall, room.width(), tall))
        if tall:
            self.body.setBottom(bottom - tall - AIR)

    def write(self, paragraphs: Iterable[Paragraph], box: QRectF) -> float:
        """Write paragraphs from the top of a box; the height reached."""
        y = box.top()
        for each in paragraphs:
            for line in lines_of(each.text, each.face, box.width()):
                place = QRectF(box.left(), y, box.width(), each.face.height)
                self.scene.words(line, place, each.face, each.colour)
                y += each.face.height
            y += each.after
        return y

    def say_empty(self, text: str) -> None:
        """Say in the middle what will come there."""
        face = plain_face(32)
        lines = lines_of(text, face, self.body.width())
        box = QRectF(self.body.left(), 0, self.body.width(), face.height * len(lines))
        box.moveCenter(self.body.center())
        colour = self.theme.screen.muted
        self.scene.words(text, box, face, colour, Side.CENTRE, lines=len(lines))


def lines_of(text: str, face: Face, width: float) -> list[str]:
    """A text on as many lines as it takes; a word longer than a line is cut."""
    lines: list[str] = []
    for part in text.split("\n"):
        whole = " ".join(_cut(word, face, width) for word in part.split(" "))
        lines += face.wrapped(whole, width, max(1, len(whole)))
    return lines


def _cut(word: str, face: Face, width: float) -> str:
    """A word in pieces that each hold on a line."""
    if face.width(word) <= width:
        return word
    pieces, start = [], 0
    for end in range(1, len(word) + 1):
        if face.width(word[start:end]) > width and end - start > 1:
            pieces.append(word[start : end - 1])
            start = end - 1
    return " ".join((*pieces, word[start:]))


def height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """What paragraphs take, the air under the last one aside."""
    whole = sum(
        len(lines_of(each.text, each.face, width)) * each.face.height + each.after
        for each in paragraphs
    )
    return whole - (paragraphs[-1].after if paragraphs else 0.0)


def paged(paragraphs: Sequence[Paragraph], width: float, tall: float) -> list[list[Paragraph]]:
    """Paragraphs page by page; one longer than a page goes on over the next ones."""
    pages: list[list[Paragraph]] = [[]]
    for each in (piece for whole in paragraphs for piece in _pieces(whole, width, tall)):
        if pages[-1] and height([*pages[-1], each], width) > tall:
            pages.append([])
        pages[-1].append(each)
    return pages


def largest(pages_at: Callable[[float], list[T]]) -> list[T]:
    """The pages at the largest size of text that makes one, else at the smallest."""
    pages: list[T] = []
    for size in SIZES:
        pages = pages_at(size)
        if len(pages) == 1:
            break
    return pages


def _pieces(paragraph: Paragraph, width: float, tall: float) -> Iterable[Paragraph]:
    lines = lines_of(paragraph.text, paragraph.face, width)
    most = max(1, int(tall / paragraph.face.height))
    if len(lines) <= most:
        return [paragraph]
    return [
        Paragraph("\n".join(lines[n : n + most]), paragraph.face, paragraph.colour, paragraph.after)
        for n in range(0, len(lines), most)
    ]


def strong(text: str, page: Page, pixels: float = 0.0, after: float = 0.0) -> Paragraph:
    """What stands out."""
    return Paragraph(text, strong_face(pixels), page.theme.screen.text, after)


def plain(text: str, page: Page, pixels: float = 0.0, after: float = 0.0) -> Paragraph:
    """What is read."""
    return Paragraph(text, plain_face(pixels), page.theme.screen.text, after)


def muted(text: str, page: Page, pixels: float = 0.0, after: float = 0.0) -> Paragraph:
    """What is read after the rest."""
    return Paragraph(text, plain_face(pixels), page.theme.screen.muted, after)


def accented(text: str, page: Page, pixels: float = 0.0, after: float = 0.0) -> Paragraph:
    """The name of what follows."""
    return Paragraph(text, strong_face(pixels), page.theme.screen.accent, after)
