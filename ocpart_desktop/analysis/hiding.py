"""Which sides of a question's base must be hidden under the filters in force."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ocpart_desktop.analysis.crossing import REGION_AXIS, Crossing
from ocpart_desktop.analysis.design import Floats, Ints
from ocpart_desktop.analysis.select import GROUPS, Filters, filter_column
from ocpart_desktop.analysis.sides import codes_of
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.survey import RespondentTable
from ocpart_desktop.system.errors import UserError

MOST_FILTERS = 3


def hidden_sides(
    table: RespondentTable, rows: Ints, group: Ints, filters: Filters, threshold: int
) -> frozenset[str]:
    """The codes of the regions to hide, and France's (empty) when it is to be hidden.

    ``rows`` are the respondents of the base *before* any filter, ``group`` the region of every
    row of the table: what a filter may show depends on who is on its other side.
    """
    if len(filters) > MOST_FILTERS:
        raise UserError(
            "too_many_filters",
            _(
                "At most {n} filters hold at once: with more, nearly every group would be too "
                "small to be shown. Take one off."
            ).format(n=MOST_FILTERS),
        )
    filters = tuple(dict.fromkeys(filters))
    if len(dict(filters)) < len(filters):  # nobody is in two categories of one variable
        return frozenset()
    columns = [filter_column(table, name) for name, _category in filters]
    wanted = tuple(
        [str(category) for category in column.categories].index(value)
        for column, (_name, value) in zip(columns, filters, strict=True)
    )
    crossing = Crossing(_joint(columns, rows, group), threshold)
    variables = tuple(range(REGION_AXIS + 1, len(columns) + 1))
    everywhere = crossing.hidden((REGION_AXIS, *variables))[:-1]
    regions = np.moveaxis(everywhere, REGION_AXIS, -1)[wanted]
    france = crossing.hidden(variables)[wanted]
    return codes_of(np.append(regions, france))


def _joint(columns: Sequence[pd.Categorical], rows: Ints, group: Ints) -> Floats:
    """How many of these rows are in each region and category; the last place is for none."""
    shape = (GROUPS, *(len(column.categories) + 1 for column in columns))
    places = [group[rows]]
    places += [
        column.codes[rows].astype(np.intp) % (len(column.categories) + 1) for column in columns
    ]
    flat = np.ravel_multi_index(tuple(places), shape)
    counts = np.bincount(flat, minlength=int(np.prod(shape)))
    return np.asarray(counts.reshape(shape), dtype=float)
