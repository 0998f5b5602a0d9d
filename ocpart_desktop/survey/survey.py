"""A survey: what an extract holds once understood.

Answers come either from respondents (``RespondentTable``: microdata, one row a respondent) or
from an institute (``PublishedTable``: shares and bases only). A question names its table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ocpart_desktop.survey.memory import Memory
from ocpart_desktop.survey.questions import Answer, Question, Role

if TYPE_CHECKING:
    import pandas as pd

REGION = "@region"
PUBLIC = "@public"
WAVE = "@wave"
WEIGHT = "@weight"
STRATUM = "@stratum"
CLUSTER = "@cluster"

NOT_ASKED = -1


@dataclass(frozen=True, slots=True)
class Source:
    """The extract as it arrived."""

    name: str
    sha256: str
    kind: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Variable:
    """A categorical column by which respondents can be filtered."""

    name: str
    label: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RespondentTable:
    """Microdata. ``frame`` has one row a respondent and these columns:

    * ``@region`` (categorical, INSEE codes), ``@public`` and ``@wave`` (categorical): always there,
      missing where unknown; ``@weight`` (float) where the file has a weight; ``@stratum`` and
      ``@cluster`` where they were named;
    * one categorical column a single-choice or scale question, its categories being answer ids;
    * one int8 column an option of several answers: 1 chosen, 0 not chosen, -1 (``NOT_ASKED``)
      outside the base;
    * one float column a numeric item, missing where not answered;
    * one categorical column a filter variable.

    ``rows`` gives, for each row of the frame, its row number in the sheet (1-based). The frame
    never changes; ``memory`` holds what was computed of it.
    """

    name: str
    sheet: str
    frame: pd.DataFrame
    rows: tuple[int, ...] | range
    weighted: bool
    variables: tuple[Variable, ...] = ()
    memory: Memory = field(default_factory=Memory, init=False, repr=False)


class Mark(StrEnum):
    """What an institute prints in place of a figure, or beside it."""

    NONE = ""
    TOO_FEW = "too_few"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PublishedColumn:
    """A column of a published table: the total, a region, or another breakdown.

    ``base`` is raw, printed in ``base_cell`` (« B7 »), and ``weighted_base`` weighted; None where
    the table does not print it. ``sheet`` is where it stands, when not on the table's own.
    """

    head: str
    letter: str
    total: bool = False
    region: str | None = None
    breakdown: str | None = None
    base: int | None = None
    weighted_base: float | None = None
    flagged_weak: bool = False
    base_cell: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """A figure as published: a fraction for shares, the scale's own unit for means."""

    value: float | None
    cell: str
    mark: Mark = Mark.NONE
    digits: int = 0


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One question of an institute's tables: ``cells[answer id][column index]``."""

    name: str
    sheet: str
    columns: tuple[PublishedColumn, ...]
    cells: Mapping[str, tuple[PublishedCell, ...]]

    @property
    def total(self) -> int | None:
        """The index of the « Ensemble » column."""
        return next((i for i, column in enumerate(self.columns) if column.total), None)

    def region(self, code: str) -> int | None:
        """The index of a region's column."""
        return next((i for i, column in enumerate(self.columns) if column.region == code), None)


@dataclass(frozen=True, slots=True)
class RegionPresence:
    """A region found in the extract, under which labels, with how many respondents."""

    code: str
    name: str
    labels: tuple[str, ...]
    n: int


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything understood of one extract. ``synthetic`` holds the file's own warning, if any."""

    title: str
    source: Source
    questions: tuple[Question, ...]
    regions: tuple[RegionPresence, ...]
    respondents: Mapping[str, RespondentTable] = field(default_factory=dict)
    published: Mapping[str, PublishedTable] = field(default_factory=dict)
    synthetic: str | None = None

    @property
    def publics(self) -> tuple[str, ...]:
        """The publics asked, in the order met."""
        return tuple(dict.fromkeys(q.public for q in self.questions if q.public))

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves, oldest first."""
        return tuple(sorted({q.wave for q in self.questions if q.wave}))

    def question(self, key: str) -> Question | None:
        """The question with this unique key."""
        return next((q for q in self.questions if q.key == key), None)

    def find(
        self, wanted: str, *, public: str | None = None, wave: str | None = None
    ) -> tuple[Question, ...]:
        """Questions with this id, role or key, newest wave first, narrowed by public and wave."""
        found = [
            q
            for q in self.questions
            if wanted in (q.id, q.key, q.role)
            and (public is None or q.public == public)
            and (wave is None or q.wave == wave)
        ]
        return tuple(sorted(found, key=lambda q: q.wave or "", reverse=True))

    def forget(self) -> None:
        """Let go of what was computed of the respondents: this survey is no longer looked at."""
        for table in self.respondents.values():
            table.memory.forget()

    def with_role(self, role: Role, public: str | None = None) -> tuple[Question, ...]:
        """The questions bearing a role, newest wave first."""
        return self.find(role.value, public=public)


__all__ = [
    "CLUSTER",
    "NOT_ASKED",
    "PUBLIC",
    "REGION",
    "STRATUM",
    "WAVE",
    "WEIGHT",
    "Answer",
    "Mark",
    "PublishedCell",
    "PublishedColumn",
    "PublishedTable",
    "Question",
    "RegionPresence",
    "RespondentTable",
    "Role",
    "Source",
    "Survey",
    "Variable",
]
