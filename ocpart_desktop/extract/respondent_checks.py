"""Checks of what weighs and places respondents: their region, their weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocpart_desktop.extract.fields.region import FoundRegion
from ocpart_desktop.extract.fields.weight import FoundWeight, looks_like_mean_one
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.receipt import Issue, Severity
from ocpart_desktop.extract.workbook import Sheet, cell_name

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

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
    for value, label in region.texts.items():
        if label in unknown and label not in told:
            told.add(label)
            first = region.column.where({value})[0]
            yield Issue(
                "unknown_region",
                Severity.WARNING,
                sheet.name,
                cell_name(located.data[first], region.column.index),
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
        concerned = [value for value, text in region.texts.items() if text in labels]
        row = located.data[region.column.where(concerned)[0]]
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
    without = [value for value in region.column.counts if region.texts.get(value) not in known]
    if rows := region.column.where(without):
        facts: dict[str, str | int] = {"column": region.column.head.name, "n": len(rows)}
        cell = cell_name(located.data[rows[0]], region.column.index)
        yield Issue("region_not_given", Severity.INFO, sheet.name, cell, facts)


def _contradictions(
    sheet: Sheet, located: Located, region: FoundRegion, other: FoundRegion
) -> Iterator[Issue]:
    one, two = _codes(region), _codes(other)
    differing = ((one != two) & (one > 0) & (two > 0)).nonzero()[0]
    if len(differing):
        yield Issue(
            "two_regions",
            Severity.WARNING,
            sheet.name,
            cell_name(located.data[differing[0]], other.column.index),
            {
                "n": len(differing),
                "column": region.column.head.name,
                "other": other.column.head.name,
            },
        )


def _codes(region: FoundRegion) -> npt.NDArray[np.int32]:
    """The region of each respondent as a number, 0 where it is not told."""
    return region.column.codes(lambda value: int(region.code_of(value) or 0))


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
