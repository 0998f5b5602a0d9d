"""How the figures of a table are to be read: fractions, percentages, counts or means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow
from ocpart_desktop.survey.survey import Mark

_MEANS = re.compile(r"moyennes?\b|\bnotes?\b|/ ?(?:10|20|100)\b|sur (?:10|20|dix)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:/|sur|[àa]) ?(10|20|100|5|7)\b", re.IGNORECASE)
_PERCENT_HINT = re.compile(r"en ?%|pourcentage|% (?:verticaux|colonne)|\(%\)", re.IGNORECASE)
_NEAR_ONE = (0.9, 1.1)


@dataclass(frozen=True, slots=True)
class Scale:
    """``means`` tells figures on a scale; otherwise plain numbers are divided by ``divisor``.

    With ``of_base`` plain numbers are counts, to be divided by their column's base.
    """

    means: bool = False
    divisor: float = 1.0
    of_base: bool = False
    by_row: bool = False

    def value(self, figure: Figure, base: float | None = None) -> float | None:
        """A share as a fraction, a mean on its scale; None where nothing is printed."""
        if figure.value is None or figure.mark is not Mark.NONE:
            return None
        if self.means:
            return figure.value
        if figure.unit is not Unit.PLAIN:
            return figure.as_share
        if self.of_base:
            return figure.value / base if base else None
        if self.by_row and 0 < figure.value < 1:
            return figure.value
        return figure.value / self.divisor


def find_scale(
    rows: Sequence[TableRow], texts: str, total: int | None, base: float | None
) -> Scale:
    """How to read a table, from its figures and from what is written above them."""
    answers = [r for r in rows if r.of in (Of.ANSWER, Of.NET)]
    plain = _plain(answers)
    marked = any(f.unit is not Unit.PLAIN and f.value for r in answers for f in r.figures.values())
    if not plain:
        return Scale()
    items = [r for r in answers if r.of is Of.ANSWER]
    column = _sum_of(items, total)
    printed = _total_of(rows, total)
    if not marked and _are_means(plain, texts, column, printed):
        return Scale(means=True)
    if not marked and _are_counts(plain, column, base, printed):
        return Scale(of_base=True)
    if max(plain) <= 1.5:
        told_percent = marked or bool(_PERCENT_HINT.search(texts))
        near_one = column is not None and _NEAR_ONE[0] <= column <= _NEAR_ONE[1] * 3
        return Scale(divisor=100.0 if told_percent and not near_one and column else 1.0)
    return Scale(divisor=100.0, by_row=_mixes_fractions(items, total))


def scale_bounds(texts: str, values: Sequence[float]) -> tuple[float, float] | None:
    """The ends of the scale of means, as written (« /10 »), else guessed from the figures."""
    if found := _OUT_OF.search(texts):
        return (0.0, float(found[1]))
    return (0.0, 10.0) if values and max(values) <= 10 else None


def _plain(rows: Sequence[TableRow]) -> list[float]:
    return [
        f.value
        for r in rows
        for f in r.figures.values()
        if f.is_number and f.unit is Unit.PLAIN and f.value is not None
    ]


def _sum_of(rows: Sequence[TableRow], total: int | None) -> float | None:
    """The sum of the answers in the total column, in the unit they are written in."""
    if total is None:
        return None
    values = [f.value for r in rows if (f := r.figures.get(total)) and f.value is not None]
    return sum(values) if values else None


def _total_of(rows: Sequence[TableRow], total: int | None) -> float | None:
    figures = (r.figures.get(total if total is not None else -1) for r in rows if r.of is Of.TOTAL)
    return next((f.value for f in figures if f and f.value is not None), None)


def _are_means(
    plain: Sequence[float], texts: str, column: float | None, printed: float | None
) -> bool:
    if max(plain) > 10 or printed is not None:
        return bool(_MEANS.search(texts)) and printed is None and max(plain) <= 20
    if _MEANS.search(texts) and max(plain) > 1:
        return True
    decimals = sum(not v.is_integer() for v in plain) > 0.5 * len(plain)
    percent = column is not None and 97 <= column <= 103
    return decimals and not percent and max(plain) > 1.5 and min(plain) >= 1


def _are_counts(
    plain: Sequence[float], column: float | None, base: float | None, printed: float | None
) -> bool:
    """Whole numbers that add up to the base, or go beyond 100."""
    if any(not v.is_integer() for v in plain) or not base or base == 100:
        return False
    return max(plain) > 100 or (
        (_near(column, base) or _near(printed, base)) and not _near(100.0, base)
    )


def _near(total: float | None, base: float) -> bool:
    return total is not None and abs(total - base) <= max(2.0, 0.02 * base)


def _mixes_fractions(rows: Sequence[TableRow], total: int | None) -> bool:
    """Whether reading 0.43 as 43 % beside plain 43 makes the total 100 where it did not."""
    if total is None:
        return False
    values = [
        f.value
        for r in rows
        if (f := r.figures.get(total)) and f.value is not None and f.unit is Unit.PLAIN
    ]
    if not any(0 < v < 1 for v in values) or not any(v > 1 for v in values):
        return False
    mixed = sum(v * 100 if 0 < v < 1 else v for v in values)
    return abs(mixed - 100) < 3 < abs(sum(values) - 100)
