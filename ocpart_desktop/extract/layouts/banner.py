"""The banner of a published table: the columns it keeps, and those that tell no share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.layouts.head_column import HeadColumn, bases_alone, head_column
from ocpart_desktop.extract.layouts.table_blocks import Block
from ocpart_desktop.extract.layouts.table_lines import Line
from ocpart_desktop.extract.layouts.table_words import is_letter
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import MergedRange, Sheet

_CHANGE = re.compile(
    r"(?:evol|ecarts?\b|diff|variation|delta|progression|rangs?\b|rank|sig\b|signif|tests?\b"
    r"|p value|tendance|indice\b|ic\b|intervalle|marge)"
)
_STAR = re.compile(r"(?:«\s*)?\(?\*")
_WEAK = re.compile(r"faible|effectif|base|moins de|prudence|interview|repondant|small|low")


@dataclass(slots=True)
class Banner:
    """The ``columns`` of a table, and those beside them.

    ``counts`` stand beside percentages; ``along_rows`` are percentages of another whole;
    ``changes`` tell neither (an evolution, a rank, a test).
    """

    columns: list[HeadColumn]
    counts: list[HeadColumn] = field(default_factory=list)
    along_rows: list[HeadColumn] = field(default_factory=list)
    changes: list[HeadColumn] = field(default_factory=list)


def read_banner(sheet: Sheet, block: Block) -> Banner:
    """What stands above each column of figures."""
    columns = sorted({j for line in block.body for j in line.figures})
    letters = _letters(block.heads, columns)
    named = [line for line in block.heads if line is not letters]
    rows = [(line.row, head_texts(sheet, block, line, columns)) for line in named]
    starred = _star_means_weak(block)
    found = [
        head_column(
            j,
            [(i, row[j]) for i, row in rows if row.get(j)],
            letters.texts.get(j, "") if letters else "",
            starred=starred,
        )
        for j in columns
    ]
    bases_alone(found, named[-1].row)
    return _sorted(found)


def head_texts(sheet: Sheet, block: Block, line: Line, columns: Sequence[int]) -> dict[int, str]:
    """The texts of a banner row, spread over merged cells, else over the blanks to the right."""
    texts = dict(line.texts)
    if block.turned or not columns:
        return texts
    wide: set[int] = set()
    for m in _merged_across(sheet, line.row, columns):
        text = text_of(sheet.rows[m.top][m.left])
        texts |= dict.fromkeys(range(m.left, m.right + 1), text)
        if m.right > m.left:
            wide.update(range(m.left, m.right + 1))
    if line is block.heads[-1]:
        return texts
    last = ""
    for j in columns:
        if own := texts.get(j):
            last = "" if j in wide else own
        elif last:
            texts[j] = last
    return texts


def _merged_across(sheet: Sheet, row: int, columns: Sequence[int]) -> list[MergedRange]:
    return [
        m
        for m in sheet.merged
        if m.top <= row <= m.bottom and columns[0] <= m.right and m.left <= columns[-1]
    ]


def _letters(heads: Sequence[Line], columns: Sequence[int]) -> Line | None:
    """The row of column letters, (A) (B) (C), under the names of the columns."""
    for line in heads[1:]:
        texts = [t for j, t in sorted(line.texts.items()) if j in columns]
        if all(map(is_letter, texts)) and [t.strip("()").upper() for t in texts[:2]] == ["A", "B"]:
            return line
    return None


def _star_means_weak(block: Block) -> bool:
    """Whether a star on a head marks a weak base: yes, unless a note gives it another meaning."""
    stars = [fold(line.label) for line in block.notes if _STAR.match(line.label)]
    return not stars or any(_WEAK.search(text) or text.isdigit() for text in stars)


def _sorted(found: Sequence[HeadColumn]) -> Banner:
    """The columns by what they hold; counts are kept when nothing tells shares."""
    changes = [c for c in found if _CHANGE.match(fold(c.head))]
    rest = [c for c in found if c not in changes]
    shares = [c for c in rest if not c.counts and not c.along_rows]
    counts = [c for c in rest if c.counts]
    return Banner(
        columns=shares or counts,
        counts=counts if shares else [],
        along_rows=[c for c in rest if c.along_rows],
        changes=changes,
    )
