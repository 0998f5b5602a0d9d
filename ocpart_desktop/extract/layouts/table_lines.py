"""An institute's sheet, row by row: lines of text, banners, rows of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.fields.printed import Figure, figure_of
from ocpart_desktop.extract.layouts.table_panels import Panel
from ocpart_desktop.extract.layouts.table_words import (
    is_base_label,
    is_letter,
    is_navigation,
    is_unit,
    looks_like_base,
    looks_like_code,
    looks_like_note,
    looks_like_title,
)
from ocpart_desktop.extract.wording import clean
from ocpart_desktop.extract.workbook import Sheet, is_blank
from ocpart_desktop.survey.regions import REGION_BY_CODE

_YEARS = (1990, 2100)
_MOST = 0.5
_WORDING = 25


class Is(Enum):
    """What a row is. ``LETTERS`` are column letters, or the marks of tests under percentages."""

    BLANK = 0
    LINE = 1
    HEAD = 2
    LETTERS = 3
    FIGURES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a panel, 0-based. Its texts before the figures are told apart:

    ``label`` names the row, ``unit`` says what its figures are (« % », « Eff. »), ``section`` is
    what a column before the labels tells of several rows. ``depth`` is how far the label stands
    in. ``texts`` and ``figures`` go by column.
    """

    row: int
    kind: Is
    label: str = ""
    unit: str = ""
    section: str = ""
    depth: int = 0
    texts: Mapping[int, str] = field(default_factory=dict)
    figures: Mapping[int, Figure] = field(default_factory=dict)

    @property
    def is_base_line(self) -> bool:
        """« Base : ensemble des maires »."""
        return self.kind is Is.LINE and looks_like_base(self.label)

    @property
    def is_footnote(self) -> bool:
        """A note under a table."""
        return self.kind is Is.LINE and looks_like_note(self.label)

    @property
    def is_title(self) -> bool:
        """A question, or a code and a wording."""
        return (
            self.kind is Is.LINE
            and not self.is_base_line
            and not self.is_footnote
            and looks_like_title(self.label)
        )


def read_lines(sheet: Sheet, panel: Panel) -> list[Line]:
    """Every row of a panel, told apart; a cell of several lines of text makes as many lines."""
    formats = sheet.formats()
    labels = _label_column(sheet, panel)
    lines = [
        line
        for i in panel.rows
        for line in _split(_line(sheet, panel, i, labels, formats), sheet)
        if not (line.kind is Is.LINE and is_navigation(line.label))
    ]
    return [_in_context(line, lines[n + 1 :], labels) for n, line in enumerate(lines)]


def _label_column(sheet: Sheet, panel: Panel) -> int:
    """The column of the labels: the last one before the figures that most rows fill with words."""
    found: Counter[int] = Counter()
    for i in panel.rows:
        row = sheet.rows[i]
        filled = [j for j in panel.columns if not is_blank(row[j])]
        words = [j for j in filled if isinstance(row[j], str) and figure_of(row[j]) is None]
        lead = [j for n, j in enumerate(filled) if words[: n + 1] == filled[: n + 1]]
        if lead and len(lead) < len(filled):
            found.update(j for j in lead if not is_unit(text_of(row[j])))
    if not found:
        texts = (j for i in panel.rows for j in panel.columns if isinstance(sheet.rows[i][j], str))
        return min(texts, default=panel.columns.start)
    return max(j for j, n in found.items() if n >= _MOST * max(found.values()))


def _line(
    sheet: Sheet,
    panel: Panel,
    row: int,
    labels: int,
    formats: Mapping[tuple[int, int], str],
) -> Line:
    texts: dict[int, str] = {}
    figures: dict[int, Figure] = {}
    for j in panel.columns:
        value = sheet.rows[row][j]
        if is_blank(value):
            if error := sheet.marks.errors.get((row, j)):
                figures[j] = figure_of(error) or Figure.missing()
            continue
        figure = None if j <= labels else figure_of(value, formats.get((row, j), ""))
        if figure is None:
            texts[j] = text_of(value)
        else:
            figures[j] = figure
    if not texts and not figures:
        return Line(row, Is.BLANK)
    if not figures:
        return _of_words(row, labels, texts)
    if _are_heads(labels, texts, figures):
        heads = {j: text_of(sheet.rows[row][j]) for j in figures}
        return Line(row, Is.HEAD, texts=texts | heads)
    label, unit, section = _before(labels, texts, min(figures))
    depth = _depth(sheet.rows[row][labels])
    return Line(row, Is.FIGURES, label, unit, section, depth, texts, figures)


