"""The classes of a map: few, round, never empty, and cut on the figures as displayed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocpart_desktop.figures.amounts import amount, decimals, displayed
from ocpart_desktop.figures.charts import MapClass, Unit
from ocpart_desktop.i18n import _, number

MOST = 5
NARROWEST = 2  # in displayed units: finer classes would draw noise
STEPS = (1_000_000, 100_000, 10_000, 1_000, 100, 10, 5, 2, 1)
WHOLE = 10  # a whole number, in tenths


@dataclass(frozen=True, slots=True)
class Classes:
    """``cuts`` are the first displayed values of every class but the lowest, rising."""

    cuts: tuple[int, ...]
    texts: tuple[str, ...]
    unit: Unit

    def index(self, value: float) -> int:
        """The class of a value."""
        return bisect_right(self.cuts, displayed(value, self.unit))

    @property
    def legend(self) -> tuple[MapClass, ...]:
        """The classes as the map's legend shows them, the lightest first."""
        last = max(1, len(self.texts) - 1)
        alone = len(self.texts) == 1
        return tuple(
            MapClass(text, 0.5 if alone else round(0.1 + 0.9 * i / last, 4))
            for i, text in enumerate(self.texts)
        )


def classes_of(values: Sequence[float], unit: Unit) -> Classes:
    """One to five classes of about equal size, their bounds as round as the spread allows.

    Values are cut as displayed, so that « 35 % » is never in the class « 30 % à 34 % ».
    """
    seen = sorted(displayed(value, unit) for value in values)
    cuts = _cuts(seen)
    return Classes(cuts, _texts(seen, cuts, unit), unit)


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
