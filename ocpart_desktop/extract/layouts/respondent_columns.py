"""The columns of a sheet of respondents: what each is called and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ocpart_desktop.extract.columns import Column, Head
from ocpart_desktop.extract.fields.region import (
    FoundRegion,
    find_region,
    find_unread_region,
    read_region,
)
from ocpart_desktop.extract.fields.respondent_kind import (
    find_public,
    find_wave,
    is_constant,
    is_descriptive,
)
from ocpart_desktop.extract.fields.technical import find_identifier, is_technical
from ocpart_desktop.extract.fields.weight import FoundWeight, checked_weight, find_weight
from ocpart_desktop.extract.layouts.codebook import Codebook
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.layouts.heads import read_heads
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, column_letters
from ocpart_desktop.survey.corrections import About, SheetCorrections, Use


@dataclass(slots=True)
class Parts:
    """The columns of a sheet, told apart."""

    identifier: Column | None
    public: Column | None
    wave: Column | None
    region: FoundRegion | None
    weight: FoundWeight | None
    unread_region: FoundRegion | None = None
    stratum: Column | None = None
    cluster: Column | None = None
    variables: list[Column] = field(default_factory=list)
    questions: list[Column] = field(default_factory=list)
    aside: list[Column] = field(default_factory=list)

    def use_of(self, column: Column) -> Use:
        """What a column is for."""
        singles = {
            Use.IDENTIFIER: self.identifier,
            Use.PUBLIC: self.public,
            Use.WAVE: self.wave,
            Use.REGION: self.region and self.region.column,
            Use.WEIGHT: self.weight and self.weight.column,
            Use.STRATUM: self.stratum,
            Use.CLUSTER: self.cluster,
        }
        if any(column is each for each in self.aside):
            return Use.ASIDE
        for use, single in singles.items():
            if single is column:
                return use
        if any(column is each for each in self.variables):
            return Use.VARIABLE
        return Use.QUESTION if any(column is each for each in self.questions) else Use.ASIDE


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


def told_apart(
    columns: Sequence[Column], codebook: Codebook, corrections: SheetCorrections
) -> Parts:
    """Which column is the region, the weight, the public…; the others describe or answer.

    A use given by hand goes before any that is recognised.
    """
    uses = corrections.uses
    given = {use: c for c in columns if (use := uses.get(c.head.name)) and use.is_single}
    free = [c for c in columns if c.answered and c.head.name not in uses]
    region, weight = given.get(Use.REGION), given.get(Use.WEIGHT)
    told = corrections.regions
    parts = Parts(
        identifier=given.get(Use.IDENTIFIER) or find_identifier(free),
        public=given.get(Use.PUBLIC) or _unless(corrections, About.PUBLIC, find_public(free)),
        wave=given.get(Use.WAVE) or _unless(corrections, About.WAVE, find_wave(free)),
        region=read_region(region, codebook, told) if region else find_region(free, codebook, told),
        weight=checked_weight(weight) if weight else find_weight(free),
        stratum=given.get(Use.STRATUM),
        cluster=given.get(Use.CLUSTER),
    )
    if parts.region is None:
        parts.unread_region = find_unread_region(free, codebook, told)
    others = [other.column for other in (parts.region.others if parts.region else ())]
    others += parts.weight.others if parts.weight else ()
    for column in columns:
        if parts.use_of(column).is_single or any(column is other for other in others):
            continue
        use = uses.get(column.head.name) or _usual_use(column)
        {Use.QUESTION: parts.questions, Use.VARIABLE: parts.variables}.get(use, parts.aside).append(
            column
        )
    return parts


def _unless(corrections: SheetCorrections, about: About, found: Column | None) -> Column | None:
    """A column found, unless the whole sheet was given one public or one wave."""
    return found if corrections.about(about) is None else None


def _usual_use(column: Column) -> Use:
    if is_technical(column):
        return Use.ASIDE
    return Use.VARIABLE if is_descriptive(column) else Use.QUESTION


def worth_asking(
    groups: Sequence[Group], parts: Parts, corrections: SheetCorrections
) -> list[Group]:
    """Groups, and the lone columns that tell respondents apart or are plainly questions.

    An option that nobody chose is still an option of its group.
    """
    given = {name for name, use in corrections.uses.items() if use is Use.QUESTION}
    kept = []
    for each in groups:
        column = each.columns[0]
        if len(each.columns) > 1:
            kept.append(each)
        elif is_constant(column) and column.head.name not in given:
            parts.aside.append(column)
        elif column.answered:
            kept.append(each)
    return kept


def understood(parts: Parts, groups: Sequence[Group]) -> list[Column | None]:
    """The columns that may well be constant or empty."""
    options = [c for each in groups if len(each.columns) > 1 for c in each.columns]
    weights = [parts.weight.column, *parts.weight.others] if parts.weight else []
    region = parts.region.column if parts.region else None
    return [
        *options,
        parts.public,
        parts.wave,
        *weights,
        region,
        *(c for c in parts.aside if is_technical(c)),
    ]
