"""The whole reading of one file, in one process: bytes → draft."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.draft import Draft, SheetContent
from ocpart_desktop.extract.fields.respondent_kind import public_code
from ocpart_desktop.extract.formats import Format, is_protected, recognise_format
from ocpart_desktop.extract.layouts import LAYOUTS, Context
from ocpart_desktop.extract.layouts.codebook import Codebook, read_codebook
from ocpart_desktop.extract.protection.unlock import unlocked
from ocpart_desktop.extract.receipt import (
    Issue,
    Receipt,
    Severity,
    SheetKind,
    SheetReading,
    Status,
)
from ocpart_desktop.extract.sheets import Verdict, describes, known_variables, recognise
from ocpart_desktop.extract.workbook import Sheet, Workbook, cell_name, read_workbook
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.publics import recognise_public
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import RegionPresence, Source
from ocpart_desktop.system.errors import UserError

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2}(?:\s*[-/\u2013]\s*(?:19|20)?\d{2})?)(?!\d)")
_SYNTHETIC = re.compile(r"synth[ée]ti[qc]|fictive?s?\b|fictif", re.IGNORECASE)
_WARNING = re.compile(r"(?:donn[ée]es|fichier|data)\b.{0,12}(?:synth|fict)", re.IGNORECASE)
_READ_SHARE = 0.7
_TITLE_ROWS = 6
_DATA = (SheetKind.MICRODATA, SheetKind.CROSSTAB)


def read_bytes(
    content: bytes,
    name: str,
    *,
    password: str | None = None,
    progress: Callable[[float], None] = lambda _done: None,
) -> Draft:
    """Read a spreadsheet of any format; ``UserError`` when nothing of it can be used."""
    plain = content
    if password is not None and is_protected(content):
        plain = unlocked(content, password)
    kind = recognise_format(plain)
    book = read_workbook(plain, kind, lambda done: progress(_READ_SHARE * done))
    if not any(sheet.rows for sheet in book.sheets):
        raise _no_data()
    verdicts, codebook = _recognised(book)
    contents: list[SheetContent | None] = []
    visible = any(
        v.kind in _DATA and not s.hidden for s, v in zip(book.sheets, verdicts, strict=True)
    )
    several = sum(v.kind is SheetKind.MICRODATA for v in verdicts) > 1
    for number, (sheet, verdict) in enumerate(zip(book.sheets, verdicts, strict=True)):
        aside = sheet.hidden and visible and verdict.kind in _DATA
        layout = None if aside else LAYOUTS.get(verdict.kind)
        context = _context(sheet, verdict, codebook, name, several)
        contents.append(layout(sheet, context) if layout else None)
        progress(_READ_SHARE + (1 - _READ_SHARE) * (number + 1) / len(book.sheets))
    if all(v.kind is SheetKind.EMPTY for v in verdicts):
        raise _no_data()
    if kind is Format.CSV and not any(contents):
        raise UserError(
            "no_table",
            _(
                "This text file holds no table of respondents or results: "
                "choose the survey's Excel extract."
            ),
        )
    source = Source(name, hashlib.sha256(content).hexdigest(), kind.value, len(content))
    return _assembled(book, verdicts, contents, source)


def _no_data() -> UserError:
    return UserError(
        "no_data",
        _("The workbook opens but holds no data: check that it is the right file."),
    )


def _recognised(book: Workbook) -> tuple[list[Verdict], Codebook]:
    """Each sheet's kind; sheets that name the variables of the respondents are codebooks."""
    verdicts = [recognise(sheet) for sheet in book.sheets]
    known: set[str] = set()
    for sheet, verdict in zip(book.sheets, verdicts, strict=True):
        if verdict.kind is SheetKind.MICRODATA and verdict.located:
            known |= known_variables(sheet, verdict.located)
    codebook = Codebook()
    for n, (sheet, verdict) in enumerate(zip(book.sheets, verdicts, strict=True)):
        if _may_be_codebook(verdict) and describes(sheet, known - _own(sheet, verdict)):
            verdicts[n] = replace(verdict, kind=SheetKind.CODEBOOK, reason="names_variables")
            read_codebook(sheet, known, codebook)
    return verdicts, codebook


def _may_be_codebook(verdict: Verdict) -> bool:
    small = verdict.kind is SheetKind.MICRODATA and verdict.located is not None
    return verdict.kind in (SheetKind.CODEBOOK, SheetKind.NOTES, SheetKind.CONTENTS) or small


def _own(sheet: Sheet, verdict: Verdict) -> set[str]:
    if verdict.kind is SheetKind.MICRODATA and verdict.located:
        return known_variables(sheet, verdict.located)
    return set()


def _context(
    sheet: Sheet, verdict: Verdict, codebook: Codebook, file: str, several: bool
) -> Context:
    """The public and wave of a whole sheet: by its name, its title rows, else the file's name."""
    texts = [sheet.name, *_titles(sheet)]
    public = next((p for t in (*texts[:3], file) if (p := recognise_public(t))), None)
    named = public.value if public else public_code(sheet.name) if several else None
    years = next((y[1] for t in (*texts, file) if (y := _YEARS.search(t))), None)
    return Context(verdict.located, codebook, named, years)


def _titles(sheet: Sheet) -> list[str]:
    """The lines alone in their row at the top of a sheet."""
    lines = []
    for row in sheet.rows[:_TITLE_ROWS]:
        texts = [t for v in row if (t := text_of(v))]
        if len(texts) == 1:
            lines.append(texts[0])
    return lines


@dataclass(slots=True)
class _Gathered:
    questions: list[Question]
    issues: list[Issue]
    regions: dict[str, RegionPresence]
    unknown: dict[str, None]
    respondents: bool


