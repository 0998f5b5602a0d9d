"""Checks made across the columns of a published table: its regions, their bases, the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocpart_desktop.extract.layouts.published_table import Reading
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.survey.questions import QuestionKind
from ocpart_desktop.survey.survey import PublishedCell, PublishedColumn

COLUMN_ISSUES = ("unknown_region_column", "parts_of_a_region", "larger_areas")
_BASE_TOLERANCE = 0.02
_ENOUGH_REGIONS = 13
_HALF_PERCENT, _HALF_TENTH = 0.005, 0.05


def _warn(code: str, reading: Reading, cell: str, **facts: Fact) -> Issue:
    return Issue(code, Severity.WARNING, reading.table.sheet, cell or None, facts)


def region_issues(reading: Reading) -> Iterator[Issue]:
    """Columns under the regions that name none, or only a part of one."""
    row = reading.block.heads[-1].row
    for column in reading.of.places.unknown:
        cell = reading.block.cell(row, column.column)
        yield _warn("unknown_region_column", reading, cell, label=column.head)
    places = reading.of.places
    for code, columns in (("parts_of_a_region", places.parts), ("larger_areas", places.larger)):
        if columns:
            heads = ", ".join(c.head for c in columns)
            cell = reading.block.cell(row, columns[0].column)
            yield _warn(code, reading, cell, labels=heads)


def base_issues(reading: Reading) -> Iterator[Issue]:
    """No region has a larger base than « Ensemble », and all of them together make it."""
    total = next((c for c in reading.table.columns if c.total), None)
    regions = [c for c in reading.table.columns if c.region and c.base is not None]
    told = reading.title.base_number
    if total is None or not total.base:
        return
    if told and told != total.base and not _is_year(told):
        yield _warn("base_note_differs", reading, total.base_cell, told=told, printed=total.base)
    if larger := [c for c in regions if (c.base or 0) > total.base]:
        yield _warn(
            "base_above_total", reading, larger[0].base_cell, column=larger[0].head,
            base=larger[0].base or 0, total=total.base, n=len(larger),
        )  # fmt: skip
        return
    together = sum(c.base or 0 for c in regions)
    short = len(regions) >= _ENOUGH_REGIONS and together < total.base * (1 - _BASE_TOLERANCE)
    if regions and (short or together > total.base * (1 + _BASE_TOLERANCE)):
        yield _warn("bases_differ", reading, total.base_cell, sum=together, total=total.base)


def _is_year(number: int) -> bool:
    return 1990 <= number <= 2100


def whole_issues(reading: Reading) -> Iterator[Issue]:
    """The figure of « Ensemble » lies between those of the regions that make it."""
    total = reading.table.total
    regions = [i for i, c in enumerate(reading.table.columns) if c.region]
    if total is None or not _make_the_whole(reading.table.columns, regions, total):
        return
    outside = []
    for answer in reading.answers:
        cells = reading.table.cells[answer.id]
        values = [v for i in regions if (v := cells[i].value) is not None]
        whole = cells[total]
        if len(values) < len(regions) or whole.value is None:
            continue
        reach = 2 * _half_unit(reading, whole)
        if not min(values) - reach <= whole.value <= max(values) + reach:
            outside.append((whole, answer.label))
    if outside:
        cell, label = outside[0]
        facts: dict[str, Fact] = {"answer": label, "n": len(outside)}
        yield _warn("whole_outside_regions", reading, cell.cell, **facts)


def _make_the_whole(columns: Sequence[PublishedColumn], regions: Sequence[int], total: int) -> bool:
    """Whether the regions are all those of the whole, by their bases."""
    bases = [columns[i].base for i in regions]
    whole = columns[total].base
    if not regions or not whole or None in bases:
        return False
    return abs(sum(base or 0 for base in bases) - whole) <= _BASE_TOLERANCE * whole


def _half_unit(reading: Reading, cell: PublishedCell) -> float:
    half = _HALF_TENTH * 10 if reading.kind is QuestionKind.MEAN else _HALF_PERCENT
    return half * 10.0**-cell.digits
