"""A commitment that was kept is said to be, in every document."""

from __future__ import annotations

from ocpart_desktop.documents import labels
from ocpart_desktop.notebook.model import Note, NoteKind


def test_a_commitment_that_was_kept_is_said_to_be() -> None:
    promised = Note(kind=NoteKind.COMMITMENT, what="Chercher un local")
    kept = Note(kind=NoteKind.COMMITMENT, what="Chercher un local", done=True)
    assert labels.remark_kind(promised) == "Engagement"
    assert labels.remark_kind(kept) == "Engagement (fait)"
