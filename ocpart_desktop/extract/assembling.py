"""From what each sheet contributes to one survey and one receipt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.draft import Draft, SheetContent, numbered
from ocpart_desktop.extract.receipt import Issue, Receipt, Severity, SheetKind
from ocpart_desktop.extract.repeated_tables import Gathered, gathered
from ocpart_desktop.extract.sheet_reading import sheet_issues, sheet_reading
from ocpart_desktop.extract.sheets import Verdict, title_lines
from ocpart_desktop.extract.workbook import Workbook
from ocpart_desktop.survey.corrections import Reading
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import RegionPresence, Source

if TYPE_CHECKING:
    from ocpart_desktop.extract.crosscheck.check import Checked

_SYNTHETIC = re.compile(r"synth[ée]ti[qc]|fictive?s?\b|fictif", re.IGNORECASE)
_WARNING = re.compile(r"(?:donn[ée]es|fichier|data)\b.{0,12}(?:synth|fict)", re.IGNORECASE)

Contents = Sequence[SheetContent | None]


def assembled(
    book: Workbook,
    verdicts: Sequence[Verdict],
    contents: Contents,
    source: Source,
    reading: Reading,
) -> Draft:
    """The survey of a whole workbook; ``contents`` is None for a sheet that gave nothing."""
    read = [content for content in contents if content]
    told = _told_by_tables(read)
    questions = _questions(read, told.questions)
    issues = [issue for content in read for issue in content.issues]
    held: tuple[Checked, ...] = ()
    if any(content.tables for content in read) and any(content.published for content in read):
        from ocpart_desktop.extract.crosscheck.check import crosschecked

        held = crosschecked(read)
        issues += [issue for each in held for issue in each.issues]
    issues += told.issues
    for sheet, verdict, content in zip(book.sheets, verdicts, contents, strict=True):
        issues += sheet_issues(sheet, verdict, content)
    issues += _same_respondents(book, contents)
    issues += _unused(book, contents, reading)
    if not questions:
        issues.append(Issue("nothing_understood", Severity.ERROR))
    issues += book.issues
    if book.second_opinion:
        issues.append(Issue("second_opinion", Severity.WARNING))
    receipt = Receipt(
        sheets=tuple(
            sheet_reading(sheet, verdict, content, issues)
            for sheet, verdict, content in zip(book.sheets, verdicts, contents, strict=True)
        ),
        weight=next((content.weight for content in read if content.weight), None),
        regions=tuple(_regions(read)),
        unknown_regions=tuple(dict.fromkeys(x for c in read for x in c.unknown_regions)),
        issues=tuple(issues),
    )
    return Draft(
        title=_title(book, verdicts) or source.name.rsplit(".", 1)[0],
        source=source,
        questions=questions,
        tables=tuple(table for content in read for table in content.tables),
        published=told.published,
        receipt=receipt,
        synthetic=_synthetic(book, verdicts),
        told=tuple(told.questions),
        checked=held,
    )


def _same_respondents(book: Workbook, contents: Contents) -> Iterator[Issue]:
    """Two sheets whose respondents bear the same numbers but were asked other questions.

    Two publics may well be numbered alike: they share their questions.
    """
    told = [(s.name, c) for s, c in zip(book.sheets, contents, strict=True) if c and c.numbers]
    for (name, first), (other, second) in combinations(told, 2):
        both = len(first.numbers & second.numbers)
        most = both >= 0.5 * min(len(first.numbers), len(second.numbers))
        if most and not {q.id for q in first.questions} & {q.id for q in second.questions}:
            facts: dict[str, str | int] = {"n": both, "other": name}
            cell = second.numbers_from
            yield Issue("same_respondents", Severity.WARNING, other, cell, facts)


def _unused(book: Workbook, contents: Contents, reading: Reading) -> Iterable[Issue]:
    """Corrections of a sheet, a column, a question or a label that the file no longer has."""
    names = {
        sheet.name: content.names if content else set()
        for sheet, content in zip(book.sheets, contents, strict=True)
    }
    names[""] = set().union(*names.values())
    for each in reading.corrections:
        found = names.get(each.sheet)
        if found is None or (each.target and each.target not in found):
            sheet = each.sheet if found is not None else ""
            facts = {"target": each.target or each.sheet}
            yield Issue("correction_unused", Severity.WARNING, sheet or None, None, facts)


def _told_by_tables(read: Sequence[SheetContent]) -> Gathered:
    """The questions of tables, each told once."""
    told = [q for content in read if not content.tables for q in content.questions]
    return gathered(told, {name: table for c in read for name, table in c.published.items()})


def _repeats(published: Question, asked: Sequence[Question]) -> bool:
    """Whether a table publishes a question of the respondents; it may leave public or wave out."""
    from ocpart_desktop.extract.crosscheck.twins import twins_of

    return any(True for _twin in twins_of(published, asked))


def _questions(read: Sequence[SheetContent], told: Sequence[Question]) -> tuple[Question, ...]:
    """Those of respondents, then those of tables that respondents were not asked."""
    asked = [question for content in read if content.tables for question in content.questions]
    alone = [question for question in told if not asked or not _repeats(question, asked)]
    questions: dict[str, Question] = {}
    for question in (*asked, *alone):
        unlike = numbered(question, questions)
        questions[unlike.key] = unlike
    return tuple(questions.values())


def _regions(read: Sequence[SheetContent]) -> Iterator[RegionPresence]:
    """Respondents add up over sheets; tables repeat the same ones, so the largest base counts."""
    counted = [c for c in read if c.tables] or list(read)
    labels: dict[str, dict[str, None]] = {}
    n: dict[str, int] = {}
    for content in read:
        for found in content.regions:
            labels.setdefault(found.code, {}).update(dict.fromkeys(found.labels))
            old = n.get(found.code, 0)
            if content not in counted:
                n[found.code] = old
            else:
                n[found.code] = old + found.n if content.tables else max(old, found.n)
    for code in sorted(labels):
        yield RegionPresence(code, REGION_BY_CODE[code].name, tuple(labels[code]), n[code])


def _title(book: Workbook, verdicts: Sequence[Verdict]) -> str | None:
    """The first line of the workbook, unless it is a warning or the title of a mere table."""
    if verdicts[0].kind is SheetKind.CROSSTAB:
        return None
    lines = title_lines(book.sheets[0], verdicts[0])
    return next((x[: limits.TITLE_TEXT] for x in lines if not _WARNING.match(x)), None)


def _synthetic(book: Workbook, verdicts: Sequence[Verdict]) -> str | None:
    """The file's own warning that its data were made up, if it bears one."""
    lines = [
        line
        for sheet, verdict in zip(book.sheets, verdicts, strict=True)
        for line in title_lines(sheet, verdict)
        if _SYNTHETIC.search(line)
    ]
    return next((x for x in lines if _WARNING.match(x)), lines[0] if lines else None)
