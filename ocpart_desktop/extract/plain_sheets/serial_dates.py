"""Numbers shown as dates: what the usual reader makes of them, to the millisecond."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from enum import IntEnum

_EPOCH = datetime(1899, 12, 30)
_FROM_1904 = 1462.0
_NO_LEAP_DAY_UP_TO = 60.0  # Excel's calendar has a 29 February 1900
_DAY = 86_400_000.0
FURTHEST = 2_950_000.0
"""A number of days, in the year 9976, beyond which nothing is read as a date here."""

_BUILT_IN_DATES = {*range(14, 23), 45, 47}
_BUILT_IN_DURATION = 46
_PIECES = re.compile(
    r'[_\\*](?s:.)|"[^"_\\*]*"|\[(?P<elapsed>(h+|m+|s+))\]|\[[^][";_\\*]*\]|(?P<plain>[^][_\\*"])',
    re.IGNORECASE,
)


class Shown(IntEnum):
    """What a number format makes of a number; UNSURE when it is no plain format."""

    NUMBER = 0
    MOMENT = 1
    DURATION = 2
    UNSURE = 3


def built_in(number: str) -> Shown:
    """A number format of Excel's own."""
    if number == str(_BUILT_IN_DURATION):
        return Shown.DURATION
    return Shown.MOMENT if number in map(str, _BUILT_IN_DATES) else Shown.NUMBER


def shown_by(code: str) -> Shown:
    """A custom format: the first letter of a date or [h] in its first section tells."""
    end, noon = 0, False
    for piece in _PIECES.finditer(code):
        if piece.start() != end:
            return Shown.UNSURE
        end = piece.end()
        if piece["elapsed"]:
            return Shown.DURATION
        letter = (piece["plain"] or "").lower()
        if letter == ";":
            return Shown.NUMBER
        if letter in (("p", "m", "/") if noon else ("d", "m", "y", "h", "s")):
            return Shown.MOMENT
        noon = noon or letter == "a"
    return Shown.NUMBER if end == len(code) else Shown.UNSURE


def moment(number: float, *, from_1904: bool) -> date | datetime | time:
    """A time under 1, a date for a whole number, else both."""
    days = number + _FROM_1904 if from_1904 else number
    days = days if days >= _NO_LEAP_DAY_UP_TO else days + 1
    whole = _EPOCH + timedelta(milliseconds=_rounded(days * _DAY))
    if number < 1:
        return whole.time()
    return whole.date() if number.is_integer() else whole


def duration(number: float) -> timedelta:
    """A number of days."""
    return timedelta(milliseconds=_rounded(number * _DAY))


def _rounded(number: float) -> int:
    """To the nearest whole number, halves away from zero."""
    whole = math.trunc(number)
    return whole + (int(math.copysign(1, number)) if abs(number - whole) >= 0.5 else 0)
