"""The region: by name, alias or code of a region, else by département, postal or commune code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column, coded
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.geography.reasons import Reason, ReasonKind
from ocpart_desktop.survey.regions import REGION_BY_CODE, REGIONS
from ocpart_desktop.survey.survey import RegionPresence

if TYPE_CHECKING:
    from ocpart_desktop.extract.columns import Coded
    from ocpart_desktop.extract.layouts.codebook import Codebook
    from ocpart_desktop.extract.workbook import Cell
    from ocpart_desktop.geography.columns import ColumnReading

_NAMES = (
    re.compile(
        r".*\bregions?\b.*|reg|creg|lib ?reg\w*|code ?reg\w*|nom ?reg\w*|nuts\d?|iso(?: 3166.*)?"
    ),
    re.compile(r".*\bdepartements?\b.*|dep|dept|dpt|code ?dep\w*|cod ?dep\w*|num ?dep\w*"),
    re.compile(r"code ?postal\w*|cp|postal code|zip(?: ?code)?|.*\bcode postal\b.*"),
    re.compile(r"(?:code )?(?:insee|commune insee|depcom|codgeo|code commune)(?: commune)?"),
)
_LONGEST_NAME = 12
_BY_CONTENT = 0.9
_GOOD = 0.8


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """The column regions come from, how its labels were read, and other columns that tell one."""

    column: Column
    texts: Mapping[Cell, str]
    reading: ColumnReading
    others: tuple[FoundRegion, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What there is to say of the reading, beside how many labels it explains."""
        return tuple(r for r in self.reading.reasons if r.kind is not ReasonKind.EXPLAINS)

    def code_of(self, value: Cell) -> str | None:
        """The region's code of a cell."""
        return self.reading.codes.get(self.texts.get(value, ""))

    def coded(self) -> Coded:
        """The ``@region`` column, its categories being the codes found."""
        present = set(self.reading.codes.values())
        codes = [region.code for region in REGIONS if region.code in present]
        place = {code: n for n, code in enumerate(codes)}
        return coded(self.column.codes(lambda v: place.get(self.code_of(v) or "", -1)), codes)

    def presences(self) -> list[RegionPresence]:
        """Each region found, under which labels, with how many respondents."""
        labels: dict[str, dict[str, int]] = {}
        for value, text in self.texts.items():
            if code := self.reading.codes.get(text):
                found = labels.setdefault(code, {})
                found[text] = found.get(text, 0) + self.column.counts[value]
        return [
            RegionPresence(code, REGION_BY_CODE[code].name, tuple(found), sum(found.values()))
            for code, found in sorted(labels.items())
        ]


Told = Mapping[str, str | None]
"""Labels whose region was given by hand; None for a label of no region."""


def find_region(columns: Sequence[Column], codebook: Codebook, told: Told) -> FoundRegion | None:
    """The column to take regions from: named so and the most precise, else by its content."""
    named = [found for found in _named(columns, codebook, told) if found.reading.matches]
    if not named:
        named = [
            found
            for column in columns
            if 3 <= len(column.opinions) <= 60
            and (column.numeric_share < 0.5 or codebook.entry(column.head.code).answers)
            and (found := _read(column, codebook, told)).reading.matches
            and found.reading.coverage >= _BY_CONTENT
        ]
    if not named:
        return None
    first = next((f for f in named if f.reading.coverage >= _GOOD), None) or max(
        named, key=lambda found: found.reading.coverage
    )
    others = tuple(found for found in named if found is not first)
    return FoundRegion(first.column, first.texts, first.reading, others)


def find_unread_region(
    columns: Sequence[Column], codebook: Codebook, told: Told
) -> FoundRegion | None:
    """A column named as regions are, none of whose labels is one, with the reason why."""
    return next((found for found in _named(columns, codebook, told) if found.reasons), None)


def _named(columns: Sequence[Column], codebook: Codebook, told: Told) -> list[FoundRegion]:
    """The columns that announce a region, the most precise kind of name first."""
    ranks = {id(column): _rank(column, codebook) for column in columns}
    return [
        _read(column, codebook, told)
        for rank in range(len(_NAMES))
        for column in columns
        if ranks[id(column)] == rank
    ]


def _rank(column: Column, codebook: Codebook) -> int | None:
    label = codebook.entry(column.head.code).label
    names = {fold(x) for x in (column.head.code, column.head.option or column.head.text, label)}
    for rank, pattern in enumerate(_NAMES):
        if any(pattern.fullmatch(n) and len(n.split()) <= _LONGEST_NAME for n in names if n):
            return rank
    return None


def read_region(column: Column, codebook: Codebook, told: Told) -> FoundRegion | None:
    """The regions a column tells; None when it tells none."""
    found = _read(column, codebook, told)
    return found if found.reading.matches else None


def _read(column: Column, codebook: Codebook, told: Told) -> FoundRegion:
    from ocpart_desktop.geography.columns import recognise_column

    meanings = {fold(c): label for c, label in codebook.entry(column.head.code).answers.items()}
    texts = {value: meanings.get(fold(text), text) for value, text in column.texts.items()}
    return FoundRegion(column, texts, recognise_column(texts.values(), told))
