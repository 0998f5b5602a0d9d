"""Which question of the respondents a published table tells, answer by answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.wording import close, fold
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind

_SUBTOTAL = re.compile(r"^(?:s t|st|sous total|total|net) ")
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Twin:
    """A published question, the respondents' one, and for each answer printed, those it adds up."""

    published: Question
    asked: Question
    rows: tuple[tuple[Answer, tuple[Answer, ...]], ...]


def twins_of(published: Question, asked: Sequence[Question]) -> Iterator[Twin]:
    """The questions a table may tell: several when it names no public or no wave."""
    for question in asked:
        if not (_comparable(published, question) and _same(published, question)):
            continue
        rows = tuple(
            (answer, members)
            for answer in published.answers
            if (members := _members(answer, published, question))
        )
        if len(rows) >= max(1, _ENOUGH * len(published.answers)):
            yield Twin(published, question, rows)


def parts_of(twin: Twin) -> dict[int, tuple[int, ...]]:
    """The printed rows that a printed subtotal adds up, by the row of the subtotal."""
    rows = {answer.id: n for n, (answer, _members) in enumerate(twin.rows)}
    return {
        n: tuple(rows[m] for m in answer.members)
        for n, (answer, _members) in enumerate(twin.rows)
        if len(answer.members) > 1 and all(m in rows for m in answer.members)
    }


def _comparable(published: Question, asked: Question) -> bool:
    means = (published.kind is QuestionKind.MEAN, asked.kind is QuestionKind.MEAN)
    shares = published.kind.has_shares and asked.kind.has_shares
    public = published.public in (None, asked.public)
    return (shares or all(means)) and public and _may_be(published.wave, asked.wave)


def _may_be(wave: str | None, other: str | None) -> bool:
    """« 2015 » may be « 2015-2016 »."""
    return wave is None or other is None or wave.startswith(other) or other.startswith(wave)


def _same(published: Question, asked: Question) -> bool:
    if published.id == asked.id or (published.role and published.role == asked.role):
        return True
    return close(fold(published.label), fold(asked.label))


def _members(answer: Answer, published: Question, asked: Question) -> tuple[Answer, ...]:
    """The respondents' answers that a printed one stands for; none when it has no like."""
    found = _alike(answer, [a for a in asked.answers if a.net == answer.net])
    if found is None and answer.net:
        items = [a for a in published.answers if a.id in answer.members]
        likes = [_alike(item, [a for a in asked.answers if not a.net]) for item in items]
        return tuple(x for x in likes if x) if likes and all(likes) else ()
    if found is not None and found.net:
        return tuple(a for a in asked.answers if a.id in found.members)
    return (found,) if found else ()


def _alike(answer: Answer, others: Sequence[Answer]) -> Answer | None:
    wording = _plain(answer.label)
    for other in others:
        if (answer.type and answer.type is other.type) or _plain(other.label) == wording:
            return other
    return next((o for o in others if close(_plain(o.label), wording)), None)


def _plain(label: str) -> str:
    return _SUBTOTAL.sub("", fold(label))
