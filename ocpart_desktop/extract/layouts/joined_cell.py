"""Several answers, all in one cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.answers import answer_ids
from ocpart_desktop.extract.fields.joined import Joined
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.layouts.asking import Asking, Stray, asked_in, question_id
from ocpart_desktop.extract.layouts.chosen import missing_strays, typed_strays
from ocpart_desktop.extract.layouts.codebook import Entry
from ocpart_desktop.extract.role_answers import type_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    from ocpart_desktop.extract.workbook import Cell


def joined_cell(column: Column, label: str, joined: Joined, entry: Entry) -> Asking:
    """The question of a joined column, its options worded by the codebook's codes or labels."""
    meanings = {fold(code): text for code, text in entry.answers.items()}
    worded = [meanings.get(fold(option), option) for option in joined.options]
    labels = list(dict.fromkeys(worded))
    place = [labels.index(text) for text in worded]
    held = {value: frozenset(place[n] for n in told) for value, told in joined.held.items()}
    ids = answer_ids(labels)
    names = [f"{column.head.name}:{n}" for n in range(1, len(labels) + 1)]
    return Asking(
        id=question_id(column.head.code, label),
        label=label,
        kind=QuestionKind.MULTIPLE,
        answers=tuple(
            Answer(ids[text], text, type=type_of(text), no_opinion=is_no_opinion(text), column=name)
            for text, name in zip(labels, names, strict=True)
        ),
        asked=asked_in(column),
        columns=(column,),
        entry=entry,
        values={
            name: column.codes(partial(_mark, held, n)).astype("int8")
            for n, name in enumerate(names)
        },
        strays=tuple(_strays(column, joined, entry)),
    )


def _mark(held: Mapping[Cell, frozenset[int]], option: int, value: Cell) -> int:
    return int(option in held[value]) if value in held else NOT_ASKED


def _strays(column: Column, joined: Joined, entry: Entry) -> Iterator[Stray]:
    """Spellings brought together, answers typed, answers the codebook does not know."""
    yield from typed_strays(column, joined.typed)
    yield from missing_strays(column)
    for value, text in joined.respelt.items():
        usual = next(x for x in joined.options if fold(x) == fold(text))
        yield Stray("other_spelling", column, frozenset({value}), {"label": usual, "value": text})
    if entry.answers:
        known = {fold(x) for pair in entry.answers.items() for x in pair}
        odd = {n: x for n, x in enumerate(joined.options) if fold(x) not in known}
        odd = {n: x for n, x in odd.items() if not is_no_opinion(x)}
        values = frozenset(v for v, told in joined.held.items() if told & odd.keys())
        if values:
            yield Stray("unknown_answer", column, values, {"value": next(iter(odd.values()))})
