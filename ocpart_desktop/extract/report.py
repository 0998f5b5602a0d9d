"""The receipt for the command line: as JSON, and as lines to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ocpart_desktop.extract.receipt import Issue, Receipt, Severity, SheetKind, SheetReading
from ocpart_desktop.i18n import _, number, whole
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import Survey

FORMAT = 1


def check_json(survey: Survey, receipt: Receipt) -> dict[str, Any]:
    """The ``check`` output: stable keys, codes rather than words, messages in the language."""
    source, weight = survey.source, receipt.weight
    return {
        "format": FORMAT,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "kind": source.kind,
            "bytes": source.bytes,
        },
        "sheets": [_sheet(sheet) for sheet in receipt.sheets],
        "weight": weight
        and {
            "sheet": weight.sheet,
            "column": weight.column,
            "sum": weight.sum,
            "effective_n": weight.effective_n,
        },
        "regions": [
            {"code": r.code, "name": r.name, "labels": list(r.labels), "n": r.n}
            for r in receipt.regions
        ],
        "unknown_regions": list(receipt.unknown_regions),
        "publics": list(survey.publics),
        "waves": list(survey.waves),
        "questions": [_question(question) for question in survey.questions],
        "issues": [issue_json(issue) for issue in receipt.issues],
    }


def _sheet(sheet: SheetReading) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "kind": sheet.kind.value,
        "hidden": sheet.hidden,
        "header_rows": list(sheet.header_rows),
        "rows": sheet.rows,
        "columns": sheet.columns,
        "reason": sheet.reason,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "label": question.label,
        "kind": question.kind.value,
        "role": question.role and question.role.value,
        "public": question.public,
        "wave": question.wave,
        "n": question.n,
        "source": question.source,
        "answers": [_answer(answer) for answer in question.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "label": answer.label,
        "net": answer.net,
        "type": answer.type and answer.type.value,
    }


def issue_json(issue: Issue) -> dict[str, Any]:
    """An issue as ``check`` prints it."""
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "message": issue.message,
    }


def check_text(survey: Survey, receipt: Receipt) -> str:
    """The receipt as a person reads it in a terminal."""
    return "\n".join(_lines(survey, receipt)) + "\n"


def _lines(survey: Survey, receipt: Receipt) -> Iterator[str]:
    yield survey.title
    if survey.synthetic and survey.synthetic != survey.title:
        yield survey.synthetic
    yield from section(_("Sheets"), map(_sheet_line, receipt.sheets))
    yield from section(_("Questions"), _question_lines(survey.questions))
    yield from section(_("Regions"), _region_lines(receipt))
    yield from section(_("Weight"), [_weight_line(receipt)])
    yield from section(_("Worth a look"), map(issue_line, receipt.issues))


def section(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    """A title and its lines, indented; nothing without lines."""
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _sheet_line(sheet: SheetReading) -> str:
    hidden = _(" (hidden)") if sheet.hidden else ""
    return _("{name}{hidden}: {kind} — {reason}").format(
        name=sheet.name, hidden=hidden, kind=sheet_kind_label(sheet.kind), reason=sheet.reason
    )


def _question_lines(questions: Sequence[Question]) -> Iterator[str]:
    """Each question once, then whom it was asked of, when, and the base."""
    for (code, label, kind), same in groupby(questions, lambda q: (q.id, q.label, q.kind)):
        yield f"{code}  {label}  [{kind_label(kind)}]"
        for question in same:
            base = _("base {n}").format(n=whole(question.n))
            asked = (public_label(question.public), question.wave, base)
            yield "    " + " · ".join(x for x in asked if x)


def _region_lines(receipt: Receipt) -> Iterator[str]:
    for region in receipt.regions:
        labels = [label for label in region.labels if label != region.name]
        beside = f" ({', '.join(labels)})" if labels else ""
        yield f"{region.code}  {region.name}{beside} · {whole(region.n)}"
    if unknown := receipt.unknown_regions:
        yield _("not recognised: {labels}").format(labels=", ".join(unknown))


def _weight_line(receipt: Receipt) -> str:
    weight = receipt.weight
    if weight is None:
        return _("none: every respondent counts for one")
    return _("“{column}”, sheet “{sheet}”: sum {sum}, effective base {effective}").format(
        column=weight.column,
        sheet=weight.sheet,
        sum=number(weight.sum, 0),
        effective=whole(weight.effective_n),
    )


def issue_line(issue: Issue) -> str:
    """An issue in a line: how grave, where, what."""
    place = "!".join(x for x in (issue.sheet, issue.cell) if x)
    words = {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.INFO: _("note"),
    }
    return f"{words[issue.severity]}  {place}  {issue.message}".replace("    ", "  ")


def sheet_kind_label(kind: SheetKind) -> str:
    """The kind of a sheet in the user's language."""
    return {
        SheetKind.MICRODATA: _("respondents"),
        SheetKind.CROSSTAB: _("published tables"),
        SheetKind.INDICATORS: _("indicators"),
        SheetKind.CODEBOOK: _("codebook"),
        SheetKind.CONTENTS: _("contents"),
        SheetKind.NOTES: _("notes"),
        SheetKind.EMPTY: _("empty"),
        SheetKind.REFUSED: _("refused"),
    }[kind]


def kind_label(kind: QuestionKind) -> str:
    """The kind of a question in the user's language."""
    return {
        QuestionKind.SINGLE: _("single choice"),
        QuestionKind.MULTIPLE: _("several answers"),
        QuestionKind.SCALE: _("scale"),
        QuestionKind.MEAN: _("mean"),
        QuestionKind.SHARE: _("share"),
        QuestionKind.COUNT: _("number"),
        QuestionKind.TEXT: _("open text"),
        QuestionKind.DATE: _("date"),
    }[kind]
