"""From a block of rows to a published table: answers, cells, kind, scale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.fields.answers import answer_ids, are_exclusive, is_scale
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.layouts.banner import Banner, HeadColumn, read_banner
from ocpart_desktop.extract.layouts.net_members import Members, find_members
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow, read_rows
from ocpart_desktop.extract.layouts.table_rows import Block
from ocpart_desktop.extract.layouts.table_scale import Scale, find_scale, scale_bounds
from ocpart_desktop.extract.layouts.table_titles import Title, read_title
from ocpart_desktop.extract.roles import dynamic_rank, type_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, cell_name
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import Mark, PublishedCell, PublishedColumn, PublishedTable

_SEVERAL = re.compile(
    r"plusieurs (?:reponses|choix)|reponses? multiples?|multi ?reponses|superieur a 100|"
    r"(?:deux|trois|\d) (?:reponses|choix) (?:au plus|maximum|possibles)|en premier.*en second"
)
_ABOVE_ONE = 1.03
MEAN_ID = "mean"

Values = list[float | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A table read. ``rows`` are those of ``answers``, ``members`` those of its subtotals.

    ``mean`` is the scale of the « Moyenne » row printed under a distribution, if there is one.
    """

    table: PublishedTable
    title: Title
    block: Block
    banner: Banner
    answers: tuple[Answer, ...]
    rows: tuple[TableRow, ...]
    values: tuple[Values, ...]
    members: dict[int, Members]
    kind: QuestionKind
    scale: tuple[float, float] | None
    mean: tuple[str, tuple[float, float] | None] | None = None


def read_table(
    sheet: Sheet, block: Block, told: Mapping[str, str | None] | None = None
) -> Reading | None:
    """The table of a block; None when it holds no answer. ``told`` are regions given by hand."""
    figures = sorted({j for line in block.body for j in line.figures})
    banner = read_banner(sheet, block.heads, figures, told)
    total = next((c.column for c in banner.columns if c.total), None)
    rows = read_rows(block.body, total)
    title = read_title(block.above)
    texts = _texts(block, min(figures))
    bases = _Bases(rows, banner)
    scale = find_scale(rows, texts, total, bases.divisor(total))
    kept = _kept(rows)
    means = [row for row in rows if row.of is Of.MEAN]
    if not kept and means:
        kept, means, scale = means, [], Scale(means=True)
    if not kept:
        return None
    values = [_values(row, banner, bases, scale) for row in kept]
    totals = [_values(row, banner, bases, scale) for row in rows if row.of is Of.TOTAL]
    kind = QuestionKind.MEAN if scale.means else _kind(kept, values, totals, texts)
    members = _members(kept, values, kind)
    ids = answer_ids([row.label for row in kept])
    cells = {
        ids[row.label]: _cells(row, banner, one) for row, one in zip(kept, values, strict=True)
    }
    mean = None
    if means and kind is not QuestionKind.MEAN:
        marks = _values(means[0], banner, bases, Scale(means=True))
        cells[MEAN_ID] = _cells(means[0], banner, marks)
        mean = (means[0].label, scale_bounds(texts, [v for v in marks if v is not None]))
    return Reading(
        table=PublishedTable(
            name=f"{sheet.name}!{cell_name(block.top, 0)}",
            sheet=sheet.name,
            columns=tuple(_published(column, bases) for column in banner.columns),
            cells=cells,
        ),
        title=title,
        block=block,
        banner=banner,
        answers=tuple(_answer(n, kept, members, ids) for n in range(len(kept))),
        rows=tuple(kept),
        values=tuple(values),
        members=members,
        kind=kind,
        scale=scale_bounds(texts, [v for one in values for v in one if v is not None])
        if scale.means
        else None,
        mean=mean,
    )


def _texts(block: Block, first_figure: int) -> str:
    corner = [t for head in block.heads for j, t in head.texts.items() if j < first_figure]
    return " ".join([*(x.label for x in block.above if not x.is_footnote), *corner])


