"""The columns that the lists of the page can show, those shown at first, and how wide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.columns import Column, columns
from ocpart_desktop.notebook.filters import About
from ocpart_desktop.notebook.labels import note_kind_label
from ocpart_desktop.notebook.model import AnchorKind, Initiative, Note
from ocpart_desktop.notebook.wording import due_text
from ocpart_desktop.notebook.words import Words

INITIATIVE_WIDTHS = {"title": 160, "territory_name": 100, "types": 112, "stage": 92}
NOTE_WIDTHS = {"text": 200, "kind": 112, "about": 140}
COMMITMENT_WIDTHS = {"done": 52, "what": 160, "who": 140, "due": 110}
USUAL_WIDTH = 130


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """A column of the remarks: what its cell says, what sorts it."""

    key: str
    label: str
    text: Callable[[Note], str]
    order: Callable[[Note], Any]


def initiative_columns(words: Words, remarks: Callable[[str], int]) -> dict[str, Column]:
    """Those of a sheet and more; ``remarks`` counts those made on an initiative."""
    known = columns(words)
    title = known["title"]
    known["title"] = replace(
        title, text=lambda each: each.title or _("Untitled initiative"), read=None
    )
    more = (
        Column("room", _("Room"), _room, _room),
        Column(
            "remarks",
            _("Remarks"),
            lambda each: str(remarks(each.id) or ""),
            lambda each: remarks(each.id),
        ),
    )
    return known | {column.key: column for column in more}


def note_columns(about: About) -> dict[str, NoteColumn]:
    """Those of a remark, a commitment's own after what all of them have."""

    def subject(note: Note) -> str:
        return subject_of(note, about)

    made = (
        _note("text", _("Remark"), lambda each: each.text or each.what),
        _note("kind", _("Kind"), lambda each: note_kind_label(each.kind)),
        _note("about", _("About"), subject),
        _note("what", _("What"), lambda each: each.what or each.text),
        _note("who", _("Who"), lambda each: each.who),
        NoteColumn("due", _("When"), lambda each: due_text(each.due), lambda each: fold(each.due)),
        NoteColumn("done", _("Done"), lambda _each: " ", lambda each: each.done),
        _note("author", _("Author"), lambda each: each.author),
        NoteColumn("room", _("Room"), _room, _room),
        NoteColumn(
            "created",
            _("Noted on"),
            lambda each: f"{each.created.astimezone():%Y-%m-%d %H:%M}",
            lambda each: each.created,
        ),
    )
    return {column.key: column for column in made}


def subject_of(note: Note, about: About) -> str:
    """What a remark is about, in a few words."""
    if note.anchor_kind == AnchorKind.INITIATIVE:
        initiative = about(note.anchor)
        return (initiative.title or _("Untitled initiative")) if initiative else ""
    if note.anchor_kind == AnchorKind.DAY:
        return _("The day")
    return note.asked.label if note.asked else _("A figure")


def _note(key: str, label: str, text: Callable[[Note], str]) -> NoteColumn:
    return NoteColumn(key, label, text, lambda each: fold(text(each)))


def _room(record: Initiative | Note) -> str:
    return _("Seen by the room") if record.published else _("Draft")
