"""Which columns of a banner tell the whole country, and which a region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ocpart_desktop.extract.layouts.head_column import HeadColumn
from ocpart_desktop.extract.layouts.indicator_rows import national_rank
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.geography.columns import ColumnReading, recognise_column
from ocpart_desktop.geography.labels import LabelSystem, match_name
from ocpart_desktop.geography.reasons import ReasonKind

_TOTAL = re.compile(
    r"(?:ensemble|total|france|tous|toutes|national\w*|moyenne nationale|global)(?: .{0,40})?"
)
_NOT_TOTAL = re.compile(
    r".*\b(?:hors|sauf|reste)\b.*|(?:ensemble|total) (?:des )?(?:region|ile|s t|oui|non)\b.*"
)
_REGION_GROUP = re.compile(r"\b(?:nouvelles? |anciennes? )?regions?\b")
_LARGE_AREAS = re.compile(r"\b(?:grandes? regions?|uda ?\d*|zeat|inter ?regions?|zones?)\b")
_NAMES = (LabelSystem.REGION_NAME, LabelSystem.FORMER_NAME, LabelSystem.BY_HAND)
_MOSTLY = 0.6
_SOME = 1 / 3
_LEAST = 2

Given = Mapping[str, str | None]


@dataclass(slots=True)
class Places:
    """Columns that stand under the regions and are none.

    ``unknown`` names no place, ``parts`` are pieces of one region, ``larger`` hold several.
    """

    unknown: list[HeadColumn] = field(default_factory=list)
    parts: list[HeadColumn] = field(default_factory=list)
    larger: list[HeadColumn] = field(default_factory=list)


def find_places(columns: Sequence[HeadColumn], given: Given) -> Places:
    """Mark the total and the regions among the columns of one wave.

    ``given`` are the heads whose region was given by hand.
    """
    places = Places()
    _mark_total(columns)
    for group in dict.fromkeys(c.group for c in columns):
        members = [c for c in columns if c.group == group and not c.total]
        _mark_regions(group, members, places, given)
    for code in {c.region for c in columns} - {None}:
        same = [c for c in columns if c.region == code]
        if len(same) > 1:
            places.parts += same
            for column in same:
                column.region, column.group = None, column.group or "Régions"
    places.parts.sort(key=lambda c: c.column)
    return places


def _mark_total(columns: Sequence[HeadColumn]) -> None:
    """The widest of the columns that tell a whole; the first of the equally wide."""
    told = [c for c in columns if names_a_total(c.head) or c.head == c.wave]
    if told:
        best = min(told, key=lambda c: (bool(c.group), national_rank(c.head) or 0, c.column))
        best.total = True


def names_a_total(head: str) -> bool:
    """« Ensemble », « Total France », but neither « Ensemble Bretagne » nor « France hors… »."""
    folded = fold(head)
    found = _TOTAL.fullmatch(folded)
    if found is None or _NOT_TOTAL.fullmatch(folded):
        return False
    _whole, _space, rest = folded.partition(" ")
    return not (rest and _is_region(rest))


def names_a_place(head: str) -> bool:
    """Whether a head, by itself, names the country or a region."""
    return names_a_total(head) or _is_region(head)


def _is_region(text: str) -> bool:
    match = match_name(text)
    return match is not None and match.system in _NAMES


def names_regions(labels: Iterable[str]) -> bool:
    """Whether many of the labels name regions."""
    others = [label for label in dict.fromkeys(labels) if label and not names_a_total(label)]
    reading = recognise_column(others)
    names = [m for m in reading.matches.values() if m.system in _NAMES]
    return len(names) >= max(_LEAST, _SOME * len(others))


def _mark_regions(group: str, members: Sequence[HeadColumn], places: Places, given: Given) -> None:
    """A group holds regions when it is named so, or when most of its labels are."""
    folded = fold(group)
    named = bool(_REGION_GROUP.search(folded)) and not _LARGE_AREAS.search(folded)
    reading = recognise_column((_without_whole(c.head) for c in members), given)
    names = [m for m in reading.matches.values() if m.system in _NAMES]
    if _speaks_of_larger_areas(reading):
        places.larger += members
        return
    if not named and (not names or (group and reading.coverage < _MOSTLY)):
        return
    for column in members:
        head = _without_whole(column.head)
        match = reading.matches.get(head)
        if match and (named or match.system in _NAMES):
            column.region = match.code
        elif named and head in reading.unknown:
            places.unknown.append(column)


def _without_whole(head: str) -> str:
    """« Ensemble Bretagne » is Bretagne."""
    found = re.fullmatch(r"(?i)(?:ensemble|total|s/t|région)\s+(?P<place>.+)", head)
    return found["place"] if found and _is_region(found["place"]) else head


def _speaks_of_larger_areas(reading: ColumnReading) -> bool:
    areas = [r for r in reading.reasons if r.kind is ReasonKind.LARGE_AREAS]
    return bool(areas) and not reading.matches
