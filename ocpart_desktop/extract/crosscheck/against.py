"""The published tables of another file, held against the respondents of the open survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.extract.crosscheck.check import Checked, checked
from ocpart_desktop.extract.crosscheck.difference import Difference
from ocpart_desktop.extract.crosscheck.twins import twins_of
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.draft import drafted
from ocpart_desktop.extract.receipt import Issue, SheetReading
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Source, Survey


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """What became of each table of the file ``source``.

    ``alone`` are the questions the survey did not ask, or not in these words; ``elsewhere`` those
    it asked in another wave, or of another public, alone. The cells of
    ``issues`` are those of ``source``, whose raw cells are in ``sheets``.
    """

    source: Source
    checked: tuple[Checked, ...]
    alone: tuple[Question, ...] = ()
    elsewhere: tuple[Question, ...] = ()
    sheets: tuple[SheetReading, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Every difference, with its probable reason."""
        return tuple(issue for each in self.checked for issue in each.issues)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every figure and every base that differs."""
        return tuple(one for each in self.checked for one in each.differences)

    @property
    def agreeing(self) -> int:
        """How many printed figures the respondents give."""
        return self.figures - self.differing

    @property
    def figures(self) -> int:
        """How many printed figures were counted again."""
        return sum(each.figures for each in self.checked)

    @property
    def differing(self) -> int:
        """How many of them differ by more than their rounding."""
        return sum(each.differing for each in self.checked)


def checked_within(opened: Opened) -> CrossCheck | None:
    """The tables of a workbook held against its own respondents; None when it has not both."""
    if not opened.checked:
        return None
    return CrossCheck(opened.survey.source, opened.checked, sheets=opened.receipt.sheets)


def check_tables(survey: Survey, tables: Opened) -> CrossCheck:
    """Count again, from the respondents of ``survey``, every table of another file."""
    respondents = {name: drafted(table) for name, table in survey.respondents.items()}
    asked = [q for q in survey.questions if q.table in respondents]
    told = [q for q in tables.told if not q.indicator]
    found = [
        (question, checked(tables.survey.published[question.table], question, asked, respondents))
        for question in told
    ]
    lone = [question for question, each in found if each is None]
    elsewhere = [question for question in lone if _is_asked_elsewhere(question, asked)]
    return CrossCheck(
        source=tables.survey.source,
        checked=tuple(each for _question, each in found if each),
        alone=tuple(question for question in lone if question not in elsewhere),
        elsewhere=tuple(elsewhere),
        sheets=tables.receipt.sheets,
    )


def _is_asked_elsewhere(question: Question, asked: Sequence[Question]) -> bool:
    anywhere = replace(question, public=None, wave=None)
    return next(twins_of(anywhere, asked), None) is not None
