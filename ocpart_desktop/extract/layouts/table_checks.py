"""Checks made on every published table: sums, subtotals, bases, regions, scales."""

from __future__ import annotations

from collections.abc import Iterator

from ocpart_desktop.extract.layouts.published_table import Reading
from ocpart_desktop.extract.layouts.table_answers import Of
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.extract.workbook import cell_name
from ocpart_desktop.survey.questions import Question, QuestionKind

_ROUNDING = 0.005
_BASE_TOLERANCE = 0.02
_ENOUGH_REGIONS = 13


def table_issues(reading: Reading, question: Question) -> Iterator[Issue]:
    """Everything doubtful about one table, each doubt once with its first cell."""
    yield from _sums(reading, question)
    yield from _nets(reading)
    yield from _regions(reading)
    yield from _bases(reading)
    yield from _means(reading)


def _warn(code: str, reading: Reading, cell: str, **facts: Fact) -> Issue:
    return Issue(code, Severity.WARNING, reading.table.sheet, cell, facts)


def _sums(reading: Reading, question: Question) -> Iterator[Issue]:
    """Single-choice shares add up to 100 %, give or take the rounding."""
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.SCALE):
        return
    items = [n for n, row in enumerate(reading.rows) if row.of is Of.ANSWER]
    if not items:
        return
    digits = [f.digits for n in items for f in reading.rows[n].figures.values() if f.is_number]
    tolerance = _ROUNDING * 10 ** -min(digits, default=0) * (len(items) + 1) + 0.001
    wrong = []
    for c, column in enumerate(reading.banner.columns):
        values = [reading.values[n][c] for n in items]
        known = [v for v in values if v is not None]
        if len(known) == len(values) and abs(sum(known) - 1) > tolerance:
            wrong.append((c, column.head, sum(known)))
    if wrong:
        c, head, total = wrong[0]
        cell = reading.table.cells[reading.answers[items[0]].id][c].cell
        yield _warn(
            "shares_not_100", reading, cell,
            question=question.label, column=head, total=round(100 * total, 1), n=len(wrong),
        )  # fmt: skip


def _nets(reading: Reading) -> Iterator[Issue]:
    for n, members in reading.members.items():
        if members.positions and members.differing:
            c = members.differing[0]
            total = sum(reading.values[i][c] or 0 for i in members.positions)
            answer = reading.answers[n]
            yield _warn(
                "net_differs", reading, reading.table.cells[answer.id][c].cell,
                net=answer.label, column=reading.banner.columns[c].head,
                printed=round(100 * (reading.values[n][c] or 0), 1), sum=round(100 * total, 1),
                n=len(members.differing),
            )  # fmt: skip


def _regions(reading: Reading) -> Iterator[Issue]:
    row = reading.block.heads[-1].row
    for column in reading.banner.unknown:
        cell = cell_name(row, column.column)
        yield _warn("unknown_region_column", reading, cell, label=column.head)
    if former := reading.banner.former:
        heads = ", ".join(c.head for c in former)
        cell = cell_name(row, former[0].column)
        yield _warn("parts_of_a_region", reading, cell, labels=heads)


def _bases(reading: Reading) -> Iterator[Issue]:
    """No region has a larger base than « Ensemble », and all of them together make it."""
    columns = reading.table.columns
    total = next((c.base for c in columns if c.total), None)
    regions = [(n, c.base) for n, c in enumerate(columns) if c.region and c.base is not None]
    if not total or not regions:
        return
    row = next((b.row for b in reading.block.body), reading.block.heads[-1].row)
    for n, base in regions:
        if base > total:
            cell = cell_name(row, reading.banner.columns[n].column)
            yield _warn(
                "base_above_total", reading, cell, column=columns[n].head, base=base, total=total
            )
            return
    together = sum(base for _n, base in regions)
    if len(regions) >= _ENOUGH_REGIONS and abs(together - total) > _BASE_TOLERANCE * total:
        cell = cell_name(row, reading.banner.columns[0].column)
        yield _warn("bases_differ", reading, cell, sum=together, total=total)


def _means(reading: Reading) -> Iterator[Issue]:
    if reading.scale is None:
        return
    low, high = reading.scale
    for answer, values in zip(reading.answers, reading.values, strict=True):
        for c, value in enumerate(values):
            if value is not None and not low <= value <= high:
                yield _warn(
                    "mean_out_of_scale", reading, reading.table.cells[answer.id][c].cell,
                    label=answer.label, value=value, low=low, high=high,
                )  # fmt: skip
                return
