"""The figures of each indicator at each date, its name, its unit and its year beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ocpart_desktop.extract.fields.printed import Figure, figure_of
from ocpart_desktop.extract.layouts.indicator_grid import Grid, cell_text, head_texts
from ocpart_desktop.extract.layouts.indicator_units import is_unit, parted
from ocpart_desktop.extract.layouts.table_titles import YEARS
from ocpart_desktop.extract.layouts.table_words import looks_like_note
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.extract.workbook import Sheet
from ocpart_desktop.survey.survey import Mark

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


def find_series(sheet: Sheet, grid: Grid, wave: str | None) -> Iterator[Series]:
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
