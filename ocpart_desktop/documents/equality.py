"""The same numbers in every file: each is read back before it takes its place.

Every document is held against the figures of the summary, hence against every other document. A
difference is a defect of ours and never a document. Of a PDF nothing is read back here: typst lays
out the very rows that are compared for the other formats, and the tests read them in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from ocpart_desktop.documents.hidden import has_figures
from ocpart_desktop.documents.readback import Fact, Found, Row, read_back
from ocpart_desktop.documents.report import report_of
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.documents.waves import spread
from ocpart_desktop.figures.alt import row_texts
from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    ColourRole,
    DotChart,
    GridChart,
    LineChart,
    MapChart,
    PanelChart,
    Series,
    StackedChart,
    UpsetChart,
)

PRECISION = 6  # decimals
T = TypeVar("T", bound=Hashable)


class UnequalNumbersError(Exception):
    """A file does not say what the summary says: a defect, to be reported."""


def check_numbers(summary: Summary, path: Path) -> None:
    """Compare every number of a document with the summary's. Raises UnequalNumbersError."""
    suffix = path.suffix.lower()
    if suffix not in _CHECKS:
        return
    for what, wrong in _CHECKS[suffix](summary, read_back(path, suffix)):
        if wrong:
            some = "; ".join(map(str, wrong[:5]))
            raise UnequalNumbersError(f"{suffix}, {what}: {len(wrong)} differ, such as {some}")


Differences = Iterator[tuple[str, list[object]]]


def _deck(summary: Summary, found: Found) -> Differences:
    yield "points of the charts", _either(_rounded(found.points), _rounded(_points(summary)))
    yield "regions of the maps", _missing(_regions(summary), found.told)
    yield "rows of the grids", _missing(_grids(summary), found.rows)


def _word(summary: Summary, found: Found) -> Differences:
    yield "points of the charts", _either(_rounded(found.points), _rounded(_points(summary)))
    yield "rows of the tables", _missing(_rows(summary), found.rows)


def _web(summary: Summary, found: Found) -> Differences:
    yield "rows of the tables", _missing(_rows(summary), found.rows)


def _workbook(summary: Summary, found: Found) -> Differences:
    left = [tuple(round(number, PRECISION) for number in row) for row in found.numbers]
    wrong: list[object] = []
    for slide in summary.figures:
        for row in slide.figure.table.values:
            wanted = tuple(round(float(v), PRECISION) for v in row if isinstance(v, int | float))
            same = next((row for row in left if row[: len(wanted)] == wanted), None)
            if same is None:
                wrong.append(wanted)
            else:
                left.remove(same)
    yield "rows of the tables", wrong


_CHECKS = {".pptx": _deck, ".docx": _word, ".html": _web, ".xlsx": _workbook}


def _missing(wanted: Iterable[T], found: Iterable[T]) -> list[object]:
    return list((Counter(wanted) - Counter(found)).elements())


def _either(found: Iterable[T], wanted: Iterable[T]) -> list[object]:
    found, wanted = list(found), list(wanted)
    return [*_missing(wanted, found), *_missing(found, wanted)]


def _rounded(points: Iterable[Fact]) -> Iterator[Fact]:
    return ((category, name, round(value, PRECISION)) for category, name, value in points)


def _rows(summary: Summary) -> Iterator[Row]:
    for section in report_of(summary).sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from block.rows


def _regions(summary: Summary) -> Iterator[str]:
    for slide in summary.figures:
        if isinstance(slide.figure.chart, MapChart):
            for area in slide.figure.chart.areas:
                yield f"{area.name}, {area.mark.text}, {area.base_text}"


def _grids(summary: Summary) -> Iterator[Row]:
    for slide in summary.figures:
        chart = slide.figure.chart
        if isinstance(chart, GridChart) and has_figures(chart):
            yield from map(row_texts, chart.rows)


def _points(summary: Summary) -> Iterator[Fact]:
    """What the native charts must say; maps and grids have none."""
    for slide in summary.figures:
        chart = slide.figure.chart
        if has_figures(chart):
            for categories, series in _native(chart):
                for category, mark in zip(categories, series.marks, strict=True):
                    if mark.value is not None:
                        yield category.split("\n")[0], series.name, mark.value


def _native(chart: Chart) -> Iterator[tuple[tuple[str, ...], Series]]:
    if isinstance(chart, StackedChart):
        names = tuple(row.name for row in chart.rows)
        for number, answer in enumerate(chart.answers):
            marks = tuple(row.marks[number] for row in chart.rows)
            yield names, Series(answer, ColourRole.OTHER, marks)
    elif isinstance(chart, BarChart):
        for series in chart.series:
            yield chart.categories, series
    elif isinstance(chart, PanelChart):
        for panel in chart.panels:
            yield from _native(panel.chart)
    elif isinstance(chart, UpsetChart):
        yield from _native(chart.combinations)
    elif isinstance(chart, LineChart):
        categories, every = spread(chart)
        for series in every:
            yield categories, series
    elif isinstance(chart, DotChart):
        from ocpart_desktop.documents.slides.charts import ranking_label

        names = tuple(ranking_label(row.rank, row.name) for row in chart.rows)
        marks = tuple(row.mark for row in chart.rows)
        yield names, Series(chart.reference_name, ColourRole.OTHER, marks)
