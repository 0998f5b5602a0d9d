"""How a figure was computed, and from which cells."""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.analysis.results import Note
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import Survey


def method(question: Question, notes: Sequence[Note]) -> str:
    """How the figure, its interval and its test were computed."""
    weighted = Note.UNWEIGHTED not in notes
    if Note.NO_MICRODATA in notes:
        parts = [_("share published by the institute, indicative interval and test from its base")]
    elif Note.NO_JOINT in notes:
        parts = [_("published share out of the sum of the four: neither interval nor test")]
    elif Note.CITATIONS in notes:
        parts = [
            _("weighted share of citations") if weighted else _("unweighted share of citations"),
            _(
                "a respondent is a cluster of citations; Korn–Graubard interval at 95%, "
                "second-order Rao–Scott test of the gap"
            ),
        ]
    elif Note.NO_BASE in notes:
        parts = [_("figure as published, without its base: neither interval nor test")]
    elif question.kind in (QuestionKind.MEAN, QuestionKind.COUNT):
        parts = [
            _("weighted mean") if weighted else _("unweighted mean"),
            _("t interval at 95% on the linearised error, t test of the gap"),
        ]
    else:
        parts = [
            _("weighted share of respondents")
            if weighted
            else _("unweighted share of respondents"),
            _("Korn–Graubard interval at 95%, second-order Rao–Scott test of the gap"),
        ]
    if Note.DESIGN in notes:
        parts.append(_("strata and clusters of the sample taken into account"))
    if Note.REST_REBUILT in notes:
        parts.append(_("rest of France rebuilt from the total and the region's base"))
    return ", ".join(parts) + "."


def cells(survey: Survey, question: Question, answers: Sequence[str], region: str | None) -> str:
    """The cells read: the published ones of these answers, else the question's range."""
    table = survey.published.get(question.table)
    if table is None:
        return question.source
    columns = {table.region(region) if region else None, table.total} - {None}
    found = [
        "!".join(filter(None, (table.columns[column].sheet, row[column].cell)))
        for answer in answers
        if (row := table.cells.get(answer))
        for column in sorted(c for c in columns if c is not None)
        if column < len(row)
    ]
    if not found:
        return question.source
    return _("{sheet}: {cells}").format(sheet=table.sheet, cells=", ".join(found))
