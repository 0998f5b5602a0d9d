"""Institutes' tables: one or many a sheet, each becoming a question and its published figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocpart_desktop.extract.draft import SheetContent, numbered
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.published_table import MEAN_ID, Reading, read_table
from ocpart_desktop.extract.layouts.table_checks import table_issues
from ocpart_desktop.extract.layouts.table_rows import find_blocks, read_lines
from ocpart_desktop.extract.layouts.table_titles import public_in, years_in
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
    lines = read_lines(sheet)
    blocks = find_blocks(lines)
    readings = [r for block in blocks if (r := read_table(sheet, block, corrections.regions))]
    if not readings:
        return None
    top = [line.label for line in lines[:_TOP_LINES] if line.label and not line.figures]
    wave = years_in(top) or context.wave
    content = SheetContent(
        header_rows=tuple(head.row + 1 for head in readings[0].block.heads),
        rows=len(sheet.rows),
    )
    for reading in readings:
        content.published[reading.table.name] = reading.table
        for question in _questions(reading, context.public, wave):
            taken = {q.key for q in content.questions}
            content.questions.append(numbered(corrections.corrected(question), taken))
            content.names.add(question.name)
        content.names.update(column.head for column in reading.banner.columns)
        content.unknown_regions += [c.head for c in reading.banner.unknown]
        content.issues += table_issues(reading, content.questions[-1 - bool(reading.mean)])
    content.regions = _presences([reading.table for reading in readings])
    return content


def _questions(reading: Reading, public: str | None, wave: str | None) -> Iterator[Question]:
    """The table's question, and the mean printed under its distribution as another one."""
    title = reading.title
    named = public_in([title.base_note])
    fallback = None if public else public_in([title.wording])
    body = reading.block.body
    question = Question(
        id=title.code or slug(title.wording or reading.table.name),
        label=title.wording or reading.table.name,
        kind=reading.kind,
        answers=reading.answers,
        table=reading.table.name,
        source=range_name(
            reading.table.sheet,
            reading.block.top,
            0,
            body[-1].row,
            max(c.column for c in reading.banner.columns),
        ),
        public=(named and named.value) or public or (fallback and fallback.value),
        wave=title.years or wave,
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
