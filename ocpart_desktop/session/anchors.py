"""Where remarks and views stand in the open extract, which may not be the one they were made on.

A question keeps its place when the extract still has it; it moved when the extract has it under
another code, another wave or another wording of the same role; otherwise the remark is orphaned:
it stays in the notebook, and is listed. Nothing is written here: the earlier extract finds
everything where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.notebook.model import AnchorKind, Asked, Note, Seen, View
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.survey import Survey


class Fate(StrEnum):
    """What became of what a remark or a view is about."""

    KEPT = "kept"
    MOVED = "moved"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something stands now; without a question when it is orphaned.

    ``answer`` is the one looked at; None when there was none, or when it is no longer offered.
    """

    fate: Fate
    question: Question | None = None
    answer: Answer | None = None


def asked(question: Question) -> Asked:
    """A question as it will be known again."""
    return Asked(
        id=question.id,
        label=question.label,
        public=question.public or "",
        wave=question.wave or "",
        role=question.role.value if question.role else "",
    )


def standing(survey: Survey, key: str, told: Asked | None, seen: Seen | None = None) -> Standing:
    """Where a question of this key, as it was told, stands in a survey."""
    wanted = told or _from_key(key)
    present = survey.question(key)
    if present is not None and _is_the_same(present, wanted):
        fate, question = Fate.KEPT, present
    else:
        found = _elsewhere(survey, wanted)
        if found is None:
            return Standing(Fate.ORPHANED)
        fate, question = Fate.MOVED, found
    if seen is None or not seen.answer:
        return Standing(fate, question)
    answer = question.answer(seen.answer)
    if answer is None or (seen.answer_label and fold(answer.label) != fold(seen.answer_label)):
        answer = _labelled(question, seen.answer_label)
        fate = Fate.MOVED
    return Standing(fate, question, answer)


def _from_key(key: str) -> Asked:
    """What a key alone says: remarks of an earlier release hold nothing more."""
    name, public, wave = (*key.split("|"), "", "", "")[:3]
    return Asked(id=name, public=public, wave=wave)


def _is_the_same(question: Question, wanted: Asked) -> bool:
    """Whether the question of the same key is still about the same thing."""
    if not wanted.label or fold(question.label) == fold(wanted.label):
        return True
    return bool(wanted.role) and question.role == wanted.role


def _elsewhere(survey: Survey, wanted: Asked) -> Question | None:
    """The same question under another key: by its wording, else its role, else its code."""
    same_public = [q for q in survey.questions if (q.public or "") == wanted.public]
    label = fold(wanted.label)
    worded = [q for q in same_public if label and fold(q.label) == label]
    playing = [q for q in same_public if wanted.role and q.role == wanted.role]
    coded = [q for q in same_public if not label and q.id == wanted.id]
    for found in (worded, playing, coded):
        if found:
            return max(found, key=lambda q: ((q.wave or "") == wanted.wave, q.wave or ""))
    return None


def _labelled(question: Question, label: str) -> Answer | None:
    wanted = fold(label)
    return next((a for a in question.answers if wanted and fold(a.label) == wanted), None)


def note_standing(survey: Survey, note: Note) -> Standing | None:
    """Where a remark on a question or a figure stands; None when it is about something else."""
    if note.anchor_kind not in (AnchorKind.QUESTION, AnchorKind.FIGURE):
        return None
    return standing(survey, note.anchor, note.asked, note.seen)


def followed_note(survey: Survey, note: Note) -> Note:
    """A remark as if it had been made on this survey; unchanged when it is orphaned."""
    place = note_standing(survey, note)
    if place is None or place.question is None or place.fate is Fate.KEPT:
        return note
    seen = note.seen
    if seen is not None and seen.answer:
        seen = replace(seen, answer=place.answer.id if place.answer else "")
    return replace(note, anchor=place.question.key, seen=seen)


def followed_view(survey: Survey, view: View) -> View:
    """A view as if it had been made on this survey; unchanged when it is orphaned."""
    place = standing(survey, view.question, view.asked)
    if place.question is None or place.fate is Fate.KEPT:
        return view
    answer = place.question.answer(view.answer) if view.answer else None
    return replace(view, question=place.question.key, answer=answer.id if answer else "")


def fates(survey: Survey, notebook: Notebook) -> Mapping[Fate, tuple[Note | View, ...]]:
    """What became of every remark on a question or a figure and of every view."""
    found: dict[Fate, list[Note | View]] = {fate: [] for fate in Fate}
    for note in notebook.notes:
        place = note_standing(survey, note)
        if place is not None:
            found[place.fate].append(note)
    for view in notebook.views:
        found[standing(survey, view.question, view.asked).fate].append(view)
    return {fate: tuple(told) for fate, told in found.items()}


def notes_about(survey: Survey, notes: Iterable[Note], key: str) -> tuple[Note, ...]:
    """The remarks that stand on a question of this survey, wherever they were made."""
    return tuple(
        note
        for note in notes
        if (place := note_standing(survey, note)) is not None
        and place.question is not None
        and place.question.key == key
    )
