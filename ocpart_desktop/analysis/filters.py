"""By what the respondents of a question can be told apart, and which filters hold for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ocpart_desktop.analysis.select import Filters, asked, categorical
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import RespondentTable, Survey, Variable


def filter_variables(survey: Survey, question: Question) -> tuple[Variable, ...]:
    """The variables of the question's respondents, each with the categories they are in.

    Only the question's own public and wave count; none for a published table.
    """
    table = survey.respondents.get(question.table)
    return () if table is None else tuple(_present(table, question))


def applicable(survey: Survey, question: Question, filters: Filters) -> Filters:
    """Those of the filters by which at least one of the question's respondents is kept."""
    offered = {v.name: v.categories for v in filter_variables(survey, question)}
    return tuple((name, value) for name, value in filters if value in offered.get(name, ()))


def _present(table: RespondentTable, question: Question) -> Iterator[Variable]:
    rows = asked(table, question)
    for variable in table.variables:
        column = categorical(table, variable.name)
        codes = np.unique(column.codes[rows])
        met = {str(column.categories[code]) for code in codes if code >= 0}
        if met:
            kept = tuple(each for each in variable.categories if each in met)
            yield replace(variable, categories=kept)
