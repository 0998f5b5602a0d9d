"""By what the respondents of a question can be told apart, and which filters hold for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ocpart_desktop.analysis.select import Filters, asked, categorical
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.prisms import Prism, prism_of
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import RespondentTable, Survey

_CHOICES = (QuestionKind.SINGLE, QuestionKind.SCALE)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A way of filtering. ``categories`` are (as filtered by, as read): an answer has an id.

    ``option`` is the option that it tells of a question of several answers, whose wording is then
    the label.
    """

    name: str
    label: str
    prism: Prism
    categories: tuple[tuple[str, str], ...]
    option: str = ""

    def text(self, category: str) -> str:
        """A category as it is read."""
        return dict(self.categories).get(category, category)


def criteria(survey: Survey, question: Question) -> tuple[Criterion, ...]:
    """By what the question's own respondents can be filtered, in the order of the prisms.

    Each category is one that some of them are in; nothing for a published table.
    """
    table = survey.respondents.get(question.table)
    if table is None:
        return ()
    found, _held = table.memory.recall(
        "criteria", _among(survey, question), lambda: (_criteria(survey, table, question), survey)
    )
    return found


def has_criteria(survey: Survey, question: Question) -> bool:
    """Whether the question's respondents can be filtered by anything at all."""
    table = survey.respondents.get(question.table)
    if table is None:
        return False
    offered = _offered_by_name(survey, table, question).values()
    return any(_present(table, each, question).categories for each in offered)


def _among(survey: Survey, question: Question) -> tuple[str, int]:
    """A question of this very survey, which whoever remembers it must hold on to."""
    return question.key, id(survey)


def _criteria(survey: Survey, table: RespondentTable, question: Question) -> tuple[Criterion, ...]:
    offered = _offered_by_name(survey, table, question).values()
    found = [_present(table, each, question) for each in offered]
    order = list(Prism)
    return tuple(sorted((c for c in found if c.categories), key=lambda c: order.index(c.prism)))


def applicable(survey: Survey, question: Question, filters: Filters) -> Filters:
    """Those of the filters by which at least one of the question's respondents is kept."""
    table = survey.respondents.get(question.table)
    if table is None or not filters:
        return ()
    offered = _offered_by_name(survey, table, question)
    return tuple(
        (name, value)
        for name, value in filters
        if name in offered
        and value in dict(offered[name].categories)
        and value in _met(table, name, question)
    )


def worded(survey: Survey, question: Question, filters: Filters) -> Filters:
    """The filters as they are read: (variable's wording, category's)."""
    table = survey.respondents.get(question.table)
    if table is None or not filters:
        return filters
    known = _offered_by_name(survey, table, question)
    return tuple(
        (known[name].label, known[name].text(value)) if name in known else (name, value)
        for name, value in filters
    )


def _offered_by_name(
    survey: Survey, table: RespondentTable, question: Question
) -> dict[str, Criterion]:
    found, _held = table.memory.recall(
        "offered",
        _among(survey, question),
        lambda: ({each.name: each for each in _offered(survey, table, question)}, survey),
    )
    return found


def _offered(survey: Survey, table: RespondentTable, question: Question) -> Iterator[Criterion]:
    """The table's characteristics, then what its respondents answered to the other questions."""
    for variable in table.variables:
        yield Criterion(
            variable.name,
            variable.label,
            prism_of(variable.name, variable.label),
            tuple((category, category) for category in variable.categories),
        )
    taken = {question.column, *(variable.name for variable in table.variables)}
    for other in survey.questions:
        mine = (other.table, other.public, other.wave)
        if mine != (table.name, question.public, question.wave):
            continue
        if other.kind is QuestionKind.MULTIPLE and other.key != question.key:
            yield from _options(other)
        if other.kind in _CHOICES and other.column is not None and other.column not in taken:
            taken.add(other.column)
            answers = tuple((a.id, a.label) for a in other.answers if not a.net)
            yield Criterion(other.column, other.label, Prism.ANSWERS, answers)


def _options(question: Question) -> Iterator[Criterion]:
    """Each option of several answers, chosen or not by those who were asked."""
    for answer in question.answers:
        if answer.column is not None and not answer.net:
            label = answer.label
            marks = (("1", label), ("0", _("{answer}: not chosen").format(answer=label)))
            yield Criterion(answer.column, question.label, Prism.ANSWERS, marks, label)


def _present(table: RespondentTable, criterion: Criterion, question: Question) -> Criterion:
    """The criterion with the categories that some respondents of the question are in."""
    met = _met(table, criterion.name, question)
    kept = tuple(each for each in criterion.categories if each[0] in met)
    return replace(criterion, categories=kept)


def _met(table: RespondentTable, name: str, question: Question) -> frozenset[str]:
    """The categories of a column among those asked: the same for all questions put to them."""

    def found() -> frozenset[str]:
        column = categorical(table, name)
        counts = np.bincount(
            column.codes[asked(table, question)] + 1, minlength=1 + len(column.categories)
        )
        return frozenset(map(str, column.categories[np.flatnonzero(counts[1:])]))

    return table.memory.recall("met", (name, question.public, question.wave), found, most=4096)
