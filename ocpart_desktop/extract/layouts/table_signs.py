"""Signs that a sheet holds an institute's tables, where no row and no line tells a base."""

from __future__ import annotations

from ocpart_desktop.extract.layouts.banner import read_banner
from ocpart_desktop.extract.layouts.banner_places import names_a_total, names_regions
from ocpart_desktop.extract.layouts.table_answers import Of, read_rows
from ocpart_desktop.extract.layouts.table_blocks import Block, by_question, find_blocks
from ocpart_desktop.extract.layouts.table_lines import read_lines
from ocpart_desktop.extract.layouts.table_panels import find_panels
from ocpart_desktop.extract.layouts.table_turning import upright
from ocpart_desktop.extract.workbook import Sheet

_MOST_CELLS = 40_000
_MOST_ROWS = 80
_MOST = 0.5
_WHOLES = (1.0, 100.0)
_ROUNDING = 0.03


def count_tables(sheet: Sheet) -> int:
    """How many tables of answers by region a small sheet holds; 0 when one cannot say."""
    if len(sheet.rows) * sheet.width > _MOST_CELLS:
        return 0
    lines = (read_lines(sheet, panel) for panel in find_panels(sheet))
    return sum(_tells_answers(sheet, block) for each in lines for block in find_blocks(each))


def _tells_answers(sheet: Sheet, block: Block) -> bool:
    """Regions, or bases, above rows of words; regions beside answers that make a whole."""
    if not all(line.label or line.unit for line in block.body) or len(block.body) > _MOST_ROWS:
        return False
    table = upright(sheet, block)
    if table.turned:
        return any(map(_asks, by_question(table)))
    columns = read_banner(sheet, table).columns
    heads = [column.head for column in columns]
    based = all(column.base for column in columns) and any(map(names_a_total, heads))
    return based or names_regions(heads)


def _asks(table: Block) -> bool:
    """Whether a turned table tells of a question rather than of indicators."""
    asked = any(line.is_title or line.is_base_line for line in table.above)
    bases = {row.of for row in read_rows(table.body)} & {Of.BASE, Of.WEIGHTED_BASE}
    return _make_a_whole(table) or len(bases) > 1 or (asked and bool(bases))


def _make_a_whole(table: Block) -> bool:
    """Whether the answers of most regions add up to 100 %, several of them having a part in it.

    One option ticked 1 among zeros is a whole too, but a respondent's.
    """
    answers = [row for row in read_rows(table.body) if row.of is Of.ANSWER]
    places = {j for row in answers for j in row.figures}
    wholes = []
    for j in places:
        figures = [f for row in answers if (f := row.figures.get(j))]
        parts = [share for f in figures if (share := f.as_share or f.value)]
        if any(abs(sum(parts) - x) <= _ROUNDING * x for x in _WHOLES):
            wholes.append(len(parts))
    return len(wholes) > _MOST * len(places) and any(n > 1 for n in wholes)