class _Bases:
    """The base of each column, as printed in a row or in its head."""

    def __init__(self, rows: Sequence[TableRow], banner: Banner) -> None:
        self.raw = {c.column: float(c.base) for c in banner.columns if c.base is not None}
        self.weighted: dict[int, float] = {}
        for row in rows:
            if row.of in (Of.BASE, Of.WEIGHTED_BASE):
                target = self.raw if row.of is Of.BASE else self.weighted
                for column, figure in row.figures.items():
                    if figure.value is not None:
                        target.setdefault(column, figure.value)

    def divisor(self, column: int | None) -> float | None:
        """What counts of a column are shares of."""
        if column is None:
            return None
        return self.weighted.get(column) or self.raw.get(column)


def _kept(rows: Sequence[TableRow]) -> list[TableRow]:
    """Answers and subtotals, the first of those that bear the same label."""
    first: dict[str, TableRow] = {}
    for row in rows:
        if row.of in (Of.ANSWER, Of.NET):
            first.setdefault(row.label, row)
    return list(first.values())


def _values(row: TableRow, banner: Banner, bases: _Bases, scale: Scale) -> Values:
    return [
        scale.value(figure, bases.divisor(c.column))
        if (figure := row.figures.get(c.column))
        else None
        for c in banner.columns
    ]


def _cells(row: TableRow, banner: Banner, values: Values) -> tuple[PublishedCell, ...]:
    cells = []
    for column, value in zip(banner.columns, values, strict=True):
        place = cell_name(row.line.row, column.column)
        figure = row.figures.get(column.column)
        mark = figure.mark if figure else Mark.MISSING
        cells.append(PublishedCell(value, place, mark, figure.digits if figure else 0))
    return tuple(cells)


def _kind(
    kept: Sequence[TableRow], values: Sequence[Values], totals: Sequence[Values], texts: str
) -> QuestionKind:
    labels = [r.label for r in kept if r.of is Of.ANSWER]
    if _SEVERAL.search(fold(texts)) or len({type_of(x) for x in labels} - {None}) >= 3:
        return QuestionKind.MULTIPLE
    if is_scale(labels):
        return QuestionKind.SCALE
    above = _highest_sum(kept, values, totals)
    several = above > _ABOVE_ONE and len(labels) > 1 and not are_exclusive(labels)
    return QuestionKind.MULTIPLE if several else QuestionKind.SINGLE


def _highest_sum(
    kept: Sequence[TableRow], values: Sequence[Values], totals: Sequence[Values]
) -> float:
    """The printed total of the first column that has one, else the sum of its answers."""
    printed = [v for row in totals for v in row if v is not None]
    if printed:
        return printed[0]
    items = [v for v, row in zip(values, kept, strict=True) if row.of is Of.ANSWER]
    columns = [[v for v in column if v is not None] for column in zip(*items, strict=True)]
    return next((sum(column) for column in columns if len(column) == len(items)), 0.0)


def _members(
    kept: Sequence[TableRow], values: Sequence[Values], kind: QuestionKind
) -> dict[int, Members]:
    if kind is QuestionKind.MEAN:
        return {}
    nets = [row.of is Of.NET for row in kept]
    found = {}
    for n in (i for i, net in enumerate(nets) if net):
        digits = min((f.digits for f in kept[n].figures.values() if f.is_number), default=0)
        multiple = kind is QuestionKind.MULTIPLE
        found[n] = find_members(n, values, nets, digits=digits, multiple=multiple)
        if not found[n].positions and fold(kept[n].label).endswith("oui"):
            ranks = [dynamic_rank(row.label) for row in kept]
            found[n] = Members(tuple(i for i, r in enumerate(ranks) if r in (0, 1) and not nets[i]))
    return found


def _answer(
    n: int, kept: Sequence[TableRow], members: dict[int, Members], ids: dict[str, str]
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


def _published(column: HeadColumn, bases: _Bases) -> PublishedColumn:
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
    )
