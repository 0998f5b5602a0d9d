"""One column of a banner: what the texts above it say, its base, its unit, its wave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.layouts.table_words import is_count_unit, is_row_unit, is_unit
from ocpart_desktop.extract.layouts.wave_heads import without_wave
from ocpart_desktop.extract.wording import clean
from ocpart_desktop.extract.workbook import column_letters

_WEAK = re.compile(r"\s*(?:\(\s*\*{1,2}\s*\)|\*{1,2}|\(base (?:très )?faible\))\s*$", re.IGNORECASE)
_BASE = re.compile(
    r"(?:[(\[]\s*(?:n|base)\s*[=:]?|\b(?:n|base)\s*[=:])\s*(\d[\d \u00a0\u202f]*)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[(\[]\s*(\d[\d \u00a0\u202f]*)\s*[)\]]")


@dataclass(slots=True)
class HeadColumn:
    """One column of figures. ``group`` is the banner's upper text, empty when there is none.

    ``base`` is the one printed in the head, in row ``base_row``. ``counts`` tells that the figures
    are numbers of respondents, ``along_rows`` that they are percentages along the rows.
    """

    column: int
    head: str
    group: str
    letter: str = ""
    weak: bool = False
    base: int | None = None
    base_row: int = 0
    wave: str | None = None
    total: bool = False
    region: str | None = None
    counts: bool = False
    along_rows: bool = False

    @property
    def stands_for(self) -> tuple[str, str, str | None]:
        """The same for a column of counts and for its column of percentages."""
        return self.group, self.head, self.wave


def head_column(
    column: int, path: Sequence[tuple[int, str]], letter: str, *, starred: bool
) -> HeadColumn:
    """The column under a path of (row, text); a star marks a weak base when ``starred``."""
    made = HeadColumn(column, "", "", letter.strip("()") or column_letters(column))
    kept: list[str] = []
    for row, text in path:
        bare = _take_base(made, row, _take_star(made, text) if starred else text)
        if is_unit(bare):
            made.counts, made.along_rows = is_count_unit(bare), is_row_unit(bare)
            continue
        wave, left = without_wave(bare)
        made.wave = wave or made.wave
        if left and left not in kept:
            kept.append(left)
    leaf = kept.pop() if kept else made.wave or column_letters(column)
    made.head = _take_star(made, leaf) if starred else leaf
    made.group = " › ".join(kept)
    return made


def _take_star(made: HeadColumn, text: str) -> str:
    """The text without the mark of a weak base it ends with."""
    plain = _WEAK.sub("", text)
    made.weak = made.weak or plain != text
    return plain


def _take_base(made: HeadColumn, row: int, text: str) -> str:
    """The text without the base it ends with: « Bretagne (n = 40) »."""
    found = _BASE.search(text)
    if found is None:
        return text
    made.base, made.base_row = _whole(found[1]), row
    return clean(text[: found.start()])


def bases_alone(columns: Sequence[HeadColumn], row: int) -> None:
    """« (302) » under every head is a base; under some of them only, it refers to a note."""
    told = [_NUMBER.fullmatch(column.head) for column in columns]
    for column, found in zip(columns, told, strict=True):
        if found and all(told) and column.group:
            column.base, column.base_row = _whole(found[1]), row
            *groups, column.head = column.group.split(" › ")
            column.group = " › ".join(groups)


def _whole(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))
