"""What is noted while the day is shown: drafts first, for the room once they are published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import (
    AnchorKind,
    Initiative,
    Item,
    Note,
    NoteKind,
    Option,
    Slide,
    SlideKind,
    View,
    Workshop,
)
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session.session import Session

Draft = Note | Initiative


def begun_note(notebook: Notebook, kind: NoteKind, item: Item | None) -> Note:
    """A draft about what is being shown: a figure, an initiative, else the day."""
    note = Note(kind=kind, published=False, author=notebook.author)
    if isinstance(item, View):
        written = notebook.get(item.id) is not None
        anchor = (AnchorKind.VIEW, item.id) if written else (AnchorKind.QUESTION, item.question)
        return replace(note, anchor_kind=anchor[0], anchor=anchor[1], asked=item.asked)
    if isinstance(item, Slide) and item.kind is SlideKind.INITIATIVE:
        return replace(note, anchor_kind=AnchorKind.INITIATIVE, anchor=item.initiative)
    return note


def drafts(notebook: Notebook) -> tuple[Draft, ...]:
    """What the room does not see yet, the latest first."""
    both: list[Draft] = [each for each in notebook.notes if not each.published]
    both += [each for each in notebook.initiatives if not each.published]
    return tuple(sorted(both, key=lambda each: each.created, reverse=True))


def publish(session: Session, told: Sequence[str]) -> None:
    """Let the room see drafts, in one step that can be undone."""
    notebook = session.notebook
    if notebook is None:
        return
    found = [each for each in drafts(notebook) if each.id in set(told)]
    shown = [replace(each, published=True) for each in found]
    if shown:
        label = _("the publication to the room")
        session.change(lambda notebook: notebook.put_all(shown, label))


def withdraw(session: Session, record_id: str) -> None:
    """Take something back from the room; it is a draft again."""
    record = session.notebook.get(record_id) if session.notebook else None
    if isinstance(record, Note | Initiative):
        session.write(replace(record, published=False), _("the withdrawal from the room"))


def give(session: Session, slide_id: str, option: int, dots: int) -> None:
    """Give dots to an option of a vote, or take them back; there are never less than none."""
    slide = session.notebook.get(slide_id) if session.notebook else None
    if not isinstance(slide, Slide) or not 0 <= option < len(slide.options):
        return
    options = list(slide.options)
    given = options[option]
    options[option] = Option(given.label, max(0, given.dots + dots))
    session.write(replace(slide, options=tuple(options)), _("the vote of the room"))


def add_option(session: Session, slide_id: str, label: str) -> None:
    """Let something else be voted for."""
    slide = session.notebook.get(slide_id) if session.notebook else None
    if isinstance(slide, Slide) and label.strip():
        options = (*slide.options, Option(label.strip()))
        session.write(replace(slide, options=options), _("the vote of the room"))


def count_people(session: Session, attendance: int | None) -> None:
    """Write how many people are in the room."""
    if session.notebook is not None:
        workshop: Workshop = replace(session.notebook.workshop, attendance=attendance)
        if workshop != session.notebook.workshop:
            session.write(workshop, _("the number of participants"))
