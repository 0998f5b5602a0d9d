"""What the Extract page shows: the receipt as counts, tables and doubts with their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ocpart_desktop.extract.receipt import Issue, Receipt, Severity, SheetKind, SheetReading, Status
from ocpart_desktop.extract.report import kind_label, sheet_kind_label
from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.figures.wording import topic
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.session import Study
from ocpart_desktop.survey.publics import public_label

QUESTIONS, SHEETS, REGIONS, DOUBTS = "questions", "sheets", "regions", "doubts"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know at a glance: a number and what it counts, and how good it is."""

    value: str
    name: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An issue as listed: its sentence, its place, its tone."""

    sentence: str
    place: str
    tone: str
    sheet: str | None
    cell: str | None


def facts(study: Study) -> tuple[Fact, ...]:
    """The reading in five numbers."""
    survey, receipt = study.survey, study.receipt
    people = sum(len(table.rows) for table in survey.respondents.values())
    doubtful = len(_doubtful(receipt))
    return (
        Fact(whole(people), ngettext("respondent", "respondents", people))
        if people
        else Fact(
            whole(len(survey.published)),
            ngettext("published table", "published tables", len(survey.published)),
        ),
        Fact(
            whole(len(survey.questions)),
            ngettext("question", "questions", len(survey.questions)),
        ),
        Fact(whole(len(survey.regions)), ngettext("region", "regions", len(survey.regions))),
        _weight_fact(receipt, people),
        Fact(
            whole(doubtful),
            ngettext("thing to check", "things to check", doubtful),
            _worst(receipt),
        ),
    )


def _weight_fact(receipt: Receipt, people: int) -> Fact:
    if receipt.weight is None:
        return Fact("–", _("no weight") if people else _("published figures"))
    return Fact(
        receipt.weight.column,
        _("weight, effective base {n}").format(n=whole(receipt.weight.effective_n)),
    )


def _worst(receipt: Receipt) -> str:
    severities = {issue.severity for issue in receipt.issues}
    if Severity.ERROR in severities:
        return "danger"
    return "warning" if Severity.WARNING in severities else "positive"


def tabs(study: Study) -> tuple[tuple[str, str], ...]:
    """The parts of the receipt: key and title with its count."""
    survey, receipt = study.survey, study.receipt
    return tuple(
        (key, f"{title} ({whole(count)})")
        for key, title, count in (
            (QUESTIONS, _("Questions"), len(survey.questions)),
            (SHEETS, _("Sheets"), len(receipt.sheets)),
            (REGIONS, _("Regions"), len(survey.regions)),
            (DOUBTS, _("To check"), len(_doubtful(receipt))),
        )
    )


def _doubtful(receipt: Receipt) -> list[Issue]:
    return [issue for issue in receipt.issues if issue.severity is not Severity.INFO]


# -- tables --------------------------------------------------------------------------------------


def questions_table(study: Study) -> TableSpec:
    """Every question: what it is about, who was asked, when, how many; see ``asked_where``."""
    head = (_("Code"), _("Question"), _("Public"), _("Wave"), _("Base"), _("Kind"))
    return _table(
        head,
        (
            (
                question.id,
                topic(question),
                public_label(question.public) or "–",
                question.wave or "–",
                question.n,
                kind_label(question.kind),
            )
            for question in study.survey.questions
        ),
    )


def asked_where(study: Study, row: int) -> tuple[str, str]:
    """The sheet and the cell in which the question of a row begins."""
    sheet, _separator, cells = study.survey.questions[row].source.rpartition("!")
    return sheet.strip("'"), cells.partition(":")[0]


def sheets_table(study: Study) -> TableSpec:
    """Every sheet: what it was taken for, how large, and why."""
    head = (_("Sheet"), _("Taken for"), _("Reading"), _("Rows"), _("Columns"), _("Why"))
    return _table(
        head,
        (
            (
                _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.hidden else sheet.name,
                sheet_kind_label(sheet.kind),
                status_label(sheet.status),
                sheet.rows,
                sheet.columns,
                sheet.reason,
            )
            for sheet in study.receipt.sheets
        ),
    )


def status_label(status: Status) -> str:
    """How well a sheet was read, in words: colour alone says nothing to many."""
    return {
        Status.GREEN: _("understood"),
        Status.AMBER: _("with doubts"),
        Status.RED: _("with errors"),
    }[status]


def regions_table(study: Study) -> TableSpec:
    """Every region: under which labels it was found, with how many respondents."""
    head = (_("Region"), _("Code"), _("Found as"), _("Respondents"))
    known = [(r.name, r.code, ", ".join(r.labels), r.n) for r in study.survey.regions]
    unknown = [(_("Unknown"), "–", label, None) for label in study.receipt.unknown_regions]
    return _table(head, (*known, *unknown))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str | int | None, ...]]) -> TableSpec:
    values = tuple(rows)
    texts = tuple(
        tuple("–" if v is None else whole(v) if isinstance(v, int) else v for v in row)
        for row in values
    )
    return TableSpec(head, texts, values)


def doubts(study: Study) -> tuple[Doubt, ...]:
    """Everything doubtful or set aside, the gravest first."""
    order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    ranked = sorted(study.receipt.issues, key=lambda issue: order.index(issue.severity))
    return tuple(_doubt(issue) for issue in ranked)


def _doubt(issue: Issue) -> Doubt:
    place = "!".join(filter(None, (issue.sheet, issue.cell)))
    tone = {Severity.ERROR: "danger", Severity.WARNING: "warning"}.get(issue.severity, "muted")
    return Doubt(issue.message, place, tone, issue.sheet, issue.cell)


# -- the raw cells -------------------------------------------------------------------------------


def sheet_named(study: Study, name: str | None) -> SheetReading | None:
    """The reading of a sheet; without a name, of the first one that was used."""
    sheets = study.receipt.sheets
    used = [s for s in sheets if s.kind in (SheetKind.MICRODATA, SheetKind.CROSSTAB)]
    named = [s for s in sheets if s.name == name]
    return next(iter(named or used or sheets), None)


def preview_table(sheet: SheetReading) -> TableSpec:
    """The first raw cells as they are in the file, under the columns' letters."""
    width = max((len(row) for row in sheet.preview), default=0)
    head = tuple(letters(i) for i in range(width))
    rows = tuple((*row, *("",) * (width - len(row))) for row in sheet.preview)
    return TableSpec(head, rows, rows)


def position(cell: str | None) -> tuple[int, int] | None:
    """« B7 » → row 6, column 1 (0-based); None when there is no cell."""
    found = re.fullmatch(r"([A-Z]{1,3})([1-9]\d*)(:.*)?", cell or "")
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def letters(index: int) -> str:
    """The letters of a column (0-based): 0 → « A », 26 → « AA »."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
