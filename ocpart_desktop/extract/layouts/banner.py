"""The banner of a published table: what each column is (total, region, another breakdown)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.layouts.table_rows import (
    Line,
    is_count_unit,
    is_letter_row,
    is_unit_head,
)
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.extract.workbook import Sheet, column_letters

_TOTAL = re.compile(
    r"(?:ensemble|total|france|tous|toutes|national|moyenne nationale)(?: .{0,30})?"
)
_NOT_TOTAL = re.compile(r"(?:ensemble|total) (?:des )?(?:region|ile|s t|oui|non)\b")
_WEAK = re.compile(r"\s*(?:\(\s*\*{1,2}\s*\)|\*{1,2}|\(base faible\))\s*$")
_BASE_IN_HEAD = re.compile(r"\(?\s*(?:n|base)\s*[=:]\s*(\d[\d \u00a0\u202f]*)\)?", re.IGNORECASE)
_REGION_GROUP = re.compile(r"\b(?:nouvelles? |anciennes? |grandes? )?regions?\b")


@dataclass(slots=True)
class HeadColumn:
    """One column of figures. ``group`` is the banner's upper text, empty when there is none."""

    column: int
    head: str
    group: str
    letter: str = ""
    weak: bool = False
    base: int | None = None
    total: bool = False
    region: str | None = None
    counts: bool = False


@dataclass(slots=True)
class Banner:
    """The columns of a table, and the labels under a region heading that name no region."""

    columns: list[HeadColumn]
    unknown: list[HeadColumn]
    labels: dict[str, list[str]]
    former: list[HeadColumn]


Told = Mapping[str, str | None]


def read_banner(
    sheet: Sheet, heads: Sequence[Line], columns: Sequence[int], told: Told | None = None
) -> Banner:
    """What stands above each column of figures; ``told`` are regions given by hand."""
    letters = next((line.texts for line in heads if is_letter_row(line)), {})
    rows = [_spread(sheet, line, columns, n < len(named) - 1) for named in [
        [h for h in heads if not is_letter_row(h)]] for n, line in enumerate(named)]  # fmt: skip
    found = [_column(j, [row.get(j, "") for row in rows], letters.get(j, "")) for j in columns]
    shares = [c for c in found if not c.counts]
    found = shares or found
    unknown, labels, former = _regions(found, told or {})
    return Banner(found, unknown, labels, former)


def _spread(sheet: Sheet, line: Line, columns: Sequence[int], upper: bool) -> dict[int, str]:
    """The texts of a banner row, spread over merged cells, else over the blanks to the right."""
    texts = dict(line.texts)
    merged = [m for m in sheet.merged if m.top <= line.row <= m.bottom]
    for m in merged:
        text = clean(str(sheet.rows[m.top][m.left]))
        for j in range(m.left, m.right + 1):
            texts[j] = text
    if upper and not any(m.right > m.left for m in merged):
        last = ""
        for j in columns:
            last = texts.get(j) or last
            texts[j] = last
    return texts


def _column(j: int, texts: Sequence[str], letter: str) -> HeadColumn:
    path = [t for t in dict.fromkeys(texts) if t]
    unit = path.pop() if len(path) > 1 and is_unit_head(path[-1]) else ""
    leaf = path[-1] if path else column_letters(j)
    base = _BASE_IN_HEAD.search(leaf)
    if base:
        leaf = clean(leaf.replace(base[0], ""))
    plain = _WEAK.sub("", leaf)
    column = HeadColumn(
        column=j,
        head=plain,
        group=" › ".join(path[:-1]),
        letter=letter.strip("()") or column_letters(j),
        weak=plain != leaf,
        base=int(re.sub(r"\D", "", base[1])) if base else None,
        counts=is_count_unit(unit),
    )
    folded = fold(plain)
    column.total = bool(_TOTAL.fullmatch(folded)) and not _NOT_TOTAL.match(folded)
    return column


def _regions(
    columns: Sequence[HeadColumn],
    told: Told,
) -> tuple[list[HeadColumn], dict[str, list[str]], list[HeadColumn]]:
    """Recognise regions group by group; a group counts when named so, or when most labels are."""
    unknown: list[HeadColumn] = []
    former: list[HeadColumn] = []
    labels: dict[str, list[str]] = {}
    for group in dict.fromkeys(c.group for c in columns):
        members = [c for c in columns if c.group == group and not c.total]
        _recognise_group(group, members, unknown, labels, told)
    for code in labels:
        same = [c for c in columns if c.region == code]
        if len(same) > 1:
            former += same
            for column in same:
                column.region, column.group = None, column.group or "Régions"
    for column in former:
        labels.pop(column.region or "", None)
    labels = {
        code: heads for code, heads in labels.items() if any(c.region == code for c in columns)
    }
    return unknown, labels, former


def _recognise_group(
    group: str,
    members: Sequence[HeadColumn],
    unknown: list[HeadColumn],
    labels: dict[str, list[str]],
    told: Told,
) -> None:
    from ocpart_desktop.geography.columns import recognise_column
    from ocpart_desktop.geography.labels import LabelSystem

    named = bool(_REGION_GROUP.search(fold(group)))
    reading = recognise_column((c.head for c in members), told)
    systems = (LabelSystem.REGION_NAME, LabelSystem.FORMER_NAME, LabelSystem.BY_HAND)
    names = [m for m in reading.matches.values() if m.system in systems]
    if not named and (not names or (group and reading.coverage < 0.6)):
        return
    for column in members:
        match = reading.matches.get(column.head)
        if match and (named or match.system in systems):
            column.region = match.code
            labels.setdefault(match.code, []).append(column.head)
        elif named and column.head in reading.unknown:
            unknown.append(column)
