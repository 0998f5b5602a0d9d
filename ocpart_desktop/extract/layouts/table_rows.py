"""An institute's sheet, row by row: lines of text, banners, figures; and where each table is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.fields.printed import Figure, figure_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, is_blank

_UNIT_TEXT = re.compile(
    r"%|en %|% ?(?:col|colonne|vertica\w*|lig\w*)\.?|n|eff\.?|effectifs?|nb|v\.?a\.?", re.I
)
_FOOTNOTE = re.compile(
    r"(?:«\s*)?\*|notes?\s*[: ]|source|lecture|\(\*\)|\+/-|significati|nb\s*:|résultats redressés",
    re.I,
)
_BASE_LINE = re.compile(r"\(?\s*(?:base|champ|posée? (?:à|aux)|filtre)\b\s*(?:[:=(-]|\w)", re.I)
_TITLE_CODE = re.compile(
    r"(?:tableau|table|question)?\s*[A-Z]{1,12}\s?\d{0,3}[a-z]?(?:[_.]\d+)?\s*[.:)\u2013-]\s"
)
_LETTER = re.compile(r"\(?[A-Z]{1,2}\)?")
_LAST_YEAR = 2100


class Is(Enum):
    """What a row is."""

    BLANK = 0
    LINE = 1
    HEAD = 2
    FIGURES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet. ``label`` and ``unit`` are its texts before the figures."""

    row: int
    kind: Is
    label: str = ""
    unit: str = ""
    texts: dict[int, str] = field(default_factory=dict)
    figures: dict[int, Figure] = field(default_factory=dict)

    @property
    def is_base_line(self) -> bool:
        """« Base : ensemble des maires »."""
        return self.kind is Is.LINE and bool(_BASE_LINE.match(self.label))

    @property
    def is_footnote(self) -> bool:
        """A note under a table."""
        return self.kind is Is.LINE and bool(_FOOTNOTE.match(self.label))

    @property
    def looks_like_title(self) -> bool:
        """A question, or a code and a wording."""
        return (
            not self.is_base_line
            and not self.is_footnote
            and ("?" in self.label or bool(_TITLE_CODE.match(self.label)) or len(self.label) > 60)
        )


@dataclass(slots=True)
class Block:
    """One table: the lines above it, its banner rows, its rows of figures, 0-based.

    ``borrowed`` says that the banner was printed once, above an earlier table.
    """

    above: list[Line]
    heads: list[Line]
    body: list[Line]
    borrowed: bool = False

    @property
    def top(self) -> int:
        """Its first row; a banner borrowed from the table above is not its own."""
        return self.body[0].row if self.borrowed else self.heads[0].row


def read_lines(sheet: Sheet) -> list[Line]:
    """Every row of a sheet, told apart."""
    formats = sheet.formats()
    texts = (j for row in sheet.rows for j, v in enumerate(row) if isinstance(v, str) and v.strip())
    labels = min(texts, default=0)
    return [_line(sheet, i, labels, formats) for i in range(len(sheet.rows))]


def _line(sheet: Sheet, row: int, labels: int, formats: dict[tuple[int, int], str]) -> Line:
    """``labels`` is the column of the labels, where figures are words as well."""
    texts: dict[int, str] = {}
    figures: dict[int, Figure] = {}
    for j, value in enumerate(sheet.rows[row]):
        if is_blank(value):
            if error := sheet.marks.errors.get((row, j)):
                figures[j] = figure_of(error) or figure_of("n.d.")  # type: ignore[assignment]
            continue
        figure = figure_of(value, formats.get((row, j), ""))
        if figure is None or (j <= labels and isinstance(value, str)):
            texts[j] = text_of(value)
        else:
            figures[j] = figure
    heads = {j: text_of(sheet.rows[row][j]) for j in figures if j not in texts}
    return _told(row, labels, texts, figures, texts | heads)


def _told(
    row: int,
    labels: int,
    texts: dict[int, str],
    figures: dict[int, Figure],
    cells: dict[int, str],
) -> Line:
    if not texts and not figures:
        return Line(row, Is.BLANK)
    if _are_heads(labels, texts, figures):
        return Line(row, Is.HEAD, texts=cells)
    if not figures:
        first = min(texts)
        alone = len(texts) == 1 and first <= labels + 1
        if alone:
            return Line(row, Is.LINE, label=texts[first], texts=texts)
        return Line(row, Is.HEAD, texts=texts)
    before = [(j, t) for j, t in sorted(texts.items()) if j < min(figures)]
    column, unit = before[-1] if before else (labels, "")
    if not _UNIT_TEXT.fullmatch(unit) or (column <= labels and "%" not in unit):
        unit = ""
    label = " ".join(t for _j, t in before if t != unit)
    return Line(row, Is.FIGURES, label=label, unit=unit, texts=texts, figures=figures)


def _are_heads(labels: int, texts: dict[int, str], figures: dict[int, Figure]) -> bool:
    """A banner has more words than figures beyond its first column, or is a row of years."""
    words = [t for j, t in texts.items() if j > labels and not _UNIT_TEXT.fullmatch(t)]
    numbers = list(figures.values())
    if words and len(words) > len(numbers):
        return True
    years = all(
        f.value is not None and f.value.is_integer() and 1990 <= f.value <= _LAST_YEAR
        for f in numbers
    )
    return len(numbers) > 1 and years and not texts.get(labels, "")


def find_blocks(lines: Sequence[Line]) -> list[Block]:
    """The tables of a sheet, in order. A banner holds until the next one."""
    blocks: list[Block] = []
    above: list[Line] = []
    heads: list[Line] = []
    current: Block | None = None
    for n, line in enumerate(lines):
        if line.kind is Is.HEAD:
            if current is not None or not heads or heads[-1].row + 1 < line.row:
                heads = []
            heads.append(line)
            current = None
        elif line.kind is Is.LINE:
            if current is not None and _goes_on(lines, n, heads):
                continue
            current = None
            above.append(line)
        elif line.kind is Is.FIGURES:
            if current is None and heads:
                borrowed = any(block.heads is heads for block in blocks)
                current = Block(above, heads, [], borrowed)
                blocks.append(current)
                above = []
            if current is not None:
                current.body.append(line)
    return [block for block in blocks if len(block.body) > 1]


def _goes_on(lines: Sequence[Line], at: int, heads: Sequence[Line]) -> bool:
    """Whether a line of text is a heading inside the table rather than the next one's title."""
    line = lines[at]
    if line.is_base_line or line.is_footnote or line.looks_like_title:
        return False
    following = next((x for x in lines[at + 1 :] if x.kind is not Is.BLANK), None)
    touching = following is not None and following.row == line.row + 1
    return bool(heads) and touching and following is not None and following.kind is Is.FIGURES


def is_letter_row(line: Line) -> bool:
    """A row of column letters: (A) (B) (C)."""
    return bool(line.texts) and all(_LETTER.fullmatch(t) for t in line.texts.values())


def is_unit_head(text: str) -> bool:
    """« % », « Eff. » at the foot of a banner."""
    return bool(_UNIT_TEXT.fullmatch(text))


def is_count_unit(text: str) -> bool:
    """Whether a unit announces counts rather than percentages."""
    return bool(text) and "%" not in text and bool(fold(text))
