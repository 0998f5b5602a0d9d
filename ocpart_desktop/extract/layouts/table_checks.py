"""Checks made on the figures of every published table: sums, subtotals, counts, scales."""

from __future__ import annotations

from collections.abc import Iterator

from ocpart_desktop.extract.layouts.column_checks import base_issues, region_issues, whole_issues
from ocpart_desktop.extract.layouts.published_table import MEAN_ID, Reading
from ocpart_desktop.extract.layouts.table_answers import Of
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.survey.questions import QuestionKind

_HALF_PERCENT = 0.005
_MOST, _ENOUGH = 0.8, 6
_SLACK = 0.003


def table_issues(reading: Reading) -> Iterator[Issue]:
    """Everything doubtful about one table, each doubt once with its first cell."""
    yield from _sums(reading)
    yield from _nets(reading)
    yield from _impossible(reading)
    yield from _counts(reading)
    yield from region_issues(reading)
    yield from base_issues(reading)
    yield from whole_issues(reading)
    yield from _means(reading)
    yield from _again(reading)


def along_rows_issue(reading: Reading) -> Issue:
    """A table of percentages along the rows: its figures are no shares of a region."""
    cell = reading.table.cells[reading.answers[0].id][0].cell
    return _warn("percentages_along_rows", reading, cell, question=reading.title.wording)


def _warn(code: str, reading: Reading, cell: str, **facts: Fact) -> Issue:
    return Issue(code, Severity.WARNING, reading.table.sheet, cell, facts)


def _sums(reading: Reading) -> Iterator[Issue]:
    """Single-choice shares add up to 100 %, give or take the rounding of each.

    A column of nothing but zeros is one that nobody stands in.
    """
    if reading.kind not in (QuestionKind.SINGLE, QuestionKind.SCALE):
        return
    items = [answer.id for answer in reading.answers if not answer.net]
    wrong = []
    for c, column in enumerate(reading.table.columns):
        cells = [reading.table.cells[item][c] for item in items]
        values = [cell.value for cell in cells if cell.value is not None]
        reach = sum(_HALF_PERCENT * 10.0**-cell.digits for cell in cells) + 2 * _HALF_PERCENT
        if any(values) and len(values) == len(cells) and abs(sum(values) - 1) > reach:
            wrong.append((cells[0].cell, column.head, sum(values)))
    if wrong:
        cell, head, total = wrong[0]
        yield _warn(
            "shares_not_100", reading, cell, question=reading.title.wording, column=head,
            total=round(100 * total, 1), n=len(wrong),
        )  # fmt: skip


def _nets(reading: Reading) -> Iterator[Issue]:
    """A subtotal is what its answers make."""
    for n, members in reading.members.items():
        if members.positions and members.differing:
            c = members.differing[0]
            total = sum(reading.values[i][c] or 0 for i in members.positions)
            answer = reading.answers[n]
            yield _warn(
                "net_differs", reading, reading.table.cells[answer.id][c].cell,
                net=answer.label, column=reading.of.columns[c].head,
                printed=round(100 * (reading.values[n][c] or 0), 1), sum=round(100 * total, 1),
                n=len(members.differing),
            )  # fmt: skip


def _impossible(reading: Reading) -> Iterator[Issue]:
    """Percentages below 0 or above 100: nothing can be made of them."""
    if reading.impossible:
        first = reading.impossible[0]
        printed = round(100 * (first.value or 0.0), 1)
        facts: dict[str, Fact] = {"printed": printed, "n": len(reading.impossible)}
        yield _warn("share_impossible", reading, first.cell, **facts)


def _counts(reading: Reading) -> Iterator[Issue]:
    """Counts printed beside percentages tell the same, where nearly all of them do."""
    told, wrong = 0, []
    for answer, row in zip(reading.answers, reading.rows, strict=True):
        for place, cell in enumerate(reading.table.cells[answer.id]):
            column = reading.of.columns[place].column
            counted = reading.bases.share(column, row)
            if counted is None or cell.value is None:
                continue
            told += 1
            reach = _HALF_PERCENT * 10.0**-cell.digits + _SLACK
            if abs(counted - cell.value) > reach + 0.5 / reading.bases.divisors[column]:
                wrong.append((cell, answer.label, counted))
    if wrong and told >= _ENOUGH and len(wrong) <= (1 - _MOST) * told:
        cell, label, counted = wrong[0]
        yield _warn(
            "count_differs", reading, cell.cell, answer=label,
            printed=round(100 * (cell.value or 0.0), 1), counted=round(100 * counted, 1),
            n=len(wrong),
        )  # fmt: skip


def _means(reading: Reading) -> Iterator[Issue]:
    """No mean lies outside its scale."""
    scales = {answer.id: (answer.label, reading.scale) for answer in reading.answers}
    if reading.mean:
        scales[MEAN_ID] = reading.mean
    wrong = [
        (cell, label, scale)
        for answer, (label, scale) in scales.items()
        if scale
        for cell in reading.table.cells[answer]
        if cell.value is not None and not scale[0] <= cell.value <= scale[1]
    ]
    if wrong:
        cell, label, (low, high) = wrong[0]
        yield _warn(
            "mean_out_of_scale", reading, cell.cell, label=label, value=cell.value or 0.0,
            low=low, high=high, n=len(wrong),
        )  # fmt: skip


def _again(reading: Reading) -> Iterator[Issue]:
    """A label that comes twice: only the first of its rows is read."""
    rows = [row for row in reading.again if row.of in (Of.ANSWER, Of.NET)]
    if rows:
        cell = reading.block.cell(rows[0].line.row, reading.of.columns[0].column)
        yield _warn("row_repeated", reading, cell, label=rows[0].label, n=len(rows))
