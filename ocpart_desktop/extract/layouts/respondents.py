"""Sheets of respondents: one row each, under one to three header rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING

from ocpart_desktop.extract.checks import (
    aside_issues,
    column_issues,
    date_issues,
    header_issues,
    identifier_issues,
    row_issues,
    stray_issues,
)
from ocpart_desktop.extract.columns import Coded, Column
from ocpart_desktop.extract.draft import DraftTable, SheetContent
from ocpart_desktop.extract.fields.respondent_kind import public_code
from ocpart_desktop.extract.fields.weight import FoundWeight
from ocpart_desktop.extract.layouts.asking import Asking
from ocpart_desktop.extract.layouts.askings import askings
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.filtered_base import settle_types_base
from ocpart_desktop.extract.layouts.grouping import group
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.layouts.respondent_columns import (
    Parts,
    read_columns,
    told_apart,
    understood,
    worth_asking,
)
from ocpart_desktop.extract.layouts.respondent_table import respondent_table
from ocpart_desktop.extract.receipt import ReadColumn, WeightReading
from ocpart_desktop.extract.respondent_checks import region_issues, weight_issues
from ocpart_desktop.extract.workbook import Sheet, cell_name, column_letters, range_name
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import (
    PUBLIC,
    WAVE,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def read_respondents(sheet: Sheet, context: Context) -> SheetContent | None:
    """The questions and the table of a sheet; None when no row of it is a respondent."""
    located, codebook, corrections = context.located, context.codebook, context.corrections
    if located is None or not located.data:
        return None
    columns = read_columns(sheet, located)
    parts = told_apart(columns, codebook, corrections)
    content = SheetContent(
        header_rows=tuple(i + 1 for i in located.headers), rows=len(located.data)
    )
    table, strays = respondent_table(sheet, located, parts, context)
    grouped = group(parts.questions, corrections.together, corrections.apart)
    groups = worth_asking(grouped, parts, corrections)
    found = list(askings(groups, codebook, corrections))
    settle_types_base(found, _groups(table))
    for asking in found:
        table.columns.update(asking.values)
    content.tables.append(table)
    content.questions += [
        question
        for asking in found
        for question in _by_public_and_wave(asking, table, sheet, located)
    ]
    if parts.region:
        content.regions = parts.region.presences()
        content.unknown_regions = list(parts.region.reading.unknown)
        content.names.update(parts.region.texts.values())
    if parts.weight and parts.weight.usable:
        content.weight = _weight_reading(sheet, parts.weight)
    if parts.identifier:
        first = cell_name(located.data[0], parts.identifier.index)
        content.numbers = frozenset(parts.identifier.texts.values())
        content.numbers_from = first
    content.columns = [_read_column(column, parts) for column in columns]
    content.names.update(column.head.name for column in columns)
    content.issues += [
        *column_issues(sheet, located, columns, understood(parts, groups)),
        *identifier_issues(sheet, located, parts.identifier),
        *aside_issues(sheet, parts.aside),
        *region_issues(sheet, located, parts.region, parts.unread_region),
        *weight_issues(sheet, located, parts.weight),
        *stray_issues(sheet, located, [*strays, *(s for asking in found for s in asking.strays)]),
        *header_issues(sheet, located, columns),
        *row_issues(sheet, located),
        *date_issues(sheet, located, columns),
    ]
    return content


def _read_column(column: Column, parts: Parts) -> ReadColumn:
    return ReadColumn(
        column.head.name,
        column_letters(column.index),
        column.head.text,
        parts.use_of(column),
        column.answered,
    )


def _groups(table: DraftTable) -> npt.NDArray[np.int64]:
    """A number a respondent, the same for those of one public in one wave."""
    import numpy as np

    publics, waves = table.columns[PUBLIC], table.columns[WAVE]
    if not isinstance(publics, Coded) or not isinstance(waves, Coded):
        raise TypeError("public and wave are categorical")
    many = len(waves.categories) + 2
    return publics.codes.astype(np.int64) * many + waves.codes


def _by_public_and_wave(
    asking: Asking, table: DraftTable, sheet: Sheet, located: Located
) -> Iterator[Question]:
    """One question for each public and wave it was asked of."""
    publics, waves = table.columns[PUBLIC], table.columns[WAVE]
    role = asking.role
    if not isinstance(publics, Coded) or not isinstance(waves, Coded):
        return
    for p, w in product(_present(publics), _present(waves)):
        n = int((asking.asked & (publics.codes == p) & (waves.codes == w)).sum())
        if n == 0:
            continue
        public = publics.categories[p] if p >= 0 else None
        wave = waves.categories[w] if w >= 0 else None
        yield Question(
            id=asking.id,
            label=asking.label,
            kind=asking.kind,
            answers=asking.corrections.typed(asking.name, asking.answers),
            table=table.name,
            source=_source(asking, sheet, located),
            public=public,
            wave=wave,
            role=role,
            theme=asking.entry.theme or None,
            base_note=base_note(asking.entry.bases, public, wave),
            n=n,
            scale=asking.scale,
            column=asking.column,
            columns=tuple(column.head.name for column in asking.columns),
        )


def _present(column: Coded) -> Iterable[int]:
    import numpy as np

    return sorted(int(code) for code in np.unique(column.codes))


def base_note(
    bases: dict[tuple[str, str], str], public: str | None, wave: str | None
) -> str | None:
    """The codebook's wording of who was asked, for this public and wave."""
    for (its_public, its_wave), note in bases.items():
        same_public = not its_public or not public or public_code(its_public) == public
        if same_public and (not its_wave or not wave or its_wave == wave):
            return note
    return None


def _source(asking: Asking, sheet: Sheet, located: Located) -> str:
    indices = [c.index for c in asking.columns]
    top = located.headers[0] if located.headers else located.data[0]
    return range_name(sheet.name, top, min(indices), located.data[-1], max(indices))


def _weight_reading(sheet: Sheet, weight: FoundWeight) -> WeightReading:
    column = weight.column
    total = sum(w * column.counts[v] for v, w in column.numbers.items())
    squares = sum(w * w * column.counts[v] for v, w in column.numbers.items())
    return WeightReading(sheet.name, column.head.name, total, total * total / squares)
