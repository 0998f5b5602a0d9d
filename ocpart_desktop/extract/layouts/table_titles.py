"""What the lines above a table say: its code, its question, who was asked, of which wave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.extract.layouts.table_lines import Line
from ocpart_desktop.extract.layouts.table_words import looks_like_code, parted_title
from ocpart_desktop.extract.wording import clean, slug
from ocpart_desktop.survey.publics import Public, recognise_public

YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2}(?:\s*[-/\u2013]\s*(?:19|20)?\d{2})?)(?!\d)")
_BASE = re.compile(r"\s*base\s*[:=\u2013-]?\s*(?P<note>.*)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?P<text>.*\S)\s*[(\[\u2013\u2014-]\s*base\s*[:=]\s*(?P<note>[^)\]]+)[)\]]?", re.IGNORECASE
)
_AGAIN = re.compile(
    r"\s*[(\u2013\u2014-]\s*(?:suite(?: et fin)?|fin|(?:partie )?\d\s?/\s?\d)\s*\)?\s*$"
    r"|(?<=\?)\s*[(\u2013\u2014-]?\s*(?:par|selon)\b[^?]{0,40}$",
    re.IGNORECASE,
)
_LEAD_WORDS = 3
_NUMBER = r"(\d(?:[\d \u00a0\u202f]*\d)?)"
_N_IN_BASE = re.compile(
    rf"{_NUMBER}(?! ?(?:ans\b|salari|hab|%|employ|emploi|km|€|k€|m€|et\b|à\b|ou\b|\d))(?:\s.*)?"
    rf"|.*\bn\s*=\s*{_NUMBER}\b.*|.*[(\[]{_NUMBER}(?: \w+)?[)\]]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """``code`` is empty where none is printed; ``base_note`` is the institute's wording."""

    code: str
    wording: str
    base_note: str | None
    years: str | None

    def called(self, wording: str, sheet: str) -> Title:
        """The title under a wording told elsewhere, else under the name of its sheet."""
        code = sheet if looks_like_code(sheet) else self.code
        told, text = parted_title(wording)
        return replace(self, code=told or code, wording=text or sheet)

    def about(self, item: str) -> Title:
        """The title of the table of one item."""
        code = f"{self.code}-{slug(item)}" if self.code else ""
        return replace(self, code=code, wording=f"{self.wording} \u2013 {item}")

    @property
    def base_number(self) -> int:
        """The base told in words: « Base : 402 maires »; 0 when it is not."""
        found = _N_IN_BASE.fullmatch(self.base_note or "")
        digits = next((text for text in found.groups() if text), "") if found else ""
        return int(re.sub(r"\D", "", digits) or 0)


def read_title(above: Sequence[Line]) -> Title:
    """The title is the last line that looks like a question, else the last that is no note."""
    lines = [line for line in above if not line.is_footnote]
    wordings = [line for line in lines if not line.is_base_line]
    titled = [line for line in wordings if line.is_title] or wordings
    text = titled[-1].label if titled else ""
    text, beside = _without_base(text)
    code, wording = parted_title(_AGAIN.sub("", text))
    notes = [_note(x.label) for x in reversed(lines) if x.is_base_line]
    return Title(
        code=code,
        wording=wording,
        base_note=next(iter(notes), beside),
        years=years_in(x.label for x in reversed(lines)),
    )


def _without_base(title: str) -> tuple[str, str | None]:
    """« Êtes-vous favorable ? (Base : 302 maires) » → the question, and who was asked."""
    found = _BESIDE.fullmatch(title)
    return (found["text"], clean(found["note"])) if found else (title, None)


def _note(line: str) -> str:
    bare = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    found = _BASE.fullmatch(bare)
    return clean(found["note"]) if found and found["note"] else line


def years_in(texts: Iterable[str]) -> str | None:
    """The first year or span of years: « 2015-2016 »."""
    return next((clean(y[1]) for text in texts if (y := YEARS.search(text))), None)


def public_in(texts: Iterable[str | None]) -> Public | None:
    """The first public that one of these texts names as the one asked."""
    return next((p for text in texts if text and (p := recognise_public(_asked(text)))), None)


def _asked(text: str) -> str:
    """Who a line may name: a question speaks of others, but « Maires : êtes-vous… ? » of mayors."""
    if "?" not in text:
        return text
    lead, told, _wording = re.split(r"\s*([:\u2013\u2014]|$)", text, maxsplit=1)
    return lead if told and len(lead.split()) <= _LEAD_WORDS else ""
