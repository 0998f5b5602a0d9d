"""The shape of a sheet: what the next file of the same survey will most likely bear too.

It is the set of the texts at the top of the sheet, figures left out, as short fingerprints: a
new wave changes a year, a date, some answers, and hardly anything of the headers. Fingerprints
tell two shapes apart without keeping a word of anybody's answers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet

_TOP_ROWS = 8
_MOST_TEXTS = 4_000
_ALIKE = 0.7
_FIGURES = re.compile(r"\d+")

Shape = tuple[str, ...]


def shape_of(sheet: Sheet) -> Shape:
    """The shape of a sheet, empty when its top holds no text."""
    texts: dict[str, None] = {}
    for row in sheet.rows[:_TOP_ROWS]:
        for value in row:
            if isinstance(value, str) and (text := _FIGURES.sub("#", fold(text_of(value)))):
                texts[text] = None
    return tuple(sorted(map(_fingerprint, list(texts)[:_MOST_TEXTS])))


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """How much of two shapes is common to both, 0 to 1 (Jaccard's index)."""
    ours, theirs = set(one), set(other)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def are_alike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two sheets are likely to be read the same way."""
    return likeness(one, other) >= _ALIKE


def _fingerprint(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
