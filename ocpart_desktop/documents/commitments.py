"""Who will do what, and when: the commitments of the room and the next steps, as one table."""

from __future__ import annotations

from ocpart_desktop.documents import labels
from ocpart_desktop.documents.summary import StepsSlide
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import NextStep, Note
from ocpart_desktop.notebook.wording import due_text


def commitments_table(slide: StepsSlide) -> Table:
    """The commitments first, then each initiative's steps; a dash for what is not known."""
    rows = [_commitment(note) for note in slide.commitments]
    rows += [_step(title, step) for title, step in slide.steps]
    return Table(
        caption=slide.title,
        heads=(_("What"), _("Who"), _("When"), _("Origin")),
        rows=tuple(tuple(bound(text) or "–" for text in row) for row in rows),
        numbers=(False,) * 4,
    )


def _commitment(note: Note) -> tuple[str, ...]:
    told = "\n".join(filter(None, (note.what.strip(), note.text.strip())))
    return (told, note.who.strip(), due_text(note.due.strip()), labels.remark_kind(note))


def _step(title: str, step: NextStep) -> tuple[str, ...]:
    return (step.what.strip(), step.who.strip(), due_text(step.due.strip()), title)
