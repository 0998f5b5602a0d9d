"""Checks made on every reading of respondents, each told with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.region import FoundRegion
from ocpart_desktop.extract.fields.weight import FoundWeight, looks_like_mean_one
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.receipt import Issue, Severity
from ocpart_desktop.extract.workbook import Sheet, cell_name

_POPULATION = 10_000
_SUM_TOLERANCE = 0.02
_NAMES_SHOWN = 8


def column_issues(
    sheet: Sheet,
    located: Located,
    columns: Sequence[Column],
    identifier: Column | None,
    aside: Sequence[Column],
) -> Iterator[Issue]:
    """Empty and constant columns, duplicated respondents, columns set aside."""
    top = located.headers[-1] if located.headers else located.data[0]
    for column in columns:
        cell = cell_name(top, column.index)
        if not column.answered:
            yield Issue(
                "empty_column", Severity.INFO, sheet.name, cell, {"column": column.head.name}
            )
        elif len(column.counts) == 1 and len(located.data) > 1:
            yield Issue(
                "constant_column",
                Severity.INFO,
                sheet.name,
                cell,
                {"column": column.head.name, "value": next(iter(column.texts.values()))},
            )
    if identifier:
        yield from _duplicates(sheet, located, identifier)
    if aside:
        names = [c.head.name for c in aside]
        yield Issue(
            "columns_set_aside",
            Severity.INFO,
            sheet.name,
            None,
            {"n": len(names), "columns": ", ".join(names[:_NAMES_SHOWN])},
        )


def _duplicates(sheet: Sheet, located: Located, identifier: Column) -> Iterator[Issue]:
    repeated = {v for v in identifier.texts if identifier.counts[v] > 1}
    if not repeated:
        return
    seen: set[object] = set()
    for row, value in zip(located.data, identifier.values, strict=True):
        if value in repeated and value in seen:
            yield Issue(
                "duplicated_ids",
                Severity.WARNING,
                sheet.name,
                cell_name(row, identifier.index),
                {
                    "n": sum(identifier.counts[v] - 1 for v in repeated),
                    "id": identifier.texts[value],
                },
            )
            return
        seen.add(value)


def region_issues(sheet: Sheet, located: Located, region: FoundRegion | None) -> Iterator[Issue]:
    """No region, labels that name none, two columns that tell different regions."""
    if region is None:
        yield Issue("no_region", Severity.WARNING, sheet.name)
        return
    unknown = set(region.reading.unknown)
    told: set[str] = set()
    for row, value in zip(located.data, region.column.values, strict=True):
        label = region.texts.get(value)
        if label in unknown and label not in told:
            told.add(label)
            yield Issue(
                "unknown_region",
                Severity.WARNING,
                sheet.name,
                cell_name(row, region.column.index),
                {"label": label, "n": region.column.counts[value]},
            )
    for other in region.others:
        yield from _contradictions(sheet, located, region, other)


def _contradictions(
    sheet: Sheet, located: Located, region: FoundRegion, other: FoundRegion
) -> Iterator[Issue]:
    pairs = zip(located.data, region.column.values, other.column.values, strict=True)
    first: int | None = None
    n = 0
    for row, one, two in pairs:
        code, second = region.code_of(one), other.code_of(two)
        if code and second and code != second:
            first, n = row if first is None else first, n + 1
    if first is not None:
        yield Issue(
            "two_regions",
            Severity.WARNING,
            sheet.name,
            cell_name(first, other.column.index),
            {"n": n, "column": region.column.head.name, "other": other.column.head.name},
        )


def weight_issues(sheet: Sheet, located: Located, weight: FoundWeight | None) -> Iterator[Issue]:
    """No weight, a weight that cannot be used, a weight whose sum is neither n nor a population."""
    if weight is None:
        yield Issue("no_weight", Severity.INFO, sheet.name)
        return
    column = weight.column
    if weight.problem:
        yield Issue(
            f"weight_{weight.problem}",
            Severity.ERROR,
            sheet.name,
            cell_name(located.data[weight.row], column.index),
            {"column": column.head.name, "n": weight.bad},
        )
        return
    total = sum(w * column.counts[v] for v, w in column.numbers.items())
    n = len(located.data)
    if abs(total / n - 1) > _SUM_TOLERANCE and (looks_like_mean_one(column) or total < _POPULATION):
        yield Issue(
            "weight_sum",
            Severity.WARNING,
            sheet.name,
            cell_name(located.headers[-1] if located.headers else 0, column.index),
            {"column": column.head.name, "sum": round(total, 2), "n": n},
        )
