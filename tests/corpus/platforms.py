"""What exports of survey programs share: the same survey, hours, constant columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from .facts import Asked, Facts
from .study import Cells, study

S = study()
DYNAMIC, STATUS, TYPOLOGY = S.choice("dynamic"), S.choice("status"), S.choice("types")
PRIO, INNOVATION, OPINIONS = S.choice("priorities"), S.choice("innovation"), S.choice("opinion")
MARKS = S.marks("fragilities")
NEEDS = ("emploi", "logement", "sante", "mobilite", "lien_social", "energie")
START = datetime(2026, 3, 2, 9, 0)
OTHER = [f"un projet à nous, le {i}" if i % 10 == 3 else None for i in range(S.n)]


def times(shown: str, minutes: int = 7) -> Cells:
    return [(START + timedelta(minutes=i * minutes)).strftime(shown) for i in range(S.n)]


def same(cell: Any) -> Cells:
    return [cell] * S.n


def unweighted(questions: dict[str, Asked]) -> Facts:
    return S.facts(questions, weight=None)


def with_other(asked: Asked, label: str) -> Asked:
    """A question of several answers whose « other » column was filled by some."""
    told = [i for i, text in enumerate(OTHER) if text]
    base = {i for i, given in enumerate(PRIO.given) if given is not None} | set(told)
    within = {
        code: {**figures, label: sum(S.regions[i] == code for i in told)}
        for code, figures in asked.within.items()
    }
    figures = {**asked.figures, label: len(told)}
    return replace(asked, n=len(base), figures=figures, within=within)
