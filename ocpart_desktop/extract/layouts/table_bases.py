"""The bases of a published table, as printed in rows, in heads, or beside the counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ocpart_desktop.extract.layouts.head_column import HeadColumn
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow
from ocpart_desktop.extract.layouts.table_blocks import Block


class Bases:
    """``raw`` and ``weighted`` bases by column; ``cells`` are where the raw ones are printed."""

    def __init__(
        self,
        block: Block,
        rows: Sequence[TableRow],
        columns: Sequence[HeadColumn],
        counts: Sequence[HeadColumn],
    ) -> None:
        self.raw = {c.column: float(c.base) for c in columns if c.base is not None}
        self.cells = {c.column: block.cell(c.base_row, c.column) for c in columns if c.base}
        self.weighted: dict[int, float] = {}
        self._beside = _beside(columns, counts)
        for row in (row for row in rows if row.of in (Of.BASE, Of.WEIGHTED_BASE)):
            for column in (c.column for c in columns):
                self._take(block, row, column)

    def _take(self, block: Block, row: TableRow, column: int) -> None:
        """The first base printed for a column is its base."""
        target = self.raw if row.of is Of.BASE else self.weighted
        for place in (column, *self._beside.get(column, ())):
            figure = row.figures.get(place)
            if column in target or figure is None or figure.value is None:
                continue
            target[column] = figure.value
            if target is self.raw:
                self.cells[column] = block.cell(row.line.row, place)

    @cached_property
    def divisors(self) -> dict[int, float]:
        """What the counts of each column are shares of."""
        return {j: base for j, base in (self.raw | self.weighted).items() if base}

    def share(self, column: int, row: TableRow) -> float | None:
        """The share that the count printed beside a percentage makes of its base."""
        base = self.divisors.get(column)
        counts = [row.counts.figures.get(column)] if row.counts else []
        counts += [row.line.figures.get(place) for place in self._beside.get(column, ())]
        told = [f.value for f in counts if f and f.value is not None]
        return told[0] / base if told and base else None


def _beside(
    columns: Sequence[HeadColumn], counts: Sequence[HeadColumn]
) -> Mapping[int, tuple[int, ...]]:
    """The columns of counts that speak of the same people as each column of percentages."""
    return {
        c.column: tuple(x.column for x in counts if x.stands_for == c.stands_for) for c in columns
    }
