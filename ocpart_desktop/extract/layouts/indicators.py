"""Sheets of indicators by region: each indicator, at each date, is a question of one figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ocpart_desktop.extract.draft import SheetContent, numbered
from ocpart_desktop.extract.fields.numbers import number_of
from ocpart_desktop.extract.fields.printed import Figure, figure_of
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.indicator_grid import Grid, cell_text, head_texts
from ocpart_desktop.extract.layouts.indicator_issues import (
    grid_issues,
    measure_issues,
    provisional_issues,
)
from ocpart_desktop.extract.layouts.indicator_rows import FRANCE
from ocpart_desktop.extract.layouts.indicator_turning import Face, find_face
from ocpart_desktop.extract.layouts.indicator_units import Measure, is_unit, measure_of, parted
from ocpart_desktop.extract.layouts.table_titles import YEARS
from ocpart_desktop.extract.layouts.table_words import looks_like_note
from ocpart_desktop.extract.wording import clean, fold, slug
from ocpart_desktop.extract.workbook import Sheet
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import (
    Mark,
    PublishedCell,
    PublishedColumn,
    PublishedTable,
    RegionPresence,
)

VALUE_ID = "value"
_NOT_FINAL = re.compile(r"p|e|ep|prov\w*|estim\w*|(?:donnee|valeur)s? (?:provisoire|estimee)s?")
_BLANK = Figure(None, mark=Mark.MISSING)


@dataclass(slots=True)
class Series:
    """One indicator at one date: the figure of each row, in ``column``."""

    label: str
    unit: str
    wave: str | None
    column: int
    figures: dict[int, Figure] = field(default_factory=dict)


def read_indicators(sheet: Sheet, context: Context) -> SheetContent | None:
    """Every indicator of a sheet; None when it holds none by region."""
    corrections = context.corrections
    face = find_face(sheet, corrections.regions)
    if face is None:
        return None
    grid = face.grid
    content = SheetContent(header_rows=face.header_rows, rows=face.rows)
    every = list(_series(face.sheet, grid, context.wave))
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


def _series(sheet: Sheet, grid: Grid, wave: str | None) -> Iterator[Series]:
    """The figures of each indicator at each date, in the order of the sheet."""
    formats = sheet.formats()
    title = _title(sheet, grid)
    found: dict[tuple[str, str, str | None, int], Series] = {}
    for column in grid.values:
        above = _named(head_texts(sheet, grid.heads, column), title)
        for row in grid.places.of:
            label, unit, year = _beside(sheet, grid, row) or above
            when = _date(sheet, row, grid.columns.get("date")) or year or wave
            unit = _unit(sheet, row, grid.columns.get("unit")) or unit
            key = (label, unit, when, column)
            series = found.setdefault(key, Series(*key))
            figure = figure_of(sheet.rows[row][column], formats.get((row, column), ""))
            if figure and _is_provisional(sheet, row, grid.columns.get("status")):
                figure = replace(figure, provisional=True)
            series.figures[row] = figure or _BLANK
    for series in found.values():
        if any(figure.is_number for figure in series.figures.values()):
            yield series


def _beside(sheet: Sheet, grid: Grid, row: int) -> tuple[str, str, str | None] | None:
    """The indicator a row of the long form names."""
    column = grid.columns.get("indicator")
    return None if column is None else _named([cell_text(sheet, row, column)])


def _title(sheet: Sheet, grid: Grid) -> str:
    """The last line alone in its row above the heads, notes and sources aside."""
    lines = (
        [t for j in range(sheet.width) if (t := cell_text(sheet, i, j))]
        for i in range(grid.heads[0] - 1, -1, -1)
    )
    titles = (texts[0] for texts in lines if len(texts) == 1 and not looks_like_note(texts[0]))
    return next(titles, "")


def _named(texts: Sequence[str], title: str = "") -> tuple[str, str, str | None]:
    """The label, the unit and the year that heads tell: « Chômage (%) », « 2024 ».

    Heads that tell only years are those of the indicator named by the sheet's ``title``.
    """
    units = [text for text in texts if is_unit(text)]
    years = [text for text in texts if YEARS.fullmatch(text)]
    words = " – ".join(text for text in texts if text not in (*units, *years)) or title
    label, unit = parted(words)
    year = re.fullmatch(rf"(.*\S)[\s,–-]*(?:en )?\(?{YEARS.pattern}\)?", label)
    if year and not years:
        label, years = year[1].rstrip(" ,–-("), [year[2]]
        label, again = parted(label)
        unit = unit or again
    return label or " ".join(texts), units[-1] if units else unit, years[-1] if years else None


def _date(sheet: Sheet, row: int, column: int | None) -> str | None:
    if column is None:
        return None
    value = sheet.rows[row][column]
    if isinstance(value, date):
        first = value.month in (1, 12) and value.day in (1, 31)
        return str(value.year) if first else f"{value:%Y-%m}"
    return cell_text(sheet, row, column) or None


def _unit(sheet: Sheet, row: int, column: int | None) -> str:
    return "" if column is None else clean(cell_text(sheet, row, column))


def _is_provisional(sheet: Sheet, row: int, column: int | None) -> bool:
    return column is not None and bool(_NOT_FINAL.fullmatch(fold(cell_text(sheet, row, column))))


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
