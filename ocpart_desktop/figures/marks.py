"""What every chart is made of: values with their texts, series, colours by meaning, and keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocpart_desktop.analysis.results import Shown


class Unit(StrEnum):
    """What the value axis measures. Two units never share an axis.

    A ``count`` is the mean of one, or an amount; a ``number`` is how many there are.
    """

    SHARE = "share"
    SCORE = "score"
    COUNT = "count"
    NUMBER = "number"
    POINTS = "points"


class Named(StrEnum):
    """What the key of a part of a chart, or of a row of its table, is the name of.

    A region's code, or a département's; an answer's id; the key of a question, that another public
    or another wave was asked. Where a part stands at a crossing, both are in its key (see
    ``paired``).
    """

    REGION = "region"
    DEPARTEMENT = "département"
    ANSWER = "answer"
    QUESTION = "question"
    REGION_ANSWER = "region and answer"
    QUESTION_ANSWER = "question and answer"


_BETWEEN = "\x1f"


def paired(one: str, other: str) -> str:
    """The key of a part at the crossing of two; either may be empty: the whole row, or column."""
    return f"{one}{_BETWEEN}{other}"


def parted(key: str) -> tuple[str, str]:
    """What ``paired`` put together."""
    one, _between, other = key.partition(_BETWEEN)
    return one, other


class ColourRole(StrEnum):
    """What a colour means: a side of a comparison, or a type of partnership."""

    REGION = "region"
    AGAINST = "against"
    FRANCE = "france"
    OTHER = "other"
    PATRONAGE = "patronage"
    RESPONSIBLE_PRACTICES = "responsible_practices"
    ECONOMIC_COOPERATION = "economic_cooperation"
    SOCIAL_INNOVATION = "social_innovation"


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure drawn: value, interval, its text, and how it may be shown (None = nothing)."""

    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    shown: Shown = Shown.PLAIN
    significant: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The same side of a comparison through every category."""

    name: str
    role: ColourRole
    marks: tuple[Mark, ...]
