"""The figures of a table from the respondents: a weighted ratio, under one way of counting.

Nothing is hidden nor tested here: the check needs the bare figure, however weak its base.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ocpart_desktop.extract.columns import Coded
from ocpart_desktop.extract.crosscheck.twins import Twin
from ocpart_desktop.extract.draft import DraftTable
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import PUBLIC, REGION, WAVE, WEIGHT, PublishedColumn

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting: ``code`` names it in the receipt, ``label`` a filter, a wave, a public."""

    code: str
    label: str = ""


PLAIN = Way("plain")


@dataclass(frozen=True, slots=True)
class Counted:
    """What one way of counting gives: figures, and how many respondents stand in each column."""

    way: Way
    figures: Floats
    bases: Floats


class Recount:
    """The respondents of one question; figures are printed answers × columns, NaN without base.

    ``together`` are the columns whose values are not told apart: everybody's publics, or waves.
    """

    def __init__(
        self,
        table: DraftTable,
        twin: Twin,
        columns: Sequence[PublishedColumn],
        together: Collection[str] = (),
    ) -> None:
        self._table = table
        self._twin = twin
        self._columns = columns
        self._together = together

    def plain(self, way: Way = PLAIN) -> Counted:
        """The figures as we count them: weighted, among those who answered, NSP included."""
        return self._counted(way, self._weights, None)

    def ways(self) -> Iterator[Counted]:
        """The other ways an institute may have counted, the likeliest first."""
        weights = self._weights
        if self._table.weighted:
            yield self._counted(Way("unweighted"), np.ones_like(weights), None)
        if self._no_opinion.any():
            yield self._counted(Way("without_no_opinion"), weights, ~self._no_opinion)
        if self._twin.asked.kind is QuestionKind.MULTIPLE:
            yield self._citations()
        if self._twin.asked.kind is not QuestionKind.MEAN:
            yield self._counted(Way("everyone"), weights, None, everyone=True)

    def filters(self) -> Iterator[Counted]:
        """Some of the respondents only: those of each category of each characteristic."""
        for variable in self._table.variables:
            column = self._coded(variable.name)
            for place, category in enumerate(column.categories):
                kept = column.codes == place
                if kept.any() and not kept[self._within].all():
                    label = f"{variable.label} = {category}"
                    yield self._counted(Way("filter", label), self._weights, kept)

    def weighted_bases(self) -> Floats | None:
        """The weighted base of each column, where there is a weight."""
        if not self._table.weighted:
            return None
        bases: Floats = (self._within * self._asked * self._weights) @ self._groups
        return bases

    def _counted(
        self, way: Way, weights: Floats, kept: Bools | None, *, everyone: bool = False
    ) -> Counted:
        rows = []
        within = self._within if kept is None else self._within & kept
        for _printed, members in self._twin.rows:
            values, asked = self._values(members)
            base = weights * (within if everyone else within & asked)
            with np.errstate(invalid="ignore", divide="ignore"):
                rows.append((base * values) @ self._groups / (base @ self._groups))
        counted = within if everyone else within & self._asked
        return Counted(way, np.array(rows), counted @ self._groups)

    def _citations(self) -> Counted:
        """Shares of all the answers given, rather than of those who gave them."""
        base = self._weights * self._within
        every = [
            (base * (self._values((answer,))[0])) @ self._groups
            for answer in self._twin.asked.answers
            if not answer.net
        ]
        told = [(base * self._values(m)[0]) @ self._groups for _printed, m in self._twin.rows]
        with np.errstate(invalid="ignore", divide="ignore"):
            figures = np.array(told) / np.sum(every, axis=0)
        ticks = [(self._within * self._values((a,))[0]) @ self._groups
                 for a in self._twin.asked.answers if not a.net]  # fmt: skip
        return Counted(Way("citations"), figures, np.sum(ticks, axis=0))

    @cached_property
    def _asked(self) -> Bools:
        """Who was asked, and answered."""
        return self._values(self._twin.rows[0][1])[1]

    def _values(self, members: Sequence[Answer]) -> tuple[Floats, Bools]:
        """What each respondent counts for, and whether they were asked."""
        question = self._twin.asked
        if question.kind is QuestionKind.MEAN:
            marks = np.asarray(self._table.columns[members[0].column or question.column or ""])
            return np.nan_to_num(marks), ~np.isnan(marks)
        if question.column is not None:
            codes = self._coded(question.column)
            places = [codes.categories.index(a.id) for a in members if a.id in codes.categories]
            return np.isin(codes.codes, places).astype(np.float64), codes.codes >= 0
        ticks = [np.asarray(self._table.columns[a.column or ""]) for a in members]
        return np.any([t == 1 for t in ticks], axis=0).astype(np.float64), ticks[0] >= 0

    def _coded(self, name: str) -> Coded:
        column = self._table.columns[name]
        if not isinstance(column, Coded):
            raise TypeError(f"{name} is categorical")
        return column

    @cached_property
    def _weights(self) -> Floats:
        if self._table.weighted:
            return np.asarray(self._table.columns[WEIGHT], dtype=np.float64)
        return np.ones(len(self._coded(REGION).codes))

    @cached_property
    def _within(self) -> Bools:
        """The respondents of the question's public and wave."""
        kept = np.ones(len(self._weights), dtype=bool)
        for name, wanted in ((PUBLIC, self._twin.asked.public), (WAVE, self._twin.asked.wave)):
            if name in self._together:
                continue
            column = self._coded(name)
            if wanted in column.categories:
                kept &= column.codes == column.categories.index(wanted)
        return kept

    @cached_property
    def _no_opinion(self) -> Bools:
        """Who gave no opinion, among the answers of the question."""
        silent = [a for a in self._twin.asked.answers if a.no_opinion and not a.net]
        if not silent or self._twin.asked.kind is QuestionKind.MEAN:
            return np.zeros(len(self._weights), dtype=bool)
        return self._within & (self._values(silent)[0] > 0)

    @cached_property
    def _groups(self) -> Floats:
        """Respondents × columns: who stands in each column."""
        regions = self._coded(REGION)
        groups = np.zeros((len(self._weights), len(self._columns)))
        for place, column in enumerate(self._columns):
            if column.total:
                groups[:, place] = 1.0
            elif column.region in regions.categories:
                groups[:, place] = regions.codes == regions.categories.index(column.region or "")
        return groups
