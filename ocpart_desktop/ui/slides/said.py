"""What the room said, what it will do, and what it wants first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from ocpart_desktop.documents import labels
from ocpart_desktop.documents.summary import NotesSlide, StepsSlide, VoteSlide
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.notebook.labels import note_kind_label
from ocpart_desktop.notebook.model import Option
from ocpart_desktop.notebook.wording import due_text
from ocpart_desktop.ui.charts.drawing import Side
from ocpart_desktop.ui.slides.page import (
    AIR,
    Page,
    Paragraph,
    accented,
    largest,
    lines_of,
    muted,
    paged,
    plain,
    strong,
)
from ocpart_desktop.ui.slides.stage import Scene, Stage, plain_face, strong_face

LABEL = 0.42  # of the width, for what is voted on
ROW, THICK = 78.0, 40.0  # px of a row of a vote, and of its bar


def notes(slide: NotesSlide, stage: Stage, number: str) -> list[Scene]:
    """The remarks kept, each under its kind, the latest first."""

    def said(page: Page, size: float) -> list[Paragraph]:
        told: list[Paragraph] = []
        for note in reversed(slide.notes):
            told.append(accented(note_kind_label(note.kind), page, size * 0.8))
            told.append(plain(bound(labels.remark(note)), page, size, AIR))
        return told

    return _flowing(slide.title, said, _("What you say will be kept here."), stage, number)


def steps(slide: StepsSlide, stage: Stage, number: str) -> list[Scene]:
    """What is to be done in large, by whom and for when under it."""

    def said(page: Page, size: float) -> list[Paragraph]:
        told: list[Paragraph] = []
        for note in slide.commitments:
            what = note.what or note.text
            if note.done:
                what = _("Done: {what}").format(what=what)
            told += _step(page, size, what, note.who, note.due)
        for title, step in slide.steps:
            told += _step(page, size, step.what, step.who or title, step.due)
        return told

    return _flowing(slide.title, said, _("Who will do what, and when?"), stage, number)


def _step(page: Page, size: float, what: str, who: str, due: str) -> list[Paragraph]:
    who_when = " · ".join(filter(None, (who.strip(), due_text(due).strip())))
    made = [strong(bound(what.strip()), page, size, 0.0 if who_when else AIR)]
    return [*made, muted(who_when, page, size * 0.8, AIR)] if who_when else made


def _flowing(
    title: str,
    said: Callable[[Page, float], list[Paragraph]],
    empty: str,
    stage: Stage,
    number: str,
) -> list[Scene]:
    first = _begun(title, stage, number)
    body = first.body
    if not said(first, 0.0):
        first.say_empty(empty)
        return [first.scene]
    scenes = []
    for more in largest(lambda size: paged(said(first, size), body.width(), body.height())):
        page = _begun(title, stage, number)
        page.write(more, page.body)
        scenes.append(page.scene)
    return scenes


def _begun(title: str, stage: Stage, number: str, foot: str = "") -> Page:
    page = Page(stage, title, number)
    page.write_title(title)
    page.write_foot(foot)
    return page


def vote(slide: VoteSlide, stage: Stage, number: str) -> list[Scene]:
    """A bar an option, in the order they were proposed: nothing jumps while hands go up."""
    total = ngettext("{n} vote", "{n} votes", slide.total).format(n=whole(slide.total))
    page = _begun(slide.title, stage, number, total)
    if not slide.options:
        page.say_empty(_("What do we put first?"))
        return [page.scene]
    most = max(1, *(option.dots for option in slide.options))
    scenes, y = [page.scene], page.body.top()
    for option in slide.options:
        wide = page.body.width() * LABEL
        lines = lines_of(option.label, plain_face(30), wide)
        tall = max(ROW, len(lines) * plain_face(30).height + AIR)
        if y > page.body.top() and y + tall > page.body.bottom():
            page = _begun(slide.title, stage, number, total)
            scenes.append(page.scene)
            y = page.body.top()
        _draw_option(page, option, most, QRectF(page.body.left(), y, page.body.width(), tall))
        y += tall
    return scenes


def _draw_option(page: Page, option: Option, most: int, row: QRectF) -> None:
    face, count = plain_face(30), strong_face(36)
    label = QRectF(row.left(), row.top(), row.width() * LABEL, row.height())
    lines = len(lines_of(option.label, face, label.width()))
    page.scene.words(option.label, label, face, page.theme.screen.text, lines=lines)
    number = whole(option.dots)
    left = label.right() + AIR
    room = row.right() - left - count.width(whole(most)) - AIR
    bar = QRectF(left, row.center().y() - THICK / 2, max(2.0, room * option.dots / most), THICK)
    page.scene.block(bar, page.theme.screen.accent, 4)
    place = QRectF(bar.right() + AIR / 2, row.top(), count.width(number) + 2, row.height())
    page.scene.words(number, place, count, page.theme.screen.text, Side.LEFT)
