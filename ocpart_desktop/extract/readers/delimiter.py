"""Which character separates the cells of a text table: each candidate is tried on its beginning.

Never ``csv.Sniffer``, which can hang.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ocpart_desktop.extract import limits

_CANDIDATES = ";\t,|"
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 60
_HEADER_ROWS = 6  # titles and headers are among them
_WORD = re.compile(r"[^\W\d_]")
_ONLY_FIGURES = re.compile(r"[\d\s.,;|%+-]+")
_FIGURE = re.compile(r"\s*[+-]?[\d ]*\d(?:[.,]\d+)?\s*%?\s*")


def delimiter_of(text: str) -> str:
    """The candidate that makes the best table of the beginning; « ; » when none makes one."""
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_CANDIDATES, key=lambda candidate: _merit(_rows(sample, candidate)))


def _rows(sample: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(limits.CSV_FIELD)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return []
    return rows


def _merit(rows: Sequence[Sequence[str]]) -> float:
    """Rows equally long below a header of words, figures and quotations that are whole.

    Tables of several widths may stand one under another: each is even by itself. Titles
    written by a spreadsheet are as long as the rest (« Titre;;;;; »): the header is the fullest
    of the first rows.
    """
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, times = widths.most_common(1)[0]
    first = next(i for i, row in enumerate(rows) if len(row) == width)
    table = [row for row in rows[first:] if len(row) == width]
    below = rows[min(first, _HEADER_ROWS) :]
    even = max(times / len(below), _as_long_as_above(below))
    whole = (0.1 + _whole_figures(table)) * (0.1 + _whole_quotations(table))
    words = max(map(_words, table[:_HEADER_ROWS]))
    return even * (1 + words) * whole * (1 - 1 / width)


def _as_long_as_above(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows cut into as many cells as the row above, two at least."""
    return sum(len(a) == len(b) > 1 for a, b in pairwise(rows)) / len(rows)


def _words(header: Sequence[str]) -> float:
    """The share of the header's cells that hold a word."""
    return sum(bool(_WORD.search(cell)) for cell in header) / len(header)


def _whole_figures(table: Sequence[Sequence[str]]) -> float:
    """Of the cells without any letter, the share that are one figure: « 1,5 » is, « 5;2 » not."""
    cells = [cell for row in table for cell in row if _ONLY_FIGURES.fullmatch(cell)]
    return sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) / len(cells) if cells else 1.0


def _whole_quotations(table: Sequence[Sequence[str]]) -> float:
    """The share of cells that a separator inside quotation marks has not cut."""
    cells = [cell for row in table for cell in row]
    return sum(cell.count('"') % 2 == 0 for cell in cells) / len(cells)
