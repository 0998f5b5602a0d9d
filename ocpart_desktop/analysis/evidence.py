"""What a comparison asks of its data, whether respondents or an institute's printed tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ocpart_desktop.analysis.results import HIDDEN_ESTIMATE, Against, Base, Estimate, Note, Shown
from ocpart_desktop.survey.questions import Answer


@dataclass(frozen=True, slots=True)
class Side:
    """A region, its rest, or France (whose code is empty)."""

    kind: Against
    code: str = ""

    @classmethod
    def region(cls, code: str) -> Side:
        """The region itself."""
        return cls(Against.REGION, code)

    @classmethod
    def rest(cls, code: str) -> Side:
        """All respondents known to live outside the region."""
        return cls(Against.REST, code)


FRANCE_SIDE = Side(Against.FRANCE)


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer on two sides, before anything is hidden."""

    first: Estimate
    second: Estimate
    gap: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None

    def seen(self, first: Shown, second: Shown) -> Pair:
        """What may be seen of it: nothing when the first side is hidden."""
        if first is Shown.HIDDEN:
            return Pair(HIDDEN_ESTIMATE, HIDDEN_ESTIMATE)
        return Pair(self.first, HIDDEN_ESTIMATE) if second is Shown.HIDDEN else self


class Evidence(Protocol):
    """One question under one selection. Lists follow ``answers``."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers measured."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the reader is owed about the data themselves."""

    @property
    def filtered(self) -> tuple[tuple[str, str], ...]:
        """The filters in force: (variable's label, category)."""

    def base(self, side: Side) -> Base | None:
        """The base of the question on a side; None where it is not known."""

    def pairs(self, sides: Sequence[tuple[Side, Side]]) -> list[list[Pair]]:
        """Each answer on each pair of sides: ``[answer][pair]``."""

    def overall(self, first: Side, second: Side) -> float | None:
        """The p-value of all answers together, where a question has such a test."""

    def rung(self, side: Side) -> Shown:
        """How the base of a side may be shown, secrecy included."""

    def secret(self, side: Side) -> bool:
        """Whether a side is hidden to protect someone, and not for want of anybody."""

    def rungs(self, side: Side) -> list[Shown]:
        """How each answer of a side may be shown, secrecy included."""
