"""Numbers as people write them: 1 234,5 and 43 % with any kind of space."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from ocpart_desktop.extract.wording import clean

_NUMBER = re.compile(r"[+\-\u2212]?\d+(?:[ '\u2019]\d{3})*(?:[.,]\d+)?|[+\-\u2212]?[.,]\d+")


def number_of(value: object) -> float | None:
    """The number a cell holds, whether stored as a number or as text; None when it is none."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, date | time | timedelta) or not isinstance(value, str):
        return None
    return parse_number(clean(value))


def parse_number(text: str) -> float | None:
    """« 1 234,5 » → 1234.5; a percent sign or a unit makes it something else."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = re.sub(r"[ '\u2019]", "", text).replace(",", ".").replace("\u2212", "-")
    return float(plain)


def leading_number(text: str) -> float | None:
    """The first number of a label, by which bands are put in order: « 10 à 49 salariés » → 10."""
    found = re.search(r"\d+(?:[ \u00a0\u202f]\d{3})*", text)
    return parse_number(clean(found[0])) if found else None
