"""One printed figure that the respondents do not give, where it stands, and probably why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.receipt import Fact, Issue, Severity

SHARE, MEAN, BASE = "share", "mean", "base"
_NAMES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """``printed`` and ``ours`` are percents for a share, marks for a mean, respondents for a base.

    ``digits`` are the decimals printed; ``cell`` may be empty for a base told in words. ``label``
    is what the ``reason`` names: a column, an answer, a filter, a wave, a public.
    """

    measure: str
    answer: str
    column: str
    printed: float
    ours: float
    digits: int
    reason: str
    label: str
    sheet: str
    cell: str

    @property
    def gap(self) -> float:
        """How much more is printed."""
        return self.printed - self.ours


def issue_of(differences: Sequence[Difference]) -> Issue:
    """The differences that one reason explains, told by the first of them."""
    first = differences[0]
    names = [difference.cell for difference in differences]
    base = first.measure == BASE
    facts: dict[str, Fact] = {
        "answer": first.answer,
        "column": first.column,
        "printed": int(first.printed) if base else round(first.printed, first.digits),
        "ours": int(first.ours) if base else round(first.ours, first.digits + 1),
        "n": len(names),
        "cells": ", ".join(names[1:_NAMES_SHOWN]) + "…" * (len(names) > _NAMES_SHOWN),
        "label": first.label,
        "public": first.label if first.reason == "other_public" else "",
    }
    code = f"crosscheck_{first.measure}_{first.reason}"
    return Issue(code, Severity.WARNING, first.sheet, first.cell or None, facts)
