"""What the lines above a table say: its code, its question, who was asked, of which wave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.layouts.table_rows import Line
from ocpart_desktop.extract.wording import clean
from ocpart_desktop.survey.publics import Public, recognise_public

YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2}(?:\s*[-/\u2013]\s*(?:19|20)?\d{2})?)(?!\d)")
_BASE = re.compile(r"\s*base\s*[:=\u2013-]?\s*(?P<note>.*)", re.IGNORECASE)
_CODE = re.compile(
    r"(?:tableau|table|question)?\s*(?P<code>[A-Z]{1,12}\s?\d{0,3}[a-z]?(?:[_.]\d+)?|\d{1,3})"
    r"\s*[.:)\u2013\u2014-]\s+(?P<text>\S.*)"
)
_N_IN_BASE = re.compile(r"\d(?:[\d \u00a0\u202f]*\d)?")


@dataclass(frozen=True, slots=True)
class Title:
    """``code`` is empty where none is printed; ``base_note`` is the institute's wording."""

    code: str
    wording: str
    base_note: str | None
    years: str | None

    @property
    def base_number(self) -> int:
        """The base told in words: « Base : 402 maires »; 0 when it is not."""
        found = _N_IN_BASE.search(self.base_note or "")
        return int(re.sub(r"\D", "", found[0])) if found else 0


def read_title(above: Sequence[Line]) -> Title:
    """The title is the last line that looks like a question, else the last that is no note."""
    lines = [line for line in above if not line.is_footnote]
    wordings = [line for line in lines if not line.is_base_line]
    titled = [line for line in wordings if line.looks_like_title] or wordings
    text = titled[-1].label if titled else ""
    coded = _CODE.fullmatch(text)
    return Title(
        code=clean(coded["code"]).replace(" ", "") if coded else "",
        wording=coded["text"] if coded else text,
        base_note=next((_note(x.label) for x in reversed(lines) if x.is_base_line), None),
        years=years_in(x.label for x in reversed(lines)),
    )


def _note(line: str) -> str:
    bare = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    found = _BASE.fullmatch(bare)
    return clean(found["note"]) if found and found["note"] else line


def years_in(texts: Iterable[str]) -> str | None:
    """The first year or span of years: « 2015-2016 »."""
    return next((clean(y[1]) for text in texts if (y := YEARS.search(text))), None)


def public_in(texts: Iterable[str | None]) -> Public | None:
    """The first public that one of these texts names."""
    return next((p for text in texts if text and (p := recognise_public(text))), None)
