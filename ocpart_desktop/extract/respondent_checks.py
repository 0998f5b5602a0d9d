"""Checks of what weighs and places respondents: their region, their weight."""

from __future__ import annotations

from collections.abc import Iterator

from ocpart_desktop.extract.fields.region import FoundRegion
from ocpart_desktop.extract.fields.weight import FoundWeight, looks_like_mean_one
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.receipt import Issue, Severity
from ocpart_desktop.extract.workbook import Sheet, cell_name

_POPULATION = 10_000
_SUM_TOLERANCE = 0.02
_NAMES_SHOWN = 8


def region_issues(
    sheet: Sheet, located: Located, region: FoundRegion | None, unread: FoundRegion | None
) -> Iterator[Issue]:
    """No region, labels that name none, two columns that tell different regions.

    ``unread`` is a column that announces regions but holds none.
    """
    if read := region or unread:
        yield from _reasons(sheet, located, read)
    if region is None:
        yield Issue("no_region", Severity.WARNING, sheet.name)
        return
    yield from _without_region(sheet, located, region)
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
    top = located.headers[-1] if located.headers else located.data[0]
    for other in region.others:
        names = {"column": region.column.head.name, "other": other.column.head.name}
        cell = cell_name(top, other.column.index)
        yield Issue("other_region_column", Severity.INFO, sheet.name, cell, names)
        yield from _contradictions(sheet, located, region, other)


def _reasons(sheet: Sheet, located: Located, region: FoundRegion) -> Iterator[Issue]:
    """Why the labels were read as they were, shown at the first of them."""
    for reason in region.reasons:
        if region.reading.matches and set(reason.labels) & set(region.reading.unknown):
            continue
        labels = set(reason.labels) or set(region.texts.values())
        row = next(
            i
            for i, value in zip(located.data, region.column.values, strict=True)
            if region.texts.get(value) in labels
        )
        facts: dict[str, str | int] = {
            "column": region.column.head.name,
            "labels": ", ".join(reason.labels[:_NAMES_SHOWN]),
            "system": reason.system.value if reason.system else "",
        }
        severity = Severity.WARNING if reason.kind.doubtful else Severity.INFO
        cell = cell_name(row, region.column.index)
        yield Issue(reason.kind.value, severity, sheet.name, cell, facts)


def _without_region(sheet: Sheet, located: Located, region: FoundRegion) -> Iterator[Issue]:
    """Respondents who give no region, or say that theirs is none of the eighteen."""
    known = {*region.reading.codes, *region.reading.unknown}
    rows = [
        i
        for i, value in zip(located.data, region.column.values, strict=True)
        if region.texts.get(value) not in known
    ]
    if rows:
        facts: dict[str, str | int] = {"column": region.column.head.name, "n": len(rows)}
        cell = cell_name(rows[0], region.column.index)
        yield Issue("region_not_given", Severity.INFO, sheet.name, cell, facts)


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
    cell = cell_name(located.headers[-1] if located.headers else located.data[0], column.index)
    if weight.by_content:
        facts: dict[str, str | int | float] = {"column": column.head.name}
        yield Issue("weight_by_content", Severity.WARNING, sheet.name, cell, facts)
    if weight.others:
        facts = {
            "column": column.head.name,
            "n": len(weight.others),
            "others": ", ".join(c.head.name for c in weight.others[:_NAMES_SHOWN]),
        }
        yield Issue("several_weights", Severity.WARNING, sheet.name, cell, facts)
    for flaw in weight.flaws:
        yield Issue(
            f"weight_{flaw.kind}",
            Severity.ERROR,
            sheet.name,
            cell_name(located.data[flaw.row], column.index),
            {"column": column.head.name, "n": flaw.n},
        )
    if not weight.usable:
        return
    total = sum(w * column.counts[v] for v, w in column.numbers.items())
    n = len(located.data)
    if abs(total / n - 1) > _SUM_TOLERANCE and (looks_like_mean_one(column) or total < _POPULATION):
        facts = {"column": column.head.name, "sum": round(total, 2), "n": n}
        yield Issue("weight_sum", Severity.WARNING, sheet.name, cell, facts)
