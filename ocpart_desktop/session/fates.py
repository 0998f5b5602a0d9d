"""What became of every remark and view in the open extract, and attaching them again.

Remarks and views that were made on one question are listed, and attached, together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import AnchorKind, Asked, Note, View
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session.anchors import Fate, Standing, asked, from_key, standing
from ocpart_desktop.session.rewording import likeness
from ocpart_desktop.session.session import Session
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.survey import Survey

ALIKE = 0.5
"""Of the questions that something was said of, those an extract must still have to be newer."""

_FEW = 3


@dataclass(frozen=True, slots=True)
class Followed:
    """What was said of one question, and where that question stands now."""

    asked: Asked
    standing: Standing
    notes: tuple[Note, ...] = ()
    views: tuple[View, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the remarks and of the views."""
        return (*(note.id for note in self.notes), *(view.id for view in self.views))


def fates(survey: Survey, notebook: Notebook) -> Mapping[Fate, tuple[Followed, ...]]:
    """Every question that something was said of, in the order it was first spoken of."""
    about: dict[tuple[str, Asked | None], tuple[list[Note], list[View]]] = {}
    for note in notebook.notes:
        if note.anchor_kind in (AnchorKind.QUESTION, AnchorKind.FIGURE):
            about.setdefault((note.anchor, note.asked), ([], []))[0].append(note)
    for view in notebook.views:
        about.setdefault((view.question, view.asked), ([], []))[1].append(view)
    found: dict[Fate, list[Followed]] = {fate: [] for fate in Fate}
    for (key, told), (notes, views) in about.items():
        place = standing(survey, key, told)
        each = Followed(told or from_key(key), place, tuple(notes), tuple(views))
        found[place.fate].append(each)
    return {fate: tuple(told) for fate, told in found.items()}


def is_newer(survey: Survey, former: Survey | None, notebook: Notebook) -> bool:
    """Whether an extract asks what the notebook, or the extract it was used with, speaks of."""
    known = [(q.key, asked(q)) for q in former.questions] if former else []
    places = [standing(survey, key, told).fate for key, told in known]
    places += [f for f, told in fates(survey, notebook).items() for _each in told]
    kept = sum(fate is not Fate.ORPHANED for fate in places)
    return bool(places) and kept >= ALIKE * len(places)


def proposals(survey: Survey, lost: Asked) -> tuple[Question, ...]:
    """The questions that may be the lost one under other words, the likest first; a few."""
    same = [q for q in survey.questions if q.kind.has_figures and (q.public or "") == lost.public]
    ranked = sorted(same, key=lambda q: likeness(lost.label, q.label), reverse=True)
    return tuple(q for q in ranked if likeness(lost.label, q.label) > 0)[:_FEW]


def attach(session: Session, chosen: Sequence[tuple[Followed, str]]) -> None:
    """Attach what was said of some questions to others, by their keys, in one step."""
    survey = session.survey
    written: list[Note | View] = []
    for each, key in chosen:
        question = survey.question(key) if survey else None
        if question is not None:
            written += _attached(each, question)
    if written:
        label = _("the attachment of remarks to another question")
        session.change(lambda notebook: notebook.put_all(written, label))


def _attached(told: Followed, question: Question) -> Iterable[Note | View]:
    """The same as if they had been said of this question; an answer it lacks is let go of."""
    for note in told.notes:
        seen = note.seen
        if seen is not None and seen.answer:
            found = _labelled(question, seen.answer_label)
            seen = replace(
                seen,
                answer=found.id if found else "",
                answer_label=found.label if found else "",
            )
        yield replace(note, anchor=question.key, asked=asked(question), seen=seen)
    for view in told.views:
        answer = _labelled(question, view.answer_label)
        yield replace(
            view,
            question=question.key,
            asked=asked(question),
            answer=answer.id if answer else "",
            answer_label=answer.label if answer else "",
        )


def _labelled(question: Question, label: str) -> Answer | None:
    wanted = fold(label)
    return next((a for a in question.answers if wanted and fold(a.label) == wanted), None)
