"""Which kind of sheet is this? A score for each kind, with its reason; the best one wins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.fields.printed import figure_of
from ocpart_desktop.extract.layouts.codebook import variable_column
from ocpart_desktop.extract.layouts.header_rows import Located, locate
from ocpart_desktop.extract.layouts.heads import read_heads
from ocpart_desktop.extract.layouts.indicator_grid import find_grid
from ocpart_desktop.extract.layouts.table_signs import count_tables
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Cell, Sheet, is_blank

_CODEBOOK_NAME = re.compile(
    r"dictionnaire|codebook|codes?\b|codage|variables?\b|modalites|libelles|lexique|plan de code|"
    r"questionnaire|data ?map|choices|survey$"
)
_CONTENTS_NAME = re.compile(
    r"sommaire|contents?\b|index|table des matieres|liste des tableaux|toc\b"
)
_NOTES_NAME = re.compile(
    r"lisez[ -]?moi|read ?me|notes?\b|methodo\w*|fiche technique|a propos|about"
    r"|avertissement|info\w*"
)
_BASE_ROW = re.compile(
    r"base\b.*|effectifs?\b.*|n|nb de repondants|(?:un)?weighted base|total repondants"
)
_BASE_LINE = re.compile(r"[(\[]?\s*base\s*[:(]", re.IGNORECASE)
_SEEN_ROWS = 400
_LOOKED_AT_CELLS = 12_000
_TITLE_ROWS = 6


DATA = (SheetKind.MICRODATA, SheetKind.CROSSTAB, SheetKind.INDICATORS)
"""The kinds of sheet that hold figures."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sheet is; ``located`` is where its respondents are, when it may hold any."""

    kind: SheetKind
    score: float
    reason: str
    facts: dict[str, str | int]
    located: Located | None = None


def recognise(sheet: Sheet) -> Verdict:
    """The kind of a sheet by itself; a codebook is confirmed later, by the variables it names."""
    used = sheet.used_rows()
    if not used:
        return Verdict(SheetKind.EMPTY, 1.0, "no_cell", {})
    located = locate(sheet, used)
    return max(_candidates(sheet, used, located), key=lambda verdict: verdict.score)


def _candidates(sheet: Sheet, used: list[int], located: Located | None) -> Iterator[Verdict]:
    name = fold(sheet.name)
    figures, bases = _figures(sheet, used), _base_rows(sheet, used)
    yield Verdict(SheetKind.NOTES, 0.2, "only_text", {})
    if _NOTES_NAME.match(name):
        yield Verdict(SheetKind.NOTES, 0.75 if figures < 0.3 else 0.4, "notes_name", {})
    if _CONTENTS_NAME.search(name):
        yield Verdict(SheetKind.CONTENTS, 0.8 if figures < 0.5 else 0.3, "contents_name", {})
    if _CODEBOOK_NAME.search(name) and sheet.width > 1:
        yield Verdict(SheetKind.CODEBOOK, 0.7, "codebook_name", {}, located)
    if bases and figures > 0.2:
        yield Verdict(SheetKind.CROSSTAB, 0.9, "base_rows", {"n": bases}, located)
    elif figures > 0.2 and (tables := count_tables(sheet)):
        yield Verdict(SheetKind.CROSSTAB, 0.85, "answers_by_region", {"n": tables}, located)
    if grid := find_grid(sheet, used):
        facts: dict[str, str | int] = {"rows": len(grid.places.of)}
        yield Verdict(SheetKind.INDICATORS, 0.8, "a_row_a_region", facts, located)
    elif located and len(located.columns) > 1:
        yield _respondents(sheet, located, figures)


def _respondents(sheet: Sheet, located: Located, figures: float) -> Verdict:
    """More rows and more columns make respondents likelier than a small table."""
    rows, columns = len(located.data), len(located.columns)
    facts: dict[str, str | int] = {"rows": rows, "columns": columns}
    if indicators := _looks_like_indicators(sheet, located):
        return Verdict(SheetKind.INDICATORS, 0.65, "a_row_a_region", {"rows": indicators}, located)
    score = 0.3 + 0.3 * (rows >= 5) + 0.05 * (rows >= 30) + 0.1 * (columns >= 5)
    if _distinct_texts(sheet, located) > 0.8 and figures < 0.2:
        score = 0.15
    return Verdict(SheetKind.MICRODATA, score, "a_row_a_respondent", facts, located)


