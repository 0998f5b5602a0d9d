"""The weight: found by its name, believed by its content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.wording import fold

_NAME = re.compile(
    r"\b(?:poids|pond|ponder\w*|coefs?|coeffs?|coefficients?|redr|redress\w*|pds|weights?|wgts?|wt"
    r"|weighting)\d*\b"
)
_SHORT = re.compile(r"(?:poids|pond|coef|redr|pds|weight|wgt)", re.IGNORECASE)
_LIKE_A_MEAN = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What forbids using a weight: ``missing`` or ``not_positive``, its first row, how many."""

    kind: str
    row: int
    n: int


@dataclass(frozen=True, slots=True)
class FoundWeight:
    """A weight's column; it can only be used without flaws."""

    column: Column
    flaws: tuple[Flaw, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether every respondent has a positive weight."""
        return not self.flaws


def is_weight_name(column: Column) -> bool:
    """Whether a column is named as weights are: POIDS, COEFF_REDR, poids_final…"""
    code, text = fold(column.head.code), fold(column.head.text)
    short = bool(_SHORT.match(column.head.code)) and len(code.split()) <= 3
    return (
        short or bool(_NAME.search(code)) or (len(text.split()) <= 6 and bool(_NAME.search(text)))
    )


def find_weight(columns: Iterable[Column]) -> FoundWeight | None:
    """The weight among columns so named: the one whose mean is nearest to 1."""
    named = [c for c in columns if is_weight_name(c) and c.numeric_share >= 0.5]
    if not named:
        return None
    return _checked(min(named, key=_distance))


def _mean(column: Column) -> float:
    total = sum(n * column.counts[value] for value, n in column.numbers.items())
    return total / max(sum(column.counts[value] for value in column.numbers), 1)


def _distance(column: Column) -> float:
    mean = _mean(column)
    return abs(mean - 1) if mean > 0 else float("inf")


def _checked(column: Column) -> FoundWeight:
    """Missing, zero or negative weights stop the weighting: the first of each is shown."""
    missing = {value for value in column.counts if value not in column.numbers}
    not_positive = {v for v, n in column.numbers.items() if not 0 < n < float("inf")}
    kinds = {"missing": missing, "not_positive": not_positive}
    return FoundWeight(
        column,
        tuple(
            Flaw(
                kind,
                column.where(bad)[0],
                sum(column.counts[v] for v in bad),
            )
            for kind, bad in kinds.items()
            if bad
        ),
    )


def looks_like_mean_one(column: Column) -> bool:
    """Whether the weights are around 1, as coefficients are; otherwise they extrapolate."""
    return _LIKE_A_MEAN[0] <= _mean(column) <= _LIKE_A_MEAN[1]
