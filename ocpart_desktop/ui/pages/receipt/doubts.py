"""What is doubtful: which issues concern a question or a sheet, and where each can be put right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.excerpts import place_of
from ocpart_desktop.extract.receipt import Issue, Severity, Status
from ocpart_desktop.i18n import _
from ocpart_desktop.session import Study
from ocpart_desktop.survey.questions import Question

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """An issue as listed: its sentence, its place, its tone."""

    sentence: str
    place: str
    tone: str
    issue: Issue

    @property
    def sheet(self) -> str | None:
        """The sheet it is in."""
        return self.issue.sheet

    @property
    def cell(self) -> str | None:
        """Its first cell."""
        return self.issue.cell


def doubts(study: Study) -> tuple[Doubt, ...]:
    """Everything doubtful or set aside, the gravest first."""
    ranked = sorted(study.receipt.issues, key=lambda issue: _ORDER.index(issue.severity))
    return tuple(_doubt(issue) for issue in ranked)


def to_check(issues: Iterable[Issue]) -> list[Issue]:
    """The issues that are more than information."""
    return [issue for issue in issues if issue.severity is not Severity.INFO]


def status_of(issues: Sequence[Issue]) -> Status:
    """How well something was read, by the worst that is said of it."""
    severities = {issue.severity for issue in issues}
    if Severity.ERROR in severities:
        return Status.RED
    return Status.AMBER if Severity.WARNING in severities else Status.GREEN


def status_label(status: Status) -> str:
    """How well something was read, in words: colour alone says nothing to many."""
    return {
        Status.GREEN: _("understood"),
        Status.AMBER: _("with doubts"),
        Status.RED: _("with errors"),
    }[status]


def issues_of(question: Question, issues: Iterable[Issue]) -> list[Issue]:
    """The issues whose cell is among those a question was read from."""
    sheet, _mark, cells = question.source.rpartition("!")
    first, _colon, last = cells.partition(":")
    top_left, bottom_right = place_of(first), place_of(last or first)
    if top_left is None or bottom_right is None:
        return []
    (top, left), (bottom, right) = top_left, bottom_right
    return [
        issue
        for issue in issues
        if issue.sheet == sheet
        and (place := place_of(issue.cell))
        and top <= place[0] <= bottom
        and left <= place[1] <= right
    ]


def _doubt(issue: Issue) -> Doubt:
    place = "!".join(filter(None, (issue.sheet, issue.cell)))
    return Doubt(issue.message, place, _TONES.get(issue.severity, "muted"), issue)
