"""Where the respondents start in a sheet, and which rows above them are headers.

A row belongs to the data when its cells look like what the columns hold further down; to the
headers when they do not. Titles and notes stand above the headers, alone in their row.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.cells import CodedCells
from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.fields.missing import is_missing, is_no_opinion
from ocpart_desktop.extract.fields.numbers import number_of
from ocpart_desktop.extract.workbook import Cell, Sheet, is_blank

MOST_HEADER_ROWS = 3
_LOOK_AT = 14
_SAMPLE = 300
_PLACES = (3, 120)  # regions or départements that a column of them names, at least and at most
_TOTALS = ("total", "source", "ensemble", "moyenne")


@dataclass(frozen=True, slots=True)
class Located:
    """0-based rows: ``titles`` and ``headers`` above ``data``.

    ``repeated`` are headers again among the data; ``left_out`` are notes and totals.
    """

    titles: tuple[int, ...]
    headers: tuple[int, ...]
    data: tuple[int, ...]
    columns: tuple[int, ...]
    repeated: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """What a column holds well below its header."""

    numeric: bool
    values: frozenset[str]
    open: bool

    def fit(self, value: Cell) -> int:
        """1 when the cell looks like the column, -1 when it does not, 0 when one cannot say."""
        text = text_of(value)
        if is_missing(text) or is_no_opinion(text) or not self.values:
            return 0
        if self.numeric:
            return 1 if number_of(value) is not None else -1
        if self.values == {text}:
            return 0
        if text in self.values:
            return 1
        return 0 if self.open else -1


def locate(sheet: Sheet, used: Sequence[int], given: range | None = None) -> Located | None:
    """The rows of a sheet of respondents; None when nothing looks like one.

    ``given`` are the header rows when a person told them (an empty range: there are none).
    """
    if len(used) < (3 if given is None else 1):
        return None
    top = used[: _LOOK_AT + _SAMPLE]
    widths = dict(zip(top, sheet.filled(top), strict=True))
    usual = sorted(widths.values())[len(widths) // 2]
    if usual < 2 and given is None:
        return None
    tail = [i for i in used[min(8, len(used) // 2) :][:_SAMPLE] if widths.get(i) != 1]
    bodies = [_body(cells) for cells in sheet.columns(range(sheet.width), tail)]
    if given is None:
        first = _first_data_row(sheet, used, bodies, widths, usual)
        headers = _headers(sheet, used[:first], widths, usual)
    else:
        first = sum(i < given.stop for i in used)
        headers = [i for i in used if i in given]
    left_out = [i for i in used[first:] if widths.get(i) == 1 and _is_note(sheet, i, usual, bodies)]
    data = [i for i in used[first:] if i not in set(left_out)]
    while data and _is_note(sheet, data[-1], usual, bodies):
        left_out.append(data.pop())
    repeated = _repeated(sheet, headers, data)
    if repeated:
        data = [i for i in data if i not in repeated]
    columns = tuple(
        j for j in range(sheet.width) if any(not is_blank(sheet.rows[i][j]) for i in headers)
    )
    rest = tuple(j for j, b in enumerate(bodies) if b.values and j not in set(columns))
    return Located(
        tuple(i for i in used[:first] if i not in headers),
        tuple(headers),
        tuple(data),
        tuple(sorted(columns + rest)),
        tuple(sorted(repeated)),
        tuple(sorted(left_out)),
    )


def _body(cells: CodedCells) -> _Body:
    counts: Counter[str] = Counter()
    for value, n in zip(cells.distinct, cells.counts(), strict=True):
        if not is_blank(value):
            counts[text_of(value)] += n
    real = {t: n for t, n in counts.items() if not is_missing(t) and not is_no_opinion(t)}
    total = sum(real.values())
    numbers = sum(n for t, n in real.items() if number_of(t) is not None)
    return _Body(
        numeric=bool(total) and numbers >= 0.8 * total,
        values=frozenset(real),
        open=len(real) > 0.5 * total and total > 0,
    )


def _first_data_row(
    sheet: Sheet,
    used: Sequence[int],
    bodies: Sequence[_Body],
    widths: dict[int, int],
    usual: int,
) -> int:
    """The position in ``used`` of the first row of data: at least 1, as headers are expected.

    Nobody else may have given a respondent's answers: a region in a column of regions is enough.
    """
    for position, i in enumerate(used[:_LOOK_AT]):
        if widths[i] < min(2, usual):
            continue
        fits = [body.fit(value) for body, value in zip(bodies, sheet.rows[i], strict=True)]
        yes, no = fits.count(1), fits.count(-1)
        numbers = [fit for body, fit in zip(bodies, fits, strict=True) if body.numeric and fit]
        wide = widths[i] >= 0.3 * usual or yes == widths[i]
        like = yes >= 2 * no or (yes >= no and numbers and all(fit == 1 for fit in numbers))
        lives = position > 0 and _names_a_place(sheet.rows[i], bodies)
        if lives or (yes and like and wide):
            return max(position, 1)
    return 1 + next((p for p, i in enumerate(used[:_LOOK_AT]) if widths[i] >= 0.6 * usual), 0)


def _names_a_place(row: Sequence[Cell], bodies: Sequence[_Body]) -> bool:
    """Whether a cell names a region, in a column of regions: it is where somebody lives."""
    from ocpart_desktop.geography.columns import recognise_column

    for value, body in zip(row, bodies, strict=True):
        label, others = text_of(value), body.values - {text_of(value)}
        if not label or body.numeric or not _PLACES[0] <= len(others) <= _PLACES[1]:
            continue
        if len(recognise_column([label, *others]).matches) > len(others):
            return True
    return False


def _headers(sheet: Sheet, above: Sequence[int], widths: dict[int, int], usual: int) -> list[int]:
    headers: list[int] = []
    for i in reversed(above):
        lone = _is_title(sheet, i, widths[i], usual)
        touching = not headers or headers[0] == i + 1
        if lone or not touching or len(headers) == MOST_HEADER_ROWS:
            break
        headers.insert(0, i)
    return headers


def _repeated(sheet: Sheet, headers: Sequence[int], data: Sequence[int]) -> set[int]:
    """Header rows met again among the respondents, as when files are pasted one under another."""
    found: set[int] = set()
    known = set(data)
    for header in headers:
        cells = [(j, v) for j, v in enumerate(sheet.rows[header]) if not is_blank(v)]
        alike = {i for j, v in cells[:3] for i in sheet.rows_holding(j, v)} & known
        for i in alike:
            row = sheet.rows[i]
            same = sum(row[j] == v for j, v in cells)
            own = {j for j, v in enumerate(row) if not is_blank(v)}
            filled = len(own) if own <= {j for j, _v in cells} else math.inf
            if same > 1 and same >= 0.6 * len(cells) and same >= 0.8 * filled:
                found.add(i)
    return found


def _is_title(sheet: Sheet, row: int, width: int, usual: int) -> bool:
    """A line alone in its row, at its left end, or merged over most of the table."""
    if width > 1:
        return False
    column = next(j for j, v in enumerate(sheet.rows[row]) if not is_blank(v))
    span = next((m.right - m.left + 1 for m in sheet.merged if m.top == row), 1)
    return column == 0 or span >= 0.7 * usual


def _is_note(sheet: Sheet, row: int, usual: int, bodies: Sequence[_Body]) -> bool:
    """A total, or a line of words alone in its row; a lone number may be a respondent's."""
    cells = [(j, v) for j, v in enumerate(sheet.rows[row]) if not is_blank(v)]
    if usual <= 2:
        return len(cells) < usual
    column, value = cells[0]
    text = text_of(value)
    if text.casefold() in _TOTALS:
        return True
    if len(cells) > 1:
        return False
    body = bodies[column]
    if body.numeric:
        return body.fit(value) != 1
    again = len(list(sheet.rows_holding(column, value))) > 1
    return not again and not (body.open and " " not in text)
