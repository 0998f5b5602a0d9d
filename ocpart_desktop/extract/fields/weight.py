"""The weight: found by its name, believed by its content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.wording import fold

_NAME = re.compile(
    r"\b(?:poids|pond|ponder\w*|coefs?|coeffs?|coefficients?|redr|redress\w*|pds|weights?|wgts?|wt"
    r"|weighting)\d*\b"
)
_SHORT = re.compile(r"(?:poids|pond|coef|redr|pds|weight|wgt)", re.IGNORECASE)
_OF_A_BODY = re.compile(
    r"\b(?:kg|kilos?|kilogrammes?|grammes?|tonnes?|naissance|corporel|taille|familial|brut|net)\b"
)
_LIKE_A_MEAN = (0.5, 2.0)
_NEAR_ONE = 0.01
_LARGEST = 50.0
_MANY = 30


@dataclass(frozen=True, slots=True)
class Flaw:
    """What forbids using a weight: ``missing`` or ``not_positive``, its first row, how many."""

    kind: str
    row: int
    n: int


@dataclass(frozen=True, slots=True)
class FoundWeight:
    """A weight's column; it can only be used without flaws.

    ``by_content`` says that no name announced it; ``others`` are columns so named that were not
    taken.
    """

    column: Column
    flaws: tuple[Flaw, ...] = ()
    by_content: bool = False
    others: tuple[Column, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether every respondent has a positive weight."""
        return not self.flaws


def is_weight_name(column: Column) -> bool:
    """Whether a column is named as weights are: POIDS, COEFF_REDR, poids_final…"""
    code, text = fold(column.head.code), fold(column.head.text)
    if _OF_A_BODY.search(f"{code} {text}") or "?" in column.head.text:
        return False
    short = bool(_SHORT.match(column.head.code)) and len(code.split()) <= 3
    return (
        short or bool(_NAME.search(code)) or (len(text.split()) <= 6 and bool(_NAME.search(text)))
    )


def find_weight(columns: Iterable[Column]) -> FoundWeight | None:
    """The weight: among columns so named, the one whose mean is nearest to 1; else by content."""
    candidates = list(columns)
    named = [c for c in candidates if is_weight_name(c) and c.numeric_share >= 0.5]
    if named:
        best = min(named, key=_distance)
        return replace(checked_weight(best), others=tuple(c for c in named if c is not best))
    looking = [c for c in candidates if _holds_weights(c)]
    return FoundWeight(looking[0], by_content=True) if len(looking) == 1 else None


def _holds_weights(column: Column) -> bool:
    """Whether a column can only be a weight: a decimal for each respondent, 1 on average."""
    numbers = column.numbers.values()
    if "?" in column.head.text or column.size < _MANY or not checked_weight(column).usable:
        return False
    decimals = sum(column.counts[v] for v, n in column.numbers.items() if not n.is_integer())
    usual = max(numbers) <= _LARGEST and decimals >= 0.5 * column.size
    return usual and abs(_mean(column) - 1) < _NEAR_ONE


def _mean(column: Column) -> float:
    total = sum(n * column.counts[value] for value, n in column.numbers.items())
    return total / max(sum(column.counts[value] for value in column.numbers), 1)


def _distance(column: Column) -> float:
    mean = _mean(column)
    return abs(mean - 1) if mean > 0 else float("inf")


def checked_weight(column: Column) -> FoundWeight:
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
