"""Numbers: marks on a scale (alone or in a battery), counts, measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.answers import answer_ids
from ocpart_desktop.extract.layouts.asking import Asking, Stray, asked_in, question_id
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.layouts.ticked import group_entry, group_label, option_label
from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import Answer, QuestionKind

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.workbook import Cell

Bounds = tuple[float, float]

OUT_OF_TEN = re.compile(
    r"/ ?10\b|sur 10\b|sur dix|[àa] 10\b|out of 10|\b[01]\b.{0,40}\b10\b", re.IGNORECASE
)
_FROM_ONE = re.compile(r"\b1\b(?: ?\([^)]*\))? ?(?:[àa]|to|-) ?10\b", re.IGNORECASE)
_REFUSALS = {66.0, 77.0, 88.0, 96.0, 97.0, 98.0, 99.0, 888.0, 996.0, 997.0, 998.0, 999.0}
_ON_THE_SCALE, _TOLD_SCALE = 0.95, 0.8
_MOSTLY_NUMBERS = 0.9
_MOST_OF_THE_GROUP = 0.6


def graded(group: Group, codebook: Codebook, given: Bounds | None = None) -> Asking | None:
    """A battery of items marked on one scale: one question, an answer an item.

    ``given`` is the scale when a person told it.
    """
    import numpy as np

    label = group_label(group, group.columns, codebook)
    first = codebook.entry(group.columns[0].head.code).label
    wording = f"{label} {first}"
    items = [
        (column, option, bounds)
        for column, option in zip(group.columns, group.options, strict=True)
        if (bounds := given or marks_bounds(column, wording, in_battery=True))
    ]
    if len(items) < max(2, _MOST_OF_THE_GROUP * len(group.columns)):
        return None
    entry = group_entry(group, codebook)
    scale = (min(b[0] for _c, _o, b in items), max(b[1] for _c, _o, b in items))
    columns = tuple(column for column, _option, _bounds in items)
    labels = [option_label(option, column, codebook, group) for column, option, _b in items]
    ids = answer_ids(labels)
    return Asking(
        id=question_id(group.stem, group.question),
        label=label,
        kind=QuestionKind.MEAN,
        answers=tuple(
            Answer(ids[text], text, column=c.head.name)
            for c, text in zip(columns, labels, strict=True)
        ),
        asked=np.logical_or.reduce([asked_in(c) for c in columns]),
        columns=columns,
        entry=entry,
        values={c.head.name: _marks(c, scale) for c in columns},
        scale=scale,
        strays=_strays(columns, scale, entry),
    )


def measured(
    column: Column, label: str, kind: QuestionKind, entry: Entry, scale: Bounds | None
) -> Asking:
    """A single column of numbers; ``scale`` is None for counts and measures."""
    name = column.head.name
    return Asking(
        id=question_id(column.head.code, label),
        label=label,
        kind=kind,
        answers=(Answer("value", label, column=name),),
        asked=asked_in(column),
        columns=(column,),
        entry=entry,
        values={name: _marks(column, scale)},
        column=name,
        scale=scale,
        strays=_strays((column,), scale, entry),
    )


def marks_bounds(column: Column, wording: str, *, in_battery: bool = False) -> Bounds | None:
    """The scale out of 10 of a column of marks; refusals (98, 99) and slips are left aside.

    Without a word about the scale, a lone column must reach 10 to be taken for marks.
    """
    if column.numeric_share < _MOSTLY_NUMBERS:
        return None
    numbers = {v: n for v, n in column.numbers.items() if not _is_refusal(n)}
    total = sum(column.counts[v] for v in numbers)
    inside = {v: n for v, n in numbers.items() if 0 <= n <= 10}
    told = f"{wording} {column.head.text}"
    out_of_ten = bool(OUT_OF_TEN.search(told))
    least = _TOLD_SCALE if out_of_ten else _ON_THE_SCALE
    if not inside or sum(column.counts[v] for v in inside) < least * total:
        return None
    if out_of_ten:
        return (1.0 if _FROM_ONE.search(told) else 0.0, 10.0)
    if len(inside) < len(numbers):
        return None
    high = max(inside.values())
    marks = any(not n.is_integer() for n in inside.values()) or high > (7 if in_battery else 9)
    return (0.0, 10.0) if marks and high > 1 else None


def _is_refusal(number: float) -> bool:
    """Whether a number stands for « no answer » among marks: 99, 98, -99, -1…"""
    return number in _REFUSALS or (number < 0 and number.is_integer())


def _marks(column: Column, scale: Bounds | None) -> npt.NDArray[np.float64]:
    """Numbers on the scale; whatever lies outside it is no mark."""

    def mark(value: Cell) -> float:
        number = column.numbers.get(value, float("nan"))
        return number if scale is None or scale[0] <= number <= scale[1] else float("nan")

    return column.floats(mark)


def _strays(columns: Sequence[Column], scale: Bounds | None, entry: Entry) -> tuple[Stray, ...]:
    out: list[Stray] = []
    for column in columns:
        words = frozenset(v for v in column.opinions if v not in column.numbers)
        if words:
            out.append(Stray("not_a_number", column, words))
        if scale is None:
            continue
        beyond = {v: n for v, n in column.numbers.items() if not scale[0] <= n <= scale[1]}
        refused = frozenset(v for v, n in beyond.items() if _is_refusal(n))
        said = {fold(code) for code, label in entry.answers.items() if code != label}
        if untold := frozenset(v for v in refused if fold(column.texts[v]) not in said):
            out.append(Stray("taken_for_missing", column, untold, severity=Severity.INFO))
        if others := frozenset(beyond.keys() - refused):
            facts = {"low": scale[0], "high": scale[1]}
            out.append(Stray("outside_scale", column, others, facts))
    return tuple(out)
