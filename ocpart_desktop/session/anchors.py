"""Where remarks and views stand in the open extract, which may not be the one they were made on.

A question keeps its place when the extract still has it as it was; it moved when the extract has
it under another code, in another wave or worded a little otherwise; otherwise the remark is
orphaned: it stays in the notebook, and is listed. Nothing is written here: the earlier extract
finds everything where it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.notebook.model import AnchorKind, Asked, Note, Seen, View
from ocpart_desktop.session.rewording import is_reworded
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
    place = _place(survey, key, told)
    fate, question = place.fate, place.question
    if question is None or seen is None or not seen.answer:
        return place
    answer = question.answer(seen.answer)
    if answer is None or (seen.answer_label and fold(answer.label) != fold(seen.answer_label)):
        answer = _labelled(question, seen.answer_label)
        fate = Fate.MOVED
    return Standing(fate, question, answer)


def _place(survey: Survey, key: str, told: Asked | None) -> Standing:
    """Where the question itself stands."""
    wanted = told or from_key(key)
    present = survey.question(key)
    if present is not None and (not wanted.label or fold(present.label) == fold(wanted.label)):
        return Standing(Fate.KEPT, present)
    found = _elsewhere(survey, wanted, present)
    return Standing(Fate.MOVED, found) if found else Standing(Fate.ORPHANED)


def from_key(key: str) -> Asked:
    """What a key alone says: remarks of an earlier release hold nothing more."""
    name, public, wave = (*key.split("|"), "", "", "")[:3]
    return Asked(id=name, public=public, wave=wave)


def _elsewhere(survey: Survey, wanted: Asked, present: Question | None) -> Question | None:
    """The same question elsewhere: by its wording, else its role, its code, a wording like it."""
    same_public = [q for q in survey.questions if (q.public or "") == wanted.public]
    label = fold(wanted.label)
    worded = [q for q in same_public if label and fold(q.label) == label]
    playing = [q for q in same_public if wanted.role and q.role == wanted.role]
    coded = [q for q in same_public if not label and q.id == wanted.id]
    for found in (worded, playing, coded):
        if present in found:
            return present
        if found:
            return _nearest(found, wanted)
    alike = [q for q in same_public if is_reworded(wanted.label, q.label)]
    one_wording = len({fold(q.label) for q in alike}) == 1
    return _nearest(alike, wanted) if one_wording else None


def _nearest(found: Iterable[Question], wanted: Asked) -> Question:
    """Of the same wave, else of the latest."""
    return max(found, key=lambda q: ((q.wave or "") == wanted.wave, q.wave or ""))


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
    seen = Seen(answer=view.answer, answer_label=view.answer_label)
    place = standing(survey, view.question, view.asked, seen)
    if place.question is None or place.fate is Fate.KEPT:
        return view
    answer = place.answer.id if place.answer else ""
    return replace(view, question=place.question.key, answer=answer)


class NotesAbout:
    """The remarks that stand on each question, wherever they were made; worked out once a change.

    There may be tens of thousands of them, made on a few dozen questions.
    """

    def __init__(self) -> None:
        self._known: tuple[Survey, tuple[Note, ...]] | None = None
        self._about: dict[str, tuple[Note, ...]] = {}

    def of(self, survey: Survey, notes: tuple[Note, ...], key: str) -> tuple[Note, ...]:
        """Those on one question of a survey, oldest first."""
        known = self._known
        if known is None or known[0] is not survey or known[1] is not notes:
            self._known = (survey, notes)
            self._about = _by_question(survey, notes)
        return self._about.get(key, ())


def _by_question(survey: Survey, notes: Iterable[Note]) -> dict[str, tuple[Note, ...]]:
    made_on: dict[tuple[str, str, str], list[Note]] = {}
    about_a_question = {AnchorKind.QUESTION, AnchorKind.FIGURE}
    for note in notes:
        if note.anchor_kind in about_a_question:
            told = note.asked or _UNTOLD  # its code, public and wave are the anchor's
            made_on.setdefault((note.anchor, told.label, told.role), []).append(note)
    found: dict[str, list[Note]] = {}
    for (key, _label, _role), about in made_on.items():
        question = standing(survey, key, about[0].asked).question
        if question is not None:
            found.setdefault(question.key, []).extend(about)
    return {key: _by_age(told) for key, told in found.items()}


_UNTOLD = Asked()


def _by_age(notes: list[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.created))
