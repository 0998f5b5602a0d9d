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
class SheetReading:
    """What one sheet was taken for. ``header_rows`` are 1-based; ``reasons`` are worded late.

    ``preview`` holds the first raw cells as text, for the eye; ``read`` the columns of
    respondents; ``shape`` is what the next file like this one will bear too (``extract.shape``).
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
    preview: tuple[tuple[str, ...], ...] = ()
    read: tuple[ReadColumn, ...] = ()
    shape: tuple[str, ...] = ()

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
