"""Sheets of indicators by region: each indicator, at each date, is a question of one figure."""

from __future__ import annotations

from collections.abc import Iterable

from ocpart_desktop.extract.draft import SheetContent, numbered
from ocpart_desktop.extract.fields.numbers import number_of
from ocpart_desktop.extract.fields.printed import Figure
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.indicator_grid import Grid
from ocpart_desktop.extract.layouts.indicator_issues import (
    grid_issues,
    measure_issues,
    provisional_issues,
)
from ocpart_desktop.extract.layouts.indicator_rows import FRANCE
from ocpart_desktop.extract.layouts.indicator_series import Series, find_series
from ocpart_desktop.extract.layouts.indicator_turning import Face, find_face
from ocpart_desktop.extract.layouts.indicator_units import Measure, measure_of
from ocpart_desktop.extract.wording import slug
from ocpart_desktop.extract.workbook import Sheet
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import (
    PublishedCell,
    PublishedColumn,
    PublishedTable,
    RegionPresence,
)

VALUE_ID = "value"


def read_indicators(sheet: Sheet, context: Context) -> SheetContent | None:
    """Every indicator of a sheet; None when it holds none by region."""
    corrections = context.corrections
    face = find_face(sheet, corrections.regions)
    if face is None:
        return None
    grid = face.grid
    content = SheetContent(header_rows=face.header_rows, rows=face.rows)
    every = list(find_series(face.sheet, grid, context.wave))
    for series in every:
        measure = measure_of(series.label, series.unit, list(series.figures.values()))
        table = _table(face, series, measure)
        content.published[table.name] = table
        taken = {q.key for q in content.questions}
        question = corrections.corrected(_question(face, series, measure, table))
        content.questions.append(numbered(question, taken))
        content.names.add(question.name)
        told = {(issue.code, issue.facts["label"]) for issue in content.issues}
        content.issues += [
            issue
            for issue in measure_issues(table, measure, series.figures.values())
            if (issue.code, issue.facts["label"]) not in told
        ]
    content.issues += grid_issues(face)
    flagged = [(i, x.column) for x in every for i, f in x.figures.items() if f.provisional]
    content.issues += provisional_issues(face, flagged)
    content.regions = _presences(grid, content.published.values())
    content.names.update(grid.labels.values())
    content.unknown_regions = [grid.labels[row] for row in grid.places.unknown]
    return content


def _table(face: Face, series: Series, measure: Measure) -> PublishedTable:
    """The country first, then the regions in the order of the sheet."""
    sheet, grid = face.sheet, face.grid
    places = grid.places.of
    rows = sorted(series.figures, key=lambda row: (places[row] != FRANCE, row))
    base = grid.columns.get("base")
    return PublishedTable(
        name=f"{sheet.name}!{face.cell(min(rows), series.column)}",
        sheet=sheet.name,
        columns=tuple(
            PublishedColumn(
                head=grid.labels[row],
                letter="",
                total=places[row] == FRANCE,
                region=places[row] or None,
                base=_base(sheet, row, base),
            )
            for row in rows
        ),
        cells={
            VALUE_ID: tuple(
                _cell(series.figures[row], measure, face.cell(row, series.column)) for row in rows
            )
        },
    )


def _base(sheet: Sheet, row: int, column: int | None) -> int | None:
    number = None if column is None else number_of(sheet.rows[row][column])
    return None if number is None else round(number)


def _cell(figure: Figure, measure: Measure, cell: str) -> PublishedCell:
    return PublishedCell(measure.value(figure), cell, figure.mark, figure.digits)


def _question(face: Face, series: Series, measure: Measure, table: PublishedTable) -> Question:
    total = table.total
    rows = series.figures
    return Question(
        id=slug(series.label),
        label=measure.label,
        kind=measure.kind,
        answers=(Answer(VALUE_ID, measure.label),),
        table=table.name,
        source=face.range(list(rows), series.column),
        wave=series.wave,
        n=sum(c.base or 0 for c in table.columns if c.region)
        if total is None
        else table.columns[total].base or 0,
        scale=measure.scale,
        indicator=True,
    )


def _presences(grid: Grid, tables: Iterable[PublishedTable]) -> list[RegionPresence]:
    """The regions, under which labels; an unprinted base counts nobody."""
    labels: dict[str, dict[str, None]] = {}
    for row, code in grid.places.of.items():
        if code != FRANCE:
            labels.setdefault(code, {})[grid.labels[row]] = None
    bases = [(c.region, c.base or 0) for table in tables for c in table.columns]
    return [
        RegionPresence(
            code,
            REGION_BY_CODE[code].name,
            tuple(found),
            max((n for region, n in bases if region == code), default=0),
        )
        for code, found in sorted(labels.items())
    ]
