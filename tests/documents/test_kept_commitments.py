"""A commitment that was kept is said to be, in every document."""

from __future__ import annotations

from ocpart_desktop.documents import labels
from ocpart_desktop.documents.commitments import commitments_table
from ocpart_desktop.documents.summary import StepsSlide
from ocpart_desktop.notebook.model import NextStep, Note, NoteKind


def test_a_commitment_that_was_kept_is_said_to_be() -> None:
    promised = Note(kind=NoteKind.COMMITMENT, what="Chercher un local")
    kept = Note(kind=NoteKind.COMMITMENT, what="Chercher un local", done=True)
    assert labels.remark_kind(promised) == "Engagement"
    assert labels.remark_kind(kept) == "Engagement (fait)"


def test_who_does_what_and_when_is_a_table_whose_last_column_says_where_it_comes_from() -> None:
    promised = Note(
        kind=NoteKind.COMMITMENT,
        text="Avant l'été.",
        what="Se revoir",
        who="La préfecture",
        due="2027-05-20",
    )
    step = NextStep("Ouvrir une antenne", "", "au printemps")
    table = commitments_table(StepsSlide("Engagements", (promised,), (("Conciergerie", step),)))
    assert table.heads == ("Quoi", "Qui", "Quand", "À propos de")
    assert [[text.replace("\u00a0", " ") for text in row] for row in table.rows] == [
        ["Se revoir\nAvant l'été.", "La préfecture", "20 mai 2027", "Engagement"],
        ["Ouvrir une antenne", "–", "au printemps", "Conciergerie"],
    ]
