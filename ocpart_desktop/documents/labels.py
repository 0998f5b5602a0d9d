"""What the records of the notebook are called in a document."""

from __future__ import annotations

from datetime import date

from ocpart_desktop.i18n import _, date_long
from ocpart_desktop.notebook.labels import note_kind_label
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Workshop
from ocpart_desktop.notebook.words import Vocabulary, Words


def types(initiative: Initiative, words: Words) -> str:
    """The initiative's types of partnership, as its notebook calls them."""
    return ", ".join(words.label(Vocabulary.TYPES, kind) for kind in initiative.types)


def stage(initiative: Initiative, words: Words) -> str:
    """How far it has come, as its notebook says it; empty when nobody said."""
    return words.label(Vocabulary.STAGES, initiative.stage or "")


def title(initiative: Initiative) -> str:
    """The initiative's title, or what stands for it."""
    named = initiative.title.strip() or _("Untitled initiative")
    return named if initiative.published else _("{title} (draft)").format(title=named)


def collective(initiative: Initiative) -> str:
    """A partnership is an agreement between organisations; an alliance, a shared dynamic."""
    return _("Alliance") if initiative.alliance else _("Partnership")


def day(iso: str) -> str:
    """« 24 novembre 2026 » from an ISO date; any other text as it was typed."""
    try:
        return date_long(date.fromisoformat(iso))
    except ValueError:
        return iso


def occasion(workshop: Workshop) -> str:
    """« Orléans, 24 novembre 2026 »: where and when, as far as known."""
    return ", ".join(part for part in (workshop.place.strip(), day(workshop.date.strip())) if part)


def remark(note: Note) -> str:
    """The text of a remark; a commitment says who, what and when."""
    if note.kind is not NoteKind.COMMITMENT:
        return note.text.strip()
    facts = [
        (_("Who"), note.who.strip()),
        (_("What"), note.what.strip()),
        (_("When"), day(note.due.strip())),
    ]
    told = [_("{label}: {text}").format(label=name, text=text) for name, text in facts if text]
    return "\n".join(part for part in (note.text.strip(), *told) if part)


def remark_kind(note: Note) -> str:
    """« Constat »; « Constat (brouillon) » as long as the room may not see it.

    A commitment that was kept says so: « Engagement (fait) ».
    """
    kind = note_kind_label(note.kind)
    if note.done:
        kind = _("{kind} (done)").format(kind=kind)
    return kind if note.published else _("{kind} (draft)").format(kind=kind)
