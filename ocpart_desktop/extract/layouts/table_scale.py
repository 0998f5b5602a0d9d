"""How the figures of a table are to be read: fractions, percentages, counts or means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.fields.answers import are_exclusive
from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow
from ocpart_desktop.survey.survey import Mark

_MEANS = re.compile(r"moyennes?\b|\bnotes?\b|/ ?(?:10|20|100)\b|sur (?:10|20|dix)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:/|sur|[àa]) ?(10|20|100|5|7)\b", re.IGNORECASE)
_PERCENT_HINT = re.compile(r"en ?%|pourcentage|% (?:verticaux|colonne)|\(%\)", re.IGNORECASE)
_MOST = 0.8


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
        if self.by_row and _may_be_fraction(figure):
            return figure.value
        return figure.value / self.divisor


def find_scale(rows: Sequence[TableRow], texts: str, bases: Mapping[int, float]) -> Scale:
    """How to read a table, from its figures and from what is written above them."""
    answers = [r for r in rows if r.of in (Of.ANSWER, Of.NET)]
    plain = _plain(answers)
    marked = any(f.unit is not Unit.PLAIN and f.value for r in answers for f in r.figures.values())
    if not plain:
        return Scale()
    sums = _Sums(rows)
    shared = sums.around(97, 103) and are_exclusive([r.label for r in answers if r.of is Of.ANSWER])
    if not marked and not shared and _are_means(plain, texts, sums):
        return Scale(means=True)
    if not marked and _are_counts(plain, sums, bases):
        return Scale(of_base=True)
    if max(plain) <= 1.5:
        percents = marked or bool(_PERCENT_HINT.search(texts))
        return Scale(divisor=100.0 if percents and not sums.around(0.9, 3.3) else 1.0)
    return Scale(divisor=100.0, by_row=sums.mix_fractions())


def scale_bounds(texts: str, values: Sequence[float]) -> tuple[float, float] | None:
    """The ends of the scale of means, as written (« /10 »), else guessed from the figures."""
    if found := _OUT_OF.search(texts):
        return (0.0, float(found[1]))
    return (0.0, 10.0) if values and max(values) <= 10 else None


class _Sums:
    """What the answers of each column add up to, in the unit they are written in.

    ``columns`` are those where every answer has a figure; ``printed`` is the total printed.
    """

    def __init__(self, rows: Sequence[TableRow]) -> None:
        items = [r.figures for r in rows if r.of is Of.ANSWER]
        places = set.intersection(*({*figures} for figures in items)) if items else set()
        self.columns = {j: [f for x in items if (f := x[j]).value is not None] for j in places}
        self.by_column = {j: sum(f.value or 0.0 for f in c) for j, c in self.columns.items()}
        totals = [f.value for r in rows if r.of is Of.TOTAL for f in r.figures.values() if f.value]
        self.printed = totals[0] if totals else None

    def around(self, low: float, high: float) -> bool:
        """Whether most columns add up to something between two bounds."""
        inside = sum(low <= total <= high for total in self.by_column.values())
        return bool(self.by_column) and inside >= _MOST * len(self.by_column)

    def make(self, bases: Mapping[int, float]) -> bool:
        """Whether most columns add up to their base."""
        told = [(total, bases[j]) for j, total in self.by_column.items() if j in bases]
        return bool(told) and sum(_near(*pair) for pair in told) >= _MOST * len(told)

    def mix_fractions(self) -> bool:
        """Whether reading 0.43 as 43 % beside plain 43 makes totals of 100 where none was."""
        columns = [c for c in self.columns.values() if any(map(_may_be_fraction, c))]
        made = [abs(_percents(c, True) - 100) < 3 < abs(_percents(c, False) - 100) for c in columns]
        return bool(made) and sum(made) >= _MOST * len(made)


def _may_be_fraction(figure: Figure) -> bool:
    """0.43 that nothing says to be 0.43 %, as a format with decimals would."""
    plain = figure.unit is Unit.PLAIN and figure.digits == 0
    return plain and figure.value is not None and 0 < figure.value < 1


def _percents(column: Sequence[Figure], fractions: bool) -> float:
    """The sum of a column in percents, 0.43 being 43 % where ``fractions`` says so."""
    return sum(
        (f.value or 0.0)
        * (100 if f.unit is Unit.FRACTION or (fractions and _may_be_fraction(f)) else 1)
        for f in column
    )


def _plain(rows: Sequence[TableRow]) -> list[float]:
    return [
        f.value
        for r in rows
        for f in r.figures.values()
        if f.is_number and f.unit is Unit.PLAIN and f.value is not None
    ]


def _are_means(plain: Sequence[float], texts: str, sums: _Sums) -> bool:
    if max(plain) > 10 or sums.printed is not None:
        return bool(_MEANS.search(texts)) and sums.printed is None and max(plain) <= 20
    if _MEANS.search(texts) and max(plain) > 1:
        return True
    decimals = sum(not v.is_integer() for v in plain) > 0.5 * len(plain)
    return decimals and not sums.around(97, 103) and max(plain) > 1.5 and min(plain) >= 1


def _are_counts(plain: Sequence[float], sums: _Sums, bases: Mapping[int, float]) -> bool:
    """Whole numbers that add up to the bases, or go beyond 100."""
    if any(not v.is_integer() for v in plain) or not bases or set(bases.values()) == {100.0}:
        return False
    return max(plain) > 100 or (sums.make(bases) and not sums.around(97, 103))


def _near(total: float, base: float) -> bool:
    return abs(total - base) <= max(2.0, 0.02 * base)
