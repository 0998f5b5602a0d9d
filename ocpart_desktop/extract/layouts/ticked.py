"""Several answers, a column an option."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.answers import answer_ids
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.several import is_other, ticks
from ocpart_desktop.extract.fields.typed_answers import OTHER
from ocpart_desktop.extract.layouts.asking import Asking, Stray, question_id
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group, option_code, split_common
from ocpart_desktop.extract.role_answers import type_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    from ocpart_desktop.extract.workbook import Cell

_MOST_OF_THE_GROUP = 0.6
_ONE_OR_TWO = {True: {"1": "oui", "2": "non"}, False: {}}
_NO_WORDING = re.compile(r"[\w.\-\[\]]{0,6}")


@dataclass(frozen=True, slots=True)
class _Option:
    column: Column
    label: str
    ticks: Mapping[Cell, bool]


def ticked(group: Group, codebook: Codebook, *, certain: bool = False) -> Asking | None:
    """The question of ticked columns; free text beside them (« autre : précisez ») is left.

    ``certain`` says that a person took the columns for options: the few that look so are enough.
    """
    import numpy as np

    options = _options(group, codebook)
    filled = sum(bool(option.ticks) for option in options if not is_other(option.label))
    if not filled or (not certain and len(options) < _MOST_OF_THE_GROUP * len(group.columns)):
        return None
    marks = np.stack([o.column.codes(partial(_mark, o.ticks)) for o in options])
    asked = np.asarray((marks >= 0).any(axis=0))
    marks = np.where(asked, np.maximum(marks, 0), NOT_ASKED).astype(np.int8)
    ids = answer_ids([o.label for o in options])
    entry = group_entry(group, codebook)
    guessed = _is_one_or_two(group) and not entry.answers
    return Asking(
        id=question_id(group.stem, group.question),
        label=group_label(group, [o.column for o in options], codebook),
        kind=QuestionKind.MULTIPLE,
        answers=tuple(
            Answer(
                id=ids[o.label],
                label=o.label,
                type=type_of(o.label),
                no_opinion=is_no_opinion(o.label),
                column=o.column.head.name,
            )
            for o in options
        ),
        asked=asked,
        columns=tuple(o.column for o in options),
        entry=entry,
        values={o.column.head.name: row for o, row in zip(options, marks, strict=True)},
        strays=tuple(_strays(options, guessed)),
    )


def _options(group: Group, codebook: Codebook) -> list[_Option]:
    entry = codebook.entry(group.stem)
    meanings = [
        codebook.entry(c.head.code).answers or entry.answers or _ONE_OR_TWO[_is_one_or_two(group)]
        for c in group.columns
    ]
    alone = _by_own_labels(group)
    found = []
    for column, option, meaning in zip(group.columns, group.options, meanings, strict=True):
        chosen = ticks(column, meaning)
        if chosen is None and is_other(option or column.head.code):
            chosen = dict.fromkeys(column.texts, True)
        label = option_label(option, column, codebook, group)
        if chosen is None and column in alone:
            chosen = dict.fromkeys(column.texts, True)
            label = label if option == label else alone[column]
        if chosen is not None:
            found.append(_Option(column, label, chosen))
    return _told_apart(found)


def _is_one_or_two(group: Group) -> bool:
    """Whether options hold nothing but 1 and 2, as programs write yes and no."""
    texts = [set(column.texts.values()) for column in group.columns if column.texts]
    return bool(texts) and all(t <= {"1", "2"} for t in texts) and {"1", "2"} == set().union(*texts)


def _by_own_labels(group: Group) -> dict[Column, str]:
    """Columns that hold one label each, all of them different, and nothing elsewhere."""
    alone = {
        column: next(iter(column.texts.values()))
        for column in group.columns
        if len(column.texts) == 1 and column.answered < column.size
    }
    several = len(alone) > 1 and len(alone) >= _MOST_OF_THE_GROUP * len(group.columns)
    return alone if several and len({*map(fold, alone.values())}) == len(alone) else {}


def _told_apart(options: list[_Option]) -> list[_Option]:
    """Two options that bear the same label are numbered."""
    seen: dict[str, int] = {}
    out = []
    for option in options:
        seen[option.label] = number = seen.get(option.label, 0) + 1
        label = option.label if number == 1 else f"{option.label} ({number})"
        out.append(_Option(option.column, label, option.ticks))
    return out


def _mark(found: Mapping[Cell, bool], value: Cell) -> int:
    return int(found[value]) if value in found else NOT_ASKED


def _strays(options: Sequence[_Option], guessed: bool) -> list[Stray]:
    out = []
    if guessed:
        first = next(o.column for o in options if "2" in o.column.texts.values())
        twos = frozenset(v for v, text in first.texts.items() if text == "2")
        out.append(Stray("two_means_no", first, twos))
    for option in options:
        values = frozenset(option.column.texts) - set(option.ticks)
        if values:
            out.append(Stray("neither_ticked_nor_not", option.column, values))
    return out


def option_label(option: str, column: Column, codebook: Codebook, group: Group) -> str:
    """The option in words: from the header, else from the codebook."""
    if option and option != column.head.code and not _NO_WORDING.fullmatch(option):
        return option
    entry, own = codebook.entry(group.stem), codebook.entry(column.head.code)
    code = option_code(column.head.code)
    if code in entry.answers and fold(entry.answers[code]) != fold(code):
        return entry.answers[code]
    if own.label:
        bracket = re.search(r"\[([^\]]+)\]\s*$", own.label)
        labels = [codebook.entry(c.head.code).label for c in group.columns]
        rest = split_common(labels)[1] if all(labels) else []
        position = group.columns.index(column)
        return bracket[1] if bracket else rest[position] if rest else own.label
    return OTHER if code == "other" else option or code


def group_label(group: Group, columns: Sequence[Column], codebook: Codebook) -> str:
    """The wording shared by the columns of a group."""
    labels = [codebook.entry(c.head.code).label for c in columns]
    shared = split_common(labels)[0].rstrip(" [") if all(labels) else ""
    return codebook.entry(group.stem).label or group.question or shared or group.stem


def group_entry(group: Group, codebook: Codebook) -> Entry:
    """What the codebook says of a group, under its stem or its first column."""
    for code in (group.stem, *(c.head.code for c in group.columns)):
        entry = codebook.entry(code)
        if entry.bases or entry.label or entry.answers:
            return entry
    return Entry(group.stem)
