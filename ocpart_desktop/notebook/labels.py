"""What the values of a record are called on screen and in documents."""

from __future__ import annotations

from ocpart_desktop.notebook.model import NoteKind
from ocpart_desktop.notebook.vocabularies import note_kinds


def note_kind_label(kind: NoteKind) -> str:
    """« Constat », « Question », « Idée », « Engagement »."""
    return note_kinds()[kind]
