"""The columns of a sheet of respondents: what each is called and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ocpart_desktop.extract.columns import Column, Head
from ocpart_desktop.extract.fields.region import FoundRegion, find_region
from ocpart_desktop.extract.fields.respondent_kind import (
    find_identifier,
    find_public,
    find_wave,
    is_constant,
    is_descriptive,
    is_technical,
)
from ocpart_desktop.extract.fields.weight import FoundWeight, find_weight
from ocpart_desktop.extract.layouts.codebook import Codebook
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.layouts.heads import read_heads
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, column_letters


@dataclass(slots=True)
class Parts:
    """The columns of a sheet, told apart."""

    identifier: Column | None
    public: Column | None
    wave: Column | None
    region: FoundRegion | None
    weight: FoundWeight | None
    variables: list[Column] = field(default_factory=list)
    questions: list[Column] = field(default_factory=list)
    aside: list[Column] = field(default_factory=list)


def read_columns(sheet: Sheet, located: Located) -> list[Column]:
    """The columns of a sheet, down its respondents."""
    heads = _heads(sheet, located)
    coded = sheet.columns(located.columns, located.data)
    return [
        Column(j, head, cells) for j, head, cells in zip(located.columns, heads, coded, strict=True)
    ]


def _heads(sheet: Sheet, located: Located) -> list[Head]:
    """What each column is called, names made unique."""
    heads = read_heads(sheet, located.headers, located.columns)
    taken: set[str] = set()
    unique = []
    for head, column in zip(heads, located.columns, strict=True):
        stem = head.name or column_letters(column)
        name, number = stem, 2
        while fold(name) in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(fold(name))
        unique.append(head if name == head.name else replace(head, code=name))
    return unique


def told_apart(columns: Sequence[Column], codebook: Codebook) -> Parts:
    """Which column is the region, the weight, the public…; the others describe or answer."""
    filled = [c for c in columns if c.answered]
    parts = Parts(
        identifier=find_identifier(filled),
        public=find_public(filled),
        wave=find_wave(filled),
        region=find_region(filled, codebook),
        weight=find_weight(filled),
    )
    taken = {
        id(c)
        for c in (
            parts.identifier,
            parts.public,
            parts.wave,
            parts.weight and parts.weight.column,
            parts.region and parts.region.column,
            *(other.column for other in (parts.region.others if parts.region else ())),
        )
    }
    for column in columns:
        if id(column) in taken:
            continue
        if is_technical(column):
            parts.aside.append(column)
        elif is_descriptive(column):
            parts.variables.append(column)
        else:
            parts.questions.append(column)
    return parts


def worth_asking(groups: Sequence[Group], parts: Parts) -> list[Group]:
    """Groups, and the lone columns that tell respondents apart or are plainly questions.

    An option that nobody chose is still an option of its group.
    """
    kept = []
    for each in groups:
        column = each.columns[0]
        if len(each.columns) > 1:
            kept.append(each)
        elif is_constant(column):
            parts.aside.append(column)
        elif column.answered:
            kept.append(each)
    return kept


def understood(parts: Parts, groups: Sequence[Group]) -> list[Column | None]:
    """The columns that may well be constant or empty."""
    options = [c for each in groups if len(each.columns) > 1 for c in each.columns]
    weight = parts.weight.column if parts.weight else None
    region = parts.region.column if parts.region else None
    return [
        *options,
        parts.public,
        parts.wave,
        weight,
        region,
        *(c for c in parts.aside if is_technical(c)),
    ]
