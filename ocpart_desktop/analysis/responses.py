"""What the respondents of a question's base answered, as arrays.

NSP is an answer like another unless it is left out; whoever gave it then leaves the base.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ocpart_desktop.analysis.design import Bools, Floats, Ints
from ocpart_desktop.analysis.select import categorical
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import RespondentTable


@dataclass(frozen=True, eq=False)
class Choices:
    """One answer each: ``given`` is the code of each row ``asked``, -1 where there is none.

    ``members[answer, code]`` is 1 where the code is the answer, or one that it adds up. ``known``
    says which codes are answers to the question: who gave none of them is asked but not of the
    base, whose ``rows`` have ``codes``.
    """

    answers: tuple[Answer, ...]
    asked: Ints
    given: NDArray[np.integer]
    members: Floats
    known: Bools

    @cached_property
    def rows(self) -> Ints:
        """The rows of the base."""
        return self.asked if self._places is None else self.asked.take(self._places)

    @cached_property
    def codes(self) -> NDArray[np.integer]:
        """The code of each row of the base."""
        return self.given if self._places is None else self.given.take(self._places)

    @cached_property
    def _places(self) -> Ints | None:
        """Where those who answered are among those asked; None when all did."""
        whole = self.known.all()
        answered = self.given >= 0 if whole else np.append(self.known, False).take(self.given)
        return None if answered.all() else np.flatnonzero(answered)


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """Several answers each: ``chosen[answer]`` says which rows of the base chose it."""

    answers: tuple[Answer, ...]
    rows: Ints
    chosen: Bools

    @property
    def asked(self) -> Ints:
        """The rows that ``chosen`` tells of: those of the base."""
        return self.rows


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Numbers: ``values[item]`` for each row of the base (anyone who gave one), NaN where none."""

    answers: tuple[Answer, ...]
    rows: Ints
    values: Floats

    @property
    def asked(self) -> Ints:
        """The rows that ``values`` tells of: those of the base."""
        return self.rows


Responses = Choices | Options | Scores


def responses(
    table: RespondentTable,
    question: Question,
    wanted: tuple[Answer, ...],
    kept: Ints,
    left_out: tuple[Answer, ...] = (),
) -> Responses:
    """The ``wanted`` answers of the ``kept`` rows of a table, but for who gave one ``left_out``."""
    answers = tuple(answer for answer in wanted if answer not in left_out)
    if question.kind is QuestionKind.MULTIPLE:
        return _options(table, question, answers, kept, left_out)
    if question.kind.has_shares and question.column is not None:
        return _choices(table, question, answers, kept, left_out)
    return _scores(table, question, answers, kept)


def options_of(answered: Responses) -> Options:
    """Answers as options, each chosen or not, however many could be given."""
    if isinstance(answered, Options):
        return answered
    if isinstance(answered, Choices):
        chosen = answered.members[:, answered.codes] > 0
        return Options(answered.answers, answered.rows, chosen)
    raise TypeError("marks are not chosen")


def patterns_of(options: Options) -> Choices:
    """Options as one answer each, the set of those chosen: bit i of its code is option i."""
    count = len(options.answers)
    given = np.zeros(len(options.rows), dtype=np.intp)
    for place, chosen in enumerate(options.chosen):
        given += chosen.astype(np.intp) << place
    held = np.arange(1 << count) >> np.arange(count)[:, None] & 1
    known = np.ones(1 << count, dtype=bool)
    return Choices(options.answers, options.rows, given, held.astype(float), known)


def leaves(question: Question, answer: Answer) -> tuple[str, ...]:
    """The ids of the answers a net adds up (a net of nets is opened); an answer's own id."""
    if not answer.net or not answer.members:
        return (answer.id,)
    opened: list[str] = []
    for member in answer.members:
        known = next((a for a in question.answers if a.id == member and a is not answer), None)
        opened += leaves(question, known) if known is not None and known.net else [member]
    return tuple(dict.fromkeys(opened))


def _choices(
    table: RespondentTable,
    question: Question,
    answers: tuple[Answer, ...],
    kept: Ints,
    left_out: tuple[Answer, ...],
) -> Choices:
    column = categorical(table, question.column or "")
    categories = [str(category) for category in column.categories]
    dropped = {i for answer in left_out for i in leaves(question, answer)}
    possible = {i for answer in question.answers for i in leaves(question, answer)} - dropped
    held = [set(leaves(question, answer)) for answer in answers]
    members = [[category in ids for category in categories] for ids in held]
    return Choices(
        answers=answers,
        asked=kept,
        given=column.codes.take(kept),
        members=np.array(members, dtype=float).reshape(len(answers), len(categories)),
        known=np.array([category in possible for category in categories], dtype=bool),
    )


def _options(
    table: RespondentTable,
    question: Question,
    answers: tuple[Answer, ...],
    kept: Ints,
    left_out: tuple[Answer, ...],
) -> Options:
    options = {a.id: _marks(table, a.column).take(kept) for a in question.answers if a.column}
    base = np.zeros(len(kept), dtype=bool)
    for values in options.values():
        base |= values >= 0
    for answer in left_out:
        for option in set(leaves(question, answer)) & options.keys():
            base &= options[option] != 1
    if not base.all():
        places = np.flatnonzero(base)
        kept = kept.take(places)
        options = {option: values.take(places) for option, values in options.items()}
    chosen = np.zeros((len(answers), len(kept)), dtype=bool)
    for i, answer in enumerate(answers):
        for member in leaves(question, answer):
            if member in options:
                chosen[i] |= options[member] == 1
    return Options(answers=answers, rows=kept, chosen=chosen)


def _scores(
    table: RespondentTable, question: Question, answers: tuple[Answer, ...], kept: Ints
) -> Scores:
    items = {
        answer.id: _numbers(table, column).take(kept)
        for answer in question.answers
        if (column := answer.column or question.column)
    }
    answers = tuple(answer for answer in answers if answer.id in items)
    given = np.zeros(len(kept), dtype=bool)
    for values in items.values():
        given |= ~np.isnan(values)
    if not given.all():
        places = np.flatnonzero(given)
        kept, items = kept.take(places), {item: each.take(places) for item, each in items.items()}
    values = np.array([items[answer.id] for answer in answers])
    return Scores(answers=answers, rows=kept, values=values.reshape(len(answers), len(kept)))


def _marks(table: RespondentTable, name: str) -> NDArray[np.int8]:
    """Who chose an option: 1, 0, and -1 for who was not asked."""

    def read() -> NDArray[np.int8]:
        return table.frame[name].to_numpy()

    return table.memory.recall("marks", name, read, most=512)


def _numbers(table: RespondentTable, name: str) -> Floats:
    """The numbers of a column, NaN where there is none."""

    def read() -> Floats:
        return table.frame[name].to_numpy(float, na_value=np.nan)

    return table.memory.recall("numbers", name, read, most=512)
