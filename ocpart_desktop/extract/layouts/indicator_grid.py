"""Where the indicators of a sheet are: which rows are regions, what each column holds.

Two forms: *wide*, a row a region and a column an indicator; *long*, a row a figure, its indicator
named in a column. Either may repeat its regions at several dates. A sheet of respondents has a
region in each row too: what tells it apart is that one region comes more than once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.fields.printed import figure_of
from ocpart_desktop.extract.layouts.header_rows import MOST_HEADER_ROWS
from ocpart_desktop.extract.layouts.indicator_rows import (
    Moment,
    Places,
    find_places,
    names_a_place,
)
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, is_blank
from ocpart_desktop.geography.columns import recognise_column
from ocpart_desktop.geography.labels import LabelSystem

_HEADS = {
    "date": r"(?:annees?|dates?|vagues?|periodes?|millesimes?|years?|waves?|trimestres?|editions?)"
    r"(?: .{0,20})?|time(?: period)?",
    "unit": r"unites?(?: de mesure)?|units?(?: measure)?",
    "status": r"(?:obs )?status|statuts?|flags?|qualite(?: des donnees)?|drapeaux?",
    "base": r"base(?: brute)?|n|(?:nb|nombre) (?:de |d )(?:repondants|enquetes|interviews)"
    r"|repondants|interviews|effectifs? (?:interroges?|enquetes?)",
    "indicator": r"indicateurs?|indicators?|variables?|mesures?|series?|statistiques?"
    r"|(?:libelle|nom|intitule)s? (?:de l |des? )?(?:indicateurs?|variables?|series?)",
    "value": r"valeurs?|values?|obs value|resultats?|chiffres?",
}
_CODE = r"(?:.* )?(?:codes?|insee|nuts\d?|iso|region|reg|territoire|geo\w*)(?: .*)?"
_SAMPLE = 200
_FIRST_COLUMNS = 6
_LEAST_REGIONS = 3
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Grid:
    """0-based rows and columns; ``columns`` are those that hold no figure of an indicator.

    ``labels`` are the regions' as found.
    """

    heads: tuple[int, ...]
    labels: Mapping[int, str]
    places: Places
    columns: Mapping[str, int]
    values: tuple[int, ...]


def find_grid(
    sheet: Sheet, used: Sequence[int], told: Mapping[str, str | None] | None = None
) -> Grid | None:
    """The indicators of a sheet; None when it holds none, or none by region.

    ``told`` are the labels whose region was given by hand.
    """
    told = told or {}
    found = _region_column(sheet, used[:_SAMPLE], told)
    if found is None:
        return None
    region, first = found
    heads = _heads(sheet, [i for i in used if i < first])
    columns = {"region": region, **_columns(sheet, heads, region)}
    body = [i for i in used if i >= first]
    if not heads or _placed(sheet, body[:_SAMPLE], columns, told) is None:
        return None
    placed = _placed(sheet, body, columns, told)
    if placed is None or not _is_grid(sheet, placed[1], columns):
        return None
    values = _values(sheet, heads, list(placed[1].of), columns)
    return Grid(heads, *placed, columns, values) if values else None


def head_texts(sheet: Sheet, heads: Sequence[int], column: int) -> list[str]:
    """What stands above a column, from top to bottom."""
    return list(dict.fromkeys(t for i in heads if (t := cell_text(sheet, i, column))))


def cell_text(sheet: Sheet, row: int, column: int) -> str:
    """The text of a cell, or of the merged range it belongs to."""
    text = text_of(sheet.rows[row][column])
    if text:
        return text
    for m in sheet.merged:
        if m.top <= row <= m.bottom and m.left <= column <= m.right:
            return text_of(sheet.rows[m.top][m.left])
    return ""


def _region_column(
    sheet: Sheet, used: Sequence[int], told: Mapping[str, str | None]
) -> tuple[int, int] | None:
    """The column of regions and its first row; names go before codes."""
    best: tuple[tuple[int, bool], int, int] | None = None
    for j in range(min(sheet.width, _FIRST_COLUMNS)):
        texts = {i: t for i in used if (t := cell_text(sheet, i, j))}
        reading = recognise_column(texts.values(), told)
        rows = [i for i, t in texts.items() if names_a_place(reading, t)]
        inside = {t for i, t in texts.items() if rows and rows[0] <= i <= rows[-1]}
        known = {reading.codes.get(texts[i]) for i in rows} - {None}
        if len(known) < _LEAST_REGIONS or len(known) < _MOST * len(inside):
            continue
        score = (len(known), reading.system is LabelSystem.REGION_NAME)
        if best is None or score > best[0]:
            best = (score, j, rows[0])
    return best and (best[1], best[2])


def _heads(sheet: Sheet, above: Sequence[int]) -> tuple[int, ...]:
    heads: list[int] = []
    for i in reversed(above):
        lone = sum(not is_blank(v) for v in sheet.rows[i]) < 2
        if lone or len(heads) == MOST_HEADER_ROWS or (heads and heads[0] != i + 1):
            break
        heads.insert(0, i)
    return tuple(heads)


def _columns(sheet: Sheet, heads: Sequence[int], region: int) -> dict[str, int]:
    """Columns that are no indicator, by their heads; an indicator's name needs a value beside."""
    found: dict[str, int] = {}
    for j in (j for j in range(sheet.width) if j != region):
        head = fold(" ".join(head_texts(sheet, heads, j)))
        roles = (r for r, p in _HEADS.items() if r not in found and re.fullmatch(p, head))
        if role := next(roles, None):
            found[role] = j
    if not {"indicator", "value"} <= found.keys():
        for role in ("indicator", "value"):
            found.pop(role, None)
    return found


