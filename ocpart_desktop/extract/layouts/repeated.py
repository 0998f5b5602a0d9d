"""A joined cell beside the columns ticked for the same answers: one is the check of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.cutting import Cutter
from ocpart_desktop.extract.fields.several import is_other
from ocpart_desktop.extract.layouts.asking import Asking, Stray
from ocpart_desktop.extract.layouts.grouping import option_code
from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.survey.questions import QuestionKind

if TYPE_CHECKING:
    from ocpart_desktop.extract.workbook import Cell

_CUTS = (r";", r"\|", r"\n", r",", r"\s+")
_MOSTLY = 0.8

Held = Mapping["Cell", frozenset[int]]


def repeats(column: Column, asking: Asking) -> Held | None:
    """Which options of ticked columns each distinct cell names; None for another question."""
    if asking.kind is not QuestionKind.MULTIPLE or not column.opinions:
        return None
    names = _names(asking)
    readings = [_held(column, names, cut) for cut in _CUTS]
    best = max(readings, key=lambda held: _explained(column, held))
    return best if _explained(column, best) >= _MOSTLY else None


def checked_by(column: Column, held: Held, asking: Asking) -> None:
    """Let the joined column word the question, and tell where it differs from the ticks."""
    wording = column.head.text
    if asking.label in (asking.id, "") and wording != column.head.code:
        asking.label = wording
    asking.strays += tuple(_strays(column, held, asking))


def _names(asking: Asking) -> dict[str, int]:
    """What may stand for each option in a cell: its label, its codes, its column's."""
    names: dict[str, int] = {}
    for n, answer in enumerate(asking.answers):
        code = option_code(answer.column or "")
        for name in (answer.label, answer.id, code, answer.column or ""):
            names.setdefault(fold(name), n)
    places = {answer.label: n for n, answer in enumerate(asking.answers)}
    for code, label in asking.entry.answers.items():
        if label in places:
            names.setdefault(fold(code), places[label])
    names.pop("", None)
    return names


def _held(column: Column, names: Mapping[str, int], cut: str) -> dict[Cell, frozenset[int]]:
    """Each distinct cell all of whose parts are names of options."""
    joiner = " " if cut == r"\s+" else re.sub(r"\\", "", cut) + " "
    cutter = Cutter(joiner, frozenset(names), {}, capitals=False)
    held = {}
    for value, text in column.texts.items():
        raw = value if isinstance(value, str) else text
        parts = [part for part in map(clean, re.split(cut, raw)) if part]
        labels = cutter.labels(parts)
        if all(fold(label) in names for label in labels):
            held[value] = frozenset(names[fold(label)] for label in labels)
    return held


def _explained(column: Column, held: Held) -> float:
    """The share of answers that name nothing but options."""
    return sum(column.counts[value] for value in held) / max(column.answered, 1)


def _strays(column: Column, held: Held, asking: Asking) -> Iterator[Stray]:
    """The respondents whose cell names other options than those ticked beside it.

    What was typed under « autre » is in a column of its own, and need not be in the cell.
    """
    import numpy as np

    unread = column.codes(lambda v: int(v in column.texts and v not in held)) > 0
    differs = np.zeros(column.size, bool)
    for n, answer in enumerate(asking.answers):
        ticked = np.asarray(asking.values[answer.column or ""]) > 0
        if is_other(answer.label):
            unread &= ~ticked
        else:
            differs |= (column.codes(partial(_names_it, held, n)) > 0) != ticked
    rows = np.flatnonzero(np.where(unread, True, differs)).tolist()
    if rows:
        values = frozenset(column.value(i) for i in rows)
        yield Stray("joined_differs", column, values, rows=tuple(rows))
    else:
        answered = frozenset(column.texts)
        yield Stray("joined_agrees", column, answered, severity=Severity.INFO)


def _names_it(held: Held, option: int, value: Cell) -> int:
    return int(option in held.get(value, ()))
