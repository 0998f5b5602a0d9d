"""Several answers, a column an option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.answers import answer_ids
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.several import is_other, separator_of, split, ticks
from ocpart_desktop.extract.layouts.asking import Asking, Stray, question_id
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group, option_code, split_common
from ocpart_desktop.extract.roles import type_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    from ocpart_desktop.extract.workbook import Cell

_MOST_OF_THE_GROUP = 0.6
_NO_WORDING = re.compile(r"[\w.\-\[\]]{0,6}")


@dataclass(frozen=True, slots=True)
class _Option:
    column: Column
    label: str
    ticks: Mapping[Cell, bool]


def ticked(group: Group, codebook: Codebook) -> Asking | None:
    """The question of ticked columns; free text beside them (« autre : précisez ») is left."""
    import numpy as np

    options = _options(group, codebook)
    filled = sum(bool(option.ticks) for option in options if not is_other(option.label))
    if not filled or len(options) < _MOST_OF_THE_GROUP * len(group.columns):
        return None
    marks = np.stack([o.column.codes(partial(_mark, o.ticks)) for o in options])
    asked = np.asarray((marks >= 0).any(axis=0))
    marks = np.where(asked, np.maximum(marks, 0), NOT_ASKED).astype(np.int8)
    ids = answer_ids([o.label for o in options])
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
        entry=group_entry(group, codebook),
        values={o.column.head.name: row for o, row in zip(options, marks, strict=True)},
        strays=tuple(_strays(options)),
    )


def _options(group: Group, codebook: Codebook) -> list[_Option]:
    entry = codebook.entry(group.stem)
    found = []
    for column, option in zip(group.columns, group.options, strict=True):
        own = codebook.entry(column.head.code)
        chosen = ticks(column, own.answers or entry.answers)
        if chosen is None and is_other(option or column.head.code):
            chosen = dict.fromkeys(column.texts, True)
        if chosen is not None:
            label = option_label(option, column, codebook, group)
            found.append(_Option(column, label, chosen))
    return _told_apart(found)


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


def _strays(options: Sequence[_Option]) -> list[Stray]:
    out = []
    for option in options:
        values = frozenset(option.column.texts) - set(option.ticks)
        if values:
            out.append(Stray("neither_ticked_nor_not", option.column, values))
    return out


def joined_strays(column: Column, asking: Asking) -> Iterator[Stray]:
    """Cells of a joined column that do not hold as many answers as are ticked beside them."""
    import numpy as np

    separator = separator_of(column, several=True)
    if separator is None:
        return
    told = column.codes(lambda v: len(split(str(v), separator)) if v in column.texts else 0)
    columns = [v for v in asking.values.values() if isinstance(v, np.ndarray)]
    ticked_count = np.sum([np.maximum(v, 0) for v in columns], axis=0)
    wrong = tuple(int(i) for i in np.flatnonzero(asking.asked & (told != ticked_count)))
    if wrong:
        values = frozenset(column.value(i) for i in wrong)
        yield Stray("joined_differs", column, values, rows=wrong)


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
    return option or code


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
