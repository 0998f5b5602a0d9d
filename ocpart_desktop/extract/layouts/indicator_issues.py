"""What is doubtful in a sheet of indicators: rows left aside, units guessed, odd figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.layouts.indicator_grid import Grid
from ocpart_desktop.extract.layouts.indicator_units import Measure
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.extract.workbook import Sheet, cell_name
from ocpart_desktop.survey.questions import QuestionKind
from ocpart_desktop.survey.survey import PublishedTable

_NAMES_SHOWN = 8


def grid_issues(sheet: Sheet, grid: Grid) -> Iterator[Issue]:
    """Rows that name no region, or a piece of one."""
    column = grid.columns["region"]
    for label in dict.fromkeys(grid.labels[row] for row in grid.places.unknown):
        row = next(r for r in grid.places.unknown if grid.labels[r] == label)
        cell = cell_name(row, column)
        yield Issue("unknown_region_row", Severity.WARNING, sheet.name, cell, {"label": label})
    if parts := grid.places.parts:
        names = list(dict.fromkeys(grid.labels[row] for row in parts))
        facts = {"labels": ", ".join(names[:_NAMES_SHOWN]) + "…" * (len(names) > _NAMES_SHOWN)}
        cell = cell_name(parts[0], column)
        yield Issue("parts_of_a_region", Severity.WARNING, sheet.name, cell, facts)


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
    if measure.scale is None:
        return
    low, high = measure.scale
    for cell in cells:
        if cell.value is not None and not low <= cell.value <= high:
            facts |= {"value": cell.value, "low": low, "high": high}
            yield Issue("mean_out_of_scale", Severity.WARNING, table.sheet, cell.cell, facts)
            return
