"""Several answers, a column a citation: first answer, second answer, third answer."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields import answers as making
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.layouts.asking import Asking, question_id
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.layouts.measured import OUT_OF_TEN
from ocpart_desktop.extract.layouts.ticked import group_entry, group_label
from ocpart_desktop.extract.role_answers import type_of
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_RANKED = re.compile(
    r"(?:(?:1(?:re|ere|er|st)?|2(?:e|eme|nd|nde)?|[3-9](?:e|eme|rd|th)?) |"
    r"premiere?s? |deuxieme |seconde? |troisieme |first |second |third )"
    r"(?:reponse|citation|mention|choix|priorite|rang|answer|choice)"
    r"|(?:reponse|citation|mention|choix|rang|rank|answer|choice) ?(?:n |numero )?\d"
)
_MOST_OPTIONS = 60
_SLIPS = 0.01
_FEWER = 0.95


def cited(group: Group, codebook: Codebook) -> Asking | None:
    """The question whose columns each hold one more answer of the same list."""
    columns = [c for c in group.columns if c.answered]
    entry = _entry(group, codebook)
    if len(columns) < 2 or not _is_one_list(columns, entry) or not _fills_in_order(columns):
        return None
    ranked = any(_RANKED.search(fold(f"{c.head.text} {c.head.option}")) for c in columns)
    if not ranked and columns[-1].answered > _FEWER * columns[0].answered:
        return None
    label = _without_rank(group_label(group, columns, codebook))
    return _asking(group, columns, entry, label)


def _entry(group: Group, codebook: Codebook) -> Entry:
    own = codebook.entry(group.columns[0].head.code)
    return own if own.answers else group_entry(group, codebook)


def _is_one_list(columns: list[Column], entry: Entry) -> bool:
    """Whether the columns draw on one list of short answers, nobody giving the same one twice."""
    wording = " ".join(c.head.text for c in columns)
    if not entry.answers and OUT_OF_TEN.search(wording):
        return False
    met = Counter(fold(t) for column in columns for t in set(column.opinions.values()))
    labels = [entry.answers.get(t, t) for column in columns for t in column.opinions.values()]
    if not 3 <= len(met) <= _MOST_OPTIONS or making.are_exclusive(list(dict.fromkeys(labels))):
        return False
    shared = sum(n > 1 for n in met.values()) >= 0.5 * len(met)
    return shared and _twice(columns) <= _SLIPS * columns[0].answered


def _twice(columns: list[Column]) -> int:
    """How many respondents give the same answer in two columns."""
    import numpy as np

    place = {fold(t): n for n, t in enumerate({t for c in columns for t in c.opinions.values()})}
    codes = np.stack([_codes(column, place) for column in columns])
    codes.sort(axis=0)
    return int(((codes[1:] == codes[:-1]) & (codes[1:] >= 0)).any(axis=0).sum())


def _codes(column: Column, place: dict[str, int]) -> npt.NDArray[np.int32]:
    return column.codes(lambda v: place[fold(column.opinions[v])] if v in column.opinions else -1)


def _fills_in_order(columns: list[Column]) -> bool:
    """Whether nobody leaves a column blank before one that is filled."""
    import numpy as np

    filled = np.stack([c.codes(lambda v, c=c: int(v in c.texts)) > 0 for c in columns])  # type: ignore[misc]
    gaps = int((filled[1:] & ~filled[:-1]).any(axis=0).sum())
    return gaps <= _SLIPS * columns[0].answered


def _asking(group: Group, columns: list[Column], entry: Entry, label: str) -> Asking:
    import numpy as np

    counts: Counter[str] = Counter()
    for column in columns:
        for value, text in column.texts.items():
            counts[entry.answers.get(text, text)] += column.counts[value]
    known = [x for code, x in entry.answers.items() if code != x]
    labels = list(dict.fromkeys([*known, *making.ordered(counts)]))
    place = {x: n for n, x in enumerate(labels)}
    asked = np.logical_or.reduce([c.codes(lambda v, c=c: int(v in c.texts)) > 0 for c in columns])  # type: ignore[misc]
    marks = np.where(asked, np.int8(0), np.int8(NOT_ASKED))[None, :].repeat(len(labels), axis=0)
    for column in columns:
        told = column.codes(
            lambda v, c=column: (
                place[entry.answers.get(c.texts[v], c.texts[v])]  # type: ignore[misc]
                if v in c.texts
                else -1
            )
        )
        rows = np.flatnonzero(told >= 0)
        marks[told[rows], rows] = 1
    name = group.stem or columns[0].head.name
    ids = making.answer_ids(labels)
    return Asking(
        id=question_id(group.stem, label),
        label=label,
        kind=QuestionKind.MULTIPLE,
        answers=tuple(
            Answer(
                ids[x], x, type=type_of(x), no_opinion=is_no_opinion(x), column=f"{name}:{n + 1}"
            )
            for n, x in enumerate(labels)
        ),
        asked=asked,
        columns=tuple(columns),
        entry=entry,
        values={f"{name}:{n + 1}": row for n, row in enumerate(marks)},
    )


def _without_rank(label: str) -> str:
    """« Quelles priorités ? - 1re réponse » → « Quelles priorités ? »."""
    cut = re.split(r"\s[\-\u2013\u2014(]\s?(?=(?:\d|premi))", label)[0]
    return clean(cut)
