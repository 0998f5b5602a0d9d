"""Tables printed side by side: a sheet is cut along the blank columns that part them.

A blank column also airs many banners. It parts two tables only where labels stand on its right
too, with figures beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.fields.printed import figure_of
from ocpart_desktop.extract.workbook import Sheet, is_blank

_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of a sheet, 0-based, whose rows read across."""

    rows: range
    columns: range


def find_panels(sheet: Sheet) -> list[Panel]:
    """The sheet cut into panels, from top to bottom, then from left to right."""
    whole = Panel(range(len(sheet.rows)), range(sheet.width))
    filled = [
        frozenset(j for j, value in enumerate(row) if not is_blank(value)) for row in sheet.rows
    ]
    return list(_parted(sheet, filled, whole))


def _parted(sheet: Sheet, filled: Sequence[frozenset[int]], panel: Panel) -> Iterator[Panel]:
    gutter = _gutter(sheet, filled, panel)
    if gutter is not None:
        yield from _halves(sheet, filled, panel, gutter)
        return
    bands = _bands(sheet, filled, panel)
    if not bands:
        yield panel
        return
    start = panel.rows.start
    for rows, gutter in bands:
        if start < rows.start:
            yield Panel(range(start, rows.start), panel.columns)
        yield from _halves(sheet, filled, Panel(rows, panel.columns), gutter)
        start = rows.stop
    if start < panel.rows.stop:
        yield Panel(range(start, panel.rows.stop), panel.columns)


def _halves(
    sheet: Sheet, filled: Sequence[frozenset[int]], panel: Panel, gutter: int
) -> Iterator[Panel]:
    yield Panel(panel.rows, range(panel.columns.start, gutter))
    right = Panel(panel.rows, range(gutter + 1, panel.columns.stop))
    yield from _parted(sheet, filled, right)


def _gutter(sheet: Sheet, filled: Sequence[frozenset[int]], panel: Panel) -> int | None:
    """The first blank column of a panel with a table on either side."""
    used = frozenset().union(*(filled[i] for i in panel.rows))
    for j in panel.columns:
        beside = j - 1 in used and j > panel.columns.start
        if j in used or not beside:
            continue
        left, right = range(panel.columns.start, j), range(j + 1, panel.columns.stop)
        if all(_holds_a_table(sheet, panel.rows, side) for side in (left, right)):
            return j
    return None


def _holds_a_table(sheet: Sheet, rows: range, columns: range) -> bool:
    """Whether several rows begin with words and go on with figures."""
    labelled = 0
    for i in rows:
        cells = [v for j in columns if not is_blank(v := sheet.rows[i][j])]
        first = cells[0] if cells else ""
        words = isinstance(first, str) and figure_of(first) is None
        labelled += words and any(figure_of(v) is not None for v in cells[1:])
    return labelled >= _LEAST_ROWS


def _bands(sheet: Sheet, filled: Sequence[frozenset[int]], panel: Panel) -> list[tuple[range, int]]:
    """Runs of rows with a gutter of their own; the titles above them go with them."""
    bands: list[tuple[range, int]] = []
    for run in _runs(filled, panel):
        gutter = _gutter(sheet, filled, Panel(run, panel.columns))
        if gutter is None:
            continue
        top = _up_to_titles(sheet, filled, run.start, gutter, panel.rows.start)
        if bands and bands[-1][1] == gutter and bands[-1][0].stop >= top:
            bands[-1] = (range(bands[-1][0].start, run.stop), gutter)
        else:
            bands.append((range(max([top, *(b[0].stop for b in bands)]), run.stop), gutter))
    return bands


def _runs(filled: Sequence[frozenset[int]], panel: Panel) -> Iterator[range]:
    """Rows without a blank one among them."""
    start: int | None = None
    for i in [*panel.rows, panel.rows.stop]:
        blank = i == panel.rows.stop or not filled[i]
        if blank and start is not None:
            yield range(start, i)
            start = None
        elif not blank and start is None:
            start = i


def _up_to_titles(
    sheet: Sheet, filled: Sequence[frozenset[int]], top: int, gutter: int, highest: int
) -> int:
    """How far up rows without figures leave the gutter blank."""
    while top > highest and gutter not in filled[top - 1]:
        if any(figure_of(sheet.rows[top - 1][j]) is not None for j in filled[top - 1]):
            break
        top -= 1
    return top
