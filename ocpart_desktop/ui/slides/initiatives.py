"""One initiative, and the wall of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from ocpart_desktop.documents import labels, sheet_fields
from ocpart_desktop.documents.summary import InitiativeSlide, InitiativesSlide
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.ui.slides.page import (
    AIR,
    Page,
    Paragraph,
    accented,
    height,
    largest,
    muted,
    paged,
    plain,
    strong,
)
from ocpart_desktop.ui.slides.stage import Scene, Stage

COLUMNS = 2
PAD, EDGE = 14.0, 6.0  # px inside a card, and of its coloured edge
LARGEST = 36.0  # px
FACTS = 0.38  # of the width, for the facts of one initiative


def one(slide: InitiativeSlide, stage: Stage, number: str) -> list[Scene]:
    """The facts at the left, the story at the right, on as many pages as it takes."""
    return largest(lambda size: _one(slide, stage, number, min(size, LARGEST)))


def _one(slide: InitiativeSlide, stage: Stage, number: str, size: float) -> list[Scene]:
    page = _begun(slide.title, stage, number)
    known = sheet_fields.telling(slide.initiative, Words(slide.terms))
    facts = _labelled(known, page, size)
    story = _labelled(sheet_fields.known(sheet_fields.story(slide.initiative)), page, size)
    body = QRectF(page.body)
    wide, tall = body.width(), body.height()
    left = wide * FACTS if story else wide
    sides = paged(facts, left, tall)
    page.write(sides[0], QRectF(body.left(), body.top(), left, tall))
    room = body.adjusted(left + AIR * 2, 0, 0, 0)
    told = paged(story, room.width(), tall) if story else [[]]
    page.write(told[0], room)
    rest = [each for more in (*told[1:], *sides[1:]) for each in more]
    scenes = [page.scene]
    for more in paged(rest, wide, tall) if rest else []:
        page = _begun(slide.title, stage, number)
        page.write(more, page.body)
        scenes.append(page.scene)
    return scenes


def _labelled(fields: Sequence[tuple[str, str]], page: Page, size: float) -> list[Paragraph]:
    said: list[Paragraph] = []
    for label, text in fields:
        if label:
            said.append(accented(label, page, size * 0.85))
        said.append(plain(text, page, size, after=AIR * 0.75))
    return said


def wall(slide: InitiativesSlide, stage: Stage, number: str) -> list[Scene]:
    """A card each, two a row, every word of it read; as many pages as it takes."""
    if slide.initiatives:
        return largest(lambda size: _wall(slide, stage, number, min(size, LARGEST)))
    page = _begun(slide.title, stage, number)
    page.say_empty(_("The initiatives you tell will be shown here."))
    return [page.scene]


def _wall(slide: InitiativesSlide, stage: Stage, number: str, size: float) -> list[Scene]:
    page = _begun(slide.title, stage, number)
    scenes = [page.scene]
    width = (page.body.width() - AIR) / COLUMNS
    y, words = page.body.top(), Words(slide.terms)
    for row in _rows(slide.initiatives):
        cards = [_card(each, words, page, size) for each in row]
        tall = max(height(card, _inner(width)) for card in cards) + 2 * PAD
        if y > page.body.top() and y + tall > page.body.bottom():
            page = _begun(slide.title, stage, number)
            scenes.append(page.scene)
            y = page.body.top()
        tall = min(tall, page.body.bottom() - y)
        for column, card in enumerate(cards):
            left = page.body.left() + column * (width + AIR)
            _put(page, card, QRectF(left, y, width, tall))
        y += tall + AIR
    return scenes


def _begun(title: str, stage: Stage, number: str) -> Page:
    page = Page(stage, title, number)
    page.write_title(title)
    page.write_foot("")
    return page


def _rows(initiatives: Sequence[Initiative]) -> Iterator[Sequence[Initiative]]:
    """The latest first: what was just said is at the top."""
    latest = initiatives[::-1]
    return (latest[n : n + COLUMNS] for n in range(0, len(latest), COLUMNS))


def _inner(width: float) -> float:
    return width - 2 * PAD - EDGE


def _card(initiative: Initiative, words: Words, page: Page, size: float) -> list[Paragraph]:
    said = [strong(labels.title(initiative), page, size, AIR / 4)]
    where = (initiative.territory_name, _stage(initiative, words))
    for text in (" · ".join(filter(None, where)), labels.types(initiative, words)):
        if text:
            said.append(muted(text, page, size * 0.85))
    return said


def _stage(initiative: Initiative, words: Words) -> str:
    """In lower case beside the place, unless it is a name that was typed."""
    told = labels.stage(initiative, words)
    own = words.own_label(Vocabulary.STAGES, initiative.stage or "")
    return told.lower() if told == own else told


def _put(page: Page, card: list[Paragraph], box: QRectF) -> None:
    screen = page.theme.screen
    page.scene.block(box, screen.background, 8)
    page.scene.block(QRectF(box.left(), box.top(), EDGE, box.height()), screen.accent, 3)
    inner = box.adjusted(EDGE + PAD, PAD, -PAD, -PAD)
    (kept, *_over) = paged(card, inner.width(), inner.height())
    page.write(kept, inner)
