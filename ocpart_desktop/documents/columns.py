"""How wide the columns of a table are on a page, so that no figure is broken, and its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ocpart_desktop.documents import fitting
from ocpart_desktop.documents.twin import Table

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
LINE, SHORT = 1.6, 360.0  # of a line with its white, in sizes; points, half an upright A4 page
PAD = 6.0  # points left and right of a cell's text, together
_BREAKS = re.compile("[ \n-]")
_HEAD_LINES = (2, 3, 4)  # that a head may take, the fewest that leave the size alone
_TEXT = 110.0  # points, of a column of words at most
_EASY, _LEAST = 0.24, 0.1  # of the room: the first column as it likes to be, as it may be


@dataclass(frozen=True, slots=True)
class Fit:
    """A size of type and the widths of the columns at that size, in points."""

    size: float
    widths: tuple[float, ...]


def fitted(table: Table, room: float) -> Fit:
    """The largest size at which the table holds in ``room`` points, its widths filling it.

    Heads and texts wrap between words, figures never.
    """
    if not any(table.numbers):
        return Fit(SIZES[0], _shared(table, room))
    for size, lines in product(SIZES, _HEAD_LINES):
        others = [_width(table, n, size, lines) for n in range(1, len(table.heads))]
        first = room - sum(others)
        if first >= min(_natural(table, 0, size), _EASY * room):
            break
    least = min(_natural(table, 0, size), max(_LEAST * room, _longest_word(_first(table), size)))
    first = max(room - sum(others), least)
    scale = min(1.0, (room - first) / sum(others)) if others else 1.0
    return Fit(size, (first, *(width * scale for width in others)))


def line_counts(
    table: Table, fit: Fit, *, plain: float = 1.0, bold: float = 1.0
) -> tuple[int, ...]:
    """How many lines each row takes: the names over the heads, the heads, then the rows.

    ``plain`` and ``bold`` are how wide the letters are beside those of our typeface.
    """

    def lines(text: str, width: float, *, strong: bool) -> int:
        size = fit.size * (bold if strong else plain)
        return fitting.line_count(text, size, width - PAD, bold=strong)

    def row_lines(row: Sequence[str], strong: int) -> int:
        cells = enumerate(zip(row, fit.widths, strict=True))
        return max(lines(text, width, strong=n < strong) for n, (text, width) in cells)

    place, over = 0, 0
    for name, span in table.groups:
        over = max(over, lines(name, sum(fit.widths[place : place + span]), strong=True))
        place += span
    heads = row_lines(table.heads, len(table.heads))
    return (over, heads, *(row_lines(row, 1) for row in table.rows))


def is_short(counts: Sequence[int], size: float) -> bool:
    """Whether a table of so many lines takes about half a page at most: it is not parted."""
    return sum(counts) * size * LINE <= SHORT


def _width(table: Table, column: int, size: float, lines: int) -> float:
    head = table.heads[column]
    wrapped = max(_longest_word([head], size), _line(head, size, bold=True) * 1.2 / lines + PAD)
    natural = _natural(table, column, size)
    if table.numbers[column]:
        return max(natural, wrapped)
    texts = [row[column] for row in table.rows]
    return max(min(natural, _TEXT), wrapped, _longest_word(texts, size))


def _natural(table: Table, column: int, size: float) -> float:
    """What it takes to break no cell; heads may be."""
    widths = (_line(row[column], size, bold=column == 0) for row in table.rows)
    return max(widths, default=0.0) + PAD + 1


def _first(table: Table) -> list[str]:
    return [row[0] for row in table.rows]


def _longest_word(texts: Sequence[str], size: float) -> float:
    words = (word for text in texts for word in _BREAKS.split(text))
    return max((_line(word, size, bold=True) for word in words), default=0.0) + PAD + 1


def _line(text: str, size: float, *, bold: bool) -> float:
    return fitting.text_width(text, size, bold=bold)


def _shared(table: Table, room: float) -> tuple[float, ...]:
    """By how much there is to read in each column, none under a tenth of the room."""
    count = len(table.heads)
    longest = [
        min(max(len(row[n]) for row in (table.heads, *table.rows)), 60) for n in range(count)
    ]
    least = 0.1 * room
    spare = room - least * count
    return tuple(least + spare * length / sum(longest) for length in longest)
