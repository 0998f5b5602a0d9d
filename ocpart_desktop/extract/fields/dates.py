"""Days, whether stored as dates or written as people write them: 2026-03-02, 02/03/2026."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
_WRITTEN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: .*)?")
_THIS_CENTURY = 70


def day_of(value: object) -> date | None:
    """The day a cell holds; None when it holds none. « 02/03 » is the 2nd of March."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _written(value.strip()) if isinstance(value, str) and value[:1].isdigit() else None


@lru_cache(maxsize=65_536)
def _written(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WRITTEN.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        year += 0 if year > 99 else 2000 if year < _THIS_CENTURY else 1900
        if month > 12 >= day:
            day, month = month, day
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
