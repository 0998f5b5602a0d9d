"""From a block of rows to published tables, one a wave: answers, cells, kind, scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.extract.fields.answers import answer_ids
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.printed import Figure
from ocpart_desktop.extract.layouts.banner import Banner, read_banner
from ocpart_desktop.extract.layouts.banner_places import Given
from ocpart_desktop.extract.layouts.head_column import HeadColumn
from ocpart_desktop.extract.layouts.net_members import Members, Shares
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow, read_rows
from ocpart_desktop.extract.layouts.table_bases import Bases
from ocpart_desktop.extract.layouts.table_blocks import Block
from ocpart_desktop.extract.layouts.table_kind import kind_of, run_along_rows
from ocpart_desktop.extract.layouts.table_nets import mark_nets, members_of
from ocpart_desktop.extract.layouts.table_scale import Scale, find_scale, scale_bounds
from ocpart_desktop.extract.layouts.table_titles import Title
from ocpart_desktop.extract.layouts.table_waves import WaveColumns, by_wave
from ocpart_desktop.extract.role_answers import type_of
from ocpart_desktop.extract.workbook import Sheet
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import Mark, PublishedCell, PublishedColumn, PublishedTable

MEAN_ID = "mean"
_MOST_SHARE = 1.005

Values = list[float | None]
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """A table read, of one wave. ``rows`` are those of ``answers``, in their order.

    ``members`` are those of its subtotals, by position; ``along_rows`` tells that its percentages
    are those of another whole, along the rows. ``impossible`` are percentages below 0 or above
    100, left out of the table. ``mean`` is the label and the scale of the
    « Moyenne » row printed under a distribution, if there is one. ``aside`` are rows that tell
    neither (a standard deviation), ``again`` those whose label came before.
    """

    table: PublishedTable
    title: Title
    block: Block
    banner: Banner
    of: WaveColumns
    answers: tuple[Answer, ...]
    rows: tuple[TableRow, ...]
    values: tuple[Values, ...]
    totals: tuple[TableRow, ...]
    members: Mapping[int, Members]
    bases: Bases
    kind: QuestionKind
    scale: Bounds | None
    mean: tuple[str, Bounds | None] | None = None
    along_rows: bool = False
    impossible: tuple[PublishedCell, ...] = ()
    aside: tuple[TableRow, ...] = ()
    again: tuple[TableRow, ...] = ()


def read_table(sheet: Sheet, block: Block, title: Title, given: Given) -> list[Reading]:
    """The tables of a block, one a wave; none when it holds no answer.

    ``given`` are the heads whose region was given by hand.
    """
    banner = read_banner(sheet, block)
    rows = read_rows(block.body)
    found = (
        _Table(
            sheet=sheet.name, block=block, title=title, banner=banner, of=wave, every=rows
        ).read()
        for wave in by_wave(banner.columns, given)
    )
    return [reading for reading in found if reading]


class _Table:
    """What is known of a table of one wave before its figures are read."""

    def __init__(
        self,
        *,
        sheet: str,
        block: Block,
        title: Title,
        banner: Banner,
        of: WaveColumns,
        every: Sequence[TableRow],
    ) -> None:
        self._sheet = sheet
        self._block = block
        self._title = title
        self._banner = banner
        self._of = of
        self._rows = _narrowed(every, of.columns)
        self._texts = _texts(block)
        self._bases = Bases(block, every, of.columns, banner.counts)
        self._whole = next((n for n, c in enumerate(of.columns) if c.total), None)
        self._scale = find_scale(self._rows, self._texts, self._bases.divisors)

    def read(self) -> Reading | None:
        """The table; None when it holds no answer."""
        kept, again = _kept(self._rows)
        means = [row for row in self._rows if row.of is Of.MEAN]
        if not kept and means:
            kept, means, self._scale = means, [], Scale(means=True)
        if not kept:
            return None
        values = [self._values(row) for row in kept]
        impossible = [] if self._scale.means else self._take_impossible(kept, values)
        kind, members = self._structure(kept, values)
        ids = answer_ids([row.label for row in kept])
        cells = {
            ids[row.label]: self._cells(row, one) for row, one in zip(kept, values, strict=True)
        }
        mean = None
        if means and kind is not QuestionKind.MEAN:
            mean, cells[MEAN_ID] = self._mean(means.pop(0))
        return Reading(
            table=self._published(cells, kept[0].line.row),
            title=self._title,
            block=self._block,
            banner=self._banner,
            of=self._of,
            answers=tuple(_answer(n, kept, members, ids) for n in range(len(kept))),
            rows=tuple(kept),
            values=tuple(values),
            totals=tuple(row for row in self._rows if row.of is Of.TOTAL),
            members=members,
            bases=self._bases,
            kind=kind,
            scale=self._bounds(values) if self._scale.means else None,
            mean=mean,
            impossible=tuple(impossible),
            along_rows=not self._banner.along_rows
            and kind is not QuestionKind.MEAN
            and run_along_rows(kept, values, self._texts, self._whole, turned=self._block.turned),
            aside=(*(row for row in self._rows if row.of is Of.ASIDE), *means),
            again=tuple(again),
        )

    def _structure(
        self, kept: Sequence[TableRow], values: Sequence[Values]
    ) -> tuple[QuestionKind, dict[int, Members]]:
        """The kind of the question, and what its subtotals add up."""
        if self._scale.means:
            return QuestionKind.MEAN, {}
        reach = [
            [0.005 * 10.0 ** -(figure.digits if figure else 0) for figure in self._figures(row)]
            for row in kept
        ]
        shares = Shares(values, reach)
        parts = mark_nets(kept, shares)
        totals = [self._values(row) for row in self._rows if row.of is Of.TOTAL]
        kind = kind_of(kept, values, totals, self._texts)
        multiple = kind is QuestionKind.MULTIPLE
        return kind, members_of(kept, shares, parts, multiple=multiple)

    def _mean(self, row: TableRow) -> tuple[tuple[str, Bounds | None], tuple[PublishedCell, ...]]:
        marks = [figure.value if figure else None for figure in self._figures(row)]
        return (row.label, self._bounds([marks])), self._cells(row, marks)

    def _bounds(self, values: Sequence[Values]) -> Bounds | None:
        return scale_bounds(self._texts, [v for one in values for v in one if v is not None])

    def _figures(self, row: TableRow) -> list[Figure | None]:
        return [row.figures.get(c.column) for c in self._of.columns]

    def _values(self, row: TableRow) -> Values:
        return [
            self._scale.value(figure, self._bases.divisors.get(c.column)) if figure else None
            for c, figure in zip(self._of.columns, self._figures(row), strict=True)
        ]

    def _take_impossible(
        self, kept: Sequence[TableRow], values: Sequence[Values]
    ) -> list[PublishedCell]:
        """Take the shares below 0 or above 1 out of the values; the cells that print them."""
        found = []
        for row, line in zip(kept, values, strict=True):
            for n, cell in enumerate(self._cells(row, line)):
                if cell.value is not None and not 0 <= cell.value <= _MOST_SHARE:
                    found.append(cell)
                    line[n] = None
        return found

    def _cells(self, row: TableRow, values: Values) -> tuple[PublishedCell, ...]:
        return tuple(
            PublishedCell(
                value,
                self._block.cell(row.line.row, column.column),
                _mark(figure, value),
                figure.digits if figure else 0,
            )
            for column, figure, value in zip(
                self._of.columns, self._figures(row), values, strict=True
            )
        )

    def _published(
        self, cells: Mapping[str, tuple[PublishedCell, ...]], row: int
    ) -> PublishedTable:
        """The table, named after the cell of its first answer."""
        first = self._block.cell(row, self._of.columns[0].column)
        return PublishedTable(
            name=f"{self._sheet}!{first}",
            sheet=self._sheet,
            columns=tuple(_column(column, self._bases) for column in self._of.columns),
            cells=cells,
        )


def _mark(figure: Figure | None, value: float | None) -> Mark:
    if figure is None or (value is None and figure.is_number):
        return Mark.MISSING
    return figure.mark


def _narrowed(rows: Sequence[TableRow], columns: Sequence[HeadColumn]) -> list[TableRow]:
    """The rows with the figures of these columns alone."""
    kept = [c.column for c in columns]
    return [replace(row, figures={j: f for j in kept if (f := row.figures.get(j))}) for row in rows]


def _texts(block: Block) -> str:
    """What is written above a table and in the corner of its banner."""
    first = min(j for line in block.body for j in line.figures)
    corner = [t for head in block.heads for j, t in head.texts.items() if j < first]
    above = [line.label for line in block.above if not line.is_footnote]
    return " ".join([*above, *([] if block.turned else corner)])


def _kept(rows: Sequence[TableRow]) -> tuple[list[TableRow], list[TableRow]]:
    """Answers and subtotals; of those that bear the same label the first, then the others."""
    first: dict[str, TableRow] = {}
    again = []
    for row in rows:
        if row.of in (Of.ANSWER, Of.NET) and first.setdefault(row.label, row) is not row:
            again.append(row)
    return list(first.values()), again


def _answer(
    n: int, kept: Sequence[TableRow], members: Mapping[int, Members], ids: Mapping[str, str]
) -> Answer:
    label, net = kept[n].label, n in members
    return Answer(
        id=ids[label],
        label=label,
        net=net,
        members=tuple(ids[kept[i].label] for i in members[n].positions) if net else (),
        type=None if net else type_of(label),
        no_opinion=is_no_opinion(label),
    )


def _column(column: HeadColumn, bases: Bases) -> PublishedColumn:
    base = bases.raw.get(column.column)
    return PublishedColumn(
        head=column.head,
        letter=column.letter,
        total=column.total,
        region=column.region,
        breakdown=None if column.total or column.region else column.group or None,
        base=round(base) if base is not None else None,
        weighted_base=bases.weighted.get(column.column),
        flagged_weak=column.weak,
        base_cell=bases.cells.get(column.column, ""),
    )
