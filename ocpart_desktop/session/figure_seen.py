"""The figure a remark was made on: what of it is kept, how it is told, how it is seen again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ocpart_desktop.analysis.filters import applicable, worded
from ocpart_desktop.analysis.results import REST, ComparisonSpec
from ocpart_desktop.figures.places import name_of, reference_name
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import AnchorKind, Note, Seen
from ocpart_desktop.session.anchors import asked, followed_note, note_standing
from ocpart_desktop.session.session import Session
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


def seen(question: Question, selection: ComparisonSpec) -> Seen:
    """What of a question is looked at; the answer only when it is this question's."""
    mine = selection.answer if selection.question == question.key else None
    answer = question.answer(mine) if mine else None
    return Seen(
        answer=answer.id if answer else "",
        answer_label=answer.label if answer else "",
        region=selection.region,
        against=selection.against,
        filters=selection.filters,
        weighted=selection.weighted,
        without_no_opinion=selection.without_no_opinion,
    )


def anchored(session: Session, note: Note, key: str, *, on_figure: bool) -> Note:
    """A remark on the figure looked at, or on the whole of its question."""
    question = session.survey.question(key) if session.survey else None
    if question is None:
        return note
    selection = session.selection if on_figure else None
    return replace(
        note,
        anchor_kind=AnchorKind.FIGURE if selection else AnchorKind.QUESTION,
        anchor=key,
        asked=asked(question),
        seen=seen(question, selection) if selection else None,
    )


def told(survey: Survey | None, note: Note) -> str:
    """« « Oui » · Bretagne · 2015-2016 »: the figure in a line; empty for a whole question."""
    return " · ".join(filter(None, _parts(survey, note)))


def _parts(survey: Survey | None, note: Note) -> Iterator[str]:
    figure, place = note.seen, note_standing(survey, note) if survey else None
    if figure is not None:
        answer = place.answer.label if place and place.answer else figure.answer_label
        yield _("“{answer}”").format(answer=answer) if answer else ""
        yield name_of(figure.region) if figure.region else ""
        if figure.against not in ("", REST):
            yield _("against {reference}").format(reference=reference_name(figure.against))
        question = place.question if place else None
        if survey is not None and question is not None:
            yield from (each for _name, each in worded(survey, question, figure.filters))
        else:
            yield from (each for _name, each in figure.filters)
        yield "" if figure.weighted else _("unweighted")
    if place is not None and place.question is not None and note.asked is not None:
        yield note.asked.wave if note.asked.wave != (place.question.wave or "") else ""


def is_looked_at(session: Session, note: Note) -> bool:
    """Whether the figure of a remark is the one being looked at, or it has none."""
    survey, selection = session.survey, session.selection
    if survey is None or selection is None or note.seen is None:
        return True
    followed = followed_note(survey, note)
    question = survey.question(followed.anchor)
    if question is None or followed.seen is None:
        return True
    present, wanted = seen(question, selection), followed.seen
    return selection.question == question.key and wanted == Seen(
        answer=present.answer if wanted.answer else "",
        answer_label=wanted.answer_label,
        region=present.region,
        against=present.against,
        filters=present.filters,
        weighted=present.weighted,
        without_no_opinion=present.without_no_opinion,
    )


def look_again(session: Session, note: Note) -> bool:
    """Look at the figure of a remark, as far as the open extract has it; whether it has."""
    survey = session.survey
    followed = followed_note(survey, note) if survey else note
    question = survey.question(followed.anchor) if survey else None
    if survey is None or question is None:
        return False
    figure = followed.seen
    if figure is None:
        session.select(question=question.key)
        return True
    present = {region.code for region in survey.regions}
    session.select(
        question=question.key,
        answer=figure.answer or None,
        region=figure.region if figure.region in present else None,
        against=figure.against,
        filters=applicable(survey, question, figure.filters),
        weighted=figure.weighted,
        without_no_opinion=figure.without_no_opinion,
    )
    return True
