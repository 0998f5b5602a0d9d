"""What the receipt says of one sheet: its reading, its raw cells, what is wrong in them."""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.draft import SheetContent
from ocpart_desktop.extract.excerpts import around_doubts, top_of
from ocpart_desktop.extract.receipt import Issue, Severity, SheetKind, SheetReading, Status
from ocpart_desktop.extract.shape import shape_of
from ocpart_desktop.extract.sheets import DATA, Verdict
from ocpart_desktop.extract.workbook import Sheet, cell_name


def sheet_issues(sheet: Sheet, verdict: Verdict, content: SheetContent | None) -> list[Issue]:
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
    if marks.hidden_columns:
        facts = {"n": marks.hidden_columns}
        issues.append(Issue("hidden_columns", Severity.INFO, sheet.name, None, facts))
    if marks.cut_texts:
        cell = cell_name(*marks.cut_texts[0])
        facts = {"n": len(marks.cut_texts), "limit": limits.CELL_TEXT}
        issues.append(Issue("long_texts", Severity.WARNING, sheet.name, cell, facts))
    if sheet.unreadable:
        issues.append(Issue("damaged_sheet", Severity.ERROR, sheet.name))
    if sheet.hidden and verdict.kind is not SheetKind.EMPTY:
        aside = verdict.kind in DATA and content is None and not verdict.linked
        code = "hidden_sheet_set_aside" if aside else "hidden_sheet"
        issues.append(Issue(code, Severity.WARNING if aside else Severity.INFO, sheet.name))
    if verdict.linked:
        issues.append(Issue("linked_rows", Severity.WARNING, sheet.name, verdict.linked))
    if verdict.kind is SheetKind.INDICATORS and content is None and not sheet.hidden:
        issues.append(Issue("indicators_set_aside", Severity.WARNING, sheet.name))
    return issues


def sheet_reading(
    sheet: Sheet, verdict: Verdict, content: SheetContent | None, issues: Sequence[Issue]
) -> SheetReading:
    """A sheet's line of the receipt; its colour is that of its worst issue."""
    printed = verdict.kind in (SheetKind.CROSSTAB, SheetKind.INDICATORS)
    top = top_of(sheet, whole=printed)
    headers = [row - 1 for row in content.header_rows] if content else []
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
        top=top,
        around=tuple(around_doubts(sheet, top, headers, issues)),
        read=tuple(content.columns) if content else (),
        shape=shape_of(sheet),
    )
