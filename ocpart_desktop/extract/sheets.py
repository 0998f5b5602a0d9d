"""Which kind of sheet is this? A score for each kind, with its reason; the best one wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.fields.printed import figure_of
from ocpart_desktop.extract.layouts.codebook import variable_column
from ocpart_desktop.extract.layouts.header_rows import Located, locate
from ocpart_desktop.extract.layouts.heads import read_heads
from ocpart_desktop.extract.layouts.indicator_grid import find_grid
from ocpart_desktop.extract.layouts.indicator_turning import indicators_across
from ocpart_desktop.extract.layouts.table_signs import count_tables
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Row, Sheet, is_blank
from ocpart_desktop.survey.corrections import SheetCorrections

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
_TITLE_ROWS = 6
_MANY_ROWS, _FEW_LABELS = 12, 5
_FEW_FIGURES = 0.2


DATA = (SheetKind.MICRODATA, SheetKind.CROSSTAB, SheetKind.INDICATORS)
"""The kinds of sheet that hold figures."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sheet is; ``located`` is where its respondents are, when it may hold any.

    ``linked`` is the header of the column by which each row belongs to a respondent elsewhere.
    """

    kind: SheetKind
    score: float
    reason: str
    facts: dict[str, str | int]
    located: Located | None = None
    linked: str | None = None


def recognise(sheet: Sheet, corrections: SheetCorrections) -> Verdict:
    """The kind of a sheet by itself; a codebook is confirmed later, by the variables it names.

    What a person said of it goes before any score.
    """
    if sheet.unreadable:
        return Verdict(SheetKind.REFUSED, 1.0, "damaged_part", {})
    used = sheet.used_rows()
    if not used:
        return Verdict(SheetKind.EMPTY, 1.0, "no_cell", {})
    located = locate(sheet, used, corrections.header_rows)
    told = corrections.sheet_kind
    if told in set(SheetKind):
        return Verdict(SheetKind(told), 1.0, "by_hand", {}, located)
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
    if bases and figures > _FEW_FIGURES:
        yield Verdict(SheetKind.CROSSTAB, 0.9, "base_rows", {"n": bases}, located)
    elif figures > _FEW_FIGURES and (tables := count_tables(sheet)):
        yield Verdict(SheetKind.CROSSTAB, 0.85, "answers_by_region", {"n": tables}, located)
    if figures > _FEW_FIGURES and not bases and (across := indicators_across(sheet)):
        yield Verdict(SheetKind.INDICATORS, 0.87, "a_column_a_region", {"rows": across}, located)
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
    for cells in sheet.columns(located.columns[1:], located.data[:_SEEN_ROWS]):
        told = zip(map(text_of, cells.distinct), cells.counts(), strict=True)
        texts = [(text, n) for text, n in told if text]
        if (total := sum(n for _text, n in texts)) > 2:
            shares.append(len({text for text, _n in texts}) / total)
    return min(shares, default=1.0)


def _looks_like_indicators(sheet: Sheet, located: Located) -> int:
    """How many rows there are when each is another region and the rest are figures; else 0."""
    from ocpart_desktop.geography.columns import recognise_column

    if not 3 <= len(located.data) <= 130:
        return 0
    rows = [sheet.rows[i] for i in located.data]
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
    figures = filled = 0
    for cells in sheet.columns(range(sheet.width), used[:_SEEN_ROWS]):
        for value, n in zip(cells.distinct, cells.counts(), strict=True):
            filled += 0 if is_blank(value) else n
            figures += 0 if figure_of(value) is None else n
    return figures / filled if filled else 0.0


def _base_rows(sheet: Sheet, used: list[int]) -> int:
    """Rows and lines that speak of a base, as only institutes' tables do."""
    rows = used[:_SEEN_ROWS]
    places = [j for i in rows if (j := _base_label(sheet.rows[i])) is not None]
    return sum(n for j, n in Counter(places).items() if not _holds_answers(sheet, rows, j))


def _holds_answers(sheet: Sheet, rows: Sequence[int], column: int) -> bool:
    """Whether a column hardly varies: answers do (Y and N, for one), the labels of rows do not."""
    labels = [text_of(sheet.rows[i][column]) for i in rows]
    few = len(_between_singles(labels)) <= _FEW_LABELS
    return len(rows) >= _MANY_ROWS and few and not _names_bases(labels)


def _between_singles(labels: Sequence[str]) -> set[str]:
    """The labels of a column without those met once above or below all others.

    Titles, headers and notes frame respondents; a title amid the rows starts another table.
    """
    times = Counter(labels)
    repeated = [n for n, label in enumerate(labels) if label and times[label] > 1]
    return set(labels[repeated[0] : repeated[-1] + 1]) - {""} if repeated else set(labels) - {""}


def _names_bases(labels: Collection[str]) -> bool:
    return any(fold(label).startswith(("base", "effectif")) for label in labels)


def _base_label(row: Row) -> int | None:
    """The column where « Base : tous les maires » stands, or « Base brute » before figures."""
    cells = [(j, value) for j, value in enumerate(row) if not is_blank(value)]
    place, first = cells[0] if cells else (0, None)
    if not isinstance(first, str):
        return None
    figures = sum(_is_number(value) for _j, value in cells[1:])
    above = _BASE_ROW.fullmatch(fold(first)) and figures > 0.5 * (len(cells) - 1)
    return place if above or _BASE_LINE.match(first.strip()) else None


def _is_number(value: object) -> bool:
    figure = figure_of(value)
    return figure is not None and figure.is_number


def known_variables(sheet: Sheet, located: Located) -> set[str]:
    """The folded codes of a sheet of respondents, and their stems: what a codebook speaks of."""
    from ocpart_desktop.extract.layouts.grouping import stem_of

    known: set[str] = set()
    for head in read_heads(sheet, located.headers, located.columns):
        known |= {fold(x) for x in (head.code, stem_of(head.code) or "") if x}
    return known


def describes(sheet: Sheet, known: Collection[str], *, named: bool = False) -> bool:
    """Whether a sheet is a codebook of these variables: it names several down one column.

    One is enough where the sheet is ``named`` as codebooks are.
    """
    found = variable_column(sheet, known)
    least = 1 if named else min(3, max(1, len(known) // 4))
    return found is not None and found[1] >= least


def title_lines(sheet: Sheet, verdict: Verdict) -> list[str]:
    """The lines alone in their row at the top of a sheet.

    Above respondents, only titles count: a row may well hold the wording of one column alone.
    """
    respondents = verdict.kind is SheetKind.MICRODATA and verdict.located is not None
    rows = verdict.located.titles if respondents and verdict.located else range(_TITLE_ROWS)
    cells = (sheet.rows[i] for i in rows if i < len(sheet.rows))
    texts = ([t for v in row if (t := text_of(v))] for row in cells)
    return [told[0] for told in texts if len(told) == 1]
