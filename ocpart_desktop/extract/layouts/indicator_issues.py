"""What is doubtful in a sheet of indicators: rows left aside, units guessed, odd figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.layouts.indicator_turning import Face
from ocpart_desktop.extract.layouts.indicator_units import Measure
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.survey.questions import QuestionKind
from ocpart_desktop.survey.survey import PublishedTable

_NAMES_SHOWN = 8
_ENOUGH_REGIONS = 13
_SUM_TOLERANCE = 0.02


def grid_issues(face: Face) -> Iterator[Issue]:
    """Places that name no region, or a piece of one."""
    grid, sheet = face.grid, face.sheet
    column = grid.columns["region"]
    for label in dict.fromkeys(grid.labels[row] for row in grid.places.unknown):
        row = next(r for r in grid.places.unknown if grid.labels[r] == label)
        cell = face.cell(row, column)
        yield Issue("unknown_region_row", Severity.WARNING, sheet.name, cell, {"label": label})
    if parts := grid.places.parts:
        names = list(dict.fromkeys(grid.labels[row] for row in parts))
        facts = {"labels": ", ".join(names[:_NAMES_SHOWN]) + "…" * (len(names) > _NAMES_SHOWN)}
        cell = face.cell(parts[0], column)
        yield Issue("parts_of_a_region", Severity.WARNING, sheet.name, cell, facts)


def provisional_issues(face: Face, flagged: Sequence[tuple[int, int]]) -> Iterator[Issue]:
    """The figures that bear the flag of a provisional or an estimated one, said once."""
    if flagged:
        cell = face.cell(*flagged[0])
        facts = {"n": len(flagged)}
        yield Issue("provisional_figures", Severity.INFO, face.sheet.name, cell, facts)


def measure_issues(
    table: PublishedTable, measure: Measure, figures: Collection[Figure]
) -> Iterator[Issue]:
    """A percentage without its sign, percentages below 1 %, a mark outside its scale."""
    (cells,) = table.cells.values()
    first = cells[0].cell
    facts: dict[str, Fact] = {"label": measure.label}
    if measure.guessed:
        yield Issue("percentage_guessed", Severity.INFO, table.sheet, first, facts)
    elif measure.kind is QuestionKind.SHARE:
        plain = [f.value for f in figures if f.is_number and f.unit is Unit.PLAIN and f.value]
        if plain and max(plain) < 1:
            yield Issue("percentages_below_one", Severity.WARNING, table.sheet, first, facts)
    yield from _whole_issues(table, measure)
    if measure.scale is None:
        return
    low, high = measure.scale
    for cell in cells:
        if cell.value is not None and not low <= cell.value <= high:
            facts |= {"value": cell.value, "low": low, "high": high}
            yield Issue("mean_out_of_scale", Severity.WARNING, table.sheet, cell.cell, facts)
            return


def _whole_issues(table: PublishedTable, measure: Measure) -> Iterator[Issue]:
    """Counts of the regions make that of the country; its other figures lie between theirs."""
    (cells,) = table.cells.values()
    regions = [
        cell.value
        for cell, column in zip(cells, table.columns, strict=True)
        if column.region and cell.value is not None
    ]
    whole = next((c for c, column in zip(cells, table.columns, strict=True) if column.total), None)
    if whole is None or whole.value is None or len(regions) < _ENOUGH_REGIONS:
        return
    facts: dict[str, Fact] = {"label": measure.label}
    if measure.kind is QuestionKind.COUNT:
        every = len(regions) == sum(bool(column.region) for column in table.columns)
        if every and abs(sum(regions) - whole.value) > _SUM_TOLERANCE * abs(whole.value):
            facts |= {"sum": sum(regions), "total": whole.value}
            yield Issue("whole_not_sum", Severity.WARNING, table.sheet, whole.cell, facts)
    elif not min(regions) <= whole.value <= max(regions):
        yield Issue("whole_outside", Severity.WARNING, table.sheet, whole.cell, facts)
