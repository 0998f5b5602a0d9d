"""Tables printed the other way: regions down the rows, answers across the columns.

They are turned, so that everything after reads columns of regions and rows of answers. A table
whose answers *are* the regions (where do you live?) stays as it is: it has a row of bases.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocpart_desktop.extract.layouts.banner import head_texts
from ocpart_desktop.extract.layouts.banner_places import names_a_total, names_regions
from ocpart_desktop.extract.layouts.table_blocks import Block
from ocpart_desktop.extract.layouts.table_lines import Is, Line
from ocpart_desktop.extract.layouts.table_words import is_base_label, is_unit
from ocpart_desktop.extract.workbook import Sheet

_WHOLE = (0.99, 1.01)


def upright(sheet: Sheet, block: Block) -> Block:
    """The table with its regions in columns."""
    columns = sorted({j for line in block.body for j in line.figures})
    heads = [head_texts(sheet, block, line, columns) for line in block.heads]
    path = {j: [text for head in heads if (text := head.get(j))] for j in columns}
    if not _lies_down(block, path):
        return block
    return Block(
        above=block.above,
        heads=_heads(block.body),
        body=[_line(j, path[j], block.body) for j in columns],
        start=block.start,
        notes=block.notes,
        borrowed=block.borrowed,
        turned=True,
    )


def _lies_down(block: Block, path: dict[int, list[str]]) -> bool:
    labels = [line.label for line in block.body]
    heads = [text for texts in path.values() for text in texts]
    if any(map(is_base_label, labels)) or not names_regions(labels) or names_regions(heads):
        return False
    totals = [line for line in block.body if names_a_total(line.label)]
    return any(map(is_base_label, heads)) or not any(map(_is_hundred, totals))


def _is_hundred(line: Line) -> bool:
    """Whether a row of totals holds nothing but 100 %."""
    values = [f.as_share or f.value for f in line.figures.values() if f.value is not None]
    return all(_WHOLE[0] <= v <= _WHOLE[1] or v == 100 for v in values)


def _heads(body: Sequence[Line]) -> list[Line]:
    """The rows of a banner: the sections of the rows, then their labels, then their units."""
    labels: dict[int, str] = {}
    last = ""
    for line in body:
        last = line.label or last
        labels[line.row] = last
    rows = (
        {line.row: line.section for line in body if line.section},
        labels,
        {line.row: line.unit for line in body if line.unit},
    )
    return [Line(n, Is.HEAD, texts=texts) for n, texts in enumerate(rows) if texts]


def _line(column: int, path: Sequence[str], body: Sequence[Line]) -> Line:
    """A column of the sheet as a row: its heads name it, the last of them may be a unit."""
    texts = list(dict.fromkeys(path))
    unit = texts.pop() if len(texts) > 1 and is_unit(texts[-1]) else ""
    return Line(
        row=column,
        kind=Is.FIGURES,
        label=texts[-1] if texts else "",
        unit=unit,
        section=" › ".join(texts[:-1]),
        figures={line.row: line.figures[column] for line in body if column in line.figures},
    )
