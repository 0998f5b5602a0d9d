"""What the child process hands back: a survey in arrays, before it becomes data frames."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Coded
from ocpart_desktop.extract.receipt import Issue, ReadColumn, Receipt, WeightReading
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import (
    PublishedTable,
    RegionPresence,
    RespondentTable,
    Source,
    Survey,
    Variable,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.crosscheck.check import Checked

    Values = Coded | npt.NDArray[np.float64] | npt.NDArray[np.int8]


@dataclass(slots=True)
class DraftTable:
    """A ``RespondentTable`` to be; ``columns`` are as its frame's, in arrays."""

    name: str
    sheet: str
    columns: dict[str, Values]
    rows: tuple[int, ...] | range
    weighted: bool
    variables: tuple[Variable, ...]


@dataclass(slots=True)
class SheetContent:
    """What one sheet contributes to the survey; ``names`` are all that a correction can name."""

    questions: list[Question] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)
    published: dict[str, PublishedTable] = field(default_factory=dict)
    regions: list[RegionPresence] = field(default_factory=list)
    unknown_regions: list[str] = field(default_factory=list)
    weight: WeightReading | None = None
    columns: list[ReadColumn] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    header_rows: tuple[int, ...] = ()
    rows: int = 0
    numbers: frozenset[str] = frozenset()
    numbers_from: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole reading, cheap to send from one process to another.

    ``told`` are the questions of every published table, those of respondents beside them included;
    ``checked`` are the tables held against the respondents of the same workbook.
    """

    title: str
    source: Source
    questions: tuple[Question, ...]
    tables: tuple[DraftTable, ...]
    published: Mapping[str, PublishedTable]
    receipt: Receipt
    synthetic: str | None = None
    told: tuple[Question, ...] = ()
    checked: tuple[Checked, ...] = ()

    def survey(self) -> Survey:
        """The survey, its arrays put into data frames."""
        return Survey(
            title=self.title,
            source=self.source,
            questions=self.questions,
            regions=self.receipt.regions,
            respondents={table.name: framed(table) for table in self.tables},
            published=self.published,
            synthetic=self.synthetic,
        )


def numbered(question: Question, taken: Collection[str]) -> Question:
    """The question under a key not in ``taken``: its code gets a number if need be."""
    number, candidate = 2, question
    while candidate.key in taken:
        candidate = replace(question, id=f"{question.id}-{number}")
        number += 1
    return candidate


def drafted(table: RespondentTable) -> DraftTable:
    """The table in arrays again, as ``framed`` found it."""
    import numpy as np
    import pandas as pd

    columns: dict[str, Values] = {}
    for name, series in table.frame.items():
        if isinstance(series.dtype, pd.CategoricalDtype):
            codes = np.asarray(series.cat.codes, dtype=np.int32)
            columns[str(name)] = Coded(codes, tuple(map(str, series.cat.categories)))
        else:
            columns[str(name)] = series.to_numpy()
    return DraftTable(table.name, table.sheet, columns, table.rows, table.weighted, table.variables)


def framed(table: DraftTable) -> RespondentTable:
    """The table with its data frame."""
    import pandas as pd

    columns = {
        name: pd.Categorical.from_codes(values.codes, categories=pd.Index(values.categories))
        if isinstance(values, Coded)
        else values
        for name, values in table.columns.items()
    }
    return RespondentTable(
        name=table.name,
        sheet=table.sheet,
        frame=pd.DataFrame(columns),
        rows=table.rows,
        weighted=table.weighted,
        variables=table.variables,
    )