def _assembled(
    book: Workbook,
    verdicts: Sequence[Verdict],
    contents: Sequence[SheetContent | None],
    source: Source,
) -> Draft:
    read = [content for content in contents if content]
    gathered = _Gathered([], [], {}, {}, any(content.tables for content in read))
    for content in sorted(read, key=lambda c: not c.tables):
        _gather(gathered, content)
    for sheet, verdict, one in zip(book.sheets, verdicts, contents, strict=True):
        gathered.issues += _sheet_issues(sheet, verdict, one)
    if not gathered.questions:
        gathered.issues.append(Issue("nothing_understood", Severity.ERROR))
    if book.second_opinion:
        gathered.issues.append(Issue("second_opinion", Severity.WARNING))
    tables = tuple(table for content in read for table in content.tables)
    receipt = Receipt(
        sheets=tuple(
            _reading(sheet, verdict, content, gathered.issues)
            for sheet, verdict, content in zip(book.sheets, verdicts, contents, strict=True)
        ),
        weight=next((c.weight for c in read if c.weight), None),
        regions=tuple(gathered.regions[code] for code in sorted(gathered.regions)),
        unknown_regions=tuple(gathered.unknown),
        issues=tuple(gathered.issues),
    )
    return Draft(
        title=_title(book, source.name),
        source=source,
        questions=tuple(gathered.questions),
        tables=tables,
        published={k: v for content in read for k, v in content.published.items()},
        receipt=receipt,
        synthetic=_synthetic(book),
    )


def _gather(gathered: _Gathered, content: SheetContent) -> None:
    """Respondents come first: a published question that repeats one of theirs is left out."""
    known = {question.key for question in gathered.questions}
    roles = {(q.role, q.public, q.wave) for q in gathered.questions if q.role}
    for question in content.questions:
        same_role = (question.role, question.public, question.wave) in roles
        if question.key not in known and not (question.role and same_role and not content.tables):
            gathered.questions.append(question)
            known.add(question.key)
    gathered.issues += content.issues
    for presence in content.regions:
        old = gathered.regions.get(presence.code)
        labels = tuple(dict.fromkeys((*(old.labels if old else ()), *presence.labels)))
        counted = content.tables or not gathered.respondents
        n = presence.n if counted else 0
        if old:
            n = old.n + n if content.tables else max(old.n, n)
        gathered.regions[presence.code] = RegionPresence(
            presence.code, REGION_BY_CODE[presence.code].name, labels, n
        )
    gathered.unknown.update(dict.fromkeys(content.unknown_regions))


def _sheet_issues(sheet: Sheet, verdict: Verdict, content: SheetContent | None) -> list[Issue]:
    """What the cells themselves are wrong about, wherever they are."""
    issues = []
    marks = sheet.marks
    if marks.errors:
        (row, column), error = next(iter(marks.errors.items()))
        facts: dict[str, str | int] = {"n": len(marks.errors), "error": error}
        cell = cell_name(row, column)
        issues.append(Issue("error_cells", Severity.WARNING, sheet.name, cell, facts))
    if marks.uncomputed:
        cell = cell_name(*marks.uncomputed[0])
        facts = {"n": len(marks.uncomputed)}
        issues.append(Issue("uncomputed_formulas", Severity.WARNING, sheet.name, cell, facts))
    if marks.hidden_rows:
        code = "filtered_rows" if marks.filtered else "hidden_rows"
        issues.append(Issue(code, Severity.INFO, sheet.name, None, {"n": marks.hidden_rows}))
    if sheet.hidden and verdict.kind is not SheetKind.EMPTY:
        aside = verdict.kind in _DATA and content is None
        code = "hidden_sheet_set_aside" if aside else "hidden_sheet"
        issues.append(Issue(code, Severity.WARNING if aside else Severity.INFO, sheet.name))
    if verdict.kind is SheetKind.INDICATORS and content is None:
        issues.append(Issue("indicators_set_aside", Severity.WARNING, sheet.name))
    return issues


def _reading(
    sheet: Sheet, verdict: Verdict, content: SheetContent | None, issues: Sequence[Issue]
) -> SheetReading:
    own = [issue.severity for issue in issues if issue.sheet == sheet.name]
    status = Status.GREEN
    if Severity.WARNING in own:
        status = Status.AMBER
    if Severity.ERROR in own or verdict.kind is SheetKind.REFUSED:
        status = Status.RED
    return SheetReading(
        name=sheet.name,
        kind=verdict.kind,
        hidden=sheet.hidden,
        header_rows=content.header_rows if content else (),
        rows=content.rows if content else len(sheet.rows),
        columns=sheet.width,
        reason_code=verdict.reason,
        status=status,
        facts=verdict.facts,
        preview=preview(sheet),
    )


def preview(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The first cells of a sheet as text, error cells included."""
    return tuple(
        tuple(
            (text_of(value) or sheet.marks.errors.get((i, j), ""))[: limits.PREVIEW_TEXT]
            for j, value in enumerate(row[: limits.PREVIEW_COLUMNS])
        )
        for i, row in enumerate(sheet.rows[: limits.PREVIEW_ROWS])
    )


def _title(book: Workbook, name: str) -> str:
    """The first title line of the workbook that is no warning, else the file's name."""
    for sheet in book.sheets:
        for line in _titles(sheet):
            if not _SYNTHETIC.search(line) or line.endswith(")"):
                return line[: limits.PREVIEW_TEXT]
        break
    return name.rsplit(".", 1)[0]


def _synthetic(book: Workbook) -> str | None:
    """The file's own warning that its data were made up, if it bears one."""
    lines = [line for sheet in book.sheets for line in _titles(sheet) if _SYNTHETIC.search(line)]
    return next((x for x in lines if _WARNING.match(x)), lines[0] if lines else None)
