"""Where each table of a sheet is: the lines above it, its banner, its rows, the notes under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ocpart_desktop.extract.layouts.table_lines import Is, Line
from ocpart_desktop.extract.layouts.table_words import (
    is_base_label,
    looks_like_code,
    looks_like_title,
    parted_title,
)
from ocpart_desktop.extract.workbook import cell_name

_MOST = 0.6


@dataclass(slots=True)
class Block:
    """One table: the lines above it, its banner rows, its rows of figures, its notes, 0-based.

    ``start`` is the row and column of its first cell; ``item`` is what the table tells of, when
    one question is asked of several things in turn. ``borrowed`` says that the banner was
    printed once, above an earlier table. In a ``turned`` one, rows were columns in the sheet: a
    line's ``row`` is then a column.
    """

    above: list[Line]
    heads: list[Line]
    body: list[Line]
    start: tuple[int, int]
    notes: list[Line] = field(default_factory=list)
    item: str = ""
    borrowed: bool = False
    turned: bool = False

    def cell(self, row: int, column: int) -> str:
        """The sheet's name of a cell of the table."""
        return cell_name(column, row) if self.turned else cell_name(row, column)


def find_blocks(lines: Sequence[Line]) -> list[Block]:
    """The tables of a panel, in order. A banner holds until the next one."""
    cutter = _Cutter(lines)
    for n, line in enumerate(lines):
        cutter.take(n, line)
    blocks = [block for block in _based(cutter.blocks) if len(block.body) > 1]
    return _titled_below(blocks, cutter.left)


def _titled_below(blocks: list[Block], left: Sequence[Line]) -> list[Block]:
    """The tables under titles of their own, where each title is printed right below its table.

    The first table then has none above, and the ``left`` lines are the title of the last.
    """
    below = [*(block.above for block in blocks[1:]), left]
    if not blocks or any(map(_names_a_question, blocks[0].above)):
        return blocks
    if not all(_stands_below(block, lines) for block, lines in zip(blocks, below, strict=True)):
        return blocks
    shared = blocks[0].above
    return [
        replace(block, above=[*shared, *lines]) for block, lines in zip(blocks, below, strict=True)
    ]


def _stands_below(block: Block, lines: Sequence[Line]) -> bool:
    """Whether a question touches the last row of a table."""
    return (
        bool(lines)
        and lines[0].row == block.body[-1].row + 1
        and any(map(_names_a_question, lines))
    )


def _names_a_question(line: Line) -> bool:
    told = "?" in line.label or bool(parted_title(line.label)[0]) or looks_like_code(line.label)
    return told and not line.is_base_line and not line.is_footnote


def _based(blocks: Sequence[Block]) -> Iterator[Block]:
    """Bases printed once under the banner hold for the tables that borrow it and print none."""
    shared: Block | None = None
    for block in blocks:
        if _are_bases(block.body):
            shared = block
        elif shared and block.heads is shared.heads and not any(map(_is_base, block.body)):
            above, body = [*shared.above, *block.above], [*shared.body, *block.body]
            yield replace(block, above=above, body=body)
        else:
            yield block


class _Cutter:
    """Takes the lines one by one and knows what the next one would belong to."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._above: list[Line] = []
        self._heads: list[Line] = []
        self._current: Block | None = None
        self._section = ""

    @property
    def left(self) -> list[Line]:
        """The lines under the last table."""
        return self._above

    def take(self, n: int, line: Line) -> None:
        """Put a line where it belongs."""
        if line.kind in (Is.HEAD, Is.LETTERS):
            self._head(line)
        elif line.kind is Is.LINE:
            self._line(n, line)
        elif line.kind is Is.FIGURES:
            self._figures(line)

    def _head(self, line: Line) -> None:
        if line.kind is Is.LETTERS and self._current is not None:
            return
        if self._current is not None or (self._heads and self._heads[-1].row + 1 < line.row):
            self._heads = []
        self._heads.append(line)
        self._current = None

    def _line(self, n: int, line: Line) -> None:
        if self._current is not None and self._goes_on(n, line):
            self._section = line.label
            return
        self._current = None
        if line.is_footnote and self.blocks and not self._above:
            self.blocks[-1].notes.append(line)
        else:
            self._above.append(line)

    def _figures(self, line: Line) -> None:
        if self._current is None and self._heads:
            borrowed = any(block.heads is self._heads for block in self.blocks)
            top = line.row if borrowed else self._heads[0].row
            start = (top, min(line.texts, default=0))
            self._current = Block(self._above, self._heads, [], start, borrowed=borrowed)
            self.blocks.append(self._current)
            self._above, self._section = [], ""
        if self._current is not None:
            self._section = line.section or self._section
            self._current.body.append(replace(line, section=self._section))

    def _goes_on(self, n: int, line: Line) -> bool:
        """Whether a line of text is a heading inside the table, not the title of the next one."""
        if line.is_base_line or line.is_footnote or line.is_title:
            return False
        following = next((x for x in self._lines[n + 1 :] if x.kind is not Is.BLANK), None)
        if following is None or following.kind is not Is.FIGURES or following.row != line.row + 1:
            return False
        return not is_base_label(following.label)


def by_question(block: Block) -> Iterator[Block]:
    """A table a question, where a column before the answers or headings name the questions.

    They may be the items of one question, to which the same answers are given in turn.
    """
    runs = [list(run) for _section, run in groupby(block.body, key=lambda line: line.section)]
    shared = runs.pop(0) if not runs[0][0].section and _are_bases(runs[0]) else []
    sections = [run[0].section for run in runs]
    titled = all(map(looks_like_title, sections))
    items = len(runs) > 1 and (all(_are_bases(run[:1]) for run in runs) or _same_answers(runs))
    if not runs or not all(sections) or not (titled or items):
        yield block
        return
    for n, run in enumerate(runs):
        row = run[0].row
        start = (block.start[0], row) if block.turned else (row, block.start[1])
        title = Line(row, Is.LINE, label=sections[n], texts={0: sections[n]})
        named = items and not titled and any(line.is_title for line in block.above)
        yield replace(
            block,
            above=[*block.above, title] if not named else block.above,
            item=sections[n] if named else "",
            body=[*shared, *run],
            start=start if n else block.start,
            notes=block.notes if n == len(runs) - 1 else [],
            borrowed=block.borrowed or n > 0,
        )


def _same_answers(runs: Sequence[Sequence[Line]]) -> bool:
    """Whether the same labels come again in each run."""
    labels = [{line.label for line in run if line.label} for run in runs]
    common = set.intersection(*labels)
    return len(common) > 1 and all(len(common) >= _MOST * len(told) for told in labels)


def _are_bases(lines: Sequence[Line]) -> bool:
    return all(map(_is_base, lines))


def _is_base(line: Line) -> bool:
    return is_base_label(line.label)
