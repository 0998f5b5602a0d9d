"""A question over a whole sheet of respondents, before it is told apart by public and wave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.layouts.codebook import Entry
from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.extract.roles import role_of
from ocpart_desktop.extract.wording import slug
from ocpart_desktop.survey.corrections import SheetCorrections
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.draft import Values
    from ocpart_desktop.extract.workbook import Cell


@dataclass(frozen=True, slots=True)
class Stray:
    """Values of a column that its question does not explain; ``code`` is the issue's.

    ``rows`` are the respondents concerned, when not all who bear such a value are.
    """

    code: str
    column: Column
    values: frozenset[Cell]
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
    rows: tuple[int, ...] | None = None
    severity: Severity = Severity.WARNING


@dataclass(slots=True)
class Asking:
    """``asked`` is true for each respondent of its base; ``values`` are its frame columns."""

    id: str
    label: str
    kind: QuestionKind
    answers: tuple[Answer, ...]
    asked: npt.NDArray[np.bool_]
    columns: tuple[Column, ...]
    entry: Entry
    values: dict[str, Values] = field(default_factory=dict)
    column: str | None = None
    scale: tuple[float, float] | None = None
    strays: tuple[Stray, ...] = ()
    corrections: SheetCorrections = field(default_factory=SheetCorrections)

    @property
    def name(self) -> str:
        """What corrections know it by: its first column."""
        return self.columns[0].head.name

    @property
    def role(self) -> Role | None:
        """Which of the observatory's questions it is."""
        return self.corrections.role(self.name, role_of(self.label, self.kind, self.answers))


def question_id(code: str, wording: str) -> str:
    """The code as found; without one, a short form of the wording."""
    return code if code and " " not in code else slug(wording or code)


def asked_in(column: Column) -> npt.NDArray[np.bool_]:
    """Who has an answer in a column, « NSP » included."""
    asked: npt.NDArray[np.bool_] = column.codes(lambda v: int(v in column.texts)) > 0
    return asked
