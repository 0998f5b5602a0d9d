"""The receipt: what was understood of a file, what was set aside, what is doubtful, and where.

Issues carry facts, not sentences: they are worded in the reader's language when asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ocpart_desktop.survey.corrections import Use
from ocpart_desktop.survey.survey import RegionPresence

Fact = str | int | float


class SheetKind(StrEnum):
    """What a sheet is; the value is the one of the JSON output."""

    MICRODATA = "microdata"
    CROSSTAB = "crosstab"
    INDICATORS = "indicators"
    CODEBOOK = "codebook"
    CONTENTS = "contents"
    NOTES = "notes"
    EMPTY = "empty"
    REFUSED = "refused"


class Status(StrEnum):
    """How well a sheet was read."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Severity(StrEnum):
    """How much an issue matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something doubtful or set aside. ``cell`` is « B7 », None for a whole sheet."""

    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """One plain sentence in the user's language."""
        from ocpart_desktop.extract.issue_wording import sentence

        return sentence(self.code, self.facts)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of respondents: its header, its letters in the sheet, what it was taken for."""

    name: str
    letters: str
    wording: str
    use: Use
    answered: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Raw cells as text. ``rows`` are their 0-based rows, ``left`` the column of the first."""

    rows: tuple[int, ...] = ()
    left: int = 0
    cells: tuple[tuple[str, ...], ...] = ()

    @property
    def columns(self) -> range:
        """Their 0-based columns."""
        return range(self.left, self.left + max(map(len, self.cells), default=0))

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is among them."""
        return row in self.rows and column in self.columns


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet was taken for. ``header_rows`` are 1-based; ``reasons`` are worded late.

    ``top`` holds the first raw cells, for the eye, and ``around`` those near each doubt further
    down; ``read`` the columns of respondents; ``shape`` what the next file like this one will
    bear too (``extract.shape``).
    """

    name: str
    kind: SheetKind
    hidden: bool
    header_rows: tuple[int, ...]
    rows: int
    columns: int
    reason_code: str
    status: Status
    facts: Mapping[str, Fact] = field(default_factory=dict)
    top: Excerpt = field(default_factory=Excerpt)
    around: tuple[Excerpt, ...] = ()
    read: tuple[ReadColumn, ...] = ()
    shape: tuple[str, ...] = ()

    def excerpt(self, row: int, column: int) -> Excerpt:
        """The raw cells in which a cell is seen in its context; the top without one."""
        return next((e for e in (self.top, *self.around) if e.holds(row, column)), self.top)

    @property
    def reason(self) -> str:
        """Why it was taken for that, in the user's language."""
        from ocpart_desktop.extract.issue_wording import reason

        return reason(self.reason_code, self.facts)


@dataclass(frozen=True, slots=True)
class WeightReading:
    """The weight in use. ``column`` is its header, ``effective_n`` Kish's (Σw)²/Σw²."""

    sheet: str
    column: str
    sum: float
    effective_n: float


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a whole file."""

    sheets: tuple[SheetReading, ...]
    weight: WeightReading | None
    regions: tuple[RegionPresence, ...]
    unknown_regions: tuple[str, ...]
    issues: tuple[Issue, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something could not be used at all."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)
