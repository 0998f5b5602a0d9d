"""The receipt of a reading as a file to print or to send: PDF, or plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ocpart_desktop.documents.palette import screen
from ocpart_desktop.documents.typesetting import typeset
from ocpart_desktop.documents.whole import write_whole
from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.extract.crosscheck.report import crosscheck_text
from ocpart_desktop.extract.receipt import Issue, Receipt, Severity, SheetKind
from ocpart_desktop.extract.report import check_text, kind_label, sheet_kind_label
from ocpart_desktop.figures.corrections import described
from ocpart_desktop.figures.crosschecks import alone, differences_table, tally
from ocpart_desktop.figures.wording import SEPARATOR, topic
from ocpart_desktop.i18n import _, current_language, date_long, ngettext, whole
from ocpart_desktop.survey.corrections import Reading, Use
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError

PDF, TEXT = ".pdf", ".txt"
_COLOURS = ("text", "muted", "accent", "border", "danger", "warning", "positive")
_SET_ASIDE = (SheetKind.NOTES, SheetKind.CONTENTS, SheetKind.EMPTY, SheetKind.REFUSED)
_NAMES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Read:
    survey: Survey
    receipt: Receipt
    reading: Reading
    created: datetime
    crosschecks: tuple[CrossCheck, ...]


def write_receipt(
    survey: Survey,
    receipt: Receipt,
    reading: Reading,
    path: Path,
    created: datetime,
    *,
    crosschecks: Sequence[CrossCheck] = (),
) -> None:
    """Write a receipt in the format of ``path``'s suffix, whole or not at all. Raises UserError.

    ``crosschecks`` are the published tables held against the respondents, if any were.
    """
    writers: dict[str, Callable[[_Read, Path], None]] = {PDF: _write_pdf, TEXT: _write_text}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise UserError(
            "unknown_format",
            _("“{file}” cannot be written: a receipt is a .pdf or a .txt file.").format(
                file=path.name
            ),
        )
    read = _Read(survey, receipt, reading, created, tuple(crosschecks))
    write_whole(path, lambda temporary: write(read, temporary))


def set_aside(receipt: Receipt) -> Iterator[str]:
    """What of the file counts nowhere, counted and named: sheets, columns, labels of no region."""
    sheets = [sheet.name for sheet in receipt.sheets if sheet.kind in _SET_ASIDE]
    columns = [c.name for sheet in receipt.sheets for c in sheet.read if c.use is Use.ASIDE]
    labels = receipt.unknown_regions
    for names, told in (
        (sheets, ngettext("{n} sheet: {names}.", "{n} sheets: {names}.", len(sheets))),
        (columns, ngettext("{n} column: {names}.", "{n} columns: {names}.", len(columns))),
        (
            labels,
            ngettext(
                "{n} label of no region: {names}.",
                "{n} labels of no region: {names}.",
                len(labels),
            ),
        ),
    ):
        if names:
            shown = ", ".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")
            yield told.format(n=whole(len(names)), names=shown)


def _write_text(read: _Read, path: Path) -> None:
    lines = [check_text(read.survey, read.receipt).rstrip()]
    for title, rows in (
        (_("Set aside"), list(set_aside(read.receipt))),
        (_("Put right by hand"), [described(each) for each in read.reading.corrections]),
    ):
        if rows:
            lines += ["", title, *(f"  {row}" for row in rows)]
    for found in read.crosschecks:
        lines += ["", crosscheck_text(found).rstrip()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def _write_pdf(read: _Read, path: Path) -> None:
    """PDF/A-2a and PDF/UA-1: tagged, fonts inside; texts are data, never markup."""
    typeset("receipt.typ", _data(read), path, read.created)


def _data(read: _Read) -> dict[str, Any]:
    survey, day = read.survey, read.created
    return {
        "title": _("Receipt of the reading of {file}").format(file=survey.source.name),
        "lang": current_language(),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "colours": {name: screen(name) for name in _COLOURS},
        "subtitle": [
            survey.title if survey.title != survey.synthetic else "",
            _("Read on {day}; fingerprint {sha}.").format(
                day=date_long(day), sha=survey.source.sha256[:12]
            ),
        ],
        "warning": survey.synthetic,
        "facts": list(_facts(read)),
        "sections": [section for section in _sections(read) if section["rows"]],
        "footer": _("Made with OCPart, offline."),
    }


def _facts(read: _Read) -> Iterator[dict[str, str]]:
    people = sum(len(table.rows) for table in read.survey.respondents.values())
    doubts = sum(issue.severity is not Severity.INFO for issue in read.receipt.issues)
    counts: tuple[tuple[int, Callable[[int], str]], ...] = (
        (people, lambda n: ngettext("respondent", "respondents", n)),
        (len(read.survey.published), lambda n: ngettext("published table", "published tables", n)),
        (len(read.survey.questions), lambda n: ngettext("question", "questions", n)),
        (len(read.survey.regions), lambda n: ngettext("region", "regions", n)),
    )
    for n, name_of in counts:
        if n:
            yield {"value": whole(n), "name": name_of(n), "tone": ""}
    name = ngettext("thing to check", "things to check", doubts)
    yield {"value": whole(doubts), "name": name, "tone": "warning" if doubts else "positive"}


def _sections(read: _Read) -> Iterator[dict[str, Any]]:
    survey, receipt = read.survey, read.receipt
    worth = [issue for issue in receipt.issues if issue.severity is not Severity.INFO]
    told = [issue for issue in receipt.issues if issue.severity is Severity.INFO]
    yield _listed(_("To check"), map(_issue, worth))
    for found in read.crosschecks:
        yield from _crosscheck(found)
    yield _table(
        _("Questions"),
        (_("Code"), _("Question"), _("Asked of"), _("Base"), _("Kind")),
        [
            (
                q.id,
                topic(q),
                SEPARATOR.join(filter(None, (public_label(q.public), q.wave))),
                whole(q.n),
                kind_label(q.kind),
            )
            for q in survey.questions
        ],
        widths=(0, 3, 2, 0, 0),
        numbers=(3,),
    )
    yield _table(
        _("Sheets"),
        (_("Sheet"), _("Taken for"), _("Rows"), _("Why")),
        [
            (
                _("{sheet} (hidden)").format(sheet=s.name) if s.hidden else s.name,
                sheet_kind_label(s.kind),
                whole(s.rows),
                s.reason,
            )
            for s in receipt.sheets
        ],
        widths=(2, 0, 0, 3),
        numbers=(2,),
    )
    yield _table(
        _("Regions"),
        (_("Region"), _("Code"), _("Found as"), _("Respondents")),
        [(r.name, r.code, ", ".join(r.labels), whole(r.n)) for r in survey.regions],
        widths=(2, 0, 3, 0),
        numbers=(3,),
    )
    yield _listed(_("Set aside"), map(_plain, set_aside(receipt)))
    yield _listed(_("Also worth knowing"), map(_issue, told))
    hand = (described(each) for each in read.reading.corrections)
    yield _listed(_("Put right by hand"), map(_plain, hand))


def _crosscheck(found: CrossCheck) -> Iterator[dict[str, Any]]:
    """What became of the published tables of a file, then each difference."""
    title = _("Tables of “{name}” counted again").format(name=found.source.name)
    sign = ("✓", "positive") if not found.differences else ("?", "warning")
    told = {"mark": sign[0], "tone": sign[1], "text": tally(found), "place": ""}
    lines = [told, *map(_plain, filter(None, [alone(found)]))]
    yield _listed(title, iter(lines))
    spec = differences_table(found)
    yield _table(
        _("Differences"), spec.head, spec.texts, widths=(3, 2, 0, 0, 0, 2, 0), numbers=(2, 3, 4)
    )


def _table(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    numbers: Sequence[int],
) -> dict[str, Any]:
    """``widths`` are shares of the room that is left, 0 for as wide as the texts."""
    return {
        "kind": "table",
        "title": title,
        "head": head,
        "rows": rows,
        "widths": widths,
        "numbers": [n in numbers for n in range(len(head))],
    }


def _listed(title: str, rows: Iterator[dict[str, str]]) -> dict[str, Any]:
    return {"kind": "list", "title": title, "rows": list(rows)}


def _issue(issue: Issue) -> dict[str, str]:
    marks = {
        Severity.ERROR: ("!", "danger"),
        Severity.WARNING: ("?", "warning"),
        Severity.INFO: ("–", "muted"),
    }
    mark, tone = marks[issue.severity]
    place = "!".join(filter(None, (issue.sheet, issue.cell)))
    return {"mark": mark, "tone": tone, "text": issue.message, "place": place}


def _plain(text: str) -> dict[str, str]:
    return {"mark": "–", "tone": "muted", "text": text, "place": ""}
