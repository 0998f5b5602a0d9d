"""Numbers and dates as the language writes them: 37,5 % with a narrow no-break space."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from ocpart_desktop.i18n.language import _, current_language

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"


def _pattern(digits: int) -> str:
    return "#,##0." + "0" * digits if digits else "#,##0"


def number(value: float, digits: int = 0) -> str:
    """``1234.5`` → « 1 234,5 »."""
    return _typographic(format_decimal(value, _pattern(digits), locale=current_language()))


def whole(value: float) -> str:
    """A count: rounded, grouped."""
    return number(round(value))


def percent(share: float, digits: int = 0) -> str:
    """A share between 0 and 1: ``0.375`` → « 38 % »; ``digits=1`` → « 37,5 % »."""
    pattern = _pattern(digits) + (" %" if current_language() == "fr" else "%")
    return _typographic(
        format_percent(half_up(share, digits + 2), pattern, locale=current_language())
    )


def points(gap: float, digits: int = 0) -> str:
    """A difference of two shares in points, signed: ``0.06`` → « +6 »."""
    rounded = half_up(gap * 100, digits)
    return signed(rounded, digits)


def signed(value: float, digits: int = 0) -> str:
    """A number that always bears its sign, zero excepted."""
    rounded = half_up(value, digits)
    text = number(abs(rounded), digits)
    if rounded == 0:
        return text
    return ("+" if rounded > 0 else MINUS) + text


def score(value: float, digits: int = 1) -> str:
    """A mean on its scale: ``7.1`` → « 7,1 »."""
    return number(half_up(value, digits), digits)


def date_long(day: date) -> str:
    """« 24 novembre 2026 »."""
    text = format_date(day, "long", locale=current_language())
    return "1er" + text[1:] if current_language() == "fr" and day.day == 1 else text


def time_short(moment: datetime) -> str:
    """« 14:32 »."""
    return format_time(moment, "HH:mm", locale=current_language())


def file_size(size: int) -> str:
    """Bytes as a person counts them: « 640 ko », « 12 Mo »."""
    kilobytes = size / 1024
    if kilobytes < 1000:
        return _("{n} KB").format(n=number(max(kilobytes, 1)))
    return _("{n} MB").format(n=number(kilobytes / 1024))


def half_up(value: float, digits: int) -> float:
    """Round halves away from zero, as the published tables do (0.125 → 0.13)."""
    from decimal import ROUND_HALF_UP, Decimal

    quantum = Decimal(1).scaleb(-digits)
    # 12 significant decimals absorb the binary noise of 0.285 * 100 and the like.
    return float(Decimal(f"{value:.12f}").quantize(quantum, ROUND_HALF_UP))


def _typographic(text: str) -> str:
    if current_language() != "fr":
        return text
    return text.replace(" ", NARROW).replace(NO_BREAK, NARROW).replace("-", MINUS)
