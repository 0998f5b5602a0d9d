"""Shares, means and gaps as the reader sees them, one rounding for every outlet."""

from __future__ import annotations

from math import ceil

from ocpart_desktop.analysis.results import Estimate, Shown
from ocpart_desktop.figures.charts import ColumnKind, Mark, Unit
from ocpart_desktop.i18n import _, half_up, ngettext, number, percent, points, signed, whole
from ocpart_desktop.survey.questions import Question, QuestionKind

NONE = "–"
THOUSAND = 1000
STARS = {Shown.WEAK: "*", Shown.VERY_WEAK: "**"}


def unit_of(question: Question) -> Unit:
    """What the question's figures measure."""
    if question.kind is QuestionKind.MEAN:
        return Unit.SCORE
    return Unit.COUNT if question.kind is QuestionKind.COUNT else Unit.SHARE


def column_of(unit: Unit) -> ColumnKind:
    """The kind of a table's column holding this unit."""
    kinds = {
        Unit.SHARE: ColumnKind.SHARE,
        Unit.POINTS: ColumnKind.POINTS,
        Unit.NUMBER: ColumnKind.COUNT,
    }
    return kinds.get(unit, ColumnKind.SCORE)


def displayed(value: float, unit: Unit) -> int:
    """The value as displayed, in whole percents or points, or in tenths."""
    if unit is Unit.SHARE:
        return round(half_up(value * 100, 0))
    if unit is Unit.POINTS:
        return round(half_up(value, 0))
    return round(half_up(value, decimals(value, unit)) * 10)


def decimals(value: float, unit: Unit) -> int:
    """One decimal for means, none for whole counts nor from a thousand on."""
    whole_count = unit is Unit.COUNT and float(value).is_integer()
    return 0 if whole_count or abs(value) >= THOUSAND else 1


def amount(value: float | None, unit: Unit) -> str:
    """A share (« 36 % »), a mean (« 7,1 »), a count or an amount (« 12 340 »)."""
    if value is None:
        return NONE
    if unit is Unit.SHARE:
        return percent(value)
    digits = decimals(value, unit)
    return number(half_up(value, digits), digits)


def gap_number(gap: float, unit: Unit) -> str:
    """A signed gap without its unit: « +6 », « −0,5 »."""
    if unit is Unit.SHARE:
        return points(gap)
    return signed(gap, 0 if unit is Unit.POINTS else decimals(gap, unit))


def gap_text(gap: float, unit: Unit) -> str:
    """A signed gap in words: « +6 points », « −1 point », « +0,5 » for means."""
    if unit is not Unit.SHARE:
        return gap_number(gap, unit)
    count = abs(displayed(gap, unit))
    return ngettext("{gap} point", "{gap} points", count).format(gap=gap_number(gap, unit))


def out_of(question: Question) -> str:
    """« sur 10 » for a mean whose scale is known, with its leading space; else nothing."""
    if question.kind is not QuestionKind.MEAN or question.scale is None:
        return ""
    low, high = question.scale
    if low == 0:
        return " " + _("out of {high}").format(high=number(high))
    return " " + _("on a scale from {low} to {high}").format(low=number(low), high=number(high))


def mark_of(
    estimate: Estimate,
    shown: Shown,
    unit: Unit,
    *,
    significant: bool = False,
    starred: bool = True,
) -> Mark:
    """The mark of an estimate; a hidden one keeps nothing of its numbers."""
    if shown is Shown.HIDDEN or estimate.value is None:
        text = _("masked") if shown is Shown.HIDDEN else _("n/a")
        return Mark(value=None, text=text, shown=Shown.HIDDEN)
    text = amount(estimate.value, unit) + (STARS.get(shown, "") if starred else "")
    return Mark(estimate.value, text, estimate.low, estimate.high, shown, significant)


def axis_end(values: list[float], unit: Unit, scale: tuple[float, float] | None) -> float:
    """Where a value axis that starts at zero may end: a round number beyond every value."""
    highest = max(values, default=0.0)
    if unit is Unit.SHARE:
        return min(1.0, max(0.1, ceil(highest * 10 - 1e-9) / 10))
    return float(scale[1]) if scale else float(max(1, ceil(highest)))


def count_text(value: float | None) -> str:
    """A base, rounded and grouped, or a dash."""
    return NONE if value is None else whole(value)
