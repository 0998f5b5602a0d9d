"""Institutes' tables: one or many a sheet, each becoming a question and its published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ocpart_desktop.extract.draft import SheetContent, numbered
from ocpart_desktop.extract.layouts.column_checks import COLUMN_ISSUES
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.left_aside import aside_issues
from ocpart_desktop.extract.layouts.published_table import MEAN_ID, Reading, read_table
from ocpart_desktop.extract.layouts.table_blocks import Block, by_question, find_blocks
from ocpart_desktop.extract.layouts.table_checks import along_rows_issue, table_issues
from ocpart_desktop.extract.layouts.table_lines import Line, read_lines
from ocpart_desktop.extract.layouts.table_panels import find_panels
from ocpart_desktop.extract.layouts.table_titles import Title, public_in, read_title, years_in
from ocpart_desktop.extract.layouts.table_turning import upright
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.extract.roles import role_of
from ocpart_desktop.extract.wording import slug
from ocpart_desktop.extract.workbook import Sheet, range_name
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import PublishedTable, RegionPresence

_TOP_LINES = 8


def read_tables(sheet: Sheet, context: Context) -> SheetContent | None:
    """Every table of a sheet; None when it holds none."""
    corrections = context.corrections
    panels = [read_lines(sheet, panel) for panel in find_panels(sheet)]
    blocks = [block for lines in panels for block in _blocks(sheet, lines)]
    readings = [
        reading
        for block, title in zip(blocks, _titles(sheet, blocks, context.announced), strict=True)
        for reading in read_table(sheet, block, title, corrections.regions)
    ]
    if not readings:
        return None
    top = [line.label for line in panels[0][:_TOP_LINES] if line.label and not line.figures]
    wave = years_in(top) or context.wave
    content = SheetContent(header_rows=_header_rows(readings[0]), rows=len(sheet.rows))
    content.issues += [along_rows_issue(r) for r in readings if r.along_rows]
    readings = [reading for reading in readings if not reading.along_rows]
    content.issues += aside_issues(readings)
    for reading in readings:
        content.published[reading.table.name] = reading.table
        for question in _questions(reading, context.public, wave):
            taken = {q.key for q in content.questions}
            content.questions.append(numbered(corrections.corrected(question), taken))
            content.names.add(question.name)
        content.names.update(column.head for column in reading.of.columns)
        content.unknown_regions += [c.head for c in reading.of.places.unknown]
        content.issues += _unsaid(table_issues(reading), content.issues)
    content.regions = _presences([reading.table for reading in readings])
    return content


def _unsaid(issues: Iterable[Issue], said: Sequence[Issue]) -> list[Issue]:
    """The issues but those about columns that the banner of each table of a sheet repeats."""
    known = {(issue.code, str(issue.facts)) for issue in said if issue.code in COLUMN_ISSUES}
    return [issue for issue in issues if (issue.code, str(issue.facts)) not in known]


def _blocks(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Block]:
    for block in find_blocks(lines):
        yield from by_question(upright(sheet, block))


def _titles(sheet: Sheet, blocks: Sequence[Block], announced: Sequence[str]) -> list[Title]:
    """The title of each table; where none is printed, the one announced, else the sheet's name."""
    titles = [read_title(block.above) for block in blocks]
    if len(announced) != len(titles):
        lone = len(titles) == 1 and announced
        announced = announced[:1] if lone else [""] * len(titles)
    named = [
        title if title.wording else title.called(wording, sheet.name)
        for title, wording in zip(titles, announced, strict=True)
    ]
    return [
        title.about(block.item) if block.item else title
        for title, block in zip(named, blocks, strict=True)
    ]


def _header_rows(reading: Reading) -> tuple[int, ...]:
    """The rows of the first banner, 1-based; none where it runs down a column."""
    if reading.block.turned:
        return ()
    return tuple(head.row + 1 for head in reading.block.heads)


def _questions(reading: Reading, public: str | None, wave: str | None) -> Iterator[Question]:
    """The table's question, and the mean printed under its distribution as another one."""
    title = reading.title
    named = public_in([title.base_note])
    fallback = None if public else public_in([title.wording])
    question = Question(
        id=title.code or slug(title.wording),
        label=title.wording,
        kind=reading.kind,
        answers=reading.answers,
        table=reading.table.name,
        source=_source(reading),
        public=(named and named.value) or public or (fallback and fallback.value),
        wave=reading.of.wave or title.years or wave,
        role=role_of(title.wording, reading.kind, reading.answers),
        base_note=title.base_note,
        n=_base(reading),
        scale=reading.scale,
    )
    yield question
    if reading.mean:
        label, scale = reading.mean
        yield replace(
            question,
            id=f"{question.id}-{slug(label)}",
            kind=QuestionKind.MEAN,
            answers=(Answer(MEAN_ID, label),),
            role=None,
            scale=scale,
        )


def _source(reading: Reading) -> str:
    """The range of the table in its sheet."""
    block = reading.block
    first = [c.column for c in reading.of.columns]
    rows, columns = [line.row for line in block.body], first
    if block.turned:
        rows, columns = columns, rows
    return range_name(reading.table.sheet, *block.start, max(rows), max(columns))


def _base(reading: Reading) -> int:
    """The raw base of « Ensemble », else of the regions together, else as told in words."""
    columns = reading.table.columns
    total = next((c for c in columns if c.total), None)
    if total and (total.base or total.weighted_base):
        return total.base or round(total.weighted_base or 0)
    return sum(c.base or 0 for c in columns if c.region) or reading.title.base_number


def _presences(tables: Sequence[PublishedTable]) -> list[RegionPresence]:
    """A region's raw base is the largest over the tables."""
    found: dict[str, tuple[dict[str, None], int]] = {}
    for column in (c for table in tables for c in table.columns if c.region):
        labels, n = found.get(column.region or "", ({}, 0))
        found[column.region or ""] = (labels | {column.head: None}, max(n, column.base or 0))
    return [
        RegionPresence(code, REGION_BY_CODE[code].name, tuple(labels), n)
        for code, (labels, n) in sorted(found.items())
    ]
