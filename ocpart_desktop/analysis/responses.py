"""What the respondents of a question's base answered, as arrays.

NSP is an answer like another unless it is left out; whoever gave it then leaves the base.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ocpart_desktop.analysis.design import Bools, Floats, Ints
from ocpart_desktop.analysis.select import categorical
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import RespondentTable


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """One answer each: ``codes`` a row of the base, ``members[answer, code]`` 1 where it counts."""

    answers: tuple[Answer, ...]
    rows: Ints
    codes: Ints
    members: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """Several answers each: ``chosen[answer]`` says which rows of the base chose it."""

    answers: tuple[Answer, ...]
    rows: Ints
    chosen: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Numbers: ``values[item]`` for each row of the base (anyone who gave one), NaN where none."""

    answers: tuple[Answer, ...]
    rows: Ints
    values: Floats


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
    valid = np.array([category in possible for category in categories] + [False])
    codes = column.codes.take(kept)
    whole = bool(valid[:-1].all()) and (not len(codes) or codes.min() >= 0)
    if not whole:
        answering = valid.take(codes)
        kept, codes = kept[answering], codes[answering]
    held = [set(leaves(question, answer)) for answer in answers]
    members = [[category in ids for category in categories] for ids in held]
    shape = (len(answers), len(categories))
    return Choices(
        answers=answers,
        rows=kept,
        codes=codes.astype(np.intp),
        members=np.array(members, dtype=float).reshape(shape),
    )


def _options(
    table: RespondentTable,
    question: Question,
    answers: tuple[Answer, ...],
    kept: Ints,
    left_out: tuple[Answer, ...],
) -> Options:
    options = {
        a.id: table.frame[a.column].to_numpy().take(kept) for a in question.answers if a.column
    }
    base = np.zeros(len(kept), dtype=bool)
    for values in options.values():
        base |= values >= 0
    for answer in left_out:
        for option in set(leaves(question, answer)) & options.keys():
            base &= options[option] != 1
    if not base.all():
        kept, options = kept[base], {option: values[base] for option, values in options.items()}
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
        answer.id: table.frame[answer.column or question.column]
        .to_numpy(float, na_value=np.nan)
        .take(kept)
        for answer in question.answers
        if answer.column or question.column
    }
    answers = tuple(answer for answer in answers if answer.id in items)
    given = np.zeros(len(kept), dtype=bool)
    for values in items.values():
        given |= ~np.isnan(values)
    if not given.all():
        kept, items = kept[given], {item: values[given] for item, values in items.items()}
    values = np.array([items[answer.id] for answer in answers])
    return Scores(answers=answers, rows=kept, values=values.reshape(len(answers), len(kept)))