def _distinct_texts(sheet: Sheet, located: Located) -> float:
    """The largest share of different texts down any column but the first: notes hardly repeat."""
    shares = []
    for j in located.columns[1:]:
        texts = [t for i in located.data[:_SEEN_ROWS] if (t := text_of(sheet.rows[i][j]))]
        if len(texts) > 2:
            shares.append(len(set(texts)) / len(texts))
    return min(shares, default=1.0)


def _looks_like_indicators(sheet: Sheet, located: Located) -> int:
    """How many rows there are when each is another region and the rest are figures; else 0."""
    from ocpart_desktop.geography.columns import recognise_column

    rows = [sheet.rows[i] for i in located.data]
    if not 3 <= len(rows) <= 130:
        return 0
    for j in located.columns[:2]:
        labels = [t for row in rows if (t := text_of(row[j]))]
        if len(labels) < 3 or len(set(labels)) < len(labels):
            continue
        if all(label.isdigit() for label in labels) and not _names_regions(sheet, located, j):
            continue
        reading = recognise_column(labels)
        others = [c for c in located.columns if c > j]
        figures = sum(isinstance(row[c], float | int) for row in rows for c in others)
        if len(reading.matches) >= 0.7 * len(labels) and figures > 0.5 * len(rows) * len(others):
            return len(rows)
    return 0


def _names_regions(sheet: Sheet, located: Located, column: int) -> bool:
    heads = " ".join(fold(text_of(sheet.rows[i][column])) for i in located.headers)
    return "region" in heads or "departement" in heads


def _figures(sheet: Sheet, used: list[int]) -> float:
    """The share of figures among the filled cells of the first rows."""
    cells = [v for i in used[:_SEEN_ROWS] for v in sheet.rows[i] if not is_blank(v)]
    cells = cells[:_LOOKED_AT_CELLS]
    return sum(figure_of(v) is not None for v in cells) / len(cells) if cells else 0.0


def _base_rows(sheet: Sheet, used: list[int]) -> int:
    """Rows and lines that speak of a base, as only institutes' tables do."""
    return sum(
        _tells_a_base([v for v in sheet.rows[i] if not is_blank(v)]) for i in used[:_SEEN_ROWS]
    )


def _tells_a_base(cells: Sequence[Cell]) -> bool:
    """« Base : tous les maires », or « Base brute » followed by figures."""
    first = cells[0]
    if not isinstance(first, str):
        return False
    if _BASE_LINE.match(first.strip()):
        return True
    figures = sum(figure_of(v) is not None for v in cells[1:])
    return bool(_BASE_ROW.fullmatch(fold(first))) and figures > 0.5 * (len(cells) - 1)


def known_variables(sheet: Sheet, located: Located) -> set[str]:
    """The folded codes of a sheet of respondents, and their stems: what a codebook speaks of."""
    from ocpart_desktop.extract.layouts.grouping import stem_of

    known: set[str] = set()
    for head in read_heads(sheet, located.headers, located.columns):
        known |= {fold(x) for x in (head.code, stem_of(head.code) or "") if x}
    return known


def describes(sheet: Sheet, known: Collection[str]) -> bool:
    """Whether a sheet is a codebook of these variables: it names several down one column."""
    found = variable_column(sheet, known)
    return bool(found) and found[1] >= min(3, max(1, len(known) // 4))  # type: ignore[index]


def title_lines(sheet: Sheet) -> list[str]:
    """The lines alone in their row at the top of a sheet."""
    rows = ([t for v in row if (t := text_of(v))] for row in sheet.rows[:_TITLE_ROWS])
    return [texts[0] for texts in rows if len(texts) == 1]
