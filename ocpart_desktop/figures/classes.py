"""The classes of a map: few, round, never empty, and cut on the figures as displayed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocpart_desktop.figures.amounts import amount, decimals, displayed, gap_number
from ocpart_desktop.figures.charts import MapClass, Unit
from ocpart_desktop.i18n import _, number

MOST = 5
NARROWEST = 2  # in displayed units: finer classes would draw noise
STEPS = (1_000_000, 100_000, 10_000, 1_000, 100, 10, 5, 2, 1)
GAP_STEPS = (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
WHOLE = 10  # a whole number, in tenths


@dataclass(frozen=True, slots=True)
class Classes:
    """``cuts`` are the first displayed values of every class but the lowest, rising."""

    cuts: tuple[int, ...]
    texts: tuple[str, ...]
    unit: Unit
    tones: tuple[float, ...] = ()

    def index(self, value: float) -> int:
        """The class of a value."""
        return bisect_right(self.cuts, displayed(value, self.unit))

    @property
    def legend(self) -> tuple[MapClass, ...]:
        """The classes as the map's legend shows them, the lightest first."""
        tones = self.tones or _sequential(len(self.texts))
        return tuple(map(MapClass, self.texts, tones))


def classes_of(values: Sequence[float], unit: Unit) -> Classes:
    """One to five classes of about equal size, their bounds as round as the spread allows.

    Values are cut as displayed, so that « 35 % » is never in the class « 30 % à 34 % ».
    """
    seen = sorted(displayed(value, unit) for value in values)
    cuts = _cuts(seen)
    return Classes(cuts, _texts(seen, cuts, unit), unit)


def gap_classes_of(gaps: Sequence[float], unit: Unit) -> Classes:
    """Three or five classes, as far from no gap on one side as on the other, used or not.

    The middle one holds the gaps too small to be told from none. Gaps of shares are in points.
    """
    widest = max((abs(displayed(gap, unit)) for gap in gaps), default=0)
    step = next((s for s in GAP_STEPS if widest >= 3 * s), 0)
    cuts = (-3 * step + 1, -step + 1, step, 3 * step) if step else (0, 1)
    tones = (0.0, 0.25, 0.5, 0.75, 1.0) if step else (0.25, 0.5, 0.75)
    return Classes(cuts, _gap_texts(cuts, unit), unit, tones)


def _gap_texts(cuts: Sequence[int], unit: Unit) -> tuple[str, ...]:
    """« −15 et moins », « −14 à −5 », « de −4 à +4 », « +5 à +14 », « +15 et plus »."""
    lowest = _("{value} and less").format(value=_gap_text(cuts[0] - 1, unit))
    highest = _("{value} and more").format(value=_gap_text(cuts[-1], unit))
    middle = [
        _gap_text(low, unit)
        if low == high - 1
        else _("{low} to {high}").format(low=_gap_text(low, unit), high=_gap_text(high - 1, unit))
        for low, high in pairwise(cuts)
    ]
    return (lowest, *middle, highest)


def _gap_text(value: int, unit: Unit) -> str:
    return gap_number(value if unit is Unit.POINTS else value / 10, unit)


def _sequential(count: int) -> tuple[float, ...]:
    if count == 1:
        return (0.5,)
    return tuple(round(0.1 + 0.9 * i / (count - 1), 4) for i in range(count))


def _cuts(seen: Sequence[int]) -> tuple[int, ...]:
    if len(set(seen)) < 2:
        return ()
    spread = seen[-1] - seen[0]
    wanted = min(MOST, len(set(seen)), max(2, spread // NARROWEST))
    step = next(s for s in STEPS if spread >= s * (wanted - 1) or s == 1)
    quantiles = (seen[len(seen) * i // wanted] for i in range(1, wanted))
    rounded = sorted({(q + step // 2) // step * step for q in quantiles})
    return _without_empty_classes(seen, rounded)


def _without_empty_classes(seen: Sequence[int], cuts: Sequence[int]) -> tuple[int, ...]:
    kept: list[int] = []
    for cut in cuts:
        low = kept[-1] if kept else None
        below = [v for v in seen if v < cut and (low is None or v >= low)]
        if below and seen[-1] >= cut:
            kept.append(cut)
    return tuple(kept)


def _texts(seen: Sequence[int], cuts: tuple[int, ...], unit: Unit) -> tuple[str, ...]:
    if not seen:
        return (_("no figure"),)
    if not cuts:
        return (_span(seen[0], seen[-1], unit),)
    finest = WHOLE if unit is not Unit.SHARE and _are_whole(cuts[0], unit) else 1
    middle = [_span(low, high - finest, unit) for low, high in pairwise(cuts)]
    lowest = _("less than {value}").format(value=_text(cuts[0], unit))
    highest = _("{value} and more").format(value=_text(cuts[-1], unit))
    return (lowest, *middle, highest)


def _are_whole(lowest: int, unit: Unit) -> bool:
    """Whether figures from this one on are displayed without decimals."""
    return decimals(lowest / WHOLE, unit) == 0


def _span(low: int, high: int, unit: Unit) -> str:
    if low == high:
        return _text(low, unit)
    bare = number(low) if unit is Unit.SHARE else _text(low, unit)
    return _("{low} to {high}").format(low=bare, high=_text(high, unit))


def _text(value: int, unit: Unit) -> str:
    return amount(value / (100 if unit is Unit.SHARE else 10), unit)