def _placed(
    sheet: Sheet,
    body: Sequence[int],
    columns: Mapping[str, int],
    told: Mapping[str, str | None],
) -> tuple[dict[int, str], Places] | None:
    """The labels of the rows that hold figures, and their places."""
    beside = [name for name in ("date", "indicator") if name in columns]

    def moment(row: int) -> Moment:
        return tuple(cell_text(sheet, row, columns[name]) for name in beside)

    beside_figures = {j for name, j in columns.items() if name != "value"}
    labels = {
        i: text
        for i in body
        if (text := cell_text(sheet, i, columns["region"]))
        and any(
            figure_of(value) is not None
            for j, value in enumerate(sheet.rows[i])
            if j not in beside_figures
        )
    }
    places = find_places(labels, moment, told)
    return None if places is None else (labels, places)


def _is_grid(sheet: Sheet, places: Places, columns: Mapping[str, int]) -> bool:
    """Whether nearly every region is told at every date, for every indicator."""
    cells = len({*places.of.values()})
    for name in ("date", "indicator"):
        if name in columns:
            cells *= len({cell_text(sheet, i, columns[name]) for i in places.of})
    return len(places.regions) >= _LEAST_REGIONS and len(places.of) >= _MOST * cells


def _values(
    sheet: Sheet, heads: Sequence[int], rows: Sequence[int], columns: Mapping[str, int]
) -> tuple[int, ...]:
    """The columns of figures; none when words prevail, or when numbers come before the regions."""
    if "value" in columns:
        return (columns["value"],)
    found, words = [], 0
    for j in (j for j in range(sheet.width) if j not in columns.values()):
        filled = [v for i in rows if not is_blank(v := sheet.rows[i][j])]
        figures = sum(figure_of(v) is not None for v in filled)
        if not filled or _tells_places(sheet, heads, rows, j):
            continue
        if figures <= _MOST * len(filled):
            words += 1
        elif j < columns["region"]:
            return ()
        else:
            found.append(j)
    return tuple(found) if words <= len(found) else ()


def _tells_places(sheet: Sheet, heads: Sequence[int], rows: Sequence[int], column: int) -> bool:
    """A column of codes beside the names of the regions."""
    head = fold(" ".join(head_texts(sheet, heads, column)))
    labels = [t for i in rows if (t := text_of(sheet.rows[i][column]))]
    return bool(re.fullmatch(_CODE, head)) and recognise_column(labels).coverage > _MOST
