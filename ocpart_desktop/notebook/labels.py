"""What the values of a record are called on screen and in documents."""

from __future__ import annotations

from ocpart_desktop.notebook.model import NoteKind, Stage
from ocpart_desktop.notebook.vocabularies import (
    actors,
    domains,
    note_kinds,
    stages,
    territory_kinds,
)


def note_kind_label(kind: NoteKind) -> str:
    """« Constat », « Question », « Idée », « Engagement »."""
    return note_kinds()[kind]


def stage_label(stage: Stage | None) -> str:
    """How far it has come; empty when nobody said."""
    return stages()[stage] if stage is not None else ""


def domain_label(code: str) -> str:
    """A domain; a code that is not ours is its own label."""
    return domains().get(code, code)


def actor_label(code: str) -> str:
    """A kind of actor; a code that is not ours is its own label."""
    return actors().get(code, code)


def territory_kind_label(code: str) -> str:
    """A kind of territory; a code that is not ours is its own label."""
    return territory_kinds().get(code, code)
