"""What must hold, what is aimed at, what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """``must`` and ``aim`` are the most that may be measured; ``unit`` is empty for a ratio."""

    what: str
    must: float
    aim: float | None = None
    unit: str = ""

    def met(self, measured: float, note: str = "") -> Measured:
        """What was measured."""
        return Measured(self, measured, note)

    def without(self, reason: str) -> Measured:
        """Why nothing was measured."""
        return Measured(self, None, reason)


@dataclass(frozen=True, slots=True)
class Measured:
    """A bound and what was measured, or why nothing was; ``note`` says what more there is."""

    bound: Bound
    value: float | None
    note: str = ""

    @property
    def verdict(self) -> str:
        """OK under the must, « OK, aim » under the aim too; MISSED otherwise."""
        if self.value is None:
            return "-"
        if self.value > self.bound.must:
            return "MISSED"
        return "OK, aim" if self.bound.aim is not None and self.value <= self.bound.aim else "OK"

    def line(self) -> str:
        """One line of the table."""
        unit = self.bound.unit
        cells = (
            f"{self.bound.what:<66}",
            f"{_figure(self.bound.must, unit):>9}",
            f"{_figure(self.bound.aim, unit):>9}",
            f"{_figure(self.value, unit):>10}",
            f"  {self.verdict:<8}",
            self.note,
        )
        return "".join(cells).rstrip()


def heading() -> str:
    """The first line of the table."""
    return f"{'':<66}{'must':>9}{'aim':>9}{'measured':>10}"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if not unit else f"{value:.3g} {unit}"


def summary(results: list[Measured]) -> Iterator[str]:
    """How many of each verdict."""
    for verdict in ("OK, aim", "OK", "MISSED", "-"):
        n = sum(result.verdict == verdict for result in results)
        if n:
            yield f"{n} {'not measured' if verdict == '-' else verdict}"
