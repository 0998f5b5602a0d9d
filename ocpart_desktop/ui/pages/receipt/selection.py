"""What is selected on the Extract page: what to say of it, what to put right, where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.excerpts import place_of
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.figures.corrections import described
from ocpart_desktop.figures.wording import SEPARATOR, wording
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.notebook.changes import named
from ocpart_desktop.session import Study
from ocpart_desktop.survey.corrections import Correction
from ocpart_desktop.ui.pages.receipt import fields, model
from ocpart_desktop.ui.pages.receipt.doubts import Doubt, issues_of, to_check

TOGETHER, APART, WITHDRAW, REMEDY = "together", "apart", "withdraw", "remedy"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing selected, or several of a kind. ``buttons`` are keys and texts."""

    title: str
    subtitle: str = ""
    fields: tuple[fields.Field, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()
    sheet: str | None = None
    cell: str | None = None


def chosen(study: Study, tab: str, rows: Sequence[int], doubt: Doubt | None) -> Chosen | None:
    """What is selected in a tab, by the rows of its table or by a doubt; None when nothing is."""
    if tab == model.DOUBTS:
        return _doubt(study, doubt) if doubt else None
    if not rows:
        return None
    if tab == model.QUESTIONS and len(rows) > 1:
        return _questions(study, rows)
    return _ONE[tab](study, rows[0])


def names(study: Study, tab: str) -> list[str]:
    """A name for each row of a tab's table, the same after another reading."""
    told: dict[str, Callable[[], list[str]]] = {
        model.QUESTIONS: lambda: [
            SEPARATOR.join((q.source.rpartition("!")[0], q.name, q.public or "", q.wave or ""))
            for q in study.survey.questions
        ],
        model.COLUMNS: lambda: [f"{sheet}!{c.name}" for sheet, c in model.columns(study)],
        model.SHEETS: lambda: [sheet.name for sheet in study.receipt.sheets],
        model.REGIONS: lambda: [label.text for label in model.labels(study)],
        model.CORRECTIONS: lambda: [each.id for each in study.reading.corrections],
    }
    return told[tab]() if tab in told else []


def label_of(told: Correction) -> str:
    """What undoing it is called: « la correction de « Q7 » »."""
    return named(told)


def remedy(study: Study, issue: Issue) -> tuple[str, int]:
    """The tab and the row in which what an issue tells can be put right: the narrowest there is."""
    label = issue.facts.get("label")
    labels = names(study, model.REGIONS)
    if label in labels:
        return model.REGIONS, labels.index(str(label))
    for row, question in enumerate(study.survey.questions):
        if issues_of(question, [issue]):
            return model.QUESTIONS, row
    place = place_of(issue.cell)
    letters = (issue.cell or "").rstrip("0123456789")
    for row, (sheet, column) in enumerate(model.columns(study)):
        if place and sheet == issue.sheet and column.letters == letters:
            return model.COLUMNS, row
    sheets = names(study, model.SHEETS)
    return model.SHEETS, sheets.index(issue.sheet) if issue.sheet in sheets else 0


# -- one thing of each kind ----------------------------------------------------------------------


def _question(study: Study, row: int) -> Chosen:
    question = study.survey.questions[row]
    sheet, cell = model.asked_where(study, row)
    several = len(question.columns)
    doubtful = to_check(issues_of(question, study.receipt.issues))
    apart = ngettext("Take its {n} column apart", "Take its {n} columns apart", several)
    return Chosen(
        title=wording(question),
        subtitle=doubtful[0].message
        if doubtful
        else _("Read in {place}.").format(place=question.source),
        fields=fields.question_fields(study, question),
        buttons=((APART, apart.format(n=whole(several))),) if several > 1 else (),
        sheet=sheet,
        cell=cell,
    )


def _questions(study: Study, rows: Sequence[int]) -> Chosen:
    questions = [study.survey.questions[row] for row in rows]
    sheet, cell = model.asked_where(study, rows[0])
    can = fields.can_be_together(questions)
    return Chosen(
        title=ngettext("{n} question", "{n} questions", len(rows)).format(n=whole(len(rows))),
        subtitle=_("Columns that hold the options of one question can be put together.")
        if can
        else _("They are not columns of one sheet of respondents."),
        buttons=((TOGETHER, _("Make them one question")),) if can else (),
        sheet=sheet,
        cell=cell,
    )


def _column(study: Study, row: int) -> Chosen:
    sheet, column = model.columns(study)[row]
    reading = next(each for each in study.receipt.sheets if each.name == sheet)
    top = reading.header_rows[-1] if reading.header_rows else 1
    return Chosen(
        title=column.name,
        subtitle=column.wording if column.wording != column.name else "",
        fields=fields.column_fields(study, sheet, column),
        sheet=sheet,
        cell=f"{column.letters}{top}",
    )


def _sheet(study: Study, row: int) -> Chosen:
    sheet = study.receipt.sheets[row]
    return Chosen(
        title=sheet.name,
        subtitle=_("Because: {reason}.").format(reason=sheet.reason),
        fields=fields.sheet_fields(study, sheet),
        sheet=sheet.name,
        cell=f"A{sheet.header_rows[0]}" if sheet.header_rows else None,
    )


def _label(study: Study, row: int) -> Chosen:
    label = model.labels(study)[row]
    issue = next((i for i in study.receipt.issues if i.facts.get("label") == label.text), None)
    return Chosen(
        title=label.text,
        subtitle=issue.message if issue else "",
        fields=fields.label_fields(study, label),
        sheet=issue.sheet if issue else None,
        cell=issue.cell if issue else None,
    )


def _correction(study: Study, row: int) -> Chosen:
    told = study.reading.corrections[row]
    return Chosen(
        title=_("Put right by hand"),
        subtitle=described(told),
        buttons=((WITHDRAW, _("Withdraw this correction")),),
        sheet=told.sheet or None,
    )


def _doubt(study: Study, doubt: Doubt) -> Chosen:
    return Chosen(
        title=doubt.place or study.survey.source.name,
        subtitle=doubt.sentence,
        buttons=((REMEDY, _("Put it right…")),),
        sheet=doubt.sheet,
        cell=doubt.cell,
    )


_ONE: dict[str, Callable[[Study, int], Chosen]] = {
    model.QUESTIONS: _question,
    model.COLUMNS: _column,
    model.SHEETS: _sheet,
    model.REGIONS: _label,
    model.CORRECTIONS: _correction,
}