def _depth(label: object) -> int:
    """How many spaces come before a label."""
    return len(label) - len(label.lstrip()) if isinstance(label, str) else 0


def _of_words(row: int, labels: int, texts: dict[int, str]) -> Line:
    """A row without figures: a line of text, a banner, or letters."""
    if labels not in texts and all(map(is_letter, texts.values())):
        return Line(row, Is.LETTERS, texts=texts)
    if line := _sentence(labels, texts):
        return Line(row, Is.LINE, label=line, texts=texts)
    return Line(row, Is.HEAD, texts=texts)


def _sentence(labels: int, texts: Mapping[int, str]) -> str:
    """The text of a row that holds nothing else, a code or « Base : » beside it; else empty."""
    first, *others = sorted(texts)
    if not others:
        told = "?" in texts[first] or looks_like_base(texts[first])
        return texts[first] if told or first <= labels + 1 else ""
    if len(others) > 1:
        return ""
    code, wording = texts[first], texts[others[0]]
    if is_base_label(code):
        return f"{code.rstrip(' :')} : {wording}"
    if looks_like_code(code) and (len(wording) > _WORDING or "?" in wording):
        return f"{code.rstrip(' .:-')}. {wording}"
    return ""


def _before(labels: int, texts: Mapping[int, str], first: int) -> tuple[str, str, str]:
    """The label, the unit and the section of a row whose figures start at column ``first``."""
    before = [j for j in sorted(texts) if j < first]
    unit = ""
    if before and is_unit(texts[before[-1]]) and (before[-1] > labels or "%" in texts[before[-1]]):
        unit = texts[before.pop()]
    if labels in before:
        named = [j for j in before if j >= labels]
        label = " ".join(texts[j] for j in named)
    else:
        named = before[-1:]
        label = texts[named[0]] if named and not (unit and named[0] < labels) else ""
        named = named if label else []
    section = " › ".join(texts[j] for j in before if j not in named)
    return label, unit, section


def _are_heads(labels: int, texts: dict[int, str], figures: dict[int, Figure]) -> bool:
    """A banner has more words than figures beyond its first column, or only years or codes."""
    words = [t for j, t in texts.items() if j > labels and not is_unit(t) and not is_letter(t)]
    numbers = list(figures.values())
    if words and len(words) > len(numbers):
        return True
    years = all(
        f.value is not None and f.value.is_integer() and _YEARS[0] <= f.value <= _YEARS[1]
        for f in numbers
    )
    codes = {f"{f.value:02.0f}" for f in numbers if f.value is not None and f.value.is_integer()}
    regions = not texts and len(codes) == len(numbers) > 2 and codes <= REGION_BY_CODE.keys()
    return (len(numbers) > 1 and years and not texts.get(labels, "")) or regions


def _split(line: Line, sheet: Sheet) -> Iterator[Line]:
    """A title and its base in the same cell are two lines."""
    if line.kind is not Is.LINE or len(line.texts) != 1:
        yield line
        return
    (column,) = line.texts
    parts = [clean(part) for part in str(sheet.rows[line.row][column]).splitlines()]
    for part in filter(None, parts):
        yield Line(line.row, Is.LINE, label=part, texts=line.texts)


def _in_context(line: Line, below: Sequence[Line], labels: int) -> Line:
    """A row that the next one explains.

    « Base | 302 » above a banner tells who was asked and is no row of a table; a lone short text
    above the columns of a banner heads them.
    """
    following = next((x for x in below if x.kind is not Is.BLANK), None)
    if following is None or following.kind is not Is.HEAD:
        return line
    if line.kind is Is.FIGURES and len(line.figures) == 1 and is_base_label(line.label):
        (figure,) = line.figures.values()
        number = "" if figure.value is None else f"{figure.value:.0f}"
        return Line(line.row, Is.LINE, label=f"Base : {number}", texts=line.texts)
    spoken = line.is_base_line or line.is_footnote or line.is_title
    touching = following.row == line.row + 1
    if line.kind is Is.LINE and not spoken and touching and min(line.texts) > labels:
        return Line(line.row, Is.HEAD, texts=line.texts)
    return line
