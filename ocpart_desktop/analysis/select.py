"""Which respondents a question is about, and where they live."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ocpart_desktop.analysis.design import Bools, Ints
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import PUBLIC, REGION, WAVE, RespondentTable
from ocpart_desktop.system.errors import UserError

INDEX = {region.code: i for i, region in enumerate(REGIONS)}
UNKNOWN = len(REGIONS)
GROUPS = UNKNOWN + 1

Kind = TypeVar("Kind", bound=np.generic)
Filters = tuple[tuple[str, str], ...]


def regions_of(table: RespondentTable) -> Ints:
    """The place of each row's region in ``REGIONS``; ``UNKNOWN`` where it is missing.

    A respondent of unknown region counts in France but neither in a region nor in a rest.
    """
    return table.memory.recall("regions", None, lambda: _regions_of(table))


def _regions_of(table: RespondentTable) -> Ints:
    column = categorical(table, REGION)
    places = [INDEX.get(str(category), UNKNOWN) for category in column.categories]
    return _fixed(np.array([*places, UNKNOWN], dtype=np.intp)[column.codes])


def asked(table: RespondentTable, question: Question, filters: Filters = ()) -> Bools:
    """The rows of the question's public and wave that pass every filter."""
    key = (question.public, question.wave, filters)
    return table.memory.recall("asked", key, lambda: _asked(table, question, filters), most=64)


def _asked(table: RespondentTable, question: Question, filters: Filters) -> Bools:
    kept = np.ones(len(table.frame), dtype=bool)
    for name, wanted in ((PUBLIC, question.public), (WAVE, question.wave)):
        column = categorical(table, name)
        if wanted is not None and len(column.categories):
            kept &= column.codes == _place(column, wanted)
    for name, wanted in filters:
        column = filter_column(table, name)
        place = _place(column, wanted)
        if place is None:
            raise UserError(
                "unknown_category",
                _("“{category}” is not a category of “{variable}”: choose one of its own.").format(
                    category=wanted, variable=name
                ),
            )
        kept &= column.codes == place
    return _fixed(kept)


def filter_column(table: RespondentTable, name: str) -> pd.Categorical:
    """The column of a filter: a characteristic, a question with one answer each, an option."""
    known = name in table.frame and not name.startswith("@")
    if not known or not _is_coded(table.frame[name]):
        raise UserError(
            "unknown_filter",
            _("This question cannot be filtered by “{variable}”.").format(variable=name),
        )
    return categorical(table, name)


def categorical(table: RespondentTable, name: str) -> pd.Categorical:
    """A column of codes."""
    return table.memory.recall("columns", name, lambda: _categorical(table, name), most=512)


def _categorical(table: RespondentTable, name: str) -> pd.Categorical:
    values = table.frame[name].array
    return values if isinstance(values, pd.Categorical) else pd.Categorical(values)


def _fixed(values: NDArray[Kind]) -> NDArray[Kind]:
    """What is remembered is shared, hence not to be written to."""
    values.flags.writeable = False
    return values


def _place(column: pd.Categorical, wanted: str) -> int | None:
    found = [i for i, category in enumerate(column.categories) if str(category) == wanted]
    return found[0] if found else None


def _is_coded(column: pd.Series) -> bool:
    """Whether a column holds categories, or who chose an option; marks and counts are neither."""
    return isinstance(column.dtype, pd.CategoricalDtype) or column.dtype == np.int8
