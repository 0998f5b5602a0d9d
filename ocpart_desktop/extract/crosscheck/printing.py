"""What a table prints: its figures, and how far rounding may have moved each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ocpart_desktop.extract.crosscheck.twins import Twin
from ocpart_desktop.survey.questions import QuestionKind
from ocpart_desktop.survey.survey import PublishedCell, PublishedColumn, PublishedTable

Floats = npt.NDArray[np.float64]
_MOST_DIGITS = 3  # more of them are stored, not printed
_EXACT = 1e-6
_SLACK = 0.02  # weights themselves are rounded in files; in percents, or in tenths of a mark


@dataclass(frozen=True, slots=True)
class Printing:
    """Printed answers × columns (the total, the regions), in percents for shares.

    ``figures`` are NaN where nothing is printed; ``digits`` are decimals; ``reach`` is how far the
    true figure may stand from the printed one.
    """

    columns: tuple[PublishedColumn, ...]
    cells: tuple[tuple[PublishedCell, ...], ...]
    figures: Floats
    digits: npt.NDArray[np.int64]
    reach: Floats


def printing_of(table: PublishedTable, twin: Twin) -> Printing:
    """The cells of a table that respondents can tell."""
    places = [i for i, c in enumerate(table.columns) if c.total or c.region is not None]
    columns = tuple(table.columns[i] for i in places)
    cells = tuple(
        tuple(table.cells[answer.id][i] for i in places) for answer, _members in twin.rows
    )
    mean = twin.published.kind is QuestionKind.MEAN
    unit = 1.0 if mean else 100.0
    figures = np.array([[np.nan if c.value is None else c.value * unit for c in r] for r in cells])
    digits = np.array(
        [
            [_digits(v, c.digits) for v, c in zip(*row, strict=True)]
            for row in zip(figures, cells, strict=True)
        ]
    )
    reach = 0.5 * 10.0**-digits + (_SLACK / 10 if mean else _SLACK)
    if not mean:
        reach = np.maximum(reach, _rounded_counts(figures, columns))
    return Printing(columns, cells, figures, digits, reach)


def _digits(figure: float, formatted: int) -> int:
    """The decimals printed: those of the number format, or those the stored figure has."""
    if np.isnan(figure):
        return formatted
    for digits in range(_MOST_DIGITS + 1):
        if abs(figure * 10**digits - round(figure * 10**digits, 0)) < _EXACT:
            return max(digits, formatted)
    return formatted


def _rounded_counts(figures: Floats, columns: Sequence[PublishedColumn]) -> Floats:
    """How far rounding moves shares that were printed as whole counts of a base; else 0."""
    none = np.zeros_like(figures)
    bases = np.array([c.weighted_base or c.base or np.nan for c in columns], dtype=np.float64)
    counts = figures / 100 * bases
    known = ~np.isnan(counts)
    fine = figures * 10**_MOST_DIGITS
    divided = (np.abs(fine - np.round(fine)) > _EXACT)[known].any()
    whole = (np.abs(counts - np.round(counts)) < _EXACT)[known].all()
    if not (divided and whole):
        return none
    return np.where(known, 100.0 / bases, none)
