"""A single choice: one answer a respondent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column, coded, text_of
from ocpart_desktop.extract.fields import answers as making
from ocpart_desktop.extract.fields.missing import is_worded_missing
from ocpart_desktop.extract.fields.typed_answers import typed_answers
from ocpart_desktop.extract.layouts.asking import Asking, Stray, question_id
from ocpart_desktop.extract.layouts.codebook import Entry
from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.extract.roles import role_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import Answer

if TYPE_CHECKING:
    from ocpart_desktop.extract.workbook import Cell

_RARE, _USUAL = 2, 10


def chosen(column: Column, label: str, entry: Entry) -> Asking:
    """The question of a column that holds one answer a respondent, by its label or its code."""
    typed = frozenset() if entry.answers else typed_answers(text_counts(column))
    answers, id_of = making.single_answers(column, entry.answers, typed)
    ids = [a.id for a in answers]
    position = {value: ids.index(id_of[text]) for value, text in column.texts.items()}
    codes = column.codes(lambda v: position.get(v, -1))
    kind = making.kind_of_choice(answers)
    nets = making.declared_nets(entry.nets, answers)
    nets = nets or making.role_nets(role_of(label, kind, answers), answers)
    return Asking(
        id=question_id(column.head.code, label),
        label=label,
        kind=kind,
        answers=making.with_nets(answers, nets),
        asked=codes >= 0,
        columns=(column,),
        entry=entry,
        values={column.head.name: coded(codes, ids)},
        column=column.head.name,
        strays=(
            *_unexpected(column, entry, id_of),
            *respelt(column, answers, id_of, typed),
            *typed_strays(column, {v: text for v, text in column.texts.items() if text in typed}),
            *missing_strays(column),
        ),
    )


def text_counts(column: Column) -> Counter[str]:
    """How many respondents gave each answer, as it is written."""
    counts: Counter[str] = Counter()
    for value, text in column.opinions.items():
        counts[text] += column.counts[value]
    return counts


def missing_strays(column: Column) -> Iterator[Stray]:
    """The words taken for « no answer »: « Non concerné », « Sans réponse »."""
    texts = {v: text_of(v) for v in column.counts if v not in column.texts}
    for word in sorted({text for text in texts.values() if is_worded_missing(text)}):
        values = frozenset(v for v, text in texts.items() if text == word)
        yield Stray("taken_for_missing", column, values, severity=Severity.INFO)


def typed_strays(column: Column, typed: Mapping[Cell, str]) -> Iterator[Stray]:
    """The answers typed under « autre », gathered there: the cell of each, and what was typed."""
    if typed:
        first = next(value for value in column.counts if value in typed)
        facts = {"value": typed[first]}
        yield Stray("typed_answers", column, frozenset(typed), facts, severity=Severity.INFO)


def _unexpected(column: Column, entry: Entry, id_of: dict[str, str]) -> tuple[Stray, ...]:
    """Answers the codebook does not know; without one, answers hardly ever given."""
    if entry.answers:
        known = set(entry.answers) | set(making.answer_ids(list(entry.answers)).values())
        odd = frozenset(v for v, t in column.opinions.items() if id_of[t] not in known)
        return (Stray("unknown_answer", column, odd),) if odd else ()
    counts = {v: column.counts[v] for v in column.opinions}
    usual = [n for n in counts.values() if n > _RARE]
    if len(usual) < 2 or min(usual) < _USUAL * _RARE:
        return ()
    lone = {id_of[column.texts[v]] for v, n in counts.items() if n > _RARE}
    rare = frozenset(
        v for v, n in counts.items() if n <= _RARE and id_of[column.texts[v]] not in lone
    )
    return (Stray("rare_answer", column, rare),) if len(rare) == 1 else ()


def respelt(
    column: Column,
    answers: Sequence[Answer],
    id_of: Mapping[str, str],
    typed: Collection[str] = (),
) -> tuple[Stray, ...]:
    """Labels taken for another that differs by case, accents or punctuation only."""
    label_of = {a.id: a.label for a in answers}
    out = []
    for value, text in column.opinions.items():
        label = label_of[id_of[text]]
        if (
            text not in typed
            and text != label
            and isinstance(value, str)
            and fold(text) == fold(label)
        ):
            out.append(Stray("other_spelling", column, frozenset({value}), {"label": label}))
    return tuple(out)
